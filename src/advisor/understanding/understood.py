"""A request told back in a few words, where its reading was not obvious."""

from collections.abc import Iterator, Mapping, Sequence

from advisor.career import Career
from advisor.conversation import Request
from advisor.understanding.intents import SOCIAL, Intent

DOUBTFUL = 0.5
"""Probability of an intent below which it is told back."""
NAMES: Mapping[Intent, str] = {
    Intent.FIT: "whom it suits",
    Intent.FIT_ME: "whether it suits you",
    Intent.NOT_FIT: "whom it may not suit",
    Intent.REQUIREMENTS: "what it requires",
    Intent.CODING: "whether one has to program",
    Intent.DIFFICULTY: "how hard it is",
    Intent.ENTRY_BARRIER: "how hard it is to get in",
    Intent.TIME_TO_READY: "the time until job-ready",
    Intent.ROLE: "what the work is",
    Intent.ROLE_AREAS: "where the work is done",
    Intent.ROLE_ORIGIN: "how the job came about",
    Intent.ROLE_EXCELLENCE: "what makes somebody very good at it",
    Intent.REGULATION: "laws and rules",
    Intent.GROWTH: "where it grows",
    Intent.DAY: "a typical day",
    Intent.ROADMAP: "the roadmap",
    Intent.PHASE: "what a phase holds",
    Intent.PHASE_DURATION: "the length of phases",
    Intent.GOALS: "what is learned",
    Intent.MILESTONE: "what one can do at the end",
    Intent.RESOURCES: "learning resources",
    Intent.SKILLS: "the skills section",
    Intent.TOOLS: "the tools section",
    Intent.PAY: "pay",
    Intent.LADDER: "the levels of the ladder",
    Intent.LEVEL_DUTIES: "what is done at a level",
    Intent.LEVEL_EXPERIENCE: "years of experience",
    Intent.INTERVIEW: "interview questions",
    Intent.DEMAND: "demand",
    Intent.AI_RISK: "the risk from AI",
    Intent.REMOTE: "remote work",
    Intent.PAY_SOURCE: "where the pay figures come from",
}


def understood(requests: Sequence[Request], career: Career | None) -> str:
    """Return what `requests` were read as, empty where that was plain to see.

    It is not where a message only goes on with the talk, nor where its reading was
    doubtful.
    """
    told = [_told(request, career) for request in requests if _is_doubtful(request)]
    return "; ".join(dict.fromkeys(filter(None, told)))


def _is_doubtful(request: Request) -> bool:
    if Intent(request.intent) in SOCIAL:
        return False
    return request.turn not in ("new", "social") or request.confidence < DOUBTFUL


def _told(request: Request, career: Career | None) -> str:
    name = NAMES.get(Intent(request.intent), "")
    return ", ".join(filter(None, (name, *_named(request, career)))) if name else ""


def _named(request: Request, career: Career | None) -> Iterator[str]:
    if career is None:
        return
    for level in career.profile.levels:
        if level.number in request.slots.levels:
            yield level.title
    for phase in career.profile.phases:
        if phase.number in request.slots.phases:
            yield f"phase {phase.number}"
