"""An answer held against the points of its question; no score is given."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.guidance.practice.answer import MOST_WORDS, Heard, heard
from advisor.guidance.practice.findings import Finding, Standing, findings
from advisor.guidance.practice.questions import PracticeQuestion
from advisor.guidance.practice.star import StarPart, star
from advisor.guidance.practice.stronger import Line, stronger
from advisor.seams import Embedder

EMPTY = "There is no answer yet. Say what you would say, in a sentence or two."
CUT = f"Only the first {MOST_WORDS} words were read. Say the main thing in those."
NOT_KNOWN = "It is fair to say that you do not know it yet. The page has it."
DENIED = "What you say that you do not know or have not done is not counted."
REPEATS = (
    "This says nothing beyond the question. Say what you did, with what, and what came"
    " of it."
)
OFF_TOPIC = (
    "I found nothing in this that meets what the page says. Take one of its points and"
    " say what you have done with it."
)
COPIED = "Some of this is the page's own wording. Say it in your own words."


@dataclass(frozen=True, slots=True)
class Assessment:
    """What an answer holds of what the document says.

    Attributes:
        question: The question.
        answer: The words of the answer that were read.
        findings: One for each point of the question, in its order.
        remarks: Sentences on the answer as a whole.
        star: The parts of a story, where the question asks for one and it is told.
        stronger: The answer in a better order, with what the document adds.
    """

    question: PracticeQuestion
    answer: str
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...] = ()
    star: tuple[StarPart, ...] = ()
    stronger: tuple[Line, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there was no answer at all."""
        return EMPTY in self.remarks

    @property
    def is_not_known(self) -> bool:
        """Whether nothing is said but what is not known or not done."""
        return NOT_KNOWN in self.remarks

    @property
    def landed(self) -> tuple[Finding, ...]:
        """The points that the answer is credited with."""
        return tuple(one for one in self.findings if one.standing is Standing.LANDED)

    @property
    def to_sharpen(self) -> tuple[Finding, ...]:
        """The points that are missing or only touched upon."""
        return tuple(
            one for one in self.findings if one.standing is not Standing.LANDED
        )


def assess(question: PracticeQuestion, answer: str, embedder: Embedder) -> Assessment:
    """Return what `answer` says of the points of `question`."""
    said = heard(answer, question.text)
    found = findings(question, said, embedder)
    told = said.pieces and question.is_behavioural
    return Assessment(
        question=question,
        answer=said.text,
        findings=found,
        remarks=tuple(_remarks(said, found)),
        star=star(said.sentences) if told else (),
        stronger=stronger(said, found, question.is_behavioural),
    )


def _remarks(said: Heard, found: Sequence[Finding]) -> Iterator[str]:
    if said.is_cut:
        yield CUT
    if not said.pieces:
        yield EMPTY if said.is_empty else NOT_KNOWN if said.denials else REPEATS
        return
    if said.denials:
        yield DENIED
    if found and all(one.standing is Standing.MISSING for one in found):
        yield OFF_TOPIC
    if any(one.is_copied for one in found):
        yield COPIED
