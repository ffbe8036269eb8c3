"""The advisor: documents, index and steps opened once, for any number of askers."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Unpack

from advisor.career import Career
from advisor.chat.answer import Chooser
from advisor.chat.chain import Ask, Steps, pieces
from advisor.chat.ranker import Ranker
from advisor.chat.retrieve import Finder
from advisor.conversation import Query, Reply, Turn
from advisor.errors import CareerNotFoundError, CareerNotNamedError
from advisor.guidance.fit import FitAssessment
from advisor.guidance.fit.bearing import Judge
from advisor.guidance.guide import Guide, Wished
from advisor.guidance.pay.ladder import SalaryLadder, salary_ladder
from advisor.guidance.plan.plan import LearningPlan
from advisor.guidance.practice import PracticeSession
from advisor.index.embedder import StoredEmbedder
from advisor.learner import Learner
from advisor.library import Library
from advisor.seams import Progress, silent
from advisor.settings import Settings
from advisor.understanding.intents import Intent
from advisor.understanding.reading import Heads
from advisor.understanding.told import told
from advisor.understanding.understand import Understander

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable


class Advisor:
    """Answers questions about the careers it holds, which `steps` does one by one.

    Holds no conversation: what was said before is an argument, so that one advisor
    serves any number of threads and people at once.
    """

    def __init__(self, careers: Mapping[str, Career], steps: Steps) -> None:
        self.careers = careers
        self.steps = steps

    @classmethod
    def open(
        cls, settings: Settings | None = None, *, progress: Progress = silent
    ) -> "Advisor":
        """Open the documents that `settings` name, building what is not up to date.

        Args:
            settings: Those of the environment where None is given.
            progress: Called with done, total and a label while something is built.

        Raises:
            IndexUnavailableError: If there is no whole index and none can be built.
        """
        settings = settings or Settings()
        library = Library.open(settings, progress=progress)
        reader = library.embedder
        if settings.embedding_model:
            reader = StoredEmbedder("", settings.data)
        steps = Steps(
            understander=Understander(reader, Heads.load()),
            finder=Finder(
                library.careers,
                library.retriever,
                library.lexical,
                trained=not settings.embedding_model,
            ),
            chooser=Chooser(Ranker.load(), Guide(Judge.load(reader), reader)),
            careers=library.careers,
        )
        return cls(library.careers, steps)

    def ask(
        self, question: str, turns: Sequence[Turn] = (), *, career: str = ""
    ) -> Reply:
        """Return the reply to `question`.

        Args:
            question: What the person typed.
            turns: What was said before, oldest first.
            career: Id or title of the one career to answer about; all if empty.

        Raises:
            CareerNotFoundError: If no such career is held.
        """
        return self.steps.respond(self._asked(question, turns, career))

    def understood(
        self, question: str, turns: Sequence[Turn] = (), *, career: str = ""
    ) -> Query:
        """Return what `question` is understood to ask; arguments as for `ask`."""
        return self.steps.understand(self._asked(question, turns, career))

    def _asked(self, question: str, turns: Sequence[Turn], career: str) -> Ask:
        name = self.career(career).document.id if career else ""
        return Ask(question, tuple(turns), name)

    def stream(
        self, question: str, turns: Sequence[Turn] = (), *, career: str = ""
    ) -> Iterator[str | Reply]:
        """Yield the reply's text in pieces, then the `Reply` itself."""
        reply = self.ask(question, turns, career=career)
        yield from pieces(reply.text)
        yield reply

    def conversation(self) -> "Conversation":
        """Return a new conversation that remembers its turns."""
        return Conversation(self)

    def career(self, name: str) -> Career:
        """Return the career of this id or title.

        Raises:
            CareerNotFoundError: If none is held under that name.
        """
        for career in self.careers.values():
            if name.lower() in (career.document.id, career.document.title.lower()):
                return career
        raise CareerNotFoundError(name, sorted(self.careers))

    def one_career(self, name: str = "") -> Career:
        """Return the career of this id or title; the only one held if none is named.

        Raises:
            CareerNotFoundError: If none is held under that name, or several and none
                was named.
        """
        if name:
            return self.career(name)
        if len(self.careers) != 1:
            raise CareerNotNamedError(sorted(self.careers))
        return next(iter(self.careers.values()))

    def fit(self, learner: Learner | str, *, career: str = "") -> FitAssessment:
        """Return what each line of the career's fit check comes to for a learner.

        Args:
            learner: The person, or what they say of themself.
            career: Id or title of the career; needed where several are held.

        Raises:
            CareerNotFoundError: If the career is not held or not named.
        """
        return self.guide.fit(self.one_career(career), self._learner(learner))

    def plan(
        self, learner: Learner | str = "", *, career: str = "", **wishes: Unpack[Wished]
    ) -> LearningPlan:
        """Return the career's roadmap laid out in days for a learner.

        Args:
            learner: The person, or what they say of themself.
            career: Id or title of the career; needed where several are held.
            wishes: What goes before what the learner has said; see `Wished`.

        Raises:
            CareerNotFoundError: If the career is not held or not named.
            PlanError: If the page has no roadmap or the wishes cannot be planned with.
        """
        return self.guide.plan(
            self.one_career(career), self._learner(learner), **wishes
        )

    def salary_ladder(self, career: str = "") -> SalaryLadder:
        """Return what each level pays by the page, with overlaps, gaps and open ends.

        Raises:
            CareerNotFoundError: If the career is not held or not named.
        """
        return salary_ladder(self.one_career(career))

    def interview(
        self, career: str = "", *, kept: Mapping[str, object] | None = None
    ) -> PracticeSession:
        """Return an interview practice; `repeat()` puts its first question.

        Args:
            career: Id or title of the career; needed where several are held.
            kept: What `PracticeSession.to_dict` gave, to go on from there.

        Raises:
            CareerNotFoundError: If the career is not held or not named.
            PracticeError: If `kept` is something else.
        """
        return self.guide.practice(self.one_career(career), kept)

    @property
    def guide(self) -> Guide:
        """What computes guidance."""
        return self.steps.chooser.guide

    def _learner(self, learner: Learner | str) -> Learner:
        if isinstance(learner, Learner):
            return learner
        return told(learner, Learner(), self.guide.today(), (Intent.FIT_ME,))

    def retriever(self) -> "BaseRetriever":
        """Return the retriever as LangChain's, from a question to documents."""
        from advisor.index.langchain import PassageRetriever

        return PassageRetriever(retriever=self.steps.finder.searches)

    def runnable(self) -> "Runnable[Ask, Reply | str]":
        """Return the chain as a LangChain runnable: `Ask` in, `Reply` out."""
        return self.steps.runnable()


class Conversation:
    """A conversation with one person; its turns can be read at any time."""

    def __init__(self, advisor: Advisor, turns: Sequence[Turn] = ()) -> None:
        self._advisor = advisor
        self._turns = list(turns)
        self._lock = threading.Lock()

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What was said so far, oldest first."""
        return tuple(self._turns)

    def ask(self, question: str) -> Reply:
        """Return the reply to `question` in the light of what was said."""
        with self._lock:
            reply = self._advisor.ask(question, self._turns)
            self._turns.append(Turn(question, reply))
        return reply

    def stream(self, question: str) -> Iterator[str | Reply]:
        """Yield the reply's text in pieces, then the `Reply` itself."""
        reply = self.ask(question)
        yield from pieces(reply.text)
        yield reply


_opening = threading.Lock()


@cache
def _shared() -> Advisor:
    return Advisor.open()


def ask(question: str) -> Reply:
    """Return the reply of a shared `Advisor`, which is opened at the first call."""
    with _opening:
        advisor = _shared()
    return advisor.ask(question)
