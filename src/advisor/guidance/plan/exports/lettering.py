"""The letters of a PDF: a font that comes with reportlab, and signs that it lacks."""

import unicodedata
from dataclasses import dataclass
from functools import cache

_REGULAR, _BOLD = "Vera", "VeraBd"
_UNKNOWN = "?"
_INSTEAD = {
    "\u2190": "<-",
    "\u2192": "->",
    "\u2194": "<->",
    "\u21d2": "=>",
    "\u20b9": "Rs ",
    "\u20bd": "RUB ",
    "\u20a9": "KRW ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u25cf": "\u2022",
    "\u25aa": "\u2022",
    "\u2610": "[ ]",
    "\u2611": "[x]",
    "\u2713": "[x]",
    "\u2714": "[x]",
    "\u2717": "[ ]",
}
"""What is written for signs that the font lacks and that have a usual stand-in."""
_INVISIBLE = ("Cc", "Cf", "Mn")
_DECORATIVE = "So"


@dataclass(frozen=True, slots=True)
class Lettering:
    """The names of the two cuts of a font and the code points that both have."""

    regular: str
    bold: str
    signs: frozenset[int]

    def shown(self, text: str) -> str:
        """Return `text` in signs that the font has."""
        return "".join(map(self._sign, unicodedata.normalize("NFC", text)))

    def shows(self, text: str) -> bool:
        """Tell whether `shown` keeps the sense of every sign of `text`."""
        return all(
            self._sign(sign) not in ("", _UNKNOWN)
            or sign == _UNKNOWN
            or unicodedata.category(sign) in _INVISIBLE
            for sign in unicodedata.normalize("NFC", text)
        )

    def _sign(self, sign: str) -> str:
        if ord(sign) in self.signs:
            return sign
        if sign in _INSTEAD:
            return _INSTEAD[sign]
        category = unicodedata.category(sign)
        if category in _INVISIBLE:
            return " " if sign.isspace() else ""
        parts = unicodedata.normalize("NFKD", sign)
        base = "".join(part for part in parts if ord(part) in self.signs)
        return base or ("" if category == _DECORATIVE else _UNKNOWN)


@cache
def vera() -> Lettering:
    """Return the font Bitstream Vera, made known to reportlab."""
    from reportlab.pdfbase import pdfmetrics  # takes 0.1 s to import
    from reportlab.pdfbase.ttfonts import TTFont

    fonts = [TTFont(name, f"{name}.ttf") for name in (_REGULAR, _BOLD)]
    for font in fonts:
        pdfmetrics.registerFont(font)
    regular, bold = (frozenset(font.face.charToGlyph) for font in fonts)
    return Lettering(_REGULAR, _BOLD, regular & bold)
