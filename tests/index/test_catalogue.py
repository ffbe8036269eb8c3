import os
from pathlib import Path

import numpy as np
import pytest

from advisor.career import Career
from advisor.document import Span
from advisor.errors import IndexUnavailableError
from advisor.index.catalogue import (
    read_careers,
    read_vectors,
    text_key,
    write_catalogue,
)
from advisor.profile import (
    CareerProfile,
    Conflict,
    DayItem,
    Duration,
    Experience,
    Fact,
    FactKind,
    Level,
    Metric,
    NotStated,
    Phase,
    QuestionCount,
    Requirement,
    SalaryRange,
)
from tests.index.factories import career

SPAN = Span("lamp-lighter", 3, 9)
FACT = Fact(FactKind.PAY, 'Pay: £9\u201312 "a\u00a0day"', SPAN)
PAY = SalaryRange(95_000.0, 120_000.5, "$", "year", True, FACT)
MISSING = NotStated("pay", heading=SPAN)
FULL = CareerProfile(
    document="lamp-lighter",
    title="Lamp Lighter",
    fit=(FACT,),
    requirements=(Requirement("Difficulty", "Advanced", FACT),),
    times_to_ready=(Duration(4.0, 5.5, "month", FACT),),
    day=(DayItem("09:00", "Lights lamps", FACT),),
    metrics=(Metric("Demand", "9.1/10", FACT),),
    phases=(
        Phase(1, "Wicks", FACT, Duration(1.0, 2.0, "week", FACT), (FACT,), (), ()),
        Phase(2, "Oil", FACT, NotStated("duration"), (), (FACT,), (FACT,)),
    ),
    question_counts=(QuestionCount(50, True, FACT),),
    levels=(
        Level(1, "Junior", FACT, Experience(0.0, 2.0, FACT), PAY, (FACT,)),
        Level(2, "Head", FACT, Experience(12.0, None, FACT), MISSING, ()),
        Level(3, "Chief", FACT, NotStated("experience"), MISSING, ()),
    ),
    overall_pay=(PAY,),
    not_stated=(MISSING, NotStated("licence")),
    conflicts=(Conflict("time", (FACT, FACT), "They differ.", "4 + 5 = 9"),),
)
LAMPS = career("lamp-lighter", "Lights lamps.", "Gets £9 a day.", profile=FULL)
NOTES = career("note-taker", "Takes notes.", "Ünïcode \U0001f600 too.")


def written(path: Path, *careers: Career) -> Path:
    vector = np.arange(3, dtype=np.float32)
    write_catalogue(path, careers, "model-a", {text_key("Takes notes."): vector})
    return path


def test_careers_come_back_exactly(tmp_path: Path, hospital: Career) -> None:
    path = written(tmp_path / "catalogue.db", NOTES, LAMPS, hospital)
    assert read_careers(path) == (NOTES, LAMPS, hospital)
    assert repr(read_careers(path)) == repr((NOTES, LAMPS, hospital))


def test_vectors_are_kept_by_model_and_text(tmp_path: Path) -> None:
    path = written(tmp_path / "catalogue.db", NOTES)
    (vector,) = read_vectors(path, "model-a").values()
    assert vector.dtype == np.float32
    assert vector.tolist() == [0, 1, 2]
    assert read_vectors(path, "model-b") == {}


@pytest.mark.parametrize("size", [None, 0, 100, 5000])
def test_damage_is_named(tmp_path: Path, size: int | None) -> None:
    path = written(tmp_path / "catalogue.db", NOTES, LAMPS)
    if size is None:
        path.unlink()
    else:
        os.truncate(path, size)
    with pytest.raises(IndexUnavailableError, match="is damaged; build the index"):
        read_careers(path)
    with pytest.raises(IndexUnavailableError, match="is damaged; build the index"):
        read_vectors(path, "model-a")
