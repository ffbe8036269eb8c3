"""A child process with its time and memory; Unix only."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OFFLINE = {"HF_HUB_OFFLINE": "1"}  # no pipeline waits for the network
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


class BenchError(Exception):
    """A measurement cannot be made; its text is one sentence fit for a person."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A child process that ended well."""

    seconds: float
    peak_mb: float
    output: str


def run(command: Sequence[str]) -> Finished:
    """Run `command` to its end.

    The peak is at least the memory of this process, which the child shares until it
    starts its own program: import nothing large here.

    Raises:
        BenchError: If it cannot be started or fails.
    """
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as errors:
        try:
            child = subprocess.Popen(
                command,
                cwd=ROOT,
                env=os.environ | OFFLINE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        except OSError as error:
            raise BenchError(
                f"{command[0]} cannot be run: {error.strerror}."
            ) from error
        with child:
            output = child.stdout.read() if child.stdout else ""
            _, status, usage = os.wait4(child.pid, 0)
            seconds = time.perf_counter() - started
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            errors.seek(0)
            raise BenchError(failure(command, child.returncode, errors.read()))
    return Finished(seconds, usage.ru_maxrss * _RSS_UNIT / 1e6, output)


def failure(command: Sequence[str], code: int, errors: str) -> str:
    """Return in one sentence how `command` failed, from what it wrote to `errors`."""
    name = " ".join([Path(command[0]).name, *command[1:4]])
    lines = errors.strip().splitlines()
    reason = lines[-1].strip() if lines else "it wrote no message"
    return f"`{name}` ended with code {code}: {reason.rstrip('.')}."
