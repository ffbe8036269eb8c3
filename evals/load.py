"""Files of facts and of cases -> records; each error is one sentence."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from evals.records import Case, FactFile, Record, Suite, TurnCase

R = TypeVar("R", bound=Record)


class LoadError(Exception):
    """Files of facts or cases cannot be used; its text has one sentence a line."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class _Loader(yaml.CSafeLoader):
    """Refuses a key that is written twice, of which YAML would keep the last."""

    def construct_mapping(
        self, node: yaml.MappingNode, deep: bool = False
    ) -> dict[object, object]:
        """Return the mapping of `node`."""
        keys = [self.construct_object(key) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key!r} is written twice", node.start_mark
                )
        return super().construct_mapping(node, deep=deep)


def load_facts(folder: Path) -> tuple[FactFile, ...]:
    """Return the facts of every file in `folder`, in the order of the file names.

    Raises:
        LoadError: If a file cannot be used, or an id is given twice.
    """
    files = _read(folder, FactFile)
    problems = list(_twice((path, id_) for path, file in files for id_ in ids(file)))
    if problems:
        raise LoadError(problems)
    return tuple(file for _, file in files)


def load_suites(
    folder: Path,
    names: Sequence[str] = (),
    *,
    facts: Sequence[FactFile] | None = None,
) -> tuple[Suite, ...]:
    """Return the suites of `folder` that are called `names`; all if none is named.

    All of them are checked, whichever are asked for.

    Args:
        folder: Where the files of suites lie.
        names: Suites to return.
        facts: What the cases may refer to; None leaves that to the check of facts.

    Raises:
        LoadError: If a file cannot be used, a case id is given twice, a case names a
            fact that does not exist, or there is no suite of a name.
    """
    files = _read(folder, Suite)
    suites = {suite.suite: suite for _, suite in files}
    problems = [
        *_twice((path, suite.suite) for path, suite in files),
        *_twice((path, case.id) for path, suite in files for case in suite.cases),
        *(said for path, suite in files for said in _unknown(path, suite, facts)),
        *(
            f"There is no suite {name!r}; there are: {', '.join(suites)}."
            for name in names
            if name not in suites
        ),
    ]
    if problems:
        raise LoadError(problems)
    return tuple(suite for suite in suites.values() if suite.suite in (names or suites))


def ids(facts: FactFile) -> tuple[str, ...]:
    """Return every id that `facts` give, of whatever kind."""
    groups = (facts.facts, facts.derived, facts.conflicts, facts.absences)
    return tuple(item.id for group in groups for item in group)


def _read(folder: Path, record: type[R]) -> list[tuple[Path, R]]:
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise LoadError([f"There is no .yaml file in {folder}."])
    return [(path, _record(path, record)) for path in paths]


def _record(path: Path, record: type[R]) -> R:
    try:
        content = yaml.load(path.read_text("utf-8"), _Loader)
    except (OSError, ValueError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise LoadError([f"{path.name} cannot be read: {reason}."]) from error
    try:
        return record.model_validate(content)
    except ValidationError as error:
        raise LoadError(list(_problems(path, content, error))) from error


def _problems(path: Path, content: object, error: ValidationError) -> Iterator[str]:
    """Yield one sentence for each field that is wrong, whatever types it might have."""
    reasons: dict[str, list[str]] = {}
    for item in error.errors():
        missing = item["type"] == "missing"
        field = _field(content, item["loc"], missing=missing)
        reason = item["msg"][0].lower() + item["msg"][1:]
        reasons.setdefault(field, []).append(reason)
    for field, said in reasons.items():
        yield f"{path.name}: {field}: {' or '.join(dict.fromkeys(said))}."


def _field(content: object, place: Sequence[int | str], *, missing: bool) -> str:
    """Return a place in `content` as a person finds it: entries by their ids."""
    words = []
    for step in place:
        if isinstance(content, Mapping) and step in content:
            content = content[step]
            words.append(f".{step}")
        elif isinstance(content, list) and isinstance(step, int):
            content = content[step]
            name = content.get("id", step) if isinstance(content, Mapping) else step
            words.append(f"[{name}]")
        elif missing and isinstance(content, Mapping):
            words.append(f".{step}")
    return "".join(words).removeprefix(".") or "the whole file"


def _twice(named: Iterator[tuple[Path, str]]) -> Iterator[str]:
    first: dict[str, Path] = {}
    for path, name in named:
        if name in first:
            yield f"{path.name}: id: {name!r} is also in {first[name].name}."
        first.setdefault(name, path)


def _unknown(
    path: Path, suite: Suite, facts: Sequence[FactFile] | None
) -> Iterator[str]:
    """Yield a sentence for each reference to something that does not exist."""
    if facts is None:
        return
    absent = {item.id for file in facts for item in file.absences}
    stated = {id_ for file in facts for id_ in ids(file)} - absent
    for case in suite.cases:
        for field, name in named_by(case):
            if name not in (absent if field == "absent" else stated):
                yield (
                    f"{path.name}: cases[{case.id}].{field}: there is no"
                    f" {'absence' if field == 'absent' else 'fact'} {name!r}."
                )


def named_by(case: Case) -> Iterator[tuple[str, str]]:
    """Yield (field, id) for everything of the ground truth that `case` names."""
    for turn in case.turns:
        yield from (("vital", name) for name in vital(turn))
        yield from (("okay", name) for name in turn.okay)
        yield from (("absent", name) for name in turn.absent)


def planted_in(text: str, suite: Suite) -> str:
    """Return `text` with the lines of `suite` planted.

    Raises:
        LoadError: If a line that another is to follow does not stand there once.
    """
    for line in suite.planted:
        if text.count(f"\n{line.after}\n") != 1:
            raise LoadError(
                [f"{suite.suite}: the line {line.after!r} must stand there once."]
            )
        text = text.replace(f"\n{line.after}\n", f"\n{line.after}\n{line.text}\n")
    return text


def vital(turn: TurnCase) -> Iterator[str]:
    """Yield the ids of the vital facts of `turn`, alternatives too."""
    for entry in turn.vital:
        yield from (entry,) if isinstance(entry, str) else entry
