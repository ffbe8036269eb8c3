"""How high the search put the facts that were wanted; informs, never gates."""

from evals.graders.turn import Graded, not_applicable, passed
from evals.records import Grade


def retrieval(turn: Graded) -> Grade:
    """Return the reciprocal rank of the first passage that holds a vital fact."""
    if not turn.answer.retrieved or not turn.case.vital:
        return not_applicable("retrieval")
    rank = first_rank(turn)
    value = 1 / rank if rank else 0.0
    shown = f"rank {rank}" if rank else "not found"
    return passed("retrieval", shown, value)


def first_rank(turn: Graded) -> int:
    """Return the rank of the first passage that holds a vital fact; 0 for none."""
    vital = {
        fact
        for entry in turn.case.vital
        for fact in ([entry] if isinstance(entry, str) else entry)
    }
    places = [turn.spans[fact] for fact in vital if fact in turn.spans]
    for rank, (_, low, high) in enumerate(turn.answer.retrieved, start=1):
        if any(low < end and start < high for start, end in places):
            return rank
    return 0
