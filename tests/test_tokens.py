import pytest

from advisor.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("C++, C# and R", ["c++", "c#", "and", "r"]),
        ("use .NET daily", ["use", ".net", "daili"]),
        ("HL7-FHIR", ["hl7", "fhir"]),
        ("AI/ML", ["ai", "ml"]),
        ("$95,000/yr", ["95,000", "95000", "yr"]),
        ("130k", ["130k", "130000"]),
        ("12.5K", ["12.5k", "12500"]),
        ("95000", ["95000"]),
        ("$200,000-$320,000+", ["200,000", "200000", "320,000", "320000"]),
        ("9.1/10, 15%", ["9.1", "10", "15"]),
        ("0-2 years", ["0", "2", "year"]),
        ("GPT-4 and 3rd", ["gpt", "4", "and", "3rd"]),
        ("1,2,3", ["1", "2", "3"]),
        ("hospitals hospital's Hospital", ["hospit", "hospit", "hospit"]),
        ("don\u2019t don't dont", ["dont", "dont", "dont"]),
        ("Résumé RESUME", ["resum", "resum"]),
        ("snake_case", ["snake", "case"]),
        ("看護師 10年", ["看護師", "10年"]),
        ("?! ...", []),
        ("", []),
    ],
)
def test_tokenize(text: str, tokens: list[str]) -> None:
    assert tokenize(text) == tokens
