"""A plan as JSON in the terms of schema.org.

A plan is a `Course` with one `CourseInstance`, held for one person: of the types that
schema.org has for learning it alone has dates, a `Schedule` and parts. Each phase is an
`EducationEvent` of it, which `teaches` its goals and `assesses` its milestones. What
schema.org has no term for is named with the prefix `plan:`.
"""

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction

from advisor.conversation import Statement
from advisor.guidance.plan.exports.outline import plan_title
from advisor.guidance.plan.plan import LearningPlan, PlanItem, PlannedPhase
from advisor.guidance.plan.workload import exact

CONTEXT = ["https://schema.org", {"plan": "urn:career-advisor:plan:"}]

Json = Mapping[str, object]


def to_json(plan: LearningPlan) -> str:
    """Return all of `plan` as JSON-LD."""
    course: Json = {
        "@context": CONTEXT,
        "@type": "Course",
        "name": plan_title(plan),
        "about": plan.title,
        "dateCreated": plan.made.isoformat(),
        "hasCourseInstance": _instance(plan),
        "plan:comparison": _statements(plan.comparison),
        "plan:notes": _statements(plan.notes),
        "plan:assumptions": _statements(plan.assumptions),
        "plan:arithmetic": list(plan.arithmetic),
        "plan:deadline": _deadline(plan),
    }
    return json.dumps(_present(course), ensure_ascii=False, indent=2) + "\n"


def _present(held: Json) -> dict[str, object]:
    """Return `held` without what is not there."""
    return {key: value for key, value in held.items() if value not in (None, "", [])}


def _instance(plan: LearningPlan) -> Json:
    wishes = plan.wishes
    return _present(
        {
            "@type": "CourseInstance",
            "courseMode": "self-paced",
            "startDate": plan.start.isoformat() if plan.finish else None,
            "endDate": plan.finish.isoformat() if plan.finish else None,
            "courseSchedule": {
                "@type": "Schedule",
                "repeatFrequency": "P1W",
                "duration": _duration(exact(wishes.hours_per_week)),
            },
            "plan:daysOff": [
                {"startDate": off.first.isoformat(), "endDate": off.last.isoformat()}
                for off in sorted(wishes.days_off)
            ],
            "subEvent": [_phase(phase) for phase in plan.phases],
        }
    )


def _phase(phase: PlannedPhase) -> Json:
    return _present(
        {
            "@type": "EducationEvent",
            "identifier": phase.id,
            "name": phase.title,
            "plan:number": phase.number,
            "startDate": phase.first.isoformat() if phase.first else None,
            "endDate": phase.last.isoformat() if phase.last else None,
            "teaches": [_item(goal, "DefinedTerm") for goal in phase.goals],
            "workFeatured": [
                _item(resource, "LearningResource") for resource in phase.resources
            ],
            "assesses": [_item(one, "DefinedTerm") for one in phase.milestones],
            "plan:state": phase.state,
            "plan:lengthOnPage": phase.length,
            "plan:knownAs": phase.known_as,
            "plan:arithmetic": phase.arithmetic,
        }
    )


def _item(item: PlanItem, type_: str) -> Json:
    return _present(
        {
            "@type": type_,
            "identifier": item.id,
            "name": item.text,
            "plan:remark": " ".join(item.caveats),
            "plan:done": item.done,
            "plan:knownAs": item.known_as,
        }
    )


def _statements(said: Sequence[Statement]) -> list[Json]:
    return [
        _present(
            {
                "@type": "CreativeWork",
                "text": one.text,
                "plan:derivation": one.derivation,
                "citation": [
                    {
                        "@type": "Quotation",
                        "text": cited.quote,
                        "isPartOf": {"@type": "CreativeWork", "name": cited.section},
                    }
                    for cited in one.citations
                ],
            }
        )
        for one in said
    ]


def _deadline(plan: LearningPlan) -> Json | None:
    held = plan.deadline
    if held is None:
        return None
    latest = held.latest_start
    return _present(
        {
            "plan:until": held.until.isoformat(),
            "plan:fits": held.fits,
            "plan:daysApart": held.days,
            "plan:hoursNeeded": held.hours_needed,
            "plan:latestStart": latest.isoformat() if latest else None,
            "plan:statements": _statements(held.statements),
        }
    )


def _duration(hours: Fraction) -> str:
    """Return hours as ISO 8601 has them: `PT7H`, `PT7H30M`."""
    minutes = round(hours * 60)
    rest = f"{minutes % 60}M" if minutes % 60 else ""
    return f"PT{minutes // 60}H{rest}"
