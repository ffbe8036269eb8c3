"""Whether a message is in another language than the one that is served."""

import re
from collections.abc import Mapping

from advisor.understanding.words import FUNCTION_WORDS, words

SERVED = "English"
FEWEST = 3
"""Words from which a message tells its language."""
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
COMMON: Mapping[str, frozenset[str]] = {
    name: frozenset(text.split())
    for name, text in {
        "Spanish": "el la los las un una de del que es en por para con como cuanto"
        " cu\u00e1nto qu\u00e9 se su no yo mi trabajo gana cu\u00e1l cual soy hola"
        " puedo",
        "French": "le la les des un une de du que est en pour avec comment combien je"
        " tu il elle nous vous et ce quel quelle mon travail faut gagne bonjour suis"
        " dans",
        "German": "der die das ein eine und ist ich du er sie wir wie was wo warum"
        " nicht mit f\u00fcr auf den dem kann man viel verdient arbeit muss hallo bin"
        " zu alle nur noch",
        "Portuguese": "o os as um uma de do da que \u00e9 em para com como quanto eu"
        " meu trabalho ganha qual n\u00e3o voc\u00ea sou ol\u00e1 posso",
        "Italian": "il lo gli un una di del che \u00e8 per con come quanto io mio"
        " lavoro guadagna quale non sono ciao posso si",
        "Dutch": "de het een en is ik jij hij wij hoe wat waar niet met voor op kan"
        " veel verdient werk moet hallo ben van",
        "Polish": "jest nie w na z do jak ile co czy praca zarabia mam ja to si\u0119",
    }.items()
}


def is_foreign(text: str) -> bool:
    """Tell whether `text` is in another language, as far as its words show."""
    letters = _LETTER.findall(text)
    if len(letters) >= FEWEST and len(_LATIN.findall(text)) < len(letters) / 2:
        return True
    said = words(text)
    if len(said) < FEWEST:
        return False
    english = sum(word in FUNCTION_WORDS for word in said)
    other = max(sum(word in common for word in said) for common in COMMON.values())
    return other > english and other >= len(said) / 3
