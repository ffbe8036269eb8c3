"""Outlook, remote work, where the figures come from; skills and tools."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from advisor.career import Career
from advisor.chat.compose.chosen import WANTED, chosen
from advisor.chat.compose.draft import Draft, answered, cite, claim, items, sentence
from advisor.conversation import (
    Citation,
    Outcome,
    Request,
    Statement,
    StatementKind,
    frame,
)
from advisor.document import Span
from advisor.passage import SearchHit
from advisor.profile import CareerProfile, Fact, FactKind
from advisor.sentences import reading
from advisor.tokens import stem
from advisor.understanding.intents import KINDS, Intent, Operation
from advisor.understanding.words import content_words

MOST_QUOTES = 4
MOST_FURTHER = 2
IN_ROADMAP = "Its roadmap names some; ask in which phase a particular one comes in."
OWN_SCORE = "That figure is the page's own score."
NOT_A_PROBABILITY = (
    "That figure is the page's own score; it is not the probability of losing a job."
)


def noted(
    kind: FactKind, note: str = ""
) -> Callable[[Request, Career, Sequence[SearchHit]], Draft | None]:
    """Return a composer that tells what is stated on one subject.

    `note` is added where the statements carry a number; a score alone is neither a
    yes nor a no.
    """

    def compose(
        request: Request, career: Career, hits: Sequence[SearchHit]
    ) -> Draft | None:
        profile = career.profile
        facts = [fact for fact in profile.notes if fact.kind is kind]
        facts = facts or list(profile.of_kind(kind))
        if not facts:
            return _metric(career, kind)
        plain = replace(request, operation=Operation.VALUE) if note else request
        drafted = chosen(career, facts, plain, hits)
        assert drafted
        statements = list(drafted.statements)
        if note and any(map(str.isdigit, " ".join(fact.text for fact in facts))):
            statements.append(frame(note))
        return answered(*statements)

    return compose


def _metric(career: Career, kind: FactKind) -> Draft | None:
    """Tell a labelled figure such as `Remote: Yes` where no sentence is."""
    for metric in career.profile.metrics:
        if kind.value in metric.name.lower():
            text = f"The page gives {metric.name}: {metric.value}."
            return answered(claim(career, text, metric.fact))
    return None


demand = noted(FactKind.DEMAND, OWN_SCORE)
ai_risk = noted(FactKind.AI_RISK, NOT_A_PROBABILITY)
remote = noted(FactKind.REMOTE)
pay_source = noted(FactKind.PAY_SOURCE)


def _listed(
    subject: str, part: Callable[[CareerProfile], tuple[Fact, ...]]
) -> Callable[[Request, Career, Sequence[SearchHit]], Draft | None]:
    """Return a composer for a list that may be an empty heading."""

    def compose(
        request: Request, career: Career, hits: Sequence[SearchHit]
    ) -> Draft | None:
        facts = part(career.profile)
        if facts and request.wants_all <= WANTED and hits:
            return chosen(career, facts, request, hits)
        if facts:
            lead = frame(f"The page lists these {subject}:")
            return answered(lead, *items(career, facts))
        heading = next(
            (
                absent.heading
                for absent in career.profile.not_stated
                if absent.subject == subject and absent.heading
            ),
            None,
        )
        if heading is None:
            return None
        empty = Statement(
            f"The page has a heading for {subject}, but lists none under it.",
            cite(career, heading),
            StatementKind.CLAIM,
        )
        return Draft(Outcome.NOT_COVERED, (empty, frame(IN_ROADMAP)))

    return compose


def provenance(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer what document the answers come from, and where that is from."""
    document = career.document
    origin = dict(document.meta).get("origin", "")
    start = document.text.find(origin, 0, document.body_start) if origin else -1
    source = frame(f"It comes from the document on {document.title} that I hold.")
    if start < 0:
        return Draft(Outcome.SOCIAL, (source,))
    span = Span(document.id, start, start + len(origin))
    text = f"Its origin, in the words of the document: {origin}"
    return answered(
        source, Statement(sentence(text), cite(career, span), StatementKind.CLAIM)
    )


def empty_heading(career: Career, asked: str) -> Draft | None:
    """Answer a question that names a heading with nothing under it."""
    said = {stem(word) for word in content_words(asked)}
    for absent in career.profile.not_stated:
        if absent.heading is None or absent.subject in ("skills", "tools"):
            continue
        title = reading(career.document.quote(absent.heading)).strip("# ")
        words = {stem(word) for word in content_words(title)}
        if words and words <= said:
            text = f"The page has a heading {title!r}, but nothing under it."
            citation = cite(career, absent.heading)
            told = Statement(text, citation, StatementKind.CLAIM)
            return Draft(Outcome.NOT_COVERED, (told,))
    return None


def further(career: Career, intent: Intent, cited: Sequence[Citation]) -> Draft | None:
    """Answer "why?" with what the page states on the subject and was not said yet."""
    said = {(citation.start, citation.end) for citation in cited}
    facts = [
        fact
        for fact in career.profile.of_kind(*KINDS.get(intent, ()))
        if (fact.span.start, fact.span.end) not in said
    ]
    if not facts or len(facts) > MOST_FURTHER:
        return None
    return answered(*(claim(career, sentence(fact.text), fact) for fact in facts))


def rested(career: Career, cited: Sequence[Citation]) -> Draft:
    """Answer what the last answer came from: the words that it cited."""
    lead = frame(f"From these words of the document on {career.document.title}:")
    quotes = (
        Statement(reading(citation.quote), (citation,), StatementKind.ITEM)
        for citation in cited[:MOST_QUOTES]
    )
    return answered(lead, *quotes)


skills = _listed("skills", lambda profile: profile.skills)
tools = _listed("tools", lambda profile: profile.tools)
