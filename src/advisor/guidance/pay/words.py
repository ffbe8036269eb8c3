"""How pay and the levels of a ladder are put into words, and what the words rest on."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from advisor.guidance.wording import counted, number_text
from advisor.profile import Fact, Level, NotStated, SalaryRange

NO_PAY = "pay not stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence for a person, the facts it rests on and the arithmetic in it."""

    sentence: str
    facts: tuple[Fact, ...] = ()
    derivation: str = ""

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True, order=True)
class PayUnit:
    """What amounts are counted in: a currency, as printed, and a period."""

    currency: str
    period: str

    @classmethod
    def of(cls, pay: SalaryRange) -> "PayUnit":
        """Return the unit of a range."""
        return cls(pay.currency, pay.period)

    def shown(self, amount: float) -> str:
        """Return `amount` as a person reads it: `$95,000 a year`."""
        return f"{self.currency}{number_text(amount)} {self.each}"

    @property
    def each(self) -> str:
        """The period after an amount: `a year`, `an hour`."""
        return f"{'an' if self.period == 'hour' else 'a'} {self.period}"

    def __str__(self) -> str:
        """Return it as a person reads it: `$ a year`."""
        return f"{self.currency} {self.each}"


def named(level: Level) -> str:
    """Return the title of a level with its years: `Analyst (2-5 years)`."""
    if isinstance(level.experience, NotStated):
        return level.title
    return f"{level.title} ({level.experience})"


def priced(level: Level) -> str:
    """Return a level with its range, or with the word that it is not stated."""
    pay = NO_PAY if isinstance(level.pay, NotStated) else str(level.pay)
    return f"{named(level)}, {pay}"


def in_turn(levels: Sequence[Level]) -> str:
    """Return levels with their ranges, one after another."""
    return "; ".join(map(priced, levels))


def years_shown(years: float) -> str:
    """Return years of experience as a person reads them: `1 year of experience`."""
    return f"{counted(years, 'year')} of experience"


def resting(*levels: Level) -> tuple[Fact, ...]:
    """Return what states the pay and the years of levels, or else their titles."""
    found: list[Fact] = []
    for level in levels:
        parts = (level.pay, level.experience)
        stated = [part.fact for part in parts if not isinstance(part, NotStated)]
        found += stated or [level.heading]
    return tuple(dict.fromkeys(found))
