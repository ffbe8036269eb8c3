import json
import subprocess
import sys
from pathlib import Path

from advisor import library
from advisor.settings import Settings
from tests.index.factories import write

SLOW = ("torch", "sentence_transformers", "transformers", "langchain_core")
OPEN = """
import json, sys
from pathlib import Path
from advisor.library import Library
from advisor.settings import Settings
library = Library.open(Settings(knowledge=Path(sys.argv[1]), data=Path(sys.argv[2])))
opened = list(sys.modules)
library.embedder.embed(["a question"])
embedded = list(sys.modules)
library.retriever.search("a question", previous=["an earlier one"])
print(json.dumps({"open": opened, "embed": embedded, "search": list(sys.modules)}))
"""


def imported(settings: Settings) -> dict[str, list[str]]:
    """Return the modules that are imported by each step of a question."""
    command = [sys.executable, "-c", OPEN, str(settings.knowledge), str(settings.data)]
    printed = subprocess.run(command, check=True, capture_output=True).stdout
    modules: dict[str, list[str]] = json.loads(printed)
    return modules


def test_a_question_imports_only_what_it_needs(models: Path, tmp_path: Path) -> None:
    write(tmp_path / "knowledge", "lamps.txt", "Lamp Lighter", "Lights lamps.")
    settings = Settings(knowledge=tmp_path / "knowledge", data=tmp_path / "data")
    settings.data.mkdir()
    models.mkdir(exist_ok=True)
    (settings.data / "models").symlink_to(models, target_is_directory=True)
    library.build(settings)
    modules = imported(settings)
    late = (*SLOW, "chromadb", "bm25s", "onnxruntime", "tokenizers", "langchain_chroma")
    assert [name for name in late if name in modules["open"]] == []
    assert [name for name in (*SLOW, "chromadb") if name in modules["embed"]] == []
    assert [name for name in SLOW if name in modules["search"]] == []
