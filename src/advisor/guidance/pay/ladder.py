"""The pay ladder of a career: what it states, and what it says to years and amounts.

Every range is the page's own. Ranges in two currencies, or for two periods, are never
compared; what the page leaves out is said to be not stated.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise

from advisor.career import Career
from advisor.guidance.pay.reach import (
    LevelsReaching,
    open_top,
    pays_in,
    reaching,
    units_of,
)
from advisor.guidance.pay.steps import Added, Stretch, added, gaps, shared
from advisor.guidance.pay.words import PayUnit, Told, named, resting
from advisor.guidance.pay.years import (
    NO_LADDER,
    AfterYears,
    LevelsForYears,
    at_years,
    later,
)
from advisor.guidance.wording import listed
from advisor.profile import (
    CareerProfile,
    Experience,
    Fact,
    Level,
    NotStated,
    SalaryRange,
)
from advisor.quantities import pays

__all__ = [
    "Added",
    "AfterYears",
    "LevelsForYears",
    "LevelsReaching",
    "PayUnit",
    "Rung",
    "SalaryLadder",
    "Stretch",
    "Told",
    "salary_ladder",
]

NO_PAY_AT_ALL = "The page gives no pay for any level."
CONFLICT = "salary range"
"""What a profile calls it when its ranges of pay do not agree."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A level with its pay, and how it stands to the next one up.

    Attributes:
        level: The level as the page states it.
        adds: What the step to the next level adds.
        overlaps: The amounts that lie in the range of the next level too, if any.
        gaps: Pay and years between this level and the next that belong to neither.
    """

    level: Level
    adds: Added
    overlaps: Stretch | None = None
    gaps: tuple[Stretch, ...] = ()

    @property
    def number(self) -> int:
        """Its place on the ladder, 1 being the lowest."""
        return self.level.number

    @property
    def title(self) -> str:
        """What the page calls it."""
        return self.level.title

    @property
    def experience(self) -> Experience | NotStated:
        """The years of experience that the page gives for it."""
        return self.level.experience

    @property
    def pay(self) -> SalaryRange | NotStated:
        """The pay that the page gives for it."""
        return self.level.pay

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What states its pay and its years."""
        return resting(self.level)

    @property
    def open_top(self) -> Told | None:
        """That its pay has no upper end on the page, None where it has one."""
        if isinstance(self.pay, NotStated) or not self.pay.open_ended:
            return None
        return Told(sentence=open_top(self.level, self.pay), facts=self.facts)

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values for JSON, with its figures as text beside them."""
        stated = {"experience_text": self.experience, "pay_text": self.pay}
        texts = {
            key: "not stated" if isinstance(value, NotStated) else str(value)
            for key, value in stated.items()
        }
        top = self.open_top.to_dict() if self.open_top else None
        return asdict(self) | texts | {"open_top": top}


@dataclass(frozen=True, slots=True)
class SalaryLadder:
    """The levels of a career from the lowest up, with what they pay.

    Attributes:
        career: Title of the career.
        rungs: The levels.
        overall: Ranges that the page gives for the career as a whole.
        notes: What has to be known to read the ladder rightly.
    """

    career: str
    rungs: tuple[Rung, ...]
    overall: tuple[SalaryRange, ...] = ()
    notes: tuple[Told, ...] = ()

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels, the lowest first."""
        return tuple(rung.level for rung in self.rungs)

    @property
    def units(self) -> tuple[PayUnit, ...]:
        """The currencies and periods in which its levels are paid, each once."""
        return units_of(self.levels)

    def level_for(self, years: float) -> LevelsForYears:
        """Return the levels whose years of experience include `years`."""
        return at_years(self.levels, years)

    def after(self, years_now: float, years_later: float) -> AfterYears:
        """Return where the page has somebody now, and `years_later` years from now."""
        return later(self.levels, years_now, years_later)

    def levels_reaching(
        self, amount: float, unit: PayUnit | None = None
    ) -> LevelsReaching:
        """Return which levels have a range that reaches `amount`, and from when on.

        Args:
            amount: An amount of pay.
            unit: What it is counted in; needed only where the ladder has several.
        """
        if self.units:
            return reaching(self.levels, amount, unit)
        text = NO_PAY_AT_ALL if self.rungs else NO_LADDER
        whole = "".join(
            f" For the career as a whole it gives {pay}." for pay in self.overall
        )
        stated = [pay.fact for pay in self.overall]
        facts = (*(level.heading for level in self.levels), *stated)
        return LevelsReaching(sentence=text + whole, facts=facts)

    def to_dict(self) -> dict[str, object]:
        """Return the ladder as plain values for JSON."""
        return {
            "career": self.career,
            "rungs": [rung.to_dict() for rung in self.rungs],
            "overall": [asdict(pay) | {"pay_text": str(pay)} for pay in self.overall],
            "units": [asdict(unit) for unit in self.units],
            "notes": [note.to_dict() for note in self.notes],
        }


def salary_ladder(career: Career) -> SalaryLadder:
    """Return what the page of `career` states of pay, level by level."""
    profile = career.profile
    rungs = [
        Rung(level, added(level, above), shared(level, above), gaps(level, above))
        for level, above in pairwise(profile.levels)
    ]
    for top in profile.levels[-1:]:
        text = f"The page names no level above {named(top)}."
        rungs.append(Rung(top, Added(sentence=text, facts=(top.heading,))))
    overall = {str(pay): pay for pay in reversed(profile.overall_pay)}
    return SalaryLadder(
        career=profile.title,
        rungs=tuple(rungs),
        overall=tuple(reversed(overall.values())),
        notes=tuple(_notes(profile)),
    )


def _notes(profile: CareerProfile) -> Iterator[Told]:
    """Yield what has to be known to read the pay of `profile` rightly."""
    levels = profile.levels
    if not levels:
        yield Told(sentence=NO_LADDER)
    if len(units := units_of(levels)) > 1:
        given = listed([*map(str, units)])
        text = f"The levels are paid in {given}, which cannot be compared."
        yield Told(sentence=text, facts=resting(*levels))
    for level in levels:
        if isinstance(level.pay, NotStated):
            text = f"The page gives no pay for {named(level)}."
            yield Told(sentence=text, facts=(level.heading,))
        elif not all(found.period_stated for found in pays(level.pay.fact.text)):
            text = f"The page names no period for the pay of {named(level)}; it is"
            text += f" read as {level.pay}."
            yield Told(sentence=text, facts=(level.pay.fact,))
    yield from _disagreements(profile)


def _disagreements(profile: CareerProfile) -> Iterator[Told]:
    """Yield where the pay of the whole career is not what its levels span."""
    for conflict in profile.conflicts:
        if conflict.subject == CONFLICT:
            whole = profile.overall_pay[0]
            unit = PayUnit.of(whole)
            bands = pays_in(profile.levels, unit)
            low, high = min(pay.low for pay in bands), max(pay.high for pay in bands)
            more = " and more" if any(pay.open_ended for pay in bands) else ""
            text = f"The page gives {whole} for the career as a whole, but its levels"
            text += f" run from {unit.shown(low)} to {unit.shown(high)}{more}."
            yield Told(sentence=text, facts=conflict.facts)
