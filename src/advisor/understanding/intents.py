"""What a message can ask for; the examples of each are data, in `examples/`."""

from collections.abc import Mapping
from enum import StrEnum

from advisor.profile import FactKind


class Intent(StrEnum):
    """What a person wants to know, or does, with a message."""

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
    DAY = "day"
    ROADMAP = "roadmap"
    PHASE = "phase"
    PHASE_COUNT = "phase_count"
    PHASE_DURATION = "phase_duration"
    GOALS = "goals"
    MILESTONE = "milestone"
    RESOURCES = "resources"
    LOCATE = "locate"
    SKILLS = "skills"
    TOOLS = "tools"
    PAY = "pay"
    PAY_LEVEL = "pay_level"
    PAY_YEARS = "pay_years"
    PAY_AMOUNT = "pay_amount"
    LADDER = "ladder"
    NEXT_LEVEL = "next_level"
    LEVEL_DUTIES = "level_duties"
    LEVEL_EXPERIENCE = "level_experience"
    INTERVIEW_QUESTIONS = "interview_questions"
    INTERVIEW_PREP = "interview_prep"
    DEMAND = "demand"
    AI_RISK = "ai_risk"
    REMOTE = "remote"
    PAY_SOURCE = "pay_source"
    PROVENANCE = "provenance"
    REGULATION = "regulation"
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
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    HELP = "help"
    IDENTITY = "identity"
    AFFIRM = "affirm"
    DENY = "deny"
    SUMMARY = "summary"
    PLAN = "plan"
    OUT_OF_SCOPE = "out_of_scope"


SOCIAL = frozenset(
    {
        Intent.GREETING,
        Intent.THANKS,
        Intent.GOODBYE,
        Intent.HELP,
        Intent.IDENTITY,
        Intent.AFFIRM,
        Intent.DENY,
        Intent.SUMMARY,
    }
)
LEVEL_INTENTS = frozenset(
    {
        Intent.PAY_LEVEL,
        Intent.NEXT_LEVEL,
        Intent.LEVEL_DUTIES,
        Intent.LEVEL_EXPERIENCE,
    }
)
PHASE_INTENTS = frozenset(
    {
        Intent.PHASE,
        Intent.PHASE_DURATION,
        Intent.GOALS,
        Intent.MILESTONE,
        Intent.RESOURCES,
    }
)
KINDS: Mapping[Intent, frozenset[FactKind]] = {
    Intent.FIT: frozenset({FactKind.FIT}),
    Intent.FIT_ME: frozenset({FactKind.FIT, FactKind.NOT_FIT}),
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
    Intent.DAY: frozenset({FactKind.DAY}),
    Intent.ROADMAP: frozenset({FactKind.PHASE}),
    Intent.PHASE: frozenset({FactKind.PHASE}),
    Intent.PHASE_COUNT: frozenset({FactKind.PHASE}),
    Intent.PHASE_DURATION: frozenset({FactKind.PHASE}),
    Intent.GOALS: frozenset({FactKind.GOAL}),
    Intent.MILESTONE: frozenset({FactKind.MILESTONE}),
    Intent.RESOURCES: frozenset({FactKind.RESOURCE}),
    Intent.LOCATE: frozenset(
        {FactKind.GOAL, FactKind.RESOURCE, FactKind.MILESTONE, FactKind.PHASE}
    ),
    Intent.SKILLS: frozenset({FactKind.SKILL}),
    Intent.TOOLS: frozenset({FactKind.TOOL}),
    Intent.PAY: frozenset({FactKind.PAY}),
    Intent.PAY_LEVEL: frozenset({FactKind.PAY}),
    Intent.PAY_YEARS: frozenset({FactKind.PAY}),
    Intent.PAY_AMOUNT: frozenset({FactKind.PAY}),
    Intent.LADDER: frozenset({FactKind.LEVEL}),
    Intent.NEXT_LEVEL: frozenset({FactKind.LEVEL}),
    Intent.LEVEL_DUTIES: frozenset({FactKind.RESPONSIBILITY}),
    Intent.LEVEL_EXPERIENCE: frozenset({FactKind.EXPERIENCE}),
    Intent.INTERVIEW_QUESTIONS: frozenset({FactKind.QUESTION}),
    Intent.INTERVIEW_PREP: frozenset({FactKind.QUESTION}),
    Intent.DEMAND: frozenset({FactKind.DEMAND}),
    Intent.AI_RISK: frozenset({FactKind.AI_RISK}),
    Intent.REMOTE: frozenset({FactKind.REMOTE}),
    Intent.PAY_SOURCE: frozenset({FactKind.PAY_SOURCE}),
}
"""The kinds of facts that answer an intent."""
PARTICULAR = frozenset({Intent.LOCATE, Intent.REGULATION})
"""Intents that ask for one of many facts, so that their kind alone is no answer."""
