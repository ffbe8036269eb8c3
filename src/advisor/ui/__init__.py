"""The chat page."""

from advisor.ui.page import build_app
from advisor.ui.serve import launch

__all__ = ["build_app", "launch"]
