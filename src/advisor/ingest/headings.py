"""The headings that career documents use, and which part of a profile each opens."""

import re
from enum import StrEnum


class Part(StrEnum):
    """A part of a career document."""

    FIT_CHECK = "fit check"
    FIT = "fit"
    REQUIREMENTS = "requirements"
    NOT_FIT = "not fit"
    ROLE = "role"
    DAY = "day"
    METRICS = "metrics"
    SKILLS = "skills"
    TOOLS = "tools"
    ROADMAP = "roadmap"
    PHASE = "phase"
    GOALS = "goals"
    RESOURCES = "resources"
    MILESTONE = "milestone"
    INTERVIEW = "interview"
    LADDER = "ladder"
    QUESTIONS = "questions"


HEADINGS: dict[Part, str] = {
    Part.FIT_CHECK: r"is this (career|role|job) right for you|(career )?fit check"
    r"|is it (right )?for you",
    Part.FIT: r"(a )?(great|good|perfect|ideal|best|strong|right) (fit|match|for you)"
    r"( if( you)?| for( you)?)?|who (it|this( career| role| job)?) is for|who it suits"
    r"|(you may|you might|you will|you'll) (like|love|enjoy) (it|this( career| role)?)"
    r"( if( you)?)?",
    Part.NOT_FIT: r"(it )?(may|might) not be( the)? right( fit| for you)?( if( you)?)?"
    r"|not (a |the |an )?(great |good |right |ideal )?(fit|match|for you|ideal)"
    r"( if( you)?| for)?|who (it|this( career| role)?) is not for"
    r"|think twice( if( you)?)?",
    Part.REQUIREMENTS: r"(this|the) (role|career|job) requires|(entry )?requirements?"
    r"|prerequisites|what (you need|is required|it requires|it takes)( to start)?",
    Part.ROLE: r"what does an? .+ do|what (the|this) (role|job) (does|is|involves)"
    r"|what an? .+ does|role overview|about (the|this) (role|career|job)"
    r"|job description|overview|the role|what (they|you) (do|will do)",
    Part.DAY: r"(a )?typical day( looks like)?|(a )?day in the life( of .+)?"
    r"|daily (routine|schedule)|what a day looks like",
    Part.METRICS: r"career (metrics|stats|snapshot|facts)|by the numbers"
    r"|key (figures|facts|metrics|stats)|at a glance|metrics"
    r"|(job |market )?outlook",
    Part.SKILLS: r"(core |key |essential |required )?skills( (you|to|needed).*)?"
    r"|what you need to (know|master)",
    Part.TOOLS: r"tools( of the trade| (and|&) technolog(y|ies)| you.*)?"
    r"|tech(nology)? stack|software( (and|&) tools)?",
    Part.ROADMAP: r"how to become an? .+|(the |your )?(learning|career|study)? ?"
    r"(roadmap|pathway)|learning (path|plan)|study plan|how to get there",
    Part.PHASE: r"(phase|step|stage|module)\s*\d+\b.*",
    Part.GOALS: r"(learning )?(goals|objectives)|what you('ll| will)? learn",
    Part.RESOURCES: r"(learning |recommended )?(resources|materials)|reading list",
    Part.MILESTONE: r"milestones?|outcome|checkpoint",
    Part.INTERVIEW: r"can you answer these questions"
    r"|interview( questions| prep| preparation| practice)?"
    r"|(practice|sample) (interview )?questions"
    r"|practi[cs]e with \d+\+? .*interview questions",
    Part.LADDER: r"where this career takes you|career (ladder|path|progression|levels)"
    r"|(salary|pay)( (and|&) (progression|career path)| ladder| by level| levels"
    r"| by experience)?|progression|levels (and|&) (pay|salary)",
    Part.QUESTIONS: r"(common|frequent|frequently asked) questions|faqs?|q (and|&) a",
}
_PATTERNS = {
    part: re.compile(pattern, re.IGNORECASE) for part, pattern in HEADINGS.items()
}
_NUMBERING = re.compile(r"^(?:\d{1,2}[.)]|[ivx]{1,4}[.)])\s+", re.IGNORECASE)
_EDGES = " \t:.?!\u2026-\u2013\u2014*_#"
MAX_HEADING_WORDS = 14


def part_of(heading: str) -> Part | None:
    """Return the part that `heading` opens; None for a heading of another kind."""
    text = _NUMBERING.sub("", heading.replace("\u2019", "'").strip()).strip(_EDGES)
    if len(text.split()) > MAX_HEADING_WORDS:
        return None
    for part, pattern in _PATTERNS.items():
        if pattern.fullmatch(text):
            return part
    return None
