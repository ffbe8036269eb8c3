"""A statement that the document contradicts elsewhere is not given without that."""

from dataclasses import replace

from advisor.career import Career
from advisor.chat.compose.draft import Draft, claim
from advisor.profile import FactKind

CLAIMING = frozenset(
    {FactKind.NOT_FIT, FactKind.TIME_TO_READY, FactKind.QUESTION_COUNT}
)
"""Kinds of facts that say of the whole what its parts may contradict."""
FEW = 2
"""Cited statements up to which an answer rests on the one that is contradicted."""


def with_conflict(draft: Draft, career: Career) -> Draft:
    """Return `draft` with the contradiction of what it rests on, if it told none."""
    cited = {(c.start, c.end) for one in draft.statements for c in one.citations}
    if len(cited) > FEW:
        return draft
    for conflict in career.profile.conflicts:
        spans = {(f.span.start, f.span.end): f.kind for f in conflict.facts}
        shared = cited & spans.keys()
        others = spans.keys() - cited
        claims = [span for span in shared if spans[span] in CLAIMING]
        told = any(spans[span] not in CLAIMING for span in shared)
        if claims and others and not told:
            added = claim(
                career,
                conflict.summary,
                *conflict.facts,
                derivation=conflict.formula,
            )
            return replace(draft, statements=(*draft.statements, added))
    return draft
