import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from advisor import library
from advisor.career import Career
from advisor.errors import (
    CareerNotFoundError,
    DocumentError,
    DuplicateCareerError,
    IndexUnavailableError,
    SettingsError,
)
from advisor.index import manifest
from advisor.index.builds import Builds
from advisor.library import Library, Tools
from advisor.settings import Settings
from tests.index.factories import FakeEmbedder, OutOfPowerError, read, write

LAMPS = "Lamp Lighter"
NOTES = "Note Taker"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    write(tmp_path / "knowledge", "lamps.txt", LAMPS, "Lights lamps.", "Buys oil.")
    write(tmp_path / "knowledge", "notes.md", NOTES, "Takes notes.")
    write(tmp_path / "knowledge", "README.md", "Not A Career", "Says what is here.")
    return Settings(knowledge=tmp_path / "knowledge", data=tmp_path / "data")


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def tools(embedder: FakeEmbedder) -> Tools:
    return Tools(read=read, embedder=embedder)


def texts(library: Library) -> dict[str, list[str]]:
    """Return what is held: the statements by career."""
    return {
        id_: [passage.text for passage in career.passages]
        for id_, career in library.careers.items()
    }


def best(library: Library, question: str) -> str:
    return library.retriever.search(question, k=1)[0].passage.text


def builds(settings: Settings) -> list[Path]:
    return sorted((settings.data / "builds").iterdir())


def test_the_first_opening_builds(settings: Settings, tools: Tools) -> None:
    held = Library.open(settings, tools=tools)
    assert texts(held) == {
        "lamp-lighter": ["Lights lamps.", "Buys oil."],
        "note-taker": ["Takes notes."],
    }
    assert held.problems == ()
    assert held.lexical.size == 3
    assert best(held, "who buys oil?") == "Buys oil."


def test_the_next_opening_embeds_and_builds_nothing(
    settings: Settings, tools: Tools, embedder: FakeEmbedder
) -> None:
    first = Library.open(settings, tools=tools)
    embedder.embedded.clear()
    second = Library.open(settings, tools=tools)
    assert embedder.embedded == []
    assert second.careers == first.careers
    assert len(builds(settings)) == 1


def test_only_what_changed_is_read_and_embedded(
    settings: Settings, embedder: FakeEmbedder
) -> None:
    files: list[str] = []

    def reader(path: Path, /, *, max_mb: float) -> Career:
        files.append(path.name)
        return read(path, max_mb=max_mb)

    tools = Tools(read=reader, embedder=embedder)
    Library.open(settings, tools=tools)
    files.clear()
    embedder.embedded.clear()
    write(settings.knowledge, "lamps.txt", LAMPS, "Lights lamps.", "Sells oil.")
    held = Library.open(settings, tools=tools)
    assert files == ["lamps.txt"]
    assert embedder.embedded == ["Lamp Lighter. Sells oil."]
    assert texts(held)["lamp-lighter"] == ["Lights lamps.", "Sells oil."]


def test_a_new_date_alone_makes_nothing_stale(settings: Settings, tools: Tools) -> None:
    Library.open(settings, tools=tools)
    os.utime(settings.knowledge / "lamps.txt", (1, 1))
    Library.open(settings, tools=tools)
    assert len(builds(settings)) == 1


def test_other_code_reads_again_but_embeds_nothing(
    settings: Settings,
    tools: Tools,
    embedder: FakeEmbedder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Library.open(settings, tools=tools)
    embedder.embedded.clear()
    monkeypatch.setattr("advisor.index.build.code_version", lambda: "other")
    Library.open(settings, tools=tools)
    assert len(builds(settings)) == 2
    assert embedder.embedded == []


def test_another_model_embeds_all(settings: Settings, tools: Tools) -> None:
    Library.open(settings, tools=tools)
    other = FakeEmbedder(model="fake-2", dimensions=32)
    held = Library.open(settings, tools=replace(tools, embedder=other))
    assert len(other.embedded) == 3
    assert best(held, "who buys oil?") == "Buys oil."


def test_progress_is_told(settings: Settings, tools: Tools) -> None:
    told: list[tuple[int, int, str]] = []
    library.build(settings, tools=tools, progress=lambda *heard: told.append(heard))
    assert told == [
        (1, 2, "reading"),
        (2, 2, "reading"),
        (3, 3, "embedding"),
        (3, 3, "storing"),
    ]


def test_a_file_that_cannot_be_read_is_reported(
    settings: Settings, tools: Tools
) -> None:
    (settings.knowledge / "bad.txt").write_bytes(b"\xff\xff")
    write(settings.knowledge, "more-notes.md", NOTES, "Takes more notes.")
    held = Library.open(settings, tools=tools)
    expected = [
        "bad.txt: the file cannot be read.",
        "notes.md: holds the career 'note-taker', as more-notes.md does; keep one of"
        " the two.",
    ]
    assert [str(problem) for problem in held.problems] == expected
    assert texts(held)["note-taker"] == ["Takes more notes."]
    again = Library.open(settings, tools=tools)
    assert [str(problem) for problem in again.problems] == expected
    assert len(builds(settings)) == 1


def test_a_larger_limit_reads_again(settings: Settings, tools: Tools) -> None:
    write(settings.knowledge, "long.txt", "Long Story", "x" * 2000)
    small = settings.model_copy(update={"max_document_mb": 0.001})
    assert len(Library.open(small, tools=tools).problems) == 1
    assert Library.open(settings, tools=tools).problems == ()


def test_no_document_is_a_library_too(settings: Settings, tools: Tools) -> None:
    for path in settings.knowledge.iterdir():
        path.unlink()
    held = Library.open(settings, tools=tools)
    assert held.careers == {}
    assert held.retriever.search("oil") == ()


def test_no_knowledge_folder_is_a_wrong_setting(tmp_path: Path, tools: Tools) -> None:
    settings = Settings(knowledge=tmp_path / "nowhere", data=tmp_path / "data")
    with pytest.raises(SettingsError, match="set ADVISOR_KNOWLEDGE"):
        Library.open(settings, tools=tools)


def test_a_data_folder_that_cannot_be_made_is_a_wrong_setting(
    settings: Settings, tools: Tools
) -> None:
    settings.data.write_text("a file")
    with pytest.raises(SettingsError, match="set ADVISOR_DATA"):
        Library.open(settings, tools=tools)


def test_an_interrupted_build_leaves_the_old_one(
    settings: Settings, tools: Tools
) -> None:
    held = Library.open(settings, tools=tools)
    write(settings.knowledge, "extra.txt", "Extra Hand", "Helps.", "Waits.")
    failing = FakeEmbedder(fails_at=1)
    with pytest.raises(OutOfPowerError):
        library.build(settings, tools=replace(tools, embedder=failing))
    assert len(builds(settings)) == 1
    assert best(held, "who buys oil?") == "Buys oil."
    assert "extra-hand" in Library.open(settings, tools=tools).careers


def test_leftovers_are_cleaned_and_the_build_before_is_kept(
    settings: Settings, tools: Tools
) -> None:
    (settings.data / "builds" / "leftover" / "chroma").mkdir(parents=True)
    for _ in range(3):
        library.build(settings, tools=tools)
    current = library.status(settings, tools=tools).build
    assert len(builds(settings)) == 2
    assert settings.data / "builds" / current in builds(settings)


def _delete(path: Path) -> None:
    path.unlink()


def _halve(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _scramble(path: Path) -> None:
    path.write_bytes(b"#" * path.stat().st_size)


@pytest.mark.parametrize("harm", [_delete, _halve, _scramble])
@pytest.mark.parametrize(
    "name",
    [
        "catalogue.db",
        "chroma/chroma.sqlite3",
        "lexical/vocabulary.json",
        "lexical/data.csc.index.npy",
        "manifest.json",
        "../../CURRENT",
    ],
)
def test_a_damaged_index_is_built_again(
    settings: Settings, tools: Tools, name: str, harm: Callable[[Path], None]
) -> None:
    expected = Library.open(settings, tools=tools).careers
    (build,) = builds(settings)
    harm(build / name)
    held = Library.open(settings, tools=tools)
    assert best(held, "who buys oil?") == "Buys oil."
    assert held.careers == expected
    assert library.status(settings, tools=tools).whole


def test_lost_vectors_are_not_embedded_again(
    settings: Settings, tools: Tools, embedder: FakeEmbedder
) -> None:
    Library.open(settings, tools=tools)
    (build,) = builds(settings)
    _delete(build / "chroma" / "chroma.sqlite3")
    embedder.embedded.clear()
    Library.open(settings, tools=tools)
    assert embedder.embedded == []


def test_damage_after_opening_is_mended_at_the_first_search(
    settings: Settings, tools: Tools
) -> None:
    held = Library.open(settings, tools=tools)
    (build,) = builds(settings)
    _scramble(build / "chroma" / "chroma.sqlite3")
    assert best(held, "who buys oil?") == "Buys oil."
    assert len(builds(settings)) == 2


def test_readers_stay_whole_while_builds_are_published(
    settings: Settings, tools: Tools
) -> None:
    early = Library.open(settings, tools=tools)
    late = Library.open(settings, tools=tools)
    assert best(early, "who buys oil?") == "Buys oil."
    for n in range(3):
        write(settings.knowledge, "lamps.txt", LAMPS, f"Lights {n} lamps.")
        library.build(settings, tools=tools)
    assert best(early, "who buys oil?") == "Buys oil."
    assert best(late, "who lights lamps?") == "Lights 2 lamps."
    assert texts(late)["lamp-lighter"] == ["Lights 2 lamps."]


def test_threads_find_what_one_finds(settings: Settings, tools: Tools) -> None:
    questions = ["who buys oil?", "notes", "lamps", "zebra"] * 8
    fresh = Library.open(settings, tools=tools)
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(fresh.retriever.search, questions))
    alone = Library.open(settings, tools=tools)
    assert together == [alone.retriever.search(question) for question in questions]


HOLD = """
import sys
from pathlib import Path
from advisor.index.builds import Builds
with Builds(Path(sys.argv[1])).locked():
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_writer(data: Path) -> Iterator[int]:
    """Hold the lock in another process; gives its id."""
    command = [sys.executable, "-c", HOLD, str(data)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process.pid
        process.communicate()


def test_a_second_writer_is_told_who_writes(settings: Settings, tools: Tools) -> None:
    with another_writer(settings.data) as pid:
        expected = f"The index is being written by process {pid}; wait until it has"
        with pytest.raises(IndexUnavailableError, match=expected):
            library.build(settings, tools=tools)
        with pytest.raises(IndexUnavailableError, match=expected):
            Library.open(settings, tools=tools)
    assert len(Library.open(settings, tools=tools).careers) == 2


def test_an_older_index_answers_while_another_process_writes(
    settings: Settings, tools: Tools, caplog: pytest.LogCaptureFixture
) -> None:
    Library.open(settings, tools=tools)
    write(settings.knowledge, "extra.txt", "Extra Hand", "Helps.")
    with another_writer(settings.data) as pid, caplog.at_level(logging.WARNING):
        held = Library.open(settings, tools=tools)
    assert "extra-hand" not in held.careers
    assert best(held, "who buys oil?") == "Buys oil."
    assert f"process {pid}" in caplog.text


def test_an_index_made_meanwhile_is_used(
    settings: Settings, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other process finished between our look and our turn to write."""
    locked = Builds.locked

    @contextmanager
    def slow(builds: Builds) -> Iterator[None]:
        monkeypatch.setattr(Builds, "locked", locked)
        library.build(settings, tools=tools)
        with builds.locked():
            yield

    monkeypatch.setattr(Builds, "locked", slow)
    Library.open(settings, tools=tools)
    assert len(builds(settings)) == 1


def test_a_document_is_added_and_removed(
    settings: Settings, tools: Tools, tmp_path: Path
) -> None:
    path = write(tmp_path, "extra.txt", "Extra Hand", "Helps.")
    report = library.add(settings, [path], tools=tools)
    assert (report.added, report.unchanged, report.embedded) == (
        ("extra-hand",),
        ("lamp-lighter", "note-taker"),
        1,
    )
    path.unlink()
    held = Library.open(settings, tools=tools)
    assert best(held, "who helps?") == "Helps."
    assert held.careers["extra-hand"].document.filename == "extra.txt"
    report = library.remove(settings, "extra-hand", tools=tools)
    assert (report.removed, report.passages) == (("extra-hand",), 3)
    assert "extra-hand" not in Library.open(settings, tools=tools).careers
    assert list((settings.data / "documents").iterdir()) == []


def test_a_career_that_is_held_is_not_added(
    settings: Settings, tools: Tools, tmp_path: Path
) -> None:
    path = write(tmp_path, "my-lamps.txt", LAMPS, "Lights new lamps.")
    with pytest.raises(DuplicateCareerError, match="use --replace") as raised:
        library.add(settings, [path], tools=tools)
    assert (raised.value.filename, raised.value.career) == (
        "my-lamps.txt",
        "lamp-lighter",
    )
    assert not (settings.data / "documents").exists()


def test_an_added_document_stands_in_for_one_of_the_knowledge_folder(
    settings: Settings, tools: Tools, tmp_path: Path
) -> None:
    path = write(tmp_path, "my-lamps.txt", LAMPS, "Lights new lamps.")
    report = library.add(settings, [path], replace=True, tools=tools)
    held = Library.open(settings, tools=tools)
    assert (report.updated, report.problems) == (("lamp-lighter",), ())
    assert list(held.careers) == ["lamp-lighter", "note-taker"]
    assert texts(held)["lamp-lighter"] == ["Lights new lamps."]
    report = library.remove(settings, "lamp-lighter", tools=tools)
    assert report.updated == ("lamp-lighter",)
    held = Library.open(settings, tools=tools)
    assert texts(held)["lamp-lighter"] == ["Lights lamps.", "Buys oil."]


def test_an_added_document_is_replaced_whatever_its_name(
    settings: Settings, tools: Tools, tmp_path: Path
) -> None:
    for name, line in [("one.txt", "Helps."), ("two.md", "Helps more.")]:
        path = write(tmp_path, name, "Extra Hand", line)
        library.add(settings, [path], replace=True, tools=tools)
    held = Library.open(settings, tools=tools)
    assert texts(held)["extra-hand"] == ["Helps more."]
    assert held.problems == ()


def test_a_bad_file_changes_nothing(
    settings: Settings, tools: Tools, tmp_path: Path
) -> None:
    good = write(tmp_path, "extra.txt", "Extra Hand", "Helps.")
    (tmp_path / "bad.txt").write_bytes(b"\xff")
    with pytest.raises(DocumentError, match=r"bad.txt: the file cannot be read"):
        library.add(settings, [good, tmp_path / "bad.txt"], tools=tools)
    assert len(Library.open(settings, tools=tools).careers) == 2


def test_of_a_folder_all_that_can_be_read_is_taken(
    settings: Settings, tools: Tools, tmp_path: Path
) -> None:
    folder = tmp_path / "new"
    write(folder, "a.txt", "Extra Hand", "Helps.")
    write(folder, "b.txt", "Extra Hand", "Helps again.")
    write(folder, "c.txt", LAMPS, "Lights lamps.")
    write(folder, "d.csv", "Not Read", "x")
    write(folder, "e.txt", "Far Seer", "Looks.")
    (folder / "f.txt").write_bytes(b"\xff")
    report = library.add(settings, [folder], tools=tools)
    assert report.added == ("extra-hand", "far-seer")
    assert [problem.filename for problem in report.problems] == [
        "b.txt",
        "c.txt",
        "f.txt",
    ]
    assert texts(Library.open(settings, tools=tools))["extra-hand"] == ["Helps."]


def test_a_folder_with_nothing_to_read_is_refused(
    settings: Settings, tools: Tools, tmp_path: Path
) -> None:
    (tmp_path / "new").mkdir()
    with pytest.raises(DocumentError, match=r"new: the folder holds no file .*\.md"):
        library.add(settings, [tmp_path / "new"], tools=tools)


@pytest.mark.parametrize("fails_at", [0, 1])
def test_an_interrupted_addition_is_undone(
    settings: Settings, tools: Tools, tmp_path: Path, fails_at: int
) -> None:
    first = write(tmp_path, "one.txt", "Extra Hand", "Helps.")
    library.add(settings, [first], tools=tools)
    second = write(tmp_path, "two.txt", "Extra Hand", "Helps more.", "Waits.")
    failing = FakeEmbedder(fails_at=fails_at)
    with pytest.raises(OutOfPowerError):
        library.add(
            settings, [second], replace=True, tools=replace(tools, embedder=failing)
        )
    held = Library.open(settings, tools=tools)
    assert texts(held)["extra-hand"] == ["Helps."]
    assert len(builds(settings)) == 2


def test_what_an_ended_process_left_half_done_is_undone(
    settings: Settings, tools: Tools, tmp_path: Path
) -> None:
    path = write(tmp_path, "extra.txt", "Extra Hand", "Helps.")
    library.add(settings, [path], tools=tools)
    documents = settings.data / "documents"
    (documents / "extra-hand").rename(documents / ".old-extra-hand")
    write(documents / ".new-extra-hand", "half.txt", "Extra", "Half")
    other = write(tmp_path, "other.txt", "Far Seer", "Looks.")
    library.add(settings, [other], tools=tools)
    assert set(Library.open(settings, tools=tools).careers) == {
        "lamp-lighter",
        "note-taker",
        "extra-hand",
        "far-seer",
    }


def test_a_knowledge_document_is_not_removed(settings: Settings, tools: Tools) -> None:
    with pytest.raises(DocumentError) as raised:
        library.remove(settings, "lamp-lighter", tools=tools)
    assert str(raised.value) == (
        f"lamps.txt: belongs to the folder {settings.knowledge}; to remove it, delete"
        " the file there."
    )


def test_an_unknown_career_is_not_removed(settings: Settings, tools: Tools) -> None:
    with pytest.raises(CareerNotFoundError, match="held: lamp-lighter, note-taker"):
        library.remove(settings, "astronaut", tools=tools)


def test_status(settings: Settings, tools: Tools) -> None:
    assert library.status(settings, tools=tools) == library.Status()
    library.build(settings, tools=tools)
    status = library.status(settings, tools=tools)
    assert (status.fresh, status.whole, status.model) == (True, True, "fake-1")
    assert (status.documents, status.passages) == (2, 3)
    assert status.code == manifest.code_version()
    (settings.knowledge / "lamps.txt").unlink()
    assert not library.status(settings, tools=tools).fresh
    (build,) = builds(settings)
    _halve(build / "chroma" / "chroma.sqlite3")
    assert not library.status(settings, tools=tools).whole
