"""Bots that prove the graders: null bots that must fail, a gold bot that must pass.

The null bots claim to answer every question (but for the one that never does), so that
only what they say decides.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from advisor import Advisor
from evals.records import (
    Absence,
    AnsweredCase,
    AnsweredStatement,
    AnsweredTurn,
    Case,
    CitedWords,
    Clash,
    Derived,
    Fact,
    FactFile,
    TurnCase,
)
from evals.stated import meets, plain, states

WINDOW = 150
"""Words that the window bot pastes round its best line."""
_WORD = re.compile(r"\w+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SayingBot:
    """A bot that says something to each turn by itself."""

    name: str
    say: Callable[[TurnCase], AnsweredTurn]

    def play(self, case: Case, suite: str) -> AnsweredCase:
        """Return what is said to every turn of `case`."""
        turns = tuple(self.say(turn) for turn in case.turns)
        return AnsweredCase(id=case.id, suite=suite, turns=turns)


@dataclass(frozen=True, slots=True)
class Page:
    """A document with its statements, each with its span."""

    id: str
    text: str
    lines: tuple[tuple[str, Span], ...]
    sections: Mapping[str, Span]

    @classmethod
    def of(cls, advisor: Advisor, career: str) -> "Page":
        """Return the page of a career."""
        held = advisor.careers[career]
        sections: dict[str, Span] = {}
        for passage in held.passages:
            name = " > ".join(passage.path)
            start, _ = sections.get(name, (passage.span.start, 0))
            sections[name] = (start, passage.span.end)
        lines = tuple((p.text, (p.span.start, p.span.end)) for p in held.passages)
        return cls(career, held.document.text, lines, sections)

    def quoted(self, ask: str, *spans: Span) -> AnsweredTurn:
        """Return the words of `spans` as an answer that cites them."""
        statements = tuple(
            AnsweredStatement(
                text=self.text[start:end],
                kind="item" if len(spans) > 1 else "claim",
                citations=(self.cited((start, end)),),
            )
            for start, end in spans
        )
        text = "\n".join(statement.text for statement in statements)
        return AnsweredTurn(
            ask=ask, text=text, outcome="answered", statements=statements
        )

    def cited(self, span: Span) -> CitedWords:
        """Return the citation of a span."""
        start, end = span
        quote = self.text[start:end]
        return CitedWords(
            document=self.id, section="", start=start, end=end, quote=quote
        )

    def best(self, ask: str) -> Span:
        """Return the statement that shares most words with `ask`."""
        asked = set(_WORD.findall(ask.lower()))
        return max(
            self.lines,
            key=lambda line: len(asked & set(_WORD.findall(line[0].lower()))),
        )[1]


def null_bots(page: Page) -> tuple[SayingBot, ...]:
    """Return the bots that must fail."""
    chosen = random.Random(7)
    sections = list(page.sections.values())
    return (
        SayingBot("empty", lambda turn: _said(turn.ask, "")),
        SayingBot("echo", lambda turn: _said(turn.ask, turn.ask)),
        SayingBot(
            "whole document", lambda turn: page.quoted(turn.ask, (0, len(page.text)))
        ),
        SayingBot(
            "window", lambda turn: page.quoted(turn.ask, _window(page, turn.ask))
        ),
        SayingBot("best line", lambda turn: page.quoted(turn.ask, page.best(turn.ask))),
        SayingBot(
            "random section",
            lambda turn: page.quoted(turn.ask, chosen.choice(sections)),
        ),
    )


def _said(ask: str, text: str) -> AnsweredTurn:
    return AnsweredTurn(ask=ask, text=text, outcome="answered")


def _window(page: Page, ask: str) -> Span:
    """Return the span of `WINDOW` words round the best line."""
    start, end = page.best(ask)
    before = [found.start() for found in re.finditer(r"\S+", page.text[:start])]
    after = [found.end() for found in re.finditer(r"\S+", page.text[end:])]
    each = max(0, WINDOW - len(page.text[start:end].split())) // 2
    low = before[-each] if 0 < each <= len(before) else start
    high = end + after[each - 1] if 0 < each <= len(after) else end
    return low, high


def abstaining_bot(facts: FactFile) -> SayingBot:
    """Return the bot that never answers, and says what it was asked for."""
    absences = {absence.id: absence for absence in facts.absences}

    def say(turn: TurnCase) -> AnsweredTurn:
        text = _absent([absences[name] for name in turn.absent])
        return AnsweredTurn(ask=turn.ask, text=text, outcome="not_covered")

    return SayingBot("always abstain", say)


def _absent(absences: Sequence[Absence]) -> str:
    if not absences:
        return "The page does not say."
    return " ".join(_sentence(absence.asks, absence.keys) for absence in absences)


def _sentence(words: str, keys: Sequence[Sequence[str]]) -> str:
    """Return `words` as a sentence, with the keys it lacks put behind it."""
    lacking = [group[0] for group in keys if not meets([group], plain(words))]
    behind = f" ({', '.join(key.strip() for key in lacking)})" if lacking else ""
    return f"{words.rstrip('.')}{behind}."


@dataclass(frozen=True, slots=True)
class GoldBot:
    """Answers from the ground truth; what it fails at is wrong with a case."""

    facts: FactFile
    spans: Mapping[str, Span]
    page: Page
    name: str = "gold"

    def play(self, case: Case, suite: str) -> AnsweredCase:
        """Return the true answer to every turn of `case`."""
        turns = tuple(self._say(turn) for turn in case.turns)
        return AnsweredCase(id=case.id, suite=suite, turns=turns)

    def _say(self, turn: TurnCase) -> AnsweredTurn:
        outcome = turn.outcome[0]
        statements: list[AnsweredStatement] = []
        if turn.polarity and outcome in ("answered", "partial"):
            statements.append(_frame("Yes." if turn.polarity == "yes" else "No."))
        if outcome in ("answered", "partial"):
            chosen = [e if isinstance(e, str) else e[0] for e in turn.vital]
            brief = bool(turn.max_words) or turn.format == "number"
            held = [self._statement(fact, brief) for fact in chosen]
            statements += {(said.text, said.citations): said for said in held}.values()
        absences = [a for a in self.facts.absences if a.id in turn.absent]
        if absences and outcome in ("not_covered", "partial"):
            statements.append(_frame(_absent(absences)))
        statements = statements or [_frame("Happy to help with this career.")]
        return AnsweredTurn(
            ask=turn.ask,
            text=_joined(statements, turn),
            outcome=outcome,
            statements=tuple(statements),
        )

    def _statement(self, name: str, brief: bool) -> AnsweredStatement:
        """Return a fact in the words of its quote, or of its keys where it is brief."""
        fact = self._found(name)
        text = " ".join(group[0].strip() for group in fact.keys)
        if isinstance(fact, Fact):
            words = fact.quote.rstrip(".:")
            if not brief:
                text = words if states(fact.keys, words) else f"{fact.subject}: {words}"
            parts = [name]
        elif isinstance(fact, Clash):
            text, parts = fact.says, list(self._parts(" ".join(fact.facts)))
        else:
            parts = list(self._parts(fact.formula))
        return AnsweredStatement(
            text=_sentence(text, fact.keys),
            kind="item",
            derivation=self._derivation(fact),
            citations=tuple(self.page.cited(self.spans[part]) for part in parts),
        )

    def _found(self, name: str) -> Fact | Derived | Clash:
        held: dict[str, Fact | Derived | Clash] = {}
        held |= {fact.id: fact for fact in self.facts.facts}
        held |= {derived.id: derived for derived in self.facts.derived}
        held |= {clash.id: clash for clash in self.facts.conflicts}
        return held[name]

    def _parts(self, formula: str) -> dict[str, None]:
        """Return the ids of the facts that a formula, or another's formula, names."""
        words = set(re.findall(r"[\w.]+", formula))
        words |= {word.rsplit(".", 1)[0] for word in words}
        parts = {fact.id: None for fact in self.facts.facts if fact.id in words}
        for derived in self.facts.derived:
            if derived.id in words:
                parts |= self._parts(derived.formula)
        return parts

    def _derivation(self, fact: Fact | Derived | Clash) -> str:
        if isinstance(fact, Derived):
            keys = " ".join(key for group in fact.keys for key in group)
            return f"{fact.formula} = {fact.value} {keys}"
        if isinstance(fact, Clash):
            return " ".join((fact.says, *(key for group in fact.keys for key in group)))
        return " ".join(key for group in fact.keys for key in group)


def _frame(text: str) -> AnsweredStatement:
    return AnsweredStatement(text=text, kind="frame")


def _joined(statements: Sequence[AnsweredStatement], turn: TurnCase) -> str:
    """Return the statements in the format that was asked for."""
    if turn.format in ("sentence", "number"):
        return "; ".join(s.text.rstrip(".") for s in statements) + "."
    return "\n".join(
        f"- {statement.text}" if statement.kind == "item" else statement.text
        for statement in statements
    )
