"""A statement told with the context that it needs to be understood alone."""

from advisor.career import Career
from advisor.chat.compose.draft import cite, claim, sentence
from advisor.chat.compose.named import placed
from advisor.conversation import Statement, StatementKind
from advisor.passage import Passage
from advisor.profile import Fact, FactKind, Level, NotStated, SalaryRange

LEADS = {
    FactKind.FIT: "The page counts this as a great fit",
    FactKind.NOT_FIT: "The page says that it may not be right in this case",
    FactKind.REQUIREMENT: "Among the requirements",
    FactKind.QUESTION: "One of the interview questions",
    FactKind.SKILL: "Among the skills",
    FactKind.TOOL: "Among the tools",
    FactKind.METRIC: "Among the figures of the page",
}


def spoken(career: Career, fact: Fact) -> Statement:
    """Return `fact` in a sentence that says where it belongs."""
    if of_level := _of_level(career, fact):
        return of_level
    if of_roadmap := placed(career, fact):
        return of_roadmap
    for entry in career.profile.day:
        if entry.fact == fact and entry.time:
            text = f"At {entry.time} on a typical day: {entry.text}"
            return claim(career, sentence(text), fact)
    lead = LEADS.get(fact.kind)
    if lead and not _is_sentence(fact.text, fact.kind):
        return claim(career, sentence(f"{lead}: {fact.text}"), fact)
    return claim(career, sentence(fact.text), fact)


def _is_sentence(text: str, kind: FactKind) -> bool:
    return text.endswith(".") and kind in (FactKind.REQUIREMENT, FactKind.METRIC)


def _of_level(career: Career, fact: Fact) -> Statement | None:
    for level in career.profile.levels:
        if fact in level.responsibilities:
            text = f"{level.title}: {fact.text}"
            return claim(career, sentence(text), fact)
        figures = _figures(level)
        if fact in figures:
            text = level.title
            if not isinstance(level.experience, NotStated):
                text += f" ({level.experience})"
            if isinstance(level.pay, SalaryRange):
                text += f": {level.pay}"
            return claim(career, sentence(text), *figures)
    return None


def _figures(level: Level) -> list[Fact]:
    stated = [
        value.fact
        for value in (level.pay, level.experience)
        if not isinstance(value, NotStated)
    ]
    return stated or [level.heading]


def told(career: Career, passage: Passage) -> Statement:
    """Return a passage in a sentence that says where it stands.

    A typed fact is told by its kind; what is no full sentence gets its heading.
    """
    for fact in career.profile.facts():
        if fact.span == passage.span:
            return spoken(career, fact)
    text = passage.text
    if not text.endswith((".", "!", "?", ":")) and len(passage.path) > 1:
        text = f"{passage.path[-1]}: {text}"
    return Statement(sentence(text), cite(career, passage.span), StatementKind.CLAIM)
