"""The numbers that a text gives, whatever it writes them with."""

import re

WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
"""Numbers in words; the place of each is its value."""
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: float(value) for value, word in enumerate(WORDS)} | {
    word: 30.0 + 10 * place for place, word in enumerate(_TENS)
}
_NAME = re.compile(r"\b(?!USD|EUR|GBP)[A-Z]{2,}-?\d{1,2}\b(?![.,]?\d|\s?[k%])")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"\s?(?:k\b|thousand\b)", re.IGNORECASE)
_WORD = re.compile(
    rf"\b(?:(?P<tens>twenty|{'|'.join(_TENS)})[- ](?P<ones>{'|'.join(WORDS[1:10])})"
    rf"|{'|'.join((*WORDS, *_TENS))})\b",
    re.IGNORECASE,
)
_IDIOMS = {"six figures": 100_000.0, "half a year": 6.0, "a decade": 10.0}


def numbers(text: str) -> set[float]:
    """Return the values of the numbers in `text`: `130k` and "nine" count too."""
    return digits(text) | words(text)


def digits(text: str) -> set[float]:
    """Return the values of the numbers in digits; names such as HL7 are none."""
    text = _NAME.sub(" ", text)
    found = set()
    for match in _NUMBER.finditer(text):
        value = float(match[0].replace(",", ""))
        thousands = _THOUSANDS.match(text, match.end())
        found.add(value * 1000 if thousands else value)
    return found


def words(text: str) -> set[float]:
    """Return the values of the numbers in words, idioms among them."""
    found = {_value(match) for match in _WORD.finditer(text)}
    return found | {value for idiom, value in _IDIOMS.items() if idiom in text.lower()}


def _value(match: re.Match[str]) -> float:
    if match["tens"]:
        return _VALUES[match["tens"].lower()] + _VALUES[match["ones"].lower()]
    return _VALUES[match[0].lower()]
