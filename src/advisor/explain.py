"""What each step made of a question, on one screen."""

from collections.abc import Iterator

from advisor.conversation import Evidence, Reply, Request, Slots

MOST_HITS = 4
LONGEST = 56
"""Characters of a passage that are shown."""


def explanation(reply: Reply) -> Iterator[str]:
    """Yield the lines that tell how `reply` came about."""
    query = reply.query
    about = ", ".join(query.careers) or "no career"
    style = f", as a {query.style}" if query.style else ""
    yield f"understand  {len(query.requests)} request(s) about {about}{style}"
    for request, found in zip(query.requests, reply.evidence, strict=True):
        yield from _request(request)
        yield from _evidence(found)
    kinds = [str(statement.kind) for statement in reply.statements]
    counted = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    yield f"answer      {reply.outcome}: {counted or 'nothing'}"
    yield f"verify      {len(reply.citations)} citations, each sliced from its document"


def _request(request: Request) -> Iterator[str]:
    yield f"  asked     {_short(request.asked or request.text)}"
    others = ", ".join(
        f"{other.intent} {other.confidence:.0%}" for other in request.others[:3]
    )
    yield f"  about     {request.intent} {request.confidence:.0%} (then {others})"
    yield (
        f"  asks for  {request.operation}; {request.turn} turn"
        f"{f' after {request.state!r}' if request.state else ''};"
        f" all wanted {request.wants_all:.0%}"
    )
    if named := _slots(request.slots):
        yield f"  names     {named}"


def _slots(slots: Slots) -> str:
    held = ((name, getattr(slots, name)) for name in Slots.__slots__)
    return ", ".join(
        f"{name} {value}" for name, value in held if value not in ((), None, "", False)
    )


def _evidence(found: Evidence) -> Iterator[str]:
    if not found.hits:
        yield "  retrieve  no search: the typed facts are enough, or none are needed"
        return
    count = len(found.hits)
    yield f"  retrieve  {count} passages; the draft was chosen with {found.chosen:.0%}"
    for hit in found.hits[:MOST_HITS]:
        scores = f"{hit.score:.2f} (dense {hit.dense:.2f}, words {hit.lexical:.1f})"
        yield f"    {scores} {_short(hit.passage.text, 34)}"
    if found.unknown:
        yield f"    in no document: {', '.join(found.unknown[:6])}"


def _short(text: str, longest: int = LONGEST) -> str:
    return text if len(text) <= longest else f"{text[: longest - 3]}..."
