"""Cases made up by hypothesis: documents that copy each other, evidence with any stance."""

from functools import cache

from attrs import evolve
from hypothesis import strategies as st

from verifykit.model.case import Case
from verifykit.model.claim import Attribution, Claim
from verifykit.model.document import Derivation, Document, Retraction
from verifykit.model.evidence import Evidence
from verifykit.model.predicate import Predicate
from verifykit.model.relation import Relation
from verifykit.model.source import Source

GRADES = st.sampled_from(["A", "B", "C", "D", "E", "F", None])
STANCES = st.sampled_from(["supports", "supports", "refutes", "reports", "questions"])
LINEAGES = st.sampled_from(["original", "relayed", "unknown", None])
DATES = st.sampled_from([None, "2001", "2003-05-04", "2011-02-15", "2020"])
HOWS = st.sampled_from([None, "cites", "syndicates", "confirms"])
RETRACTIONS = st.sampled_from([None, None, None, Retraction(reason="wrong")])
WITHDRAWALS = st.sampled_from([None, None, None, None, Retraction(on="2019")])
INTERESTS = st.sampled_from([None, None, "for", "against"])


# Made once: a strategy takes far longer to make, and to be drawn from first, than a value does.
@cache
def one_of(*among: str | None) -> st.SearchStrategy[str | None]:
    return st.sampled_from(among)


def ids(prefix: str, most: int) -> list[str]:
    return [f"{prefix}{number}" for number in range(most)]


@st.composite
def sources(draw: st.DrawFn, names: list[str]) -> tuple[Source, ...]:
    found = []
    for number, name in enumerate(names):
        owners = [None, None, *names[number + 1 :]]
        found.append(
            Source(
                id=name,
                name=name.upper(),
                reliability=draw(GRADES),
                anonymous=draw(st.booleans()) and draw(st.booleans()),
                owner=draw(one_of(*owners)),
            )
        )
    return tuple(found)


@cache
def derivations(*among: str, none: int) -> st.SearchStrategy[tuple[Derivation, ...]]:
    """Up to two derivations, one time in `none` and one."""
    one = st.builds(Derivation, st.sampled_from(among), HOWS)
    some = st.lists(one, max_size=2, unique_by=lambda found: found.parent).map(tuple)
    return st.one_of(*[st.just(())] * none, some)


@cache
def some_of(*among: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(among), max_size=2, unique=True)


@st.composite
def documents(draw: st.DrawFn, names: list[str], who: list[str]) -> tuple[Document, ...]:
    return tuple(
        Document(
            id=name,
            source=draw(one_of(*who)),
            consulted=draw(st.booleans()),
            known_through=tuple(draw(some_of(*names))),
            derived_from=draw(derivations(*names, *who, "nobody", none=1)),
            retracted=draw(RETRACTIONS),
        )
        for name in names
    )


@st.composite
def evidence(
    draw: st.DrawFn,
    name: str,
    claims: list[str],
    papers: list[str],
    who: list[str],
    all_ids: list[str],
) -> Evidence:
    document = draw(one_of(*papers, None))
    return Evidence(
        id=name,
        claim=draw(one_of(*claims)),
        stance=draw(STANCES),
        document=document,
        source=draw(one_of(*who)) if document is None else None,
        attributed_to=draw(one_of(None, None, *who)),
        first_hand=draw(st.booleans()),
        interested=draw(st.booleans()) and draw(st.booleans()),
        partial=draw(st.integers(0, 9)) == 0,
        lineage=draw(LINEAGES),
        derived_from=draw(derivations(*all_ids, *papers, *who, none=2)),
    )


@st.composite
def cases(draw: st.DrawFn, most_evidence: int = 7) -> Case:
    """A case whose claims are rivals of each other: one predicate that takes one value."""
    who = ids("s", draw(st.integers(1, 5)))
    papers = ids("d", draw(st.integers(1, 5)))
    claims = ids("c", draw(st.integers(1, 3)))
    items = ids("e", draw(st.integers(0, most_evidence)))
    made = [draw(evidence(name, claims, papers, who, items)) for name in items]
    return Case(
        sources=draw(sources(who)),
        documents=draw(documents(papers, who)),
        predicates=(Predicate(id="count", value="number", cardinality="one"),),
        claims=tuple(
            Claim(
                id=name,
                text=f"There are {number}.",
                subject="thing",
                predicate="count",
                value=draw(st.integers(1, 3)),
                negated=draw(st.booleans()) and draw(st.booleans()),
            )
            for number, name in enumerate(claims)
        ),
        evidence=tuple(made),
    )


@st.composite
def stories(draw: st.DrawFn) -> Case:
    """Claims that have nothing to do with one another, told at various times, some taken back."""
    case = draw(cases())
    return evolve(
        case,
        as_of="2020-06-01",
        predicates=(),
        claims=tuple(evolve(one, predicate=None, subject=None, value=None) for one in case.claims),
        documents=tuple(evolve(one, published=draw(DATES)) for one in case.documents),
        evidence=tuple(
            evolve(
                one,
                when=draw(one_of(None, None, "2010-01-01")),
                withdrawn=draw(WITHDRAWALS),
                interest=draw(INTERESTS),
            )
            for one in case.evidence
        ),
    )


@st.composite
def entangled_stories(draw: st.DrawFn) -> Case:
    """Stories in which claims are about what somebody said, undercut and supersede one another."""
    case = draw(stories())
    claims = [one.id for one in case.claims]
    who = [one.id for one in case.sources]
    ends = [*(one.id for one in case.documents), *(one.id for one in case.evidence), *claims]
    said = draw(
        st.none()
        | st.builds(Attribution, source=st.sampled_from(who), claim=st.sampled_from(claims))
    )
    kinds = st.sampled_from(["undercuts", "supersedes", "supports", "contradicts"])
    found = draw(st.lists(st.tuples(st.sampled_from(claims), kinds, st.sampled_from(ends))))
    return evolve(
        case,
        claims=tuple(
            evolve(one, says=said) if said and one.id == claims[-1] != said.claim else one
            for one in case.claims
        ),
        relations=tuple(
            Relation(origin=start, target=end, kind=kind)
            for start, kind, end in dict.fromkeys(found)
            if start != end and (kind == "undercuts" or end in claims)
        ),
    )


def renamed_id(name: str | None) -> str | None:
    """Another id, with the digits reversed: what sorted first now sorts last."""
    if name is None or name == "nobody":
        return name
    return f"z{name[0]}{99 - int(name[1:]):02d}"


def _derived(found: tuple[Derivation, ...]) -> tuple[Derivation, ...]:
    return tuple(Derivation(str(renamed_id(one.parent)), one.how) for one in found)


def renamed(case: Case) -> Case:
    """The same case with other ids."""
    return evolve(
        case,
        sources=tuple(
            evolve(one, id=renamed_id(one.id), owner=renamed_id(one.owner)) for one in case.sources
        ),
        documents=tuple(
            evolve(
                one,
                id=renamed_id(one.id),
                source=renamed_id(one.source),
                known_through=tuple(str(renamed_id(name)) for name in one.known_through),
                derived_from=_derived(one.derived_from),
            )
            for one in case.documents
        ),
        claims=tuple(evolve(one, id=renamed_id(one.id)) for one in case.claims),
        evidence=tuple(
            evolve(
                one,
                id=renamed_id(one.id),
                claim=renamed_id(one.claim),
                document=renamed_id(one.document),
                source=renamed_id(one.source),
                attributed_to=renamed_id(one.attributed_to),
                derived_from=_derived(one.derived_from),
            )
            for one in case.evidence
        ),
    )
