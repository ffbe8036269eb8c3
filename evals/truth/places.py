"""Where facts stand in their document: sections, headings and quotes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from evals.records import Fact, FactFile

FRONT_MATTER = "front matter"
_FRONT = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(
    r"^(?P<level>#{1,6})[ \t]+(?P<words>(?P<name>.+?))[ \t]*$", re.MULTILINE
)
_NUMBERED = "\u2460-\u2473"
_MARK = rf"(?:[^\w\s]+|[{_NUMBERED}])[ \t]+"
_PRINTED = (
    r"Career Guide",
    r"Is This Career Right For You\?",
    r"Great fit if you\.\.\.",
    r"This role requires",
    r"May not be right if\.\.\.",
    r"What Does an? .+ Actually Do\?",
    r"A Typical Day Looks Like",
    r"Career Metrics",
    r"Core Skills You Need to Master",
    r"Tools of the Trade",
    r"How to Become an? .+",
    r"Can You Answer These Questions\?",
    r"Where This Career Takes You",
    r"Common Questions",
)
_TITLES = (
    rf"(?:{'|'.join(_PRINTED)})(?=$)",
    rf"(?<=[{_NUMBERED}][ \t]).+",
    r".+(?=\n\d+(?:-\d+|\+)? (?:weeks?|months?|years? exp\.))",
    rf"(?<=[^\w\s][ \t]).+\?(?=\n[^\W{_NUMBERED}])",
)
"""What every career page prints; a numbered part; what a length stands below (a phase
of the roadmap, a level of the ladder); a marked question with its answer below."""
_TITLE = re.compile(
    rf"^(?P<level>)(?P<words>(?:{_MARK})?(?P<name>{'|'.join(_TITLES)}))$", re.MULTILINE
)
_PER = r"(?<=/\w\w)-[ \t]+"
_LABEL = r"(?:Goals|Resources|Milestone)"
_BEGINNING = re.compile(
    rf"(?:^[ \t]*(?:{_MARK})?|[.!?\u2022][ \t]+|{_PER}|^{_LABEL})\Z"
)
_END = re.compile(rf"[ \t]*$|(?<=[.!?])[ \t]|{_PER}|{_LABEL}$", re.MULTILINE)
"""Statements begin and end with lines and sentences, and where scraping lost the break
after a pay ("/yr- Assist") or a label ("6 weeksGoals", "MilestoneYou")."""


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
    """A document: the words of its headings, and the sections below them.

    A section begins with its heading and holds the deeper ones; several may have the
    same name. Plain text has headings of one level, known by what they say and by what
    stands around them, and their names are without a mark. `body` begins below the
    front matter.
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
        found = _headings(text, body)
        sections: dict[str, tuple[Stretch, ...]] = {}
        if front:
            sections[FRONT_MATTER] = (Stretch(0, body),)
        for at, heading in enumerate(found):
            name, level = heading["name"], len(heading["level"])
            ends = (h.start() for h in found[at + 1 :] if len(h["level"]) <= level)
            section = Stretch(heading.start("words"), next(ends, len(text)))
            sections[name] = (*sections.get(name, ()), section)
        headings = tuple(Stretch(*heading.span("words")) for heading in found)
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


def _headings(text: str, body: int) -> Sequence[re.Match[str]]:
    """Return the headings of Markdown or, where there are none, of plain text."""
    found = _HEADING.finditer(text, body)
    return list(found) or list(_TITLE.finditer(text, body))


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
