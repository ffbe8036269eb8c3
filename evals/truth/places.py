"""Where facts stand in their document: sections, headings and quotes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from evals.records import Fact, FactFile

FRONT_MATTER = "front matter"
_FRONT = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_BEGINNING = re.compile(r"(?:^[ \t]*(?:[-*][ \t]+|#{1,6}[ \t]+)?|[.!?][ \t]+)\Z")
_END = re.compile(r"[ \t]*$|(?<=[.!?])[ \t]", re.MULTILINE)


class MisplacedError(ValueError):
    """A quote does not stand where its fact says; the text says why."""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Characters `start` to `end` (end excluded) of a text."""

    start: int
    end: int

    def contains(self, other: "Stretch") -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Stretch") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Layout:
    """A Markdown document: the words of its headings, and the sections below them.

    A section begins with its heading and holds the deeper ones; several may have the
    same name. `body` begins below the front matter.
    """

    text: str
    body: int
    headings: tuple[Stretch, ...]
    sections: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> "Layout":
        """Return the layout of `text`."""
        front = _FRONT.match(text)
        body = front.end() if front else 0
        found = list(_HEADING.finditer(text, body))
        sections: dict[str, tuple[Stretch, ...]] = {}
        if front:
            sections[FRONT_MATTER] = (Stretch(0, body),)
        for at, heading in enumerate(found):
            level = len(heading[1])
            ends = (h.start() for h in found[at + 1 :] if len(h[1]) <= level)
            section = Stretch(heading.start(2), next(ends, len(text)))
            sections[heading[2]] = (*sections.get(heading[2], ()), section)
        headings = tuple(Stretch(*heading.span(2)) for heading in found)
        return cls(text, body, headings, sections)

    def place(self, fact: Fact) -> Stretch:
        """Return where the quote of `fact` stands.

        Raises:
            MisplacedError: Unless it is a whole statement that stands exactly once in
                the section of the fact.
        """
        section = self._section(fact.section)
        times = self.text.count(fact.quote, section.start, section.end)
        if times == 1:
            start = self.text.index(fact.quote, section.start)
            return self._whole(Stretch(start, start + len(fact.quote)))
        if times:
            raise MisplacedError(f"its quote stands {times} times in {fact.section!r}")
        if fact.quote in self.text:
            raise MisplacedError(f"its quote stands elsewhere than in {fact.section!r}")
        raise MisplacedError("its quote is not in the document")

    def _section(self, name: str) -> Stretch:
        found = self.sections.get(name, ())
        if len(found) != 1:
            times = f"{len(found)} times" if found else "nowhere"
            raise MisplacedError(f"its section {name!r} stands {times}")
        return found[0]

    def _whole(self, place: Stretch) -> Stretch:
        """Return `place`, unless the statement in the body begins or ends elsewhere."""
        if place.start < self.body:
            return place
        if not _BEGINNING.search(self._line_before(place.start)):
            raise MisplacedError("its statement begins before the quote")
        if not _END.match(self.text, place.end):
            raise MisplacedError("its statement goes on after the quote")
        return place

    def _line_before(self, at: int) -> str:
        return self.text[self.text.rfind("\n", 0, at) + 1 : at]


def fact_spans(facts: FactFile, document_text: str) -> Mapping[str, tuple[int, int]]:
    """Return start and end of each fact, by id; without those that are misplaced."""
    return {
        id_: (place.start, place.end)
        for id_, place in _placed(facts, Layout.of(document_text))
    }


def _placed(facts: FactFile, layout: Layout) -> Iterator[tuple[str, Stretch]]:
    for fact in facts.facts:
        try:
            yield fact.id, layout.place(fact)
        except MisplacedError:
            continue
