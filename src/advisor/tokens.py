"""Text -> the tokens by which questions and passages are matched."""

import re
import threading
import unicodedata

import Stemmer

NUMBER = (
    r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?k?\b|\d+(?:\.\d+)?k\b|\d+\.\d+|\d+(?![^\W_])"
)
SYMBOLIC = r"(?<!\w)[a-z](?:\+\+|#)(?!\w)|(?<!\w)\.net\b"
WORD = r"[^\W_]+(?:'[^\W\d_]+)*"
TOKEN = re.compile(f"{SYMBOLIC}|{NUMBER}|{WORD}")
WRITTEN_NUMBER = re.compile(r"\d[\d,.]*(?:,\d+|k)")
STEMMED = re.compile(r"[a-z]{3,}")

_local = threading.local()


def tokenize(text: str) -> list[str]:
    """Return the tokens of `text`: lower case, without accents, stemmed.

    Names such as `c++`, `c#`, `.net`, `r` and `hl7` stay whole. A number with commas
    or a `k` gives two tokens: as it is written and in plain digits.
    """
    tokens: list[str] = []
    for token in TOKEN.findall(_plain(text)):
        tokens.append(stem(token))
        if WRITTEN_NUMBER.fullmatch(token):
            tokens.append(_digits(token))
    return tokens


def is_written_number(token: str) -> bool:
    """Tell whether `token` is a number that comes with its plain digits."""
    return WRITTEN_NUMBER.fullmatch(token) is not None


def _plain(text: str) -> str:
    """Return `text` in lower case, accents and typographic apostrophes removed."""
    decomposed = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    kept = (char for char in decomposed if not unicodedata.combining(char))
    return "".join(kept).lower()


def stem(token: str) -> str:
    """Return what a word in lower case stems from (the Snowball English stemmer)."""
    word = token.removesuffix("'s").replace("'", "")
    if not STEMMED.fullmatch(word):
        return word
    if not hasattr(_local, "stemmer"):  # a stemmer must not be shared by threads
        _local.stemmer = Stemmer.Stemmer("english")
    return str(_local.stemmer.stemWord(word))


def _digits(number: str) -> str:
    plain = number.replace(",", "")
    if plain.endswith("k"):
        return f"{float(plain[:-1]) * 1000:.0f}"
    return plain
