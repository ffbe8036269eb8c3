"""What the commands print, and the bar that shows how far a long one has come."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from advisor.advisor import Advisor
    from advisor.conversation import Reply, Statement
    from advisor.render import Marked
    from advisor.seams import Progress

WIDEST = 100


def print_reply(advisor: "Advisor", reply: "Reply") -> None:
    """Print a reply and what it rests on."""
    from advisor.render import marked

    _print_page(marked(reply, advisor.careers))


def print_statements(advisor: "Advisor", statements: Sequence["Statement"]) -> None:
    """Print statements that are not part of a reply, with what they rest on."""
    from advisor.render import marked_statements

    _print_page(marked_statements(statements, advisor.careers))


def _print_page(page: "Marked") -> None:
    from advisor.render import WIDTH, answer_text, notes_text

    columns = min(get_terminal_size().columns, WIDEST)
    width = columns if sys.stdout.isatty() else WIDTH
    typer.echo(answer_text(page, width))
    if notes := notes_text(page, width):
        typer.secho(f"\n{notes}", dim=True)


@contextmanager
def progress_bar() -> "Iterator[Progress]":
    """Show a progress bar on stderr, from the first time that progress is heard."""
    with ExitStack() as stack:
        bars: list[Progress] = []

        def hear(done: int, total: int, label: str, /) -> None:
            if not bars:
                from advisor.progress import ProgressBar

                bars.append(stack.enter_context(ProgressBar()))
            bars[0](done, total, label)

        yield hear
