"""The career template restored: what a scrape glued together is taken apart again.

Works on the blocks of any format. A block that only the template explains as a
heading (its words, or what follows it) becomes one, at the level the template gives.
"""

import re
from collections.abc import Iterator, Sequence

from advisor.document import Block, BlockKind, Span
from advisor.ingest.headings import Part, part_of
from advisor.quantities import DURATION, PAY

LEVELS = {
    Part.FIT: 3,
    Part.NOT_FIT: 3,
    Part.REQUIREMENTS: 3,
    Part.PHASE: 3,
    Part.GOALS: 4,
    Part.RESOURCES: 4,
    Part.MILESTONE: 4,
}
TOP = 2
SUB = 3
_LABELS = "Learning Goals|Goals|Objectives|Resources|Milestones?|Outcome"
_GLUED_LABEL = re.compile(rf"(?P<label>{_LABELS})(?=[A-Z][a-z]|:\s*\S)")
_LABEL_END = re.compile(
    rf"(?P<amount>{DURATION.pattern})(?P<label>{_LABELS})$", re.IGNORECASE
)
_YEARS = r"\d+(?:\s*[-\u2013]\s*\d+|\s*\+)?\s*(?:years?|yrs?)\.?\s*(?:of\s+)?exp\w*\.?"
_RUNG = re.compile(
    rf"(?P<years>{_YEARS})?\s*[\u2022\u00b7|,;]?\s*(?P<pay>(?:{PAY.pattern}))?"
    r"(?P<rest>\s*-\s+(?=\S).*)?$",
    re.DOTALL | re.IGNORECASE,
)
_DURATION_ONLY = re.compile(
    rf"(?:duration:?\s*)?{DURATION.pattern}(?:{_LABELS})?", re.I
)


def restore(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return `blocks` with glued lines split and the template's headings marked."""
    split = [piece for block in blocks for piece in _split(block)]
    part: Part | None = None
    restored = []
    for block, following in zip(split, [*split[1:], None], strict=True):
        block = _promoted(block, following, part)
        if block.kind is BlockKind.HEADING:
            part = _part_after(part, block)
        restored.append(block)
    return tuple(restored)


def _part_after(part: Part | None, heading: Block) -> Part | None:
    own = part_of(heading.text)
    if own in (Part.GOALS, Part.RESOURCES, Part.MILESTONE, Part.PHASE):
        return Part.ROADMAP
    return own if own or heading.level <= TOP else part


def _promoted(block: Block, following: Block | None, part: Part | None) -> Block:
    if block.kind is BlockKind.HEADING:
        return block
    own = part_of(block.text)
    if own is not None:
        return _heading(block, LEVELS.get(own, TOP))
    if following is not None and _opens(block, following, part):
        return _heading(block, SUB)
    return block


def _opens(block: Block, following: Block, part: Part | None) -> bool:
    """Tell whether `block` is the name of a phase, a level or a question's text."""
    if len(block.text) > 140 or following.kind is BlockKind.HEADING:
        return False
    if part is Part.QUESTIONS:
        return block.text.endswith("?")
    if block.text.endswith((".", "?", "!")):
        return False
    if part is Part.LADDER:
        return bool(_is_rung(following.text)) and not _is_rung(block.text)
    return part is Part.ROADMAP and bool(_DURATION_ONLY.fullmatch(following.text))


def _is_rung(text: str) -> bool:
    found = _RUNG.match(text)
    return found is not None and bool(found["years"] or found["pay"])


def _heading(block: Block, level: int) -> Block:
    return Block(BlockKind.HEADING, block.text, block.span, level)


def _split(block: Block) -> Iterator[Block]:
    """Yield the blocks that the scrape wrote as one line."""
    if block.kind is BlockKind.HEADING or len(block.text) != (
        block.span.end - block.span.start
    ):
        yield block
    elif found := _LABEL_END.fullmatch(block.text):
        yield _piece(block, 0, found.start("label"))
        yield _heading(_piece(block, found.start("label"), len(block.text)), 4)
    elif (found := _GLUED_LABEL.match(block.text)) and block.kind is not BlockKind.ITEM:
        yield _heading(_piece(block, 0, found.end("label")), 4)
        yield _piece(block, found.end("label"), len(block.text))
    elif (found := _RUNG.fullmatch(block.text)) and (found["years"] or found["pay"]):
        yield from _rung(block, found)
    else:
        yield block


def _rung(block: Block, found: re.Match[str]) -> Iterator[Block]:
    for name in ("years", "pay", "rest"):
        if found[name]:
            piece = _piece(block, *found.span(name))
            if name == "rest":
                piece = Block(BlockKind.ITEM, piece.text, piece.span)
            yield piece


def _piece(block: Block, start: int, end: int) -> Block:
    raw = block.text[start:end]
    start += len(raw) - len(raw.lstrip(" -:"))
    text = block.text[start:end].rstrip()
    first = block.span.start + start
    span = Span(block.span.document, first, first + len(text))
    return Block(block.kind, text, span)
