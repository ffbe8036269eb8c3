"""Sections with the parts of a career document that they stand in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.document import Block, Section, SourceDocument
from advisor.ingest.headings import Part, part_of
from advisor.ingest.statements import statements
from advisor.profile import Duration, Fact, FactKind
from advisor.quantities import Amount


@dataclass(frozen=True, slots=True)
class Placed:
    """A section with the parts that its headings open, outermost first."""

    document: SourceDocument
    section: Section
    parts: tuple[Part | None, ...]

    @property
    def statements(self) -> Iterator[Block]:
        """The statements of the section, in order."""
        return statements(self.document, self.section.blocks)

    @property
    def own(self) -> Part | None:
        """The part that the section's own heading opens."""
        return self.parts[-1] if self.parts else None

    @property
    def part(self) -> Part | None:
        """The innermost part that this section stands in."""
        return next((part for part in reversed(self.parts) if part), None)


def placed_sections(
    document: SourceDocument, sections: Sequence[Section]
) -> list[Placed]:
    """Return `sections` with the parts that their headings open."""
    return [
        Placed(document, section, tuple(map(part_of, section.path)))
        for section in sections
    ]


def pieces(placed: Sequence[Placed], part: Part) -> Iterator[Block]:
    """Yield every statement that stands in `part`."""
    for place in placed:
        if place.part is part:
            yield from place.statements


def below(placed: Sequence[Placed], at: int) -> Iterator[Placed]:
    """Yield the sections that stand under section number `at`, itself first."""
    path = placed[at].section.path
    yield placed[at]
    for place in placed[at + 1 :]:
        if place.section.path[: len(path)] != path or place.section.path == path:
            return
        yield place


def headed(placed: Sequence[Placed], part: Part) -> Iterator[list[Placed]]:
    """Yield, for each heading of its own inside `part`, its sections."""
    for at, place in enumerate(placed):
        outer = next((kind for kind in reversed(place.parts[:-1]) if kind), None)
        if (place.own is None and outer is part) or (
            part is Part.ROADMAP and place.own is Part.PHASE
        ):
            yield list(below(placed, at))


def fact(kind: FactKind, block: Block) -> Fact:
    """Return a statement as a fact."""
    return Fact(kind, block.text, block.span)


def duration(amount: Amount, fact: Fact) -> Duration:
    """Return an amount of time that `fact` states."""
    return Duration(amount.low, amount.high, amount.unit, fact, amount.approximate)
