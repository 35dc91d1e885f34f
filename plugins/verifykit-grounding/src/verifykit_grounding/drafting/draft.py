"""What the words of a text tell of a case: its sentences, who is credited, and what is open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from attrs import evolve, field, frozen
from verifykit_quotes import Page

from verifykit_grounding.answer import Answer, Citation, Held
from verifykit_grounding.citations import plain
from verifykit_grounding.drafting.cast import Cast, NamedSource
from verifykit_grounding.drafting.credits import Credit, Doubt, credits_of, without_credit
from verifykit_grounding.drafting.entities import Names
from verifykit_grounding.drafting.houses import house_of, house_of_link
from verifykit_grounding.drafting.mentions import Part
from verifykit_grounding.drafting.predicates import Predication, predication_of
from verifykit_grounding.drafting.structure import ClaimKey, structure_of
from verifykit_grounding.ids import Ids
from verifykit_grounding.links import CitingSentence, cited_sentences
from verifykit_grounding.origins import publisher_of
from verifykit_grounding.vocabulary import speech

_LABEL = re.compile(r"\[([^\[\]]+)\]\(")
_QUOTES = '“„«"'
Placed = TypeVar("Placed", ClaimKey, Doubt)


@frozen
class SourceCredit:
    """That a sentence credits a source: as speaker, outlet or origin, by which characters."""

    part: Part
    source: NamedSource
    start: int
    end: int


@frozen(kw_only=True)
class DraftSentence:
    """A sentence of the text: characters `start` to `end`, and what was read in it.

    `claim` is what it says without the credit; all places count from the beginning of the text.
    `links` are the documents that it links to; `said` is when whoever is credited said it, which is
    not when that was.
    """

    id: str
    start: int
    end: int
    claim: str
    credits: tuple[SourceCredit, ...] = ()
    structure: tuple[ClaimKey, ...] = ()
    links: tuple[str, ...] = ()
    said: ClaimKey | None = None
    doubts: tuple[Doubt, ...] = ()


@frozen(kw_only=True)
class Draft:
    """What was read in a text. `documents` are those it links to; `asides` are no claims."""

    text: str
    sentences: tuple[DraftSentence, ...]
    sources: tuple[NamedSource, ...]
    documents: tuple[Held, ...]
    entities: tuple[dict[str, Any], ...]
    asides: tuple[tuple[int, str], ...]
    language: str | None
    predications: Mapping[str, tuple[str, Predication]] = field(factory=dict)
    """What a sentence plainly says, by its id: the name of its subject, and the predicate."""

    @property
    def english(self) -> bool:
        """Whether credits, names and times were read."""
        return self.language in ("en", None)


def draft_of(answer: Answer, *, published: str | None = None, ids: Ids | None = None) -> Draft:
    """Return the draft of a text; `published` is its date, which "last year" counts from.

    Credits, names and times are read in English; of another language only sentences and links.
    """
    page = Page.of(answer.text, default=answer.language)
    english = page.language.code in ("en", None)
    cited = cited_sentences(answer)
    names = Names.of([one.sentence.text for one in cited]) if english else Names()
    cast = Cast(ids or Ids(), frozenset(names.inside))
    labels = {one.document: label for one, label in _labels(answer)} if english else {}
    called = [*names.runs, *labels.values()] if english else []
    linked = {
        held.id: _linked(held, cast, labels.get(held.id, ""), called) for held in answer.documents
    }
    sentences = []
    before: DraftSentence | None = None
    for number, one in enumerate(cited, 1):
        if one.sentence.aside is None:
            before = _sentence(number, one, cast, published if english else None, before, english)
            sentences.append(before)
    entities = tuple(names.entities(cast))
    return Draft(
        predications=dict(_predications(sentences, [one["name"] for one in entities])),
        text=answer.text,
        sentences=tuple(sentences),
        sources=cast.sources,
        documents=tuple(linked.values()),
        entities=entities,
        asides=tuple((o.sentence.start, o.sentence.aside) for o in cited if o.sentence.aside),
        language=page.language.code,
    )


def _predications(
    sentences: Sequence[DraftSentence], names: Sequence[str]
) -> Iterator[tuple[str, tuple[str, Predication]]]:
    for one in sentences:
        for name in names:
            found = predication_of(one.claim, name)
            if found is not None:
                yield one.id, (name, found)
                break


def _labels(answer: Answer) -> Iterator[tuple[Citation, str]]:
    """Yield the links whose words are written as a name is, with that name."""
    for one in answer.citations:
        text = answer.text[one.start : one.end]
        label = _LABEL.match(text)
        words = (label[1] if label else text).split()
        named = words[1:] if words and words[0].lower() == "the" else words
        if named and all(word[:1].isupper() for word in named):
            yield one, " ".join(named)


def _linked(held: Held, cast: Cast, label: str, names: Sequence[str]) -> Held:
    """Return a document that the text links to, with its publisher as the text names it."""
    publisher = publisher_of(held)
    if held.url and not held.publisher:
        house = house_of_link(publisher, label) or house_of(publisher, names)
        publisher = house or publisher
    source = cast.add(publisher, "outlet")
    return evolve(held, publisher=source.name)


def _sentence(
    number: int,
    cited: CitingSentence,
    cast: Cast,
    published: str | None,
    before: DraftSentence | None,
    english: bool,
) -> DraftSentence:
    said = cited.sentence
    links = tuple(dict.fromkeys(one.document for one in cited.citations))
    made = DraftSentence(
        id=f"sentence-{number}", start=said.start, end=said.end, claim=plain(said.text), links=links
    )
    if not english:
        return made
    credits, doubts = credits_of(said.text)
    resolved, open_points = _resolved(credits, cast)
    sure, through = _through_a_link(resolved, cited)
    structure, open_structure = structure_of(said.text, published)
    open_points += [*through, *_unsigned(said.text, sure, before), *open_structure]
    when_said = _when_said(said.text, structure, [one for one, _ in sure])
    return evolve(
        made,
        claim=plain(without_credit(said.text, [one for one, _ in sure])),
        credits=tuple(
            SourceCredit(one.part, source, said.start + one.start, said.start + one.end)
            for one, source in sure
        ),
        structure=tuple(_moved(one, said.start) for one in structure if one is not when_said),
        said=None if when_said is None else _moved(when_said, said.start),
        doubts=tuple(_moved(one, said.start) for one in (*doubts, *open_points)),
    )


def _moved(one: Placed, by: int) -> Placed:
    """Return what has its place in a sentence with its place in the text."""
    return evolve(one, start=one.start + by, end=one.end + by)


def _when_said(
    sentence: str, structure: Sequence[ClaimKey], credits: Sequence[Credit]
) -> ClaimKey | None:
    """Return the time that stands between a credit and its "that": "said on 4 May that it fell"."""
    for one in structure:
        for credit in credits:
            between, behind = sentence[credit.end : one.start], sentence[one.end :]
            if one.key != "when" or credit.end > one.start:
                continue
            if between.strip().lower() in ("", "on", "in") and behind.lstrip().startswith("that "):
                return one
    return None


def _resolved(
    credits: Sequence[Credit], cast: Cast
) -> tuple[list[tuple[Credit, NamedSource]], list[Doubt]]:
    sure: list[tuple[Credit, NamedSource]] = []
    doubts: list[Doubt] = []
    for one in credits:
        if one.party.sense == "unnamed":
            sure.append((one, cast.unnamed(one.party)))
            doubts += _perhaps_the_same(one, cast)
            continue
        found = cast.find(one.party, at_start=one.party.first == 0)
        if isinstance(found, str):
            doubts.append(Doubt(one.start, one.end, found))
        else:
            sure.append((one, found))
    return sure, doubts


def _through_a_link(
    credits: Sequence[tuple[Credit, NamedSource]], cited: CitingSentence
) -> tuple[list[tuple[Credit, NamedSource]], list[Doubt]]:
    """Return the credits without those that what the sentence links to may have given, as doubts.

    In "the Courier (a link) reported, citing an official" it is the Courier that has it from the
    official, and not the text; an outlet whose name is settled says so by itself.
    """
    sure, doubts = [], []
    outlet = any(one.part == "outlet" for one, _ in credits)
    text, start = cited.sentence.text, cited.sentence.start
    for one, source in credits:
        citing = text[one.start : one.end].split(maxsplit=1)[0].lower() in speech.CITING
        linked = any(link.start - start < one.start for link in cited.citations)
        if one.part == "origin" and citing and linked and not outlet:
            question = f"who has it from “{one.party.name}”, this text or what it links to?"
            doubts.append(Doubt(one.start, one.end, question))
        else:
            sure.append((one, source))
    return sure, doubts


def _perhaps_the_same(credit: Credit, cast: Cast) -> Iterator[Doubt]:
    """Yield the question whether somebody unnamed is one of those before: two may be one voice."""
    *others, _ = [one for one in cast.sources if one.anonymous]
    if others:
        told = " or ".join(one.name.removeprefix("unnamed: ") for one in others[-3:])
        question = f"is “{credit.party.name}” the same as, or one of, “{told}”?"
        yield Doubt(credit.start, credit.end, question)


def _unsigned(
    sentence: str, sure: Sequence[tuple[Credit, NamedSource]], before: DraftSentence | None
) -> Iterator[Doubt]:
    """Yield the question whose words a sentence is that is a quotation alone."""
    if sure or sentence[0] not in _QUOTES:
        return
    told = [one.source.name for one in before.credits] if before is not None else []
    last = f" The sentence before credits {' and '.join(dict.fromkeys(told))}." if told else ""
    yield Doubt(0, len(sentence), f"whose words are these?{last}")
