"""A progress bar on stderr, for work that takes more than a moment."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)


class ProgressBar:
    """Shows one bar for each kind of work; what it drew is gone when it closes."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self._bars = Progress(
            TextColumn("{task.description:<12}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._tasks: dict[str, TaskID] = {}
        self._is_open = False

    def __enter__(self) -> Self:
        """Start drawing."""
        self._bars.start()
        self._is_open = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop drawing; what is heard from now on is ignored."""
        self._is_open = False
        self._bars.stop()

    def __call__(self, done: int, total: int, label: str, /) -> None:
        """Show that `done` of `total` pieces of the work `label` are done."""
        if not self._is_open:
            return
        if label not in self._tasks:
            self._tasks[label] = self._bars.add_task(label.capitalize())
        self._bars.update(self._tasks[label], completed=done, total=total)
