"""What outlives the process: what learners said, planned, practised and thought."""

from advisor.store.store import Store

__all__ = ["Store"]
