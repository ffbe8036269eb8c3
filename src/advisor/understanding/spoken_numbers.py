"""Numbers as people say them -> digits: "quarter of a million", "ten", "a decade"."""

import re

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        2,
    )
}
_SCALES = {"hundred": 100, "thousand": 1_000, "grand": 1_000, "million": 1_000_000}
_WORD = "|".join([*_UNITS, *_TENS, *_SCALES])
_RUN = re.compile(
    rf"\b(?:an? )?(?:{_WORD})(?:[\s-]+(?:and[\s-]+)?(?:{_WORD}|k\b))*\b", re.IGNORECASE
)
IDIOMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), said)
    for pattern, said in (
        (r"(?:an? )?quarter (?:of )?(?:an? )?mil(?:lion)?", "250,000"),
        (r"half an? mil(?:lion)?", "500,000"),
        (r"(?:an? )?seven figures?|7 figures?", "1,000,000"),
        (r"(?:an? )?(?:six|6)[ -]figures?(?: (?:salary|pay|job|money))?", "100,000"),
        (r"(?:an? )?(?:five|5)[ -]figures?", "10,000"),
        (r"half an? year|half-year", "6 months"),
        (r"(?:an? )?quarter of an? year", "3 months"),
        (r"(?:one|1|an?) (?:year|yr) and an? half|an? year and a half", "1.5 years"),
        (r"(?:one|1|an?) month and an? half", "1.5 months"),
        (r"(?:one|1|an?) week and an? half", "1.5 weeks"),
        (r"an? fortnight", "2 weeks"),
        (r"half an? decade", "5 years"),
        (r"(?:an?|one) decade", "10 years"),
        (r"(?:two|2) decades", "20 years"),
        (r"an? couple(?: of)? (?=years?|yrs?|months?|weeks?)", "2 "),
        (r"an? dozen", "12"),
        (r"(?<=in )an? (?=year|yr|month|week)", "1 "),
        (r"(?<=within )an? (?=year|yr|month|week)", "1 "),
        (r"(?<=than )an? (?=year|yr|month|week)", "1 "),
        (r"(?<=under )an? (?=year|yr|month|week)", "1 "),
        (r"(?<=after )an? (?=year|yr|month|week)", "1 "),
        (r"an? hundred (?:grand|k)", "100,000"),
    )
)
_THOUSANDS = re.compile(r"(?<![\w.,])(\d+(?:\.\d+)?)\s?(?:k|grand|thousand)\b", re.I)


def in_digits(text: str) -> str:
    """Return `text` with spoken numbers and idioms of money and time in digits."""
    for pattern, said in IDIOMS:
        text = pattern.sub(said, text)
    text = _RUN.sub(lambda found: _digits(found[0]), text)
    return _THOUSANDS.sub(lambda found: f"{float(found[1]) * 1000:,.0f}", text)


def _digits(said: str) -> str:
    """Return a run of number words in digits; a lone "one" or scale stays a word."""
    words = [word for word in re.split(r"[\s-]+", said.lower()) if word != "and"]
    if words in (["one"], ["grand"], ["hundred"], ["thousand"], ["million"]):
        return said
    total = current = 0
    for word in words:
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in _SCALES or word == "k":
            total += (current or 1) * _SCALES.get(word, 1_000)
            current = 0
    value = total + current
    return f"{value:,}" if value >= 10_000 else str(value)
