"""Valid cases made up by hypothesis, with every field of the format and text of every sort."""

from hypothesis import strategies as st

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

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
AWKWARD = st.sampled_from(
    [
        *("", " ", "=1+1", "+1", "-1", "@x", "'", "''", "'=1", "'x", "[x", "{x", '"', "a;b", ";"),
        *("1", "1.0", "1e3", "-0", "007", "0o17", "0x1f", "true", "TRUE", "no", "null", "~", ".5"),
        *("2020-01-01", "12:30:45", "#N/A", "# x", "- x", "x: y", "x:", "&a", "*a", "!t", "%", "|"),
        *("a\nb", "a\r\nb", "a\rb", " a", "a ", "a\n", "\na", "\ta", "a,b", ">", ".", "<<", "="),
        *(
            "_x000D_",
            "\x01",
            "\ufffe",
            "\x85",
            "\u2028",
            "\ufeff",
            "é",
            "名前",
            "\U0001f600",
            "<b>",
        ),
        *("a" * 200, "b " * 90, "<b>"),
    ]
)
TEXTS = AWKWARD | st.text(CHARACTERS, max_size=30)
SOME_TEXTS = TEXTS.filter(bool)
IDS = st.sampled_from(
    [
        "=1",
        "'a",
        "[x]",
        "{y}",
        "1",
        "true",
        "null",
        "-",
        "@",
        "a,b",
        "a.b",
        "~",
        "é",
        "x-y",
        "#",
        "&z",
    ]
) | st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
DATES = st.sampled_from(
    [
        "2020",
        "2020-01",
        "2020-01-31",
        "2020-01-31T09:00Z",
        "199X",
        "2020-02~",
        "2013/2017",
        "../2020",
    ]
)
NUMBERS = (
    st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([0, -5])
)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)
EXTENSIONS = st.just({}) | st.dictionaries(
    st.sampled_from(["x-a", "x-b.c", "x-", "x-é d"]), JSON, max_size=2
)
FROZEN = EXTENSIONS.map(freeze_extensions)


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


def few(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(strategy, max_size=3).map(tuple)


def names(among: list[str]) -> st.SearchStrategy:
    return few(st.sampled_from(among)) if among else st.just(())


def one_of(among: list[str]) -> st.SearchStrategy:
    return maybe(st.sampled_from(among)) if among else st.none()


def pairs(keys: st.SearchStrategy, values: st.SearchStrategy) -> st.SearchStrategy:
    return st.dictionaries(keys, values, max_size=3).map(lambda found: tuple(sorted(found.items())))


def derivations(among: list[str]) -> st.SearchStrategy:
    hows = st.sampled_from([None, "cites", "quotes", "syndicates", "translates", "confirms"])
    return few(st.builds(Derivation, st.sampled_from(among), hows, FROZEN))


def sources(ids: list[str]) -> st.SearchStrategy:
    kinds = st.sampled_from([None, "outlet", "witness", "other"])
    return st.tuples(
        *(
            st.builds(
                Source,
                id=st.just(own),
                name=TEXTS,
                kind=kinds,
                reliability=st.sampled_from([None, *"ABCDEF"]),
                owner=one_of(ids[:number]),
                anonymous=st.booleans(),
                people=maybe(st.integers(1, 2**53 - 1)),
                url=maybe(TEXTS),
                notes=maybe(TEXTS),
                extensions=FROZEN,
            )
            for number, own in enumerate(ids)
        )
    )


def documents(
    ids: list[str], source_ids: list[str], said: list[str], evidence_ids: list[str]
) -> st.SearchStrategy:
    return st.tuples(
        *(
            st.builds(
                Document,
                id=st.just(own),
                source=st.sampled_from(source_ids),
                title=maybe(TEXTS),
                url=maybe(TEXTS),
                published=maybe(DATES),
                consulted=st.booleans(),
                known_through=names(ids[:number]),
                derived_from=derivations(said),
                capture=maybe(
                    st.builds(
                        Capture,
                        path=st.just("captured"),
                        at=maybe(DATES),
                        tool=maybe(TEXTS),
                        extensions=FROZEN,
                    )
                ),
                retracted=maybe(
                    st.builds(Retraction, on=maybe(DATES), reason=maybe(TEXTS), extensions=FROZEN)
                ),
                corrected=few(
                    st.builds(
                        Correction,
                        on=maybe(DATES),
                        reason=maybe(TEXTS),
                        items=names(evidence_ids),
                        extensions=FROZEN,
                    )
                ),
                notes=maybe(TEXTS),
                extensions=FROZEN,
            )
            for number, own in enumerate(ids)
        )
    )


@st.composite
def members(draw: st.DrawFn, ids: list[str], claim_ids: list[str]) -> dict:
    listed = draw(st.lists(st.sampled_from(ids), unique=True, max_size=3)) if ids else []
    hanging = [one for one in listed if claim_ids and draw(st.booleans())]
    pairs = tuple((one, draw(st.sampled_from(claim_ids))) for one in hanging)
    return {"members": tuple(listed), "memberships": pairs}


def entity(known: dict, **values: object) -> Entity:
    return Entity(**known, **values)


def entities(ids: list[str], claim_ids: list[str]) -> st.SearchStrategy:
    return st.tuples(
        *(
            st.builds(
                entity,
                members(ids[:number], claim_ids),
                id=st.just(own),
                kind=st.sampled_from([None, "person", "group", "place"]),
                name=maybe(TEXTS),
                aliases=few(TEXTS),
                members_complete=st.booleans(),
                part_of=one_of(ids[:number]),
                notes=maybe(TEXTS),
                extensions=FROZEN,
            )
            for number, own in enumerate(ids)
        )
    )


def predicates(ids: list[str]) -> st.SearchStrategy:
    amounts = maybe(st.floats(0, 1e9) | st.integers(0, 5))
    kinds = st.sampled_from([None, "number", "date", "text", "boolean"])
    return st.tuples(
        *(
            st.builds(
                Predicate,
                id=st.just(own),
                label=maybe(TEXTS),
                value=kinds,
                unit=maybe(TEXTS),
                cardinality=st.sampled_from(["one", "many"]),
                once=st.booleans(),
                timeless=st.booleans(),
                sum_at_most=maybe(NUMBERS),
                before=names(ids),
                rivals=few(st.tuples(TEXTS, TEXTS)),
                scope=few(TEXTS),
                tolerance=maybe(
                    st.builds(Tolerance, relative=amounts, absolute=amounts, extensions=FROZEN)
                ),
                notes=maybe(TEXTS),
                extensions=FROZEN,
            )
            for own in ids
        )
    )


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


@st.composite
def claims(draw: st.DrawFn, ids, entity_ids, source_ids, known: tuple) -> tuple:
    quantifiers = st.sampled_from(["all", "most", "some", "none"]).map(Quantifier)
    counted = st.builds(
        Quantifier, st.sampled_from(["at_least", "at_most", "exactly"]), st.integers(1, 9)
    )
    made = []
    for own in ids:
        predicate = draw(maybe(st.sampled_from(known))) if known else None
        claim = st.builds(
            Claim,
            id=st.just(own),
            text=SOME_TEXTS,
            subject=one_of(entity_ids),
            predicate=st.just(predicate and predicate.id),
            value=values(predicate.value if predicate else None),
            approximate=st.booleans(),
            exact=st.booleans(),
            unit=maybe(TEXTS),
            when=maybe(DATES),
            during=st.sampled_from([None, "some", "most", "all"]),
            where=maybe(TEXTS),
            qualifiers=pairs(TEXTS, TEXTS | NUMBERS | st.booleans()),
            quantifier=maybe(quantifiers | counted),
            negated=st.booleans(),
            gravity=st.sampled_from(["normal", "serious"]),
            role=st.sampled_from([None, "examined", "asserted"]),
            prior=maybe(
                st.builds(Prior, value=st.floats(0, 1), reason=maybe(TEXTS), extensions=FROZEN)
            ),
            says=maybe(
                st.builds(
                    Attribution,
                    source=st.sampled_from(source_ids),
                    claim=st.sampled_from([other for other in ids if other != own]),
                    extensions=FROZEN,
                )
            )
            if source_ids and len(ids) > 1
            else st.none(),
            notes=maybe(TEXTS),
            extensions=FROZEN,
        )
        made.append(draw(claim))
    return tuple(made)


@st.composite
def evidence(draw: st.DrawFn, ids, claim_ids, document_ids, source_ids, said) -> tuple:
    made = []
    for own in ids:
        in_document = draw(st.booleans()) and document_ids
        targets = [*document_ids, *(other for other in ids if other != own)]
        stances = ["supports", "refutes", "reports", "questions", *["undercuts"] * bool(targets)]
        stance = draw(st.sampled_from(stances))
        item = st.builds(
            Evidence,
            id=st.just(own),
            claim=st.sampled_from(claim_ids),
            stance=st.just(stance),
            target=st.sampled_from(targets) if stance == "undercuts" else st.none(),
            document=st.sampled_from(document_ids) if in_document else st.none(),
            source=st.none() if in_document else st.sampled_from(source_ids),
            attributed_to=one_of(source_ids),
            first_hand=st.booleans(),
            interested=st.booleans(),
            interest=st.sampled_from([None, "for", "against"]),
            when=maybe(DATES),
            withdrawn=maybe(
                st.builds(Retraction, on=maybe(DATES), reason=maybe(TEXTS), extensions=FROZEN)
            ),
            strength=maybe(
                st.builds(Judgement, factor=st.floats(0, 2), reason=maybe(TEXTS), extensions=FROZEN)
            ),
            partial=st.booleans(),
            lineage=st.sampled_from([None, "original", "relayed", "unknown"]),
            derived_from=derivations(said),
            independent_of=names([other for other in ids if other != own]),
            quote=maybe(
                st.builds(
                    Quote,
                    exact=SOME_TEXTS,
                    prefix=maybe(TEXTS),
                    suffix=maybe(TEXTS),
                    extensions=FROZEN,
                )
            ),
            notes=maybe(TEXTS),
            extensions=FROZEN,
        )
        made.append(draw(item))
    return tuple(made)


def hypotheses(ids: list[str], claim_ids: list[str]) -> st.SearchStrategy:
    ratings = pairs(st.sampled_from(claim_ids), st.sampled_from(["CC", "C", "N", "I", "II"]))
    return st.tuples(
        *(
            st.builds(
                Hypothesis,
                id=st.just(own),
                text=SOME_TEXTS,
                ratings=ratings,
                notes=maybe(TEXTS),
                extensions=FROZEN,
            )
            for own in ids
        )
    )


def waivers(claim_ids: list[str]) -> st.SearchStrategy:
    return few(
        st.builds(
            Waiver,
            rule=st.sampled_from(["SRC002", "COR001"]),
            reason=SOME_TEXTS,
            claim=one_of(claim_ids),
            until=maybe(DATES),
            extensions=FROZEN,
        )
    )


@st.composite
def relations(draw: st.DrawFn, claim_ids: list[str], said: list[str]) -> tuple:
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
            notes=draw(maybe(TEXTS)),
            extensions=draw(FROZEN),
        )
        for kind, target in drawn
    )


@st.composite
def complete_cases(draw: st.DrawFn) -> Case:
    def some(least: int) -> list[str]:
        return draw(st.lists(IDS, min_size=least, max_size=3, unique=True))

    shared = draw(st.lists(IDS, min_size=3, max_size=7, unique=True))
    source_ids, document_ids, evidence_ids = shared[:2], shared[2:4], shared[4:]
    claim_ids, entity_ids = some(1), some(0)
    known = draw(predicates(some(0)))
    return Case(
        id=draw(maybe(IDS)),
        title=draw(maybe(TEXTS)),
        description=draw(maybe(TEXTS)),
        as_of=draw(maybe(DATES)),
        language=draw(maybe(TEXTS)),
        role=draw(st.sampled_from([None, "examined", "asserted"])),
        sources=draw(sources(source_ids)),
        documents=draw(documents(document_ids, source_ids, shared, evidence_ids)),
        entities=draw(entities(entity_ids, claim_ids)),
        predicates=known,
        claims=draw(claims(claim_ids, entity_ids, source_ids, known)),
        evidence=draw(evidence(evidence_ids, claim_ids, document_ids, source_ids, shared)),
        hypotheses=draw(hypotheses(some(0), claim_ids)),
        relations=draw(relations(claim_ids, shared)),
        waivers=draw(waivers(claim_ids)),
        header_extensions=draw(FROZEN),
        extensions=draw(FROZEN),
    )
