"""A folder in the BEIR layout -> passages, questions and which answers which."""

import csv
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from advisor.document import Span
from advisor.passage import Passage

COLUMNS = 3
USER = "user"

Grades = Mapping[str, float]


class FolderError(Exception):
    """A folder is not in the BEIR layout; its text is one sentence."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question; `previous` is what the person said before, the latest first."""

    id: str
    text: str
    previous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Collection:
    """Passages, the questions that some of them answer, and which ones do.

    `relevant` holds, by question, the relevance of each passage that has any.
    """

    passages: tuple[Passage, ...]
    queries: tuple[Query, ...]
    relevant: Mapping[str, Grades]


def load_collection(folder: Path) -> Collection:
    """Return what `folder` holds; questions that nothing answers are left out.

    A relevant passage that the corpus lacks stays relevant: nobody can find it.

    Raises:
        FolderError: If a file is missing or malformed, or an id is given twice.
    """
    relevant = dict(_relevant(folder / "qrels"))
    passages = [_passage(line) for line in _lines(folder / "corpus.jsonl")]
    queries = [_query(line) for line in _lines(folder / "queries.jsonl")]
    for name, held in (("corpus", passages), ("queries", queries)):
        if not held:
            raise FolderError(f"There is nothing in {name}.jsonl of {folder}.")
        if len({item.id for item in held}) < len(held):
            raise FolderError(f"An _id stands twice in {name}.jsonl of {folder}.")
    if unknown := relevant.keys() - {query.id for query in queries}:
        raise FolderError(
            f"{folder / 'qrels'} names the question {min(unknown)!r}, which"
            " queries.jsonl does not have."
        )
    asked = tuple(query for query in queries if query.id in relevant)
    return Collection(tuple(passages), asked, relevant)


@dataclass(frozen=True, slots=True)
class _Line:
    """One object of a .jsonl file and where it stands."""

    path: Path
    number: int
    fields: Mapping[str, object]

    def text(self, field: str, default: str | None = None) -> str:
        value = self.fields.get(field, default)
        if not isinstance(value, str):
            raise self.error(f"has no text in {field!r}")
        return value

    def error(self, reason: str) -> FolderError:
        return FolderError(f"Line {self.number} of {self.path} {reason}.")


def _lines(path: Path) -> Iterator[_Line]:
    for number, line in enumerate(_read(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except ValueError:
            fields = None
        if not isinstance(fields, dict):
            raise FolderError(f"Line {number} of {path} is no JSON object.")
        yield _Line(path, number, fields)


def _passage(line: _Line) -> Passage:
    id_, text, title = line.text("_id"), line.text("text"), line.text("title", "")
    return Passage(id_, text, (title,) if title else (), Span(id_, 0, len(text)))


def _query(line: _Line) -> Query:
    history = line.fields.get("history", [])
    if not isinstance(history, list) or not all(isinstance(t, dict) for t in history):
        raise line.error("has a 'history' that is no list of turns")
    said = [str(t.get("content", "")) for t in history if t.get("role") == USER]
    return Query(line.text("_id"), line.text("text"), tuple(reversed(said)))


def _relevant(folder: Path) -> Iterator[tuple[str, Grades]]:
    """Yield each question with the passages that answer it."""
    found: dict[str, dict[str, float]] = {}
    for path in sorted(folder.glob("*.tsv")):
        rows = csv.reader(
            _read(path).splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE
        )
        for number, row in enumerate(rows, 2):
            score = _score(row)
            if math.isnan(score):
                raise FolderError(
                    f"Line {number} of {path} is not question, passage and score."
                )
            if score > 0:
                found.setdefault(row[0], {})[row[1]] = score
    if not found:
        raise FolderError(f"No .tsv file in {folder} names a relevant passage.")
    yield from found.items()


def _score(row: Sequence[str]) -> float:
    try:
        return float(row[2]) if len(row) == COLUMNS else math.nan
    except ValueError:
        return math.nan


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        raise FolderError(f"{path} cannot be read: {error}.") from error
