"""A learning plan as a file: one format a module."""

from enum import StrEnum

from advisor.errors import PlanError
from advisor.guidance.plan.plan import LearningPlan


class PlanFormat(StrEnum):
    """What a plan can be written as; the value is the suffix of the file."""

    MARKDOWN = "md"
    CALENDAR = "ics"
    TABLE = "csv"
    JSON = "json"
    PDF = "pdf"

    @property
    def media_type(self) -> str:
        """The type of such a file, as a browser is told it."""
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    PlanFormat.MARKDOWN: "text/markdown; charset=utf-8",
    PlanFormat.CALENDAR: "text/calendar; charset=utf-8",
    PlanFormat.TABLE: "text/csv; charset=utf-8",
    PlanFormat.JSON: "application/ld+json",
    PlanFormat.PDF: "application/pdf",
}


def format_of(name: str) -> PlanFormat:
    """Return the format that the name of a file asks for by its suffix.

    Raises:
        PlanError: If there is no such format.
    """
    suffix = name.rpartition(".")[2].lower()
    try:
        return PlanFormat(suffix)
    except ValueError:
        known = ", ".join(f".{one}" for one in PlanFormat)
        raise PlanError(
            f"A plan cannot be written to {name}; give it one of these endings:"
            f" {known}."
        ) from None


def exported(plan: LearningPlan, wanted: PlanFormat) -> bytes:
    """Return `plan` as the bytes of a file.

    Raises:
        PlanError: If the plan has no dates and a calendar is wanted.
    """
    match wanted:
        case PlanFormat.MARKDOWN:
            from advisor.guidance.plan.exports.markdown import to_markdown

            return to_markdown(plan).encode()
        case PlanFormat.CALENDAR:
            from advisor.guidance.plan.exports.calendar import to_calendar

            return to_calendar(plan)
        case PlanFormat.TABLE:
            from advisor.guidance.plan.exports.table import to_table

            return to_table(plan)
        case PlanFormat.JSON:
            from advisor.guidance.plan.exports.linked_data import to_json

            return to_json(plan).encode()
        case PlanFormat.PDF:
            from advisor.guidance.plan.exports.pdf import to_pdf

            return to_pdf(plan)
