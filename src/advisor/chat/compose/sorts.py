"""Sorts of learning resources: books, courses, data sets, as pages print them."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of resource: what it is called, asked for, and how entries show it."""

    name: str
    asked: re.Pattern[str]
    printed: re.Pattern[str]

    def holds(self, text: str) -> bool:
        """Tell whether an entry is of this sort."""
        return bool(self.printed.search(text))


def _sort(name: str, asked: str, printed: str) -> Sort:
    return Sort(
        name,
        re.compile(rf"\b(?:{asked})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{printed})\b", re.IGNORECASE),
    )


SORTS = (
    _sort("books", "books?|read|reading|authors?", "book"),
    _sort(
        "courses",
        "courses?|moocs?|classes",
        r"course|courses|coursera|edx|udemy|udacity|academy|mooc|futurelearn|training",
    ),
    _sort("data sets", "data ?sets?|practice data", r"data ?sets?"),
    _sort("free resources", "free|no cost|costs? nothing", r"free|open[- ]access|open"),
    _sort("documentation", "documentation|docs", "documentation|docs|documents"),
    _sort("tutorials", "tutorials?", "tutorials?"),
    _sort("videos", "videos?|youtube", "videos?|youtube"),
)


MOST = 2


def sorts_of(question: str) -> tuple[Sort, ...]:
    """Return the sorts of resource that `question` names: "free courses" has two.

    Where it names more it means all: "books, courses, data sets and the rest".
    """
    named = tuple(sort for sort in SORTS if sort.asked.search(question))
    return named if len(named) <= MOST else ()
