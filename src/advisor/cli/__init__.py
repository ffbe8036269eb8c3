"""The command line."""

from advisor.cli.app import main
from advisor.cli.guidance import add_commands

__all__ = ["main"]

add_commands()
