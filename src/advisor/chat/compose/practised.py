"""A step of an interview practice, told in a conversation."""

from advisor.career import Career
from advisor.chat.compose.draft import Draft
from advisor.conversation import Outcome, Query, frame
from advisor.guidance.guide import Guide
from advisor.guidance.practice import Step, command, stepped, summary
from advisor.understanding.rehearsal import begins

HOW = (
    "One question at a time. Answer in your own words, or say hint, skip, repeat or"
    " stop."
)


def practised(query: Query, career: Career, guide: Guide) -> Draft:
    """Answer with the step of the practice that the message makes."""
    steered = command(query.text) is not None
    if query.practice is None or (begins(query.text) and not steered):
        step = guide.practice(career).repeat()
        if step.session.current:
            step = Step(step.session, (frame(HOW), *step.statements))
        return _draft(step)
    session = guide.practice(career, query.practice)
    step = stepped(session, query.text, guide.embedder)
    if step.session.current is None:
        ended = summary(step.session, career)
        step = Step(step.session, (*step.statements, *ended))
    return _draft(step)


def _draft(step: Step) -> Draft:
    going_on = step.session.current is not None
    kept = step.session.to_dict() if going_on else None
    return Draft(Outcome.ANSWERED, step.statements, practice=kept)
