"""Learner + career -> what each line of the fit check comes to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from advisor.career import Career
from advisor.guidance.fit.assessment import FitAssessment, FitLine, PhaseGap, Standing
from advisor.guidance.fit.bearing import Bearing, fit_lines
from advisor.learner import Learner, Settled
from advisor.profile import Duration, Fact, FactKind
from advisor.quantities import Amount, durations
from advisor.understanding.clauses import Clause, clauses
from advisor.understanding.particulars import WEEKS

QUESTIONS: Mapping[FactKind, str] = {
    FactKind.FIT: 'The page calls it a great fit in this case: "{line}". Is it yours?',
    FactKind.REQUIREMENT: 'The page requires "{line}". Can you meet that?',
    FactKind.NOT_FIT: 'The page says that it may not be right in this case: "{line}".'
    " Is it yours?",
}
TIME_ASKED = 'The page states "{line}". Do you have that time?'
_RATING = re.compile(
    r"(?:very |fairly )?(?:low|medium|moderate|high|easy|hard|difficult|beginner"
    r"|intermediate|advanced|expert|entry)(?:[- ](?:to[- ])?(?:level|high|medium|low"
    r"|advanced|intermediate|friendly))*",
    re.IGNORECASE,
)
"""A requirement that is the page's own rating, such as "Advanced"."""
_NOTHING = re.compile(r"(?:no|none|not|nothing)\b.*", re.IGNORECASE)
"""A requirement that asks nothing of anybody, such as "No coding required"."""
_AVAILABLE = re.compile(
    r"\b(?:have|got|give|spare|free|within|in|by|max|at most|only|up to|need|afford"
    r"|before|until|ready)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:experience|exp|been|since|ago|as an?|worked|spent|old|of)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=\w )[A-Z][\w+#-]*|\b[A-Z]+[a-z]*[A-Z]\w*")
"""A name inside a sentence, or one with capitals inside it: Python, SQL, SimPy."""
_WORD = re.compile(r"[\w+#-]+")


class Judges(Protocol):
    """Tells how what somebody says bears on the lines of a fit check."""

    def bearings(self, career: Career, said: str) -> Sequence[Bearing]:
        """Return a bearing for each of `fit_lines(career)`."""
        ...

    def nearest(self, line: Fact, goals: Sequence[Fact]) -> Fact:
        """Return which of `goals`, one at least, is nearest in meaning to `line`."""
        ...


def fit(career: Career, learner: Learner, judge: Judges) -> FitAssessment:
    """Return what each line of the fit check comes to for `learner`.

    What is said of name, gender, age or family bears on no line.
    """
    said = "\n".join(learner.said)
    bearings = judge.bearings(career, said)
    told = _Told(career, said, {one.line: one for one in learner.settled})
    lines = tuple(
        told.line(fact, bearing)
        for fact, bearing in zip(fit_lines(career), bearings, strict=True)
    )
    assessment = FitAssessment(
        career=career.document.id,
        title=career.document.title,
        lines=lines,
        gap=_gap(career, learner),
    )
    return replace(assessment, next_test=_next_test(assessment, judge))


@dataclass(frozen=True)
class _Told:
    """What a learner said, and what they answered when they were asked."""

    career: Career
    said: str
    settled: Mapping[str, Settled]

    def line(self, fact: Fact, bearing: Bearing) -> FitLine:
        """Return what one line comes to."""
        if answer := self.settled.get(fact.text):
            return _answered(fact, answer)
        if self._needs(fact, _RATING):
            return FitLine(fact, Standing.UNKNOWN)
        if length := self._length(fact):
            return _within(fact, length, self.said)
        question = ""
        if not self._needs(fact, _NOTHING):
            question = QUESTIONS[fact.kind].format(line=fact.text.rstrip("."))
        words = bearing.words
        match bearing.side:
            case "met":
                return FitLine(fact, Standing.MET, words)
            case "not_met":
                return FitLine(fact, Standing.NOT_MET, words)
            case _:
                return FitLine(fact, Standing.UNKNOWN, words, question, bearing.share)

    def _needs(self, fact: Fact, what: re.Pattern[str]) -> bool:
        """Tell whether a line is a requirement of this sort."""
        return any(
            need.fact == fact and what.fullmatch(need.value.strip(" ."))
            for need in self.career.profile.requirements
        )

    def _length(self, fact: Fact) -> Duration | None:
        """Return the time that a requirement says it takes, if it says one."""
        times = self.career.profile.times_to_ready
        return next((one for one in times if one.fact.span == fact.span), None)


def _answered(fact: Fact, answer: Settled) -> FitLine:
    if answer.yes is None:
        return FitLine(fact, Standing.UNKNOWN, answer.words)
    standing = Standing.MET if answer.yes else Standing.NOT_MET
    return FitLine(fact, standing, answer.words)


def _within(fact: Fact, needed: Duration, said: str) -> FitLine:
    """Return what a line on time comes to by the time that a learner says they have."""
    for clause in clauses(said):
        if amount := _time_there_is(clause):
            enough = amount.high * WEEKS[amount.unit] >= needed.weeks
            standing = Standing.MET if enough else Standing.NOT_MET
            return FitLine(fact, standing, clause.text)
    question = TIME_ASKED.format(line=fact.text.rstrip("."))
    return FitLine(fact, Standing.UNKNOWN, "", question)


def _time_there_is(clause: Clause) -> Amount | None:
    """Return the stretch of time that a clause says there is for getting ready."""
    if _PAST.search(clause.text):
        return None
    found = [
        one for one in durations(clause.text) if one.unit in ("week", "month", "year")
    ]
    weekly = re.search(r"(?:a|per|each|every|/)\s*(?:week|month|year)", clause.text)
    said = found and _AVAILABLE.search(clause.text[: found[0].start])
    return found[0] if said and not weekly else None


def _gap(career: Career, learner: Learner) -> tuple[PhaseGap, ...]:
    """Return for each phase which goals the learner's words name as known."""
    said = [clause for one in learner.said for clause in clauses(one)]
    held = [clause for clause in said if not (clause.negated or clause.hedged)]
    held += [Clause(term, 0) for term in learner.knows]
    gap: list[PhaseGap] = []
    for phase in career.profile.phases:
        known = [(goal, words) for goal in phase.goals if (words := _named(goal, held))]
        names = {goal.span for goal, _ in known}
        still = tuple(goal for goal in phase.goals if goal.span not in names)
        gap.append(PhaseGap(phase, tuple(known), still))
    return tuple(gap)


def _named(goal: Fact, held: Sequence[Clause]) -> str:
    """Return the words that name a subject of `goal` by its name, if any do."""
    names = {found[0].lower() for found in _NAME.finditer(goal.text)}
    for clause in held:
        if names & {word.lower() for word in _WORD.findall(clause.text)}:
            return clause.text
    return ""


def _next_test(assessment: FitAssessment, judge: Judges) -> Fact | None:
    """Return the goal of the first phase still to learn that tries out most.

    That is the one nearest in meaning to what is against, else to what is open.
    """
    goals = next((one.open for one in assessment.gap if one.open), ())
    if not goals:
        return None
    against = (line for line in assessment.deciding if line.speaks_against)
    line = next(iter((*against, *assessment.questions)), None)
    return judge.nearest(line.fact, goals) if line else goals[0]
