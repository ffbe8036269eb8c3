"""The YAML block between two lines of hyphens with which a Markdown file may open."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from advisor.errors import DocumentError

_BLOCK = re.compile(
    r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_FIRST_LINE = 2
_MOST_BRACKETS = 1_000
_TOO_DEEP = "brackets nested too deeply"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The pairs of a front matter, all as text, and where the body starts."""

    pairs: tuple[tuple[str, str], ...] = ()
    body_start: int = 0


def front_matter(text: str, filename: str) -> FrontMatter:
    """Return the front matter with which `text` opens; an empty one without.

    Raises:
        DocumentError: If the block is not valid YAML.
    """
    found = _BLOCK.match(text)
    if found is None:
        return FrontMatter()
    values = _values(found[1], filename)
    if values is None:
        return (
            FrontMatter(body_start=found.end())
            if not found[1].strip()
            else FrontMatter()
        )
    pairs = tuple((str(name), _flat(value)) for name, value in values.items())
    return FrontMatter(pairs, found.end())


def _values(block: str, filename: str) -> Mapping[object, object] | None:
    """Return the mapping that `block` is; None if it is no mapping."""
    import yaml

    if block.count("[") + block.count("{") > _MOST_BRACKETS:
        raise _broken(filename, _FIRST_LINE, _TOO_DEEP)

    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(block)):
            raise _broken(filename, _FIRST_LINE, "it uses an alias (*name)")
        # Every scalar stays the text that was written: 1.10 is not the number 1.1.
        values = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + _FIRST_LINE if mark else _FIRST_LINE
        raise _broken(filename, line, error.problem or "a syntax error") from error
    except yaml.reader.ReaderError as error:
        line = block.count("\n", 0, int(error.position)) + _FIRST_LINE
        raise _broken(filename, line, "a character YAML does not allow") from error
    except RecursionError as error:
        raise _broken(filename, _FIRST_LINE, _TOO_DEEP) from error
    return values if isinstance(values, Mapping) else None


def _broken(filename: str, line: int, problem: str) -> DocumentError:
    return DocumentError(
        filename,
        f"the front matter is not valid YAML at line {line} ({problem}); mend that"
        " line or remove the block between the --- lines.",
    )


def _flat(value: object) -> str:
    match value:
        case list():
            return "; ".join(_flat(entry) for entry in value)
        case dict():
            return "; ".join(f"{name}: {_flat(entry)}" for name, entry in value.items())
        case _:
            return str(value).strip()
