"""Outlook, remote work, where the figures come from; skills and tools."""

from collections.abc import Callable, Sequence

from advisor.career import Career
from advisor.chat.compose.draft import (
    Draft,
    answered,
    cite,
    claim,
    frame,
    items,
    sentence,
)
from advisor.conversation import Outcome, Request, Statement, StatementKind
from advisor.document import Span
from advisor.passage import SearchHit
from advisor.profile import CareerProfile, Fact, FactKind

OWN_SCORE = "That figure is the page's own score."
NOT_A_PROBABILITY = (
    "That figure is the page's own score; it is not the probability of losing a job."
)


def noted(
    kind: FactKind, note: str = ""
) -> Callable[[Request, Career, Sequence[SearchHit]], Draft | None]:
    """Return a composer that tells what is stated on one subject.

    `note` is added where the statements carry a number.
    """

    def compose(
        request: Request, career: Career, hits: Sequence[SearchHit]
    ) -> Draft | None:
        profile = career.profile
        facts = [fact for fact in profile.notes if fact.kind is kind]
        facts = facts or list(profile.of_kind(kind))
        if not facts:
            return _metric(career, kind)
        statements = [claim(career, sentence(fact.text), fact) for fact in facts]
        if note and any(map(str.isdigit, " ".join(fact.text for fact in facts))):
            statements.append(frame(note))
        return answered(*statements)

    return compose


def _metric(career: Career, kind: FactKind) -> Draft | None:
    """Tell a labelled figure such as `Remote: Yes` where no sentence is."""
    for metric in career.profile.metrics:
        if kind.value in metric.name.lower():
            text = f"The page gives {metric.name}: {metric.value}."
            return answered(claim(career, text, metric.fact))
    return None


demand = noted(FactKind.DEMAND, OWN_SCORE)
ai_risk = noted(FactKind.AI_RISK, NOT_A_PROBABILITY)
remote = noted(FactKind.REMOTE)
pay_source = noted(FactKind.PAY_SOURCE)


def _listed(
    subject: str, part: Callable[[CareerProfile], tuple[Fact, ...]]
) -> Callable[[Request, Career, Sequence[SearchHit]], Draft | None]:
    """Return a composer for a list that may be an empty heading."""

    def compose(
        request: Request, career: Career, hits: Sequence[SearchHit]
    ) -> Draft | None:
        facts = part(career.profile)
        if facts:
            lead = frame(f"The page lists these {subject}:")
            return answered(lead, *items(career, facts))
        heading = next(
            (
                absent.heading
                for absent in career.profile.not_stated
                if absent.subject == subject and absent.heading
            ),
            None,
        )
        if heading is None:
            return None
        empty = Statement(
            f"The page has a heading for {subject}, but lists none under it.",
            cite(career, heading),
            StatementKind.CLAIM,
        )
        return Draft(Outcome.NOT_COVERED, (empty, *_nearest(career)))

    return compose


def _nearest(career: Career) -> tuple[Statement, ...]:
    """Return what comes closest to a list of skills or tools: the roadmap's goals."""
    phases = career.profile.phases
    if not phases:
        return ()
    lead = frame("The nearest that it states are the phases of its roadmap:")
    return (lead, *items(career, (found.heading for found in phases)))


def provenance(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer what document the answers come from, and where that is from."""
    document = career.document
    origin = dict(document.meta).get("origin", "")
    start = document.text.find(origin, 0, document.body_start) if origin else -1
    source = frame(f"It comes from the document on {document.title} that I hold.")
    if start < 0:
        return Draft(Outcome.SOCIAL, (source,))
    span = Span(document.id, start, start + len(origin))
    text = f"Its origin, in the words of the document: {origin}"
    return answered(
        source, Statement(sentence(text), cite(career, span), StatementKind.CLAIM)
    )


skills = _listed("skills", lambda profile: profile.skills)
tools = _listed("tools", lambda profile: profile.tools)
