"""What there is to learn from: career pages, questions about them, utterances.

`careers/` holds invented career pages; `questions/` what people ask about them, with
the words of the page that answer; `utterances/` messages by intent, about no page.
"""

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import yaml

from advisor.career import Career
from advisor.ingest import ingest
from advisor.understanding.intents import KINDS, SOCIAL, Intent, Operation
from advisor.understanding.reading import state_of, with_words

HERE = Path(__file__).parent
KEYS = {"q", "about", "op", "levels", "phases", "quotes", "answer", "turn"}
"""What an entry of a file of questions may hold, beside `parts`."""
FEWEST_OF_KIND = 3
MOST_OF_KIND = 0.6
"""Share of the facts of a kind from which on a message asks for all of them."""
DEVELOPMENT_SHARE = 5
"""One career in this many is kept for calibration; nothing else is fitted on it."""


class DataError(ValueError):
    """A file of the training data does not fit its page or the known labels."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a message asks: its labels, and the passages that answer.

    `rows` are indexes into the passages of the page; `answer` is "yes" or "no" where
    the page decides a yes/no question.
    """

    intent: Intent
    operation: Operation | None
    levels: tuple[int, ...] = ()
    phases: tuple[int, ...] = ()
    rows: frozenset[int] = frozenset()
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A message with what it asks, about `career`, after the messages `before` it."""

    text: str
    career: str
    parts: tuple[Part, ...]
    before: tuple["Asked", ...] = ()
    turn: str = ""

    @property
    def rows(self) -> frozenset[int]:
        """The passages that answer any part of the message."""
        return frozenset(row for part in self.parts for row in part.rows)

    @property
    def state(self) -> str:
        """What the talk is about before this message; empty at its beginning."""
        if (last := self._last) is None:
            return ""
        part = last.parts[-1]
        return state_of(str(part.intent), part.levels, part.phases)

    @property
    def state_in_words(self) -> str:
        """The state with what was asked before; empty at the beginning."""
        last = self._last
        return with_words(self.state, last.text) if last else ""

    @property
    def _last(self) -> "Asked | None":
        """The last message before this one that was more than talk."""
        real = (
            one for one in reversed(self.before) if one.parts[-1].intent not in SOCIAL
        )
        return next(real, None)

    def label(self, head: str) -> str | None:
        """Return the label that a head is to give, None where it is not known."""
        if head == "turn":
            return self.turn or "new"
        if len(self.parts) > 1:
            return None
        (part,) = self.parts
        match head:
            case "about":
                return str(part.intent)
            case "op":
                return None if part.operation is None else str(part.operation)
            case "all":
                return _wants_all(part, self.career)
            case _:
                named = part.levels if head == "level" else part.phases
                return ("yes" if named else "no") if self.career else None


@cache
def careers() -> Mapping[str, Career]:
    """Return the pages by the name of their file."""
    return {path.stem: ingest(path) for path in sorted((HERE / "careers").glob("*.*"))}


def development() -> frozenset[str]:
    """Return the careers that are kept for calibration."""
    return frozenset(sorted(careers())[::DEVELOPMENT_SHARE])


def asked() -> Iterator[Asked]:
    """Yield every message about a page, those of conversations in their order.

    Raises:
        DataError: If a quote does not stand in its page or a label is unknown.
    """
    for path in sorted((HERE / "questions").glob("*.yaml")):
        held = yaml.safe_load(path.read_text("utf-8"))
        name = held["career"]
        if name not in careers():
            raise DataError(f"{path.name}: there is no page {name!r}")
        page = _Page(careers()[name])
        for entry in held.get("questions") or ():
            yield _asked(entry, name, page)
        for turns in held.get("conversations") or ():
            before: tuple[Asked, ...] = ()
            for entry in turns:
                message = _asked(entry, name, page, before)
                yield message
                before = (*before, message)


def _wants_all(part: Part, name: str) -> str | None:
    """Tell whether all facts of a kind answer, where there are more than two."""
    if not part.rows or not name:
        return None
    career = careers()[name]
    kinds = KINDS.get(part.intent, frozenset())
    known = [career.kinds.get(passage.span) for passage in career.passages]
    of_kind = {row for row, kind in enumerate(known) if kind in kinds}
    if len(of_kind) < FEWEST_OF_KIND:
        return None
    share = len(of_kind & part.rows) / len(of_kind)
    return "yes" if share >= MOST_OF_KIND else "no"


def problems(path: Path) -> Iterator[str]:
    """Yield what does not fit in a file of questions, a line each."""
    held = yaml.safe_load(path.read_text("utf-8"))
    if held.get("career") not in careers():
        yield f"There is no page {held.get('career')!r} in careers/."
        return
    page = _Page(careers()[held["career"]])
    talks = held.get("conversations") or []
    for entry in [*(held.get("questions") or []), *(turn for t in talks for turn in t)]:
        try:
            _asked(entry, held["career"], page)
        except (KeyError, ValueError, TypeError) as error:
            yield f"{entry.get('q')!r}: {type(error).__name__} {error}"


def _asked(
    entry: dict[str, object],
    career: str,
    page: "_Page",
    before: tuple[Asked, ...] = (),
) -> Asked:
    parts = entry.get("parts") or [entry]
    assert isinstance(parts, list)
    return Asked(
        str(entry["q"]),
        career,
        tuple(_part(part, page) for part in parts),
        before,
        str(entry.get("turn", "")),
    )


def _part(entry: dict[str, list[str]], page: "_Page") -> Part:
    if unknown := set(entry) - KEYS:
        raise DataError(f"unknown key {', '.join(sorted(unknown))}")
    return Part(
        Intent(str(entry["about"])),
        Operation(str(entry.get("op", "value"))),
        page.numbers("level", entry.get("levels") or ()),
        page.numbers("phase", entry.get("phases") or ()),
        frozenset(
            row for quote in entry.get("quotes") or () for row in page.rows(str(quote))
        ),
        str(entry.get("answer", "")),
    )


class _Page:
    """The passages of a page, to find quotes in."""

    def __init__(self, career: Career) -> None:
        self._texts = [
            _plain(f"{passage.text} \n {career.document.quote(passage.span)}")
            for passage in career.passages
        ]
        self._paths = [[_plain(part) for part in p.path] for p in career.passages]
        self._counts = {
            "level": len(career.profile.levels),
            "phase": len(career.profile.phases),
        }

    def numbers(self, part: str, named: Iterable[object]) -> tuple[int, ...]:
        """Return the numbers of levels or phases, checked against the page."""
        found = tuple(int(str(number)) for number in named)
        if any(not 1 <= number <= self._counts[part] for number in found):
            raise DataError(f"the page has {self._counts[part]} {part}s, not {found}")
        return found

    def rows(self, quote: str) -> Iterator[int]:
        """Yield the passages that hold `quote`, or that it runs over.

        The title of a phase or level stands for the first passage beneath it.

        Raises:
            DataError: If there is none.
        """
        first, *_ = quote.strip().splitlines()
        if (under := self._under(_plain(first))) is not None:
            yield under
            return
        wanted = _plain(quote)
        found = [row for row, text in enumerate(self._texts) if wanted in text]
        if not found:
            words = set(wanted.split())
            found = [
                row
                for row, text in enumerate(self._texts)
                if (own := set(text.split())) and len(own & words) >= 0.8 * len(own)
            ]
        if not found:
            raise DataError(f"not in the page: {quote!r}")
        yield from found

    def _under(self, title: str) -> int | None:
        """Return the first passage beneath the heading `title`."""
        for row, path in enumerate(self._paths):
            if title in path[1:]:
                return row
        return None


def _plain(text: str) -> str:
    return re.sub(r"[^\w$£€%+]+", " ", text.lower()).strip()


def utterances() -> Iterator[Asked]:
    """Yield the messages that are about no page."""
    for path in sorted((HERE / "utterances").glob("*.yaml")):
        for name, texts in yaml.safe_load(path.read_text("utf-8")).items():
            intent, _, operation = name.partition(".")
            part = Part(Intent(intent), Operation(operation) if operation else None)
            for text in dict.fromkeys(map(str, texts)):
                yield Asked(text, "", (part,))


_KEYS = {
    a: b for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm") for a, b in pairwise(row)
}


SHORTHAND = {
    "you": "u", "your": "ur", "are": "r", "to": "2", "for": "4", "and": "n",
    "what": "wat", "before": "b4", "with": "w", "people": "ppl", "because": "cos",
    "please": "pls", "how": "hw", "much": "mch", "the": "da", "would": "wud",
    "should": "shud", "could": "cud", "about": "abt", "this": "dis", "that": "dat",
    "know": "kno", "something": "smth", "really": "rly", "though": "tho",
    "through": "thru", "tomorrow": "tmrw", "want": "wanna", "going": "gonna",
    "year": "yr", "years": "yrs", "weeks": "wks", "months": "mths", "hours": "hrs",
    "salary": "sal", "okay": "k", "why": "y", "be": "b", "see": "c", "one": "1",
    "job": "jb", "work": "wrk", "money": "mony", "good": "gud", "great": "gr8",
    "any": "ne", "one's": "1s", "have": "hav", "does": "duz", "there": "ther",
}  # fmt: skip
"""How words are shortened on a phone."""


def misspelt(text: str, draw: random.Random) -> str:
    """Return `text` as it is typed in haste or on a phone.

    Letters are lost, doubled, swapped and missed; vowels are left out; words are
    shortened; marks are dropped.
    """
    words = text.lower().split()
    if draw.random() < 0.5:
        words = [SHORTHAND.get(w, w) if draw.random() < 0.6 else w for w in words]
    for at in draw.sample(range(len(words)), k=max(1, len(words) // 5)):
        words[at] = _slip(words[at], draw)
    typed = " ".join(words)
    return re.sub(r"[?.,!']", "", typed) if draw.random() < 0.5 else typed


def _slip(word: str, draw: random.Random) -> str:
    if len(word) < 4:
        return word
    spot = draw.randrange(1, len(word) - 1)
    return draw.choice(
        (
            word[:spot] + word[spot + 1 :],
            word[:spot] + word[spot] + word[spot:],
            word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :],
            word[:spot] + _KEYS.get(word[spot], "e") + word[spot + 1 :],
            word[0] + re.sub(r"[aeiou]", "", word[1:]),
            re.sub(r"ing$", "in", word),
        )
    )
