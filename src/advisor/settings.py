"""Every setting, read from the environment (`ADVISOR_...`) or given in code."""

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

_CHECKOUT = Path(__file__).resolve().parents[2]
_PACKAGED = Path(__file__).resolve().parent / "_knowledge"


def _default_knowledge() -> Path:
    checkout = _CHECKOUT / "knowledge" / "careers"
    return checkout if checkout.is_dir() else _PACKAGED


def _default_data() -> Path:
    if (_CHECKOUT / "knowledge" / "careers").is_dir():
        return _CHECKOUT / ".advisor"
    return user_data_path("career-advisor")


class Settings(BaseSettings):
    """Where things are and how large they may be.

    Every field can be set as an environment variable: `ADVISOR_KNOWLEDGE`, ...
    """

    model_config = SettingsConfigDict(
        env_prefix="ADVISOR_", frozen=True, extra="forbid"
    )

    knowledge: Path = Field(
        default_factory=_default_knowledge, description="Folder of career documents."
    )
    data: Path = Field(
        default_factory=_default_data,
        description="Folder for everything derived: index, model, added documents.",
    )
    embedding_model: str = Field(
        default="",
        description="Name or folder of a sentence-transformers model to search with;"
        " empty for the one that was trained for it and comes with the package,"
        " all-MiniLM-L6-v2 for the same before its training.",
    )
    max_document_mb: float = Field(
        default=10, gt=0, description="Largest file that is read, in megabytes."
    )
    host: str = Field(default="127.0.0.1", description="Address of the chat page.")
    port: int = Field(default=7860, ge=1, le=65535, description="Port of the page.")
