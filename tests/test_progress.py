"""Progress is drawn on a terminal and nowhere else."""

import pytest

from advisor.progress import ProgressBar


def test_bars_are_drawn_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with ProgressBar() as bar:
        bar(1, 3, "embedding")
        bar(3, 3, "embedding")
    drawn = capsys.readouterr()
    assert "Embedding" in drawn.err
    assert drawn.out == ""


def test_nothing_is_drawn_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    with ProgressBar() as bar:
        bar(1, 3, "embedding")
    bar(2, 3, "embedding")
    assert capsys.readouterr() == ("", "")
