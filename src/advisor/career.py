"""A document with everything that was read from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from advisor.document import SourceDocument, Span
from advisor.passage import Passage
from advisor.profile import CareerProfile, FactKind
from advisor.sentences import reading


@dataclass(frozen=True)
class Career:
    """A document, its typed facts and its passages; made by `advisor.ingest`."""

    document: SourceDocument
    profile: CareerProfile
    passages: tuple[Passage, ...]

    @cached_property
    def sections(self) -> Mapping[Span, str]:
        """The headings that each passage stands under, below the title."""
        return {
            passage.span: " > ".join(passage.path[1:]) or passage.path[0]
            for passage in self.passages
        }

    def section(self, span: Span) -> str:
        """Return the headings above `span`, its own included if it is a heading."""
        if span in self.sections:
            return self.sections[span]
        heading = reading(self.document.quote(span))
        for passage in self.passages:
            if heading in passage.path:
                path = passage.path[: passage.path.index(heading) + 1]
                return " > ".join(path[1:]) or path[0]
        return heading

    @cached_property
    def kinds(self) -> Mapping[Span, FactKind]:
        """What each statement that is a typed fact is about."""
        return {fact.span: fact.kind for fact in self.profile.facts()}

    @cached_property
    def beneath(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        """The first statement under the heading of each level and phase, by place."""
        levels = [level.heading for level in self.profile.levels]
        phases = [phase.heading for phase in self.profile.phases]
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for heading in (*levels, *phases):
            for passage in self.passages:
                if heading.text in passage.path[1:]:
                    key = (heading.span.start, heading.span.end)
                    found[key] = (passage.span.start, passage.span.end)
                    break
        return found

    def statements_at(
        self, places: Iterable[tuple[int, int]]
    ) -> frozenset[tuple[int, int]]:
        """Return `places`, those of headings as the first statement beneath."""
        return frozenset(self.beneath.get(place, place) for place in places)
