"""Valid cases made up by hypothesis, with every field of the format and text of every sort."""

from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from awkward_texts import DATES, IDS, JSON, NUMBERS, SOME_TEXTS, TEXTS
from verifykit.model.case import Case
from verifykit.model.claim import Attribution, Bounds, Claim, Prior, Quantifier
from verifykit.model.document import Capture, Correction, Derivation, Document, Retraction
from verifykit.model.entity import Entity
from verifykit.model.evidence import Evidence, Judgement, Quote
from verifykit.model.extensions import freeze_extensions
from verifykit.model.hypothesis import Hypothesis
from verifykit.model.predicate import Predicate, Tolerance
from verifykit.model.relation import Relation
from verifykit.model.source import Source
from verifykit.model.waiver import Waiver

T = TypeVar("T")
Ids = tuple[str, ...]

EXTENSIONS = st.just({}) | st.dictionaries(
    st.sampled_from(["x-a", "x-b.c", "x-", "x-é d"]), JSON, max_size=2
)
FROZEN = EXTENSIONS.map(freeze_extensions)


# Made once for what they are made of: a strategy takes far longer to make, and to be drawn from
# first, than a value does.
@cache
def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


@cache
def few(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(strategy, max_size=3).map(tuple)


@cache
def names(among: Ids) -> st.SearchStrategy:
    return few(st.sampled_from(among)) if among else st.just(())


@cache
def one_of(among: Ids) -> st.SearchStrategy:
    return maybe(st.sampled_from(among)) if among else st.none()


@cache
def pairs(keys: st.SearchStrategy, values: st.SearchStrategy) -> st.SearchStrategy:
    return st.dictionaries(keys, values, max_size=3).map(lambda found: tuple(sorted(found.items())))


@cache
def derivations(among: Ids) -> st.SearchStrategy:
    hows = st.sampled_from([None, "cites", "quotes", "syndicates", "translates", "confirms"])
    return few(st.builds(Derivation, st.sampled_from(among), hows, FROZEN))


MAYBE_TEXTS, MAYBE_DATES, FEW_TEXTS = maybe(TEXTS), maybe(DATES), few(TEXTS)
ROLES = st.sampled_from([None, "examined", "asserted"])
SOURCE_KINDS = st.sampled_from([None, "outlet", "witness", "other"])
GRADES = st.sampled_from([None, *"ABCDEF"])
ENTITY_KINDS = st.sampled_from([None, "person", "group", "place"])
VALUE_KINDS = st.sampled_from([None, "number", "date", "text", "boolean"])
CARDINALITIES = st.sampled_from(["one", "many"])
DURATIONS = st.sampled_from([None, "some", "most", "all"])
GRAVITIES = st.sampled_from(["normal", "serious"])
INTERESTS = st.sampled_from([None, "for", "against"])
LINEAGES = st.sampled_from([None, "original", "relayed", "unknown"])
RATINGS = st.sampled_from(["CC", "C", "N", "I", "II"])
MAYBE_IDS, MAYBE_NUMBERS = maybe(IDS), maybe(NUMBERS)
RIVALS = few(st.tuples(TEXTS, TEXTS))
QUALIFIERS = pairs(TEXTS, TEXTS | NUMBERS | st.booleans())
PEOPLE = maybe(st.integers(1, 2**53 - 1))
CAPTURES = maybe(
    st.builds(
        Capture, path=st.just("captured"), at=MAYBE_DATES, tool=MAYBE_TEXTS, extensions=FROZEN
    )
)
RETRACTIONS = maybe(st.builds(Retraction, on=MAYBE_DATES, reason=MAYBE_TEXTS, extensions=FROZEN))
AMOUNTS = maybe(st.floats(0, 1e9) | st.integers(0, 5))
TOLERANCES = maybe(st.builds(Tolerance, relative=AMOUNTS, absolute=AMOUNTS, extensions=FROZEN))
QUANTIFIERS = maybe(
    st.sampled_from(["all", "most", "some", "none"]).map(Quantifier)
    | st.builds(Quantifier, st.sampled_from(["at_least", "at_most", "exactly"]), st.integers(1, 9))
)
PRIORS = maybe(st.builds(Prior, value=st.floats(0, 1), reason=MAYBE_TEXTS, extensions=FROZEN))
STRENGTHS = maybe(
    st.builds(Judgement, factor=st.floats(0, 2), reason=MAYBE_TEXTS, extensions=FROZEN)
)
QUOTES = maybe(
    st.builds(Quote, exact=SOME_TEXTS, prefix=MAYBE_TEXTS, suffix=MAYBE_TEXTS, extensions=FROZEN)
)


def made(draw: st.DrawFn, kind: type[T], /, **fields: object) -> T:
    """Return one of a kind with what is drawn from the fields that are strategies."""
    return kind(
        **{
            name: draw(given) if isinstance(given, st.SearchStrategy) else given
            for name, given in fields.items()
        }
    )


def sources(draw: st.DrawFn, ids: Ids) -> tuple[Source, ...]:
    return tuple(
        made(
            draw,
            Source,
            id=own,
            name=TEXTS,
            kind=SOURCE_KINDS,
            reliability=GRADES,
            owner=one_of(ids[:number]),
            anonymous=st.booleans(),
            people=PEOPLE,
            url=MAYBE_TEXTS,
            notes=MAYBE_TEXTS,
            extensions=FROZEN,
        )
        for number, own in enumerate(ids)
    )


@cache
def corrections(evidence_ids: Ids) -> st.SearchStrategy:
    items = names(evidence_ids)
    return few(
        st.builds(Correction, on=MAYBE_DATES, reason=MAYBE_TEXTS, items=items, extensions=FROZEN)
    )


def documents(
    draw: st.DrawFn, ids: Ids, source_ids: Ids, said: Ids, evidence_ids: Ids
) -> tuple[Document, ...]:
    return tuple(
        made(
            draw,
            Document,
            id=own,
            source=st.sampled_from(source_ids),
            title=MAYBE_TEXTS,
            url=MAYBE_TEXTS,
            published=MAYBE_DATES,
            consulted=st.booleans(),
            known_through=names(ids[:number]),
            derived_from=derivations(said),
            capture=CAPTURES,
            retracted=RETRACTIONS,
            corrected=corrections(evidence_ids),
            notes=MAYBE_TEXTS,
            extensions=FROZEN,
        )
        for number, own in enumerate(ids)
    )


def entities(draw: st.DrawFn, ids: Ids, claim_ids: Ids) -> tuple[Entity, ...]:
    found = []
    for number, own in enumerate(ids):
        others = ids[:number]
        listed = draw(st.lists(st.sampled_from(others), unique=True, max_size=3)) if others else []
        hanging = [one for one in listed if claim_ids and draw(st.booleans())]
        found.append(
            made(
                draw,
                Entity,
                members=tuple(listed),
                memberships=tuple((one, draw(st.sampled_from(claim_ids))) for one in hanging),
                id=own,
                kind=ENTITY_KINDS,
                name=MAYBE_TEXTS,
                aliases=FEW_TEXTS,
                members_complete=st.booleans(),
                part_of=one_of(others),
                notes=MAYBE_TEXTS,
                extensions=FROZEN,
            )
        )
    return tuple(found)


def predicates(draw: st.DrawFn, ids: Ids) -> tuple[Predicate, ...]:
    return tuple(
        made(
            draw,
            Predicate,
            id=own,
            label=MAYBE_TEXTS,
            value=VALUE_KINDS,
            unit=MAYBE_TEXTS,
            cardinality=CARDINALITIES,
            once=st.booleans(),
            timeless=st.booleans(),
            sum_at_most=MAYBE_NUMBERS,
            before=names(ids),
            rivals=RIVALS,
            scope=FEW_TEXTS,
            tolerance=TOLERANCES,
            notes=MAYBE_TEXTS,
            extensions=FROZEN,
        )
        for own in ids
    )


@cache
def values(kind: str | None) -> st.SearchStrategy:
    one = {
        None: TEXTS | NUMBERS | st.booleans(),
        "number": NUMBERS,
        "date": DATES,
        "text": TEXTS,
        "boolean": st.booleans(),
    }[kind]
    several = st.lists(one, min_size=1, max_size=3).map(tuple)
    ordered = st.tuples(NUMBERS, NUMBERS).map(sorted)
    bounds = ordered.map(lambda ends: Bounds(min=ends[0], max=ends[1])) | NUMBERS.map(
        lambda number: Bounds(min=number)
    )
    return maybe(one | several | bounds if kind in (None, "number") else one | several)


@cache
def attributions(source_ids: Ids, others: Ids) -> st.SearchStrategy:
    if not source_ids or not others:
        return st.none()
    return maybe(
        st.builds(
            Attribution,
            source=st.sampled_from(source_ids),
            claim=st.sampled_from(others),
            extensions=FROZEN,
        )
    )


def claims(
    draw: st.DrawFn, ids: Ids, entity_ids: Ids, source_ids: Ids, known: tuple[Predicate, ...]
) -> tuple[Claim, ...]:
    found = []
    for own in ids:
        predicate = draw(st.none() | st.sampled_from(known)) if known else None
        found.append(
            made(
                draw,
                Claim,
                id=own,
                text=SOME_TEXTS,
                subject=one_of(entity_ids),
                predicate=predicate and predicate.id,
                value=values(predicate.value if predicate else None),
                approximate=st.booleans(),
                exact=st.booleans(),
                unit=MAYBE_TEXTS,
                when=MAYBE_DATES,
                during=DURATIONS,
                where=MAYBE_TEXTS,
                qualifiers=QUALIFIERS,
                quantifier=QUANTIFIERS,
                negated=st.booleans(),
                gravity=GRAVITIES,
                role=ROLES,
                prior=PRIORS,
                says=attributions(source_ids, tuple(other for other in ids if other != own)),
                notes=MAYBE_TEXTS,
                extensions=FROZEN,
            )
        )
    return tuple(found)


def evidence(
    draw: st.DrawFn, ids: Ids, claim_ids: Ids, document_ids: Ids, source_ids: Ids, said: Ids
) -> tuple[Evidence, ...]:
    found = []
    for own in ids:
        in_document = draw(st.booleans()) and document_ids
        others = tuple(other for other in ids if other != own)
        targets = (*document_ids, *others)
        stances = ["supports", "refutes", "reports", "questions", *["undercuts"] * bool(targets)]
        stance = draw(st.sampled_from(stances))
        found.append(
            made(
                draw,
                Evidence,
                id=own,
                claim=st.sampled_from(claim_ids),
                stance=stance,
                target=st.sampled_from(targets) if stance == "undercuts" else None,
                document=st.sampled_from(document_ids) if in_document else None,
                source=None if in_document else st.sampled_from(source_ids),
                attributed_to=one_of(source_ids),
                first_hand=st.booleans(),
                interested=st.booleans(),
                interest=INTERESTS,
                when=MAYBE_DATES,
                withdrawn=RETRACTIONS,
                strength=STRENGTHS,
                partial=st.booleans(),
                lineage=LINEAGES,
                derived_from=derivations(said),
                independent_of=names(others),
                quote=QUOTES,
                notes=MAYBE_TEXTS,
                extensions=FROZEN,
            )
        )
    return tuple(found)


def hypotheses(draw: st.DrawFn, ids: Ids, claim_ids: Ids) -> tuple[Hypothesis, ...]:
    return tuple(
        made(
            draw,
            Hypothesis,
            id=own,
            text=SOME_TEXTS,
            ratings=pairs(st.sampled_from(claim_ids), RATINGS),
            notes=MAYBE_TEXTS,
            extensions=FROZEN,
        )
        for own in ids
    )


def waivers(claim_ids: Ids) -> st.SearchStrategy:
    return few(
        st.builds(
            Waiver,
            rule=st.sampled_from(["SRC002", "COR001"]),
            reason=SOME_TEXTS,
            claim=one_of(claim_ids),
            until=MAYBE_DATES,
            extensions=FROZEN,
        )
    )


def relations(draw: st.DrawFn, claim_ids: Ids, said: Ids) -> tuple[Relation, ...]:
    if len(claim_ids) < 2:
        return ()
    between = ["contradicts", "entails", "equivalent", "narrower", "broader", "supersedes"]
    ends = st.tuples(st.sampled_from([*between, "supports"]), st.just(claim_ids[1]))
    others = [one for one in (claim_ids[1], *said) if one != claim_ids[0]]
    ends |= st.tuples(st.just("undercuts"), st.sampled_from(others))
    drawn = [draw(ends) for _ in range(draw(st.integers(0, 2)))]
    return tuple(
        Relation(
            origin=claim_ids[0],
            target=target,
            kind=kind,
            notes=draw(MAYBE_TEXTS),
            extensions=draw(FROZEN),
        )
        for kind, target in drawn
    )


SHARED_IDS = st.lists(IDS, min_size=3, max_size=7, unique=True).map(tuple)
SOME_IDS = {
    least: st.lists(IDS, min_size=least, max_size=3, unique=True).map(tuple) for least in (0, 1)
}


@st.composite
def complete_cases(draw: st.DrawFn) -> Case:
    shared = draw(SHARED_IDS)
    source_ids, document_ids, evidence_ids = shared[:2], shared[2:4], shared[4:]
    claim_ids, entity_ids = draw(SOME_IDS[1]), draw(SOME_IDS[0])
    known = predicates(draw, draw(SOME_IDS[0]))
    return Case(
        id=draw(MAYBE_IDS),
        title=draw(MAYBE_TEXTS),
        description=draw(MAYBE_TEXTS),
        as_of=draw(MAYBE_DATES),
        language=draw(MAYBE_TEXTS),
        role=draw(ROLES),
        sources=sources(draw, source_ids),
        documents=documents(draw, document_ids, source_ids, shared, evidence_ids),
        entities=entities(draw, entity_ids, claim_ids),
        predicates=known,
        claims=claims(draw, claim_ids, entity_ids, source_ids, known),
        evidence=evidence(draw, evidence_ids, claim_ids, document_ids, source_ids, shared),
        hypotheses=hypotheses(draw, draw(SOME_IDS[0]), claim_ids),
        relations=relations(draw, claim_ids, shared),
        waivers=draw(waivers(claim_ids)),
        header_extensions=draw(FROZEN),
        extensions=draw(FROZEN),
    )
