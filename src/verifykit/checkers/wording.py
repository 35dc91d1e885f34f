"""How findings word what they found: names, values, lists, and the path of a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from verifykit import (
    Bounds,
    Case,
    Claim,
    Document,
    Evidence,
    Finding,
    Related,
    ScoredClaim,
    TraceItem,
    provenance,
)
from verifykit.comparison import unit_of
from verifykit.comparison.scope import qualifier
from verifykit.model.case import Item
from verifykit.model.claim import Scalar
from verifykit.wording import list_text

SHOWN = 5
"""How many of a long list a message names; the rest is counted."""
RELATED = 20
"""How many related places a finding carries."""


def listing(items: Iterable[str]) -> str:
    """Return "a", "a and b", "a, b and c", or "a, b, c, d, e and 7 more"."""
    return list_text(list(items), SHOWN)


def alphabetical(items: Iterable[str]) -> str:
    """Return the listing of what has no order of its own: each once, in that of the alphabet."""
    return listing(sorted(set(items)))


def entity_name(case: Case, entity_id: str) -> str:
    """Return an entity's name, with its id behind it if others have that name; else its id."""
    entity = case.entities_by_id.get(entity_id)
    if entity is None or entity.name is None or entity.name == entity_id:
        return entity_id
    return f"{entity.name} ({entity_id})" if entity.name in case.shared_names else entity.name


def document_name(case: Case, document_id: str) -> str:
    """Return a document's id with the name of who published it behind it."""
    document = case.documents_by_id.get(document_id)
    if document is None:
        return document_id
    return f"{document_id} ({case.source_name(document.source)})"


def path_text(case: Case, path: Sequence[str]) -> str:
    """Return a chain of ids as a reader follows it: `BBC Afrique <- Mali Tribune`.

    An item of evidence stands for who printed it and then who speaks in it, a document for who
    published it.
    """
    return provenance.path_text(provenance.Graph(case=case), path)


def spoken_text(case: Case, speaker: str, outlet: str | None, traits: Sequence[str] = ()) -> str:
    """Return who speaks, and behind them what they are and who only printed it.

    `Ines Falk (an interested party, in The Gazette)`; whoever prints it speaks for nobody.
    """
    name = case.source_name(speaker)
    is_own = outlet is None or outlet == speaker or case.source_name(outlet) == name
    told = [*traits, *([] if is_own else [case.printed_by(outlet or "")])]
    return f"{name} ({', '.join(told)})" if told else name


def origin_text(case: Case, items: Iterable[TraceItem]) -> str:
    """Return whose word some items are; of those whom nobody holds, who cites them for it.

    `an insider (as The Daily has it)`: that they said so is only what others have from them.
    """
    citing: dict[str, set[str]] = {}
    for item in items:
        for name in item.speakers:
            heard = citing.setdefault(case.source_name(name), set())
            speaker = case.speaker(item.evidence)
            if item.role == "stand-in" and speaker is not None:
                heard.add(case.source_name(speaker))
    return alphabetical(
        f"{name} (as {list_text(sorted(heard))} {'has' if len(heard) == 1 else 'have'} it)"
        if heard
        else name
        for name, heard in citing.items()
    )


def named_with_id(case: Case, thing: Document | Evidence) -> str:
    """Return the id of a document or item with who says it behind: `ev-3 (Mali Tribune)`."""
    return f"{thing.id} ({path_text(case, [thing.id])})"


def value_text(case: Case, claim: Claim) -> str:
    """Return a claim's value with its unit, as a reader would say it; "nothing" without one."""
    if claim.value is None:
        return "nothing"
    if isinstance(claim.value, tuple):
        return listing(scalar_text(case, value) for value in claim.value)
    if isinstance(claim.value, Bounds):
        text = _bounds_text(claim.value)
    else:
        text = scalar_text(case, claim.value)
    unit = unit_of(claim, case.predicates_by_id.get(claim.predicate or ""))
    about = "about " if claim.approximate else ""
    has_unit = unit is not None and not isinstance(claim.value, str | bool)
    return about + (f"{text} {unit}" if has_unit else text)


def scalar_text(case: Case, value: Scalar) -> str:
    """Return a value, an entity by its name."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return entity_name(case, value) if isinstance(value, str) else number_text(value)


def number_text(number: int | float) -> str:
    """Return a number, its thousands apart from five digits on: four may be a year."""
    return f"{number:,}" if abs(number) >= 10_000 else f"{number}"


def _bounds_text(bounds: Bounds) -> str:
    low, high = (None if end is None else number_text(end) for end in (bounds.min, bounds.max))
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low} to {high}"


def as_settled(finding: Finding) -> Finding:
    """Return an error as a note, since the evidence has settled what it is about."""
    return evolve(finding, severity="note", message=f"{finding.message} (settled by the evidence)")


def verdict_text(scored: ScoredClaim) -> str:
    """Return a verdict with the score, where there is one: "supported, 0.71"."""
    return scored.verdict if scored.score is None else f"{scored.verdict}, {scored.score:.2f}"


def predicate_name(case: Case, claim: Claim) -> str:
    """Return the label of a claim's predicate, or its id."""
    predicate = case.predicates_by_id.get(claim.predicate or "")
    if predicate is None or predicate.label is None:
        return claim.predicate or "nothing"
    return predicate.label


def scope_text(case: Case, claim: Claim) -> str:
    """Return the scope of a claim, qualifier by qualifier: "region africa, period 2013/2017"."""
    predicate = case.predicates_by_id.get(claim.predicate or "")
    names = predicate.scope if predicate is not None else ()
    given = ((name, qualifier(claim, name)) for name in names)
    return ", ".join(
        f"place {entity_name(case, str(value))}" if name == "where" else f"{name} {value}"
        for name, value in given
        if value is not None
    )


def related_to(
    case: Case, items: Iterable[tuple[Item, str]], most: int = RELATED
) -> tuple[Related, ...]:
    """Return the places of items of the case, each with a word on why, the first few of them."""
    found = [Related(pointer=case.pointer(item), message=why) for item, why in items]
    return tuple(found[:most])


def is_anonymous(case: Case, source_id: str) -> bool:
    """Return whether a source is listed as unnamed; one that is not listed has a name, its id."""
    source = case.sources_by_id.get(source_id)
    return source is not None and source.anonymous
