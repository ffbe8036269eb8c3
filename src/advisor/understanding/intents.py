"""What a message can ask about, and what it can ask of it."""

from collections.abc import Mapping
from enum import StrEnum

from advisor.profile import FactKind


class Intent(StrEnum):
    """What a person wants to know about, or does, with a message."""

    FIT = "fit"
    FIT_ME = "fit_me"
    NOT_FIT = "not_fit"
    REQUIREMENTS = "requirements"
    CODING = "coding"
    DIFFICULTY = "difficulty"
    ENTRY_BARRIER = "entry_barrier"
    TIME_TO_READY = "time_to_ready"
    ROLE = "role"
    ROLE_AREAS = "role_areas"
    ROLE_ORIGIN = "role_origin"
    ROLE_EXCELLENCE = "role_excellence"
    REGULATION = "regulation"
    GROWTH = "growth"
    DAY = "day"
    ROADMAP = "roadmap"
    PHASE = "phase"
    PHASE_DURATION = "phase_duration"
    GOALS = "goals"
    MILESTONE = "milestone"
    RESOURCES = "resources"
    TOPIC = "topic"
    SKILLS = "skills"
    TOOLS = "tools"
    PAY = "pay"
    LADDER = "ladder"
    LEVEL_DUTIES = "level_duties"
    LEVEL_EXPERIENCE = "level_experience"
    INTERVIEW = "interview"
    DEMAND = "demand"
    AI_RISK = "ai_risk"
    REMOTE = "remote"
    PAY_SOURCE = "pay_source"
    PROVENANCE = "provenance"
    PLAN = "plan"
    PRACTICE = "practice"
    DEGREE = "degree"
    CERTIFICATION = "certification"
    VISA = "visa"
    AGE = "age"
    EMPLOYERS = "employers"
    OPENINGS = "openings"
    COURSE_COST = "course_cost"
    HOURS_PER_WEEK = "hours_per_week"
    PART_TIME = "part_time"
    PAY_PLACE = "pay_place"
    BENEFITS = "benefits"
    HOURS_STRESS = "hours_stress"
    FREELANCE = "freelance"
    TRAVEL = "travel"
    COMPARISON = "comparison"
    ODDS = "odds"
    DIVERSITY = "diversity"
    LANGUAGE = "language"
    INTERNSHIP = "internship"
    PORTFOLIO_CV = "portfolio_cv"
    SATISFACTION = "satisfaction"
    OTHER_ABSENT = "other_absent"
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    HELP = "help"
    IDENTITY = "identity"
    AFFIRM = "affirm"
    DENY = "deny"
    COMPLAINT = "complaint"
    SUMMARY = "summary"
    OUT_OF_SCOPE = "out_of_scope"


BY_WORDS = frozenset({Intent.PRACTICE})
"""Intents that are known by their words and by what goes on, not by the encoder."""


class Operation(StrEnum):
    """What is asked of it."""

    VALUE = "value"
    COUNT = "count"
    YESNO = "yesno"
    SUM = "sum"
    DIFFERENCE = "difference"
    MAX = "max"
    MIN = "min"
    COMPARE = "compare"
    FILTER = "filter"
    LOCATE = "locate"
    ORDER = "order"
    DERIVE = "derive"
    WHY = "why"
    DEFINE = "define"
    SOURCE = "source"


COMPUTING = frozenset(
    {
        Operation.COUNT,
        Operation.SUM,
        Operation.DIFFERENCE,
        Operation.MAX,
        Operation.MIN,
        Operation.COMPARE,
        Operation.FILTER,
        Operation.ORDER,
        Operation.DERIVE,
    }
)
"""Operations that a quote alone cannot do."""
SOCIAL = frozenset(
    {
        Intent.GREETING,
        Intent.THANKS,
        Intent.GOODBYE,
        Intent.HELP,
        Intent.IDENTITY,
        Intent.AFFIRM,
        Intent.DENY,
        Intent.COMPLAINT,
        Intent.SUMMARY,
    }
)
OF_LEVELS = frozenset(
    {Intent.PAY, Intent.LADDER, Intent.LEVEL_DUTIES, Intent.LEVEL_EXPERIENCE}
)
"""Intents that a level of the ladder makes particular."""
OF_PHASES = frozenset(
    {
        Intent.ROADMAP,
        Intent.PHASE,
        Intent.PHASE_DURATION,
        Intent.GOALS,
        Intent.MILESTONE,
        Intent.RESOURCES,
    }
)
"""Intents that a phase of the roadmap makes particular."""
_ROADMAP = frozenset(
    {FactKind.GOAL, FactKind.RESOURCE, FactKind.MILESTONE, FactKind.PHASE}
)
KINDS: Mapping[Intent, frozenset[FactKind]] = {
    Intent.FIT: frozenset({FactKind.FIT}),
    Intent.FIT_ME: frozenset({FactKind.FIT, FactKind.NOT_FIT, FactKind.REQUIREMENT}),
    Intent.NOT_FIT: frozenset({FactKind.NOT_FIT}),
    Intent.REQUIREMENTS: frozenset({FactKind.REQUIREMENT}),
    Intent.CODING: frozenset({FactKind.REQUIREMENT}),
    Intent.DIFFICULTY: frozenset({FactKind.REQUIREMENT}),
    Intent.ENTRY_BARRIER: frozenset({FactKind.REQUIREMENT}),
    Intent.TIME_TO_READY: frozenset({FactKind.TIME_TO_READY}),
    Intent.ROLE: frozenset({FactKind.ROLE}),
    Intent.ROLE_AREAS: frozenset({FactKind.ROLE_AREA}),
    Intent.ROLE_ORIGIN: frozenset({FactKind.ROLE_CHANGE}),
    Intent.ROLE_EXCELLENCE: frozenset({FactKind.ROLE_EXCELLENCE}),
    Intent.REGULATION: frozenset({FactKind.REGULATION}),
    Intent.GROWTH: frozenset({FactKind.GROWTH}),
    Intent.DAY: frozenset({FactKind.DAY}),
    Intent.ROADMAP: frozenset({FactKind.PHASE}),
    Intent.PHASE: _ROADMAP,
    Intent.PHASE_DURATION: frozenset({FactKind.PHASE}),
    Intent.GOALS: frozenset({FactKind.GOAL}),
    Intent.MILESTONE: frozenset({FactKind.MILESTONE}),
    Intent.RESOURCES: frozenset({FactKind.RESOURCE}),
    Intent.TOPIC: _ROADMAP | {FactKind.DAY, FactKind.ROLE, FactKind.RESPONSIBILITY},
    Intent.SKILLS: frozenset({FactKind.SKILL}),
    Intent.TOOLS: frozenset({FactKind.TOOL}),
    Intent.PAY: frozenset({FactKind.PAY}),
    Intent.LADDER: frozenset({FactKind.LEVEL, FactKind.EXPERIENCE}),
    Intent.LEVEL_DUTIES: frozenset({FactKind.RESPONSIBILITY}),
    Intent.LEVEL_EXPERIENCE: frozenset({FactKind.EXPERIENCE}),
    Intent.INTERVIEW: frozenset({FactKind.QUESTION, FactKind.QUESTION_COUNT}),
    Intent.DEMAND: frozenset({FactKind.DEMAND}),
    Intent.AI_RISK: frozenset({FactKind.AI_RISK}),
    Intent.REMOTE: frozenset({FactKind.REMOTE}),
    Intent.PAY_SOURCE: frozenset({FactKind.PAY_SOURCE}),
}
"""The kinds of facts that answer an intent."""
WHOLE = frozenset(
    {
        Intent.FIT,
        Intent.FIT_ME,
        Intent.NOT_FIT,
        Intent.REQUIREMENTS,
        Intent.CODING,
        Intent.DIFFICULTY,
        Intent.ENTRY_BARRIER,
        Intent.TIME_TO_READY,
        Intent.ROADMAP,
        Intent.PHASE,
        Intent.PHASE_DURATION,
        Intent.PAY,
        Intent.LADDER,
        Intent.LEVEL_EXPERIENCE,
    }
)
"""Intents that are answered from all facts of their kinds, by type and number."""
