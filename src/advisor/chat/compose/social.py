"""What is said when nothing is asked of the documents."""

from collections.abc import Sequence

from advisor.career import Career
from advisor.chat.compose.draft import Draft
from advisor.conversation import Outcome, frame
from advisor.understanding.intents import Intent
from advisor.understanding.language import SERVED

GREETING = (
    "Hello. Ask me about {careers}: whether it fits, how to get there, what it pays."
)
HELP = (
    "I answer questions about {careers} from the documents that I hold, and show the"
    " words that each answer rests on. Ask whether it fits you, what it requires, what"
    " a day looks like, how to learn it, what it pays, or what is asked in the"
    " interview. What the documents do not say, I do not know."
)
IDENTITY = (
    "I am a program, not a person. I answer questions about {careers} from the"
    " documents that I hold, word by word, without a language model."
)
TEXTS = {
    Intent.GREETING: GREETING,
    Intent.HELP: HELP,
    Intent.IDENTITY: IDENTITY,
    Intent.THANKS: "You are welcome.",
    Intent.GOODBYE: "Goodbye, and good luck.",
    Intent.AFFIRM: "Good. What would you like to know next?",
    Intent.DENY: "All right. What would you like to know instead?",
    Intent.COMPLAINT: "I am sorry. Say in a few other words what you would like to"
    " know, and I will look again.",
}
OUT_OF_SCOPE = (
    "That is not something I can help with. I answer questions about {careers}."
)
FOREIGN = f"I read and answer {SERVED} only; please ask again in {SERVED}."
EMPTY = "What would you like to know about {careers}?"
WHICH = "Which career do you mean: {careers}?"
EITHER = "Do you mean {one}, or {other}?"
NOTHING_SAID = "We have not discussed anything yet."
SUMMARY = "So far you asked:"
NOTHING_HELD = "I hold no career document yet, so there is nothing I can answer from."


def _titles(careers: Sequence[Career], word: str = "and") -> str:
    titles = [f"{career.document.title}" for career in careers]
    if len(titles) < 2:
        return titles[0] if titles else "careers"
    return f"{', '.join(titles[:-1])} {word} {titles[-1]}"


def social(intent: Intent, careers: Sequence[Career]) -> Draft:
    """Return the reply to a pleasantry or a question about the advisor."""
    text = TEXTS[intent].format(careers=_titles(careers))
    return Draft(Outcome.SOCIAL, (frame(text),))


def summary(questions: Sequence[str]) -> Draft:
    """Return the questions that were asked so far."""
    if not questions:
        return Draft(Outcome.SOCIAL, (frame(NOTHING_SAID),))
    asked = " ".join(f'"{question}"' for question in questions)
    return Draft(Outcome.SOCIAL, (frame(f"{SUMMARY} {asked}"),))


def out_of_scope(careers: Sequence[Career]) -> Draft:
    """Return the reply to what is not about a career."""
    text = OUT_OF_SCOPE.format(careers=_titles(careers))
    return Draft(Outcome.OUT_OF_SCOPE, (frame(text),))


def foreign() -> Draft:
    """Return the reply to a message in a language that is not served."""
    return Draft(Outcome.OUT_OF_SCOPE, (frame(FOREIGN),))


def empty(careers: Sequence[Career]) -> Draft:
    """Return the reply to a message without words."""
    return Draft(
        Outcome.CLARIFY, (frame(EMPTY.format(careers=_titles(careers, "or"))),)
    )


def which(careers: Sequence[Career]) -> Draft:
    """Ask which of several careers is meant."""
    return Draft(
        Outcome.CLARIFY, (frame(WHICH.format(careers=_titles(careers, "or"))),)
    )


def either(one: str, other: str) -> Draft:
    """Ask which of two readings of a question is meant."""
    return Draft(Outcome.CLARIFY, (frame(EITHER.format(one=one, other=other)),))


def nothing_held() -> Draft:
    """Return the reply of an advisor without documents."""
    return Draft(Outcome.NOT_COVERED, (frame(NOTHING_HELD),))
