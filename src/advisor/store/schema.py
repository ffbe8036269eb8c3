"""The tables of the store; what belongs to a learner goes when the learner goes."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
)

METADATA = MetaData()
ID, NAME, TIME = String(64), String(200), String(40)
ROW = "row"
"""Key under which a table says what one row of it is to a person."""


class Words(TypeDecorator[str]):
    """Text that a person typed, without what databases cannot keep.

    Half a character becomes `?`, and characters of value 0 are left out.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str:
        """Return what is kept for `value`."""
        words = (value or "").replace("\0", "")
        return words.encode("utf-8", "replace").decode("utf-8")


def _owner(column: str, table: str, *, nullable: bool = False) -> Column[str]:
    owner = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(column, owner, nullable=nullable, index=True)


def _created() -> Column[str]:
    return Column("created", TIME, nullable=False)


def _career() -> Column[str]:
    return Column("career", Words, nullable=False)


SCHEMA = Table("schema", METADATA, Column("version", Integer, primary_key=True))
IMPORTS = Table("imports", METADATA, Column("file", NAME, primary_key=True))
LEARNERS = Table(
    "learners",
    METADATA,
    Column("id", ID, primary_key=True),
    _created(),
    Column("facts", JSON, nullable=False),
    info={ROW: "profile"},
)
CONVERSATIONS = Table(
    "conversations",
    METADATA,
    Column("id", ID, primary_key=True),
    _owner("learner", "learners"),
    _created(),
    _career(),
    Column("name", Words, nullable=False),
    info={ROW: "conversation"},
)
TURNS = Table(
    "turns",
    METADATA,
    _owner("conversation", "conversations"),
    Column("position", Integer, nullable=False),
    _created(),
    Column("question", Words, nullable=False),
    Column("reply", JSON, nullable=False),
    Column("outcome", NAME, nullable=False),
    PrimaryKeyConstraint("conversation", "position"),
)
PLANS = Table(
    "plans",
    METADATA,
    Column("id", ID, primary_key=True),
    _owner("learner", "learners"),
    _created(),
    _career(),
    Column("wishes", JSON, nullable=False),
    Column("plan", JSON, nullable=False),
    info={ROW: "plan"},
)
TICKS = Table(
    "ticks",
    METADATA,
    _owner("plan", "plans"),
    Column("goal", NAME, nullable=False),
    PrimaryKeyConstraint("plan", "goal"),
)
INTERVIEWS = Table(
    "interviews",
    METADATA,
    Column("id", ID, primary_key=True),
    _owner("learner", "learners"),
    _created(),
    _career(),
    Column("state", JSON, nullable=False),
    info={ROW: "interview"},
)
FEEDBACK = Table(
    "feedback",
    METADATA,
    Column("id", Integer, primary_key=True),
    _owner("learner", "learners", nullable=True),
    _created(),
    Column("good", Boolean, nullable=False),
    Column("question", Words, nullable=False),
    Column("answer", Words, nullable=False),
    Column("outcome", NAME, nullable=False),
    Column("reason", Words, nullable=False),
    sqlite_autoincrement=True,
)
ASKED_BEFORE = Table(
    "asked_before",
    METADATA,
    _owner("feedback", "feedback"),
    Column("position", Integer, nullable=False),
    Column("question", Words, nullable=False),
    PrimaryKeyConstraint("feedback", "position"),
)
