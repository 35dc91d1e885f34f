"""The edits that bear on one claim: what somebody could do about the evidence that there is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from attrs import evolve

from verifykit.model.case import Case
from verifykit.model.document import Document
from verifykit.model.evidence import Evidence, Stance
from verifykit.model.source import Grade, Source
from verifykit.sensitivity.change import ChangeKind, Edit
from verifykit.wording import count_text

Thing = TypeVar("Thing", Source, Document, Evidence)
Voices = Mapping[tuple[str, Stance], Sequence[Evidence]]
"""The items of a claim by who speaks, and on which side."""

TRIED = 5
"""So many edits of each kind are tried, those of the best sources first."""
FURTHER = 3
"""So many further originals are tried on each side."""
_GRADES = "ABCFDE"
_BETTER: Grade = "B"
"""What somebody may turn out to be whom nobody has judged."""


def edits_on(case: Case, claim_id: str) -> Iterator[Edit]:
    """Yield the edits that bear on a claim, by what they take."""
    voices = _voices(case, claim_id)
    yield from islice(_read(case, claim_id, voices), TRIED)
    yield from islice(_trace(case, voices), TRIED)
    yield from islice(_grade(case, voices), TRIED)
    yield from islice(_independent(case, claim_id, voices), TRIED)
    for count in range(1, FURTHER + 1):
        yield _further(claim_id, "support", "supports", count)
        yield _further(claim_id, "refutation", "refutes", count)
    yield from islice(_set_aside(case, voices), TRIED)
    yield from islice(_without(case, voices), TRIED)


def _voices(case: Case, claim_id: str) -> Voices:
    """Return the items of a claim by who speaks on which side, the best sources first."""
    found: dict[tuple[str, Stance], list[Evidence]] = {}
    for item in case.evidence_by_claim.get(claim_id, ()):
        if item.stance in ("supports", "refutes") and not item.partial and not item.withdrawn:
            found.setdefault((_speaker(case, item), item.stance), []).append(item)
    order = sorted(found, key=lambda key: (_GRADES.index(_grade_of(case, key[0])), key))
    return {key: found[key] for key in order}


def _speaker(case: Case, item: Evidence) -> str:
    return case.speaker(item) or item.id


def _grade_of(case: Case, source: str) -> Grade:
    found = case.sources_by_id.get(source)
    return "F" if found is None else found.reliability or "F"


def _read(case: Case, claim_id: str, voices: Voices) -> Iterator[Edit]:
    """Reading what is only cited: it is then known in its own words, and by itself."""
    seen: set[str] = set()
    for items in voices.values():
        for item in items:
            document = case.document_of(item)
            if document is None or document.consulted or document.id in seen:
                continue
            seen.add(document.id)
            title = case.document_name(document)
            yield Edit(
                kind="read",
                what=(document.id,),
                who=document.source,
                words=f"read {title} and enter it as consulted",
                apply=partial(_consulted, document=document.id),
            )
            yield Edit(
                kind="read",
                extra=0.25,
                what=(document.id,),
                who=document.source,
                words=(
                    f"read {title} and, if it has this from nobody else, enter it as consulted "
                    "with `lineage: original`"
                ),
                apply=partial(_read_as_original, document=document.id, claim=claim_id),
            )


def _consulted(case: Case, document: str) -> Case:
    documents = _changed(case.documents, {document}, consulted=True, known_through=())
    return evolve(case, documents=documents)


def _read_as_original(case: Case, document: str, claim: str) -> Case:
    items = {item.id for item in case.evidence_by_claim.get(claim, ()) if item.document == document}
    return _originals(_consulted(case, document), items)


def _originals(case: Case, items: Collection[str]) -> Case:
    evidence = _changed(case.evidence, items, lineage="original", derived_from=())
    return evolve(case, evidence=evidence)


def _changed(things: Sequence[Thing], ids: Collection[str], **fields: Any) -> tuple[Thing, ...]:
    """Return the items of a list, those that have one of these ids with other fields."""
    return tuple(evolve(one, **fields) if one.id in ids else one for one in things)


def _trace(case: Case, voices: Voices) -> Iterator[Edit]:
    """Finding out that somebody has it from nobody, where the case does not know."""
    for (speaker, _), items in voices.items():
        source = case.sources_by_id.get(speaker)
        if any(_is_traced(case, item) for item in items) or (source and source.anonymous):
            continue
        names = tuple(item.id for item in items)
        told = f"find out where {case.source_name(speaker)} got it from and, if from nobody else,"
        if all(item.first_hand for item in items):
            # A witness has it from nobody; their words may be copied from where they were said.
            told = f"find out whether {case.source_name(speaker)} said this there first and, if so,"
        yield Edit(
            kind="trace",
            what=names,
            who=speaker,
            words=f"{told} enter `lineage: original`",
            apply=partial(_originals, items=names),
        )


def _is_traced(case: Case, item: Evidence) -> bool:
    """Whether the case says where somebody has it from, or that it is their own word."""
    if item.lineage is not None or item.derived_from:
        return item.lineage != "unknown"
    document = case.document_of(item)
    return document is not None and bool(document.derived_from)


def _grade(case: Case, voices: Voices) -> Iterator[Edit]:
    """Judging how reliable a source is that nobody has judged.

    Nobody is asked to vouch for a party to the matter: that it is one has been judged already.
    """
    disinterested = (
        speaker
        for (speaker, _), items in voices.items()
        if any(one.stake != "for" for one in items)
    )
    for speaker in dict.fromkeys(disinterested):
        source = case.sources_by_id.get(speaker)
        if source is not None and not source.anonymous and _grade_of(case, speaker) == "F":
            yield Edit(
                kind="grade",
                what=(speaker,),
                who=speaker,
                words=(
                    f"judge how reliable {case.source_name(speaker)} is and, if usually "
                    f"reliable, enter `reliability: {_BETTER}`"
                ),
                apply=partial(_graded, source=speaker, grade=_BETTER),
            )


def _graded(case: Case, source: str, grade: Grade) -> Case:
    return evolve(case, sources=_changed(case.sources, {source}, reliability=grade))


def _independent(case: Case, claim_id: str, voices: Voices) -> Iterator[Edit]:
    """Establishing that somebody has it from none of the others, whoever it may be from."""
    for (speaker, _), items in voices.items():
        names = frozenset(item.id for item in items)
        others = [one.id for one in case.evidence_by_claim.get(claim_id, ()) if one.id not in names]
        if others and not any(item.independent_of for item in items):
            # A witness has it from nobody, and may still tell what was agreed with others.
            from_others = "got it from any of the others and, if not,"
            alone = "spoke independently of the others and, if so,"
            witness = all(item.first_hand for item in items)
            yield Edit(
                kind="independent",
                what=tuple(sorted(names)),
                who=speaker,
                words=(
                    f"find out whether {case.source_name(speaker)} "
                    f"{alone if witness else from_others} enter `independent_of`"
                ),
                apply=partial(_independent_of, items=names, others=tuple(others)),
            )


def _independent_of(case: Case, items: Collection[str], others: tuple[str, ...]) -> Case:
    return evolve(case, evidence=_changed(case.evidence, items, independent_of=others))


def _further(claim: str, kind: ChangeKind, stance: Stance, count: int) -> Edit:
    side = "for it" if stance == "supports" else "against it"
    return Edit(
        kind=kind,
        count=count,
        words=f"find {count_text(count, 'further independent original')} {side}",
        apply=partial(with_originals, claim=claim, stance=stance, count=count),
    )


def with_originals(case: Case, claim: str, stance: Stance, count: int) -> Case:
    """Return the case with so many further ungraded sources that say so in their own words."""
    taken = {*case.sources_by_id, *case.documents_by_id, *case.evidence_by_id}
    names: list[str] = []
    number = 0
    while len(names) < count:
        number += 1
        # Neither the source nor its word may meet an id of the case.
        if not {f"further-{number}", f"further-word-{number}"} & taken:
            names.append(str(number))
    sources = tuple(Source(id=f"further-{name}", name=f"further source {name}") for name in names)
    words = tuple(
        Evidence(
            id=f"further-word-{name}",
            claim=claim,
            source=f"further-{name}",
            stance=stance,
            lineage="original",
        )
        for name in names
    )
    return evolve(case, sources=(*case.sources, *sources), evidence=(*case.evidence, *words))


def _set_aside(case: Case, voices: Voices) -> Iterator[Edit]:
    """Leaving out a document, and what is known only through it."""
    found: dict[str, dict[str, None]] = {}
    for items in voices.values():
        for item in items:
            document = case.document_of(item)
            if document is not None:
                found.setdefault(document.id, {})[item.id] = None
                if len(document.known_through) == 1:
                    found.setdefault(document.known_through[0], {})[item.id] = None
    for name, gone in sorted(found.items(), key=lambda entry: -len(entry[1])):
        document = case.documents_by_id.get(name)
        if document is not None:
            yield Edit(
                kind="set-aside",
                what=(name,),
                who=name,
                words=f"set aside {case.document_name(document)} and what is known only through it",
                apply=partial(_leave_out, items=frozenset(gone)),
            )


def _without(case: Case, voices: Voices) -> Iterator[Edit]:
    """Leaving out what somebody says, and what relays it."""
    for (speaker, _), items in voices.items():
        gone = _with_relays(case, items)
        yield Edit(
            kind="without",
            what=(speaker,),
            who=speaker,
            words=f"leave out what {case.source_name(speaker)} said and whoever relays it",
            apply=partial(_leave_out, items=gone),
        )


def _leave_out(case: Case, items: frozenset[str]) -> Case:
    return evolve(case, evidence=tuple(one for one in case.evidence if one.id not in items))


def _with_relays(case: Case, items: Iterable[Evidence]) -> frozenset[str]:
    """Return the items and those of their claim that derive from them alone, however far down."""
    roots = list(items)
    relays: dict[str, list[Evidence]] = {}
    for one in case.evidence_by_claim[roots[0].claim]:
        for parent in one.derived_from:
            relays.setdefault(parent.parent, []).append(one)
    gone = {one.id for one in roots}
    todo = list(roots)
    for one in todo:
        for name in (one.id, one.document or ""):
            for relay in relays.get(name, ()):
                if relay.id not in gone and all(
                    parent.parent in gone or parent.parent == name for parent in relay.derived_from
                ):
                    gone.add(relay.id)
                    todo.append(relay)
    return frozenset(gone)
