"""What a draft finds of a case that people made: python benchmarks/draft_mali.py ARTICLE [--each].

ARTICLE is the text behind examples/mali_2020 (its address is in that case), as plain text; it is
not part of this repository. Held against each other, by kind of item: the claims of the case that
the article makes, whom it credits with them, its entities, times and numbers. draft_mali.toml says
where. What the authors of the case know from elsewhere does not count.

The rules of the package were written by people who know this article, so the figures are not those
of an unseen one.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen
from rapidfuzz import fuzz

import verifykit
from verifykit_grounding.answer import Answer
from verifykit_grounding.drafting.draft import Draft, DraftSentence, draft_of
from verifykit_grounding.drafting.words import words_of

CASE = Path(__file__).parents[3] / "examples" / "mali_2020" / "case.yaml"
PUBLISHED = "2020-08-28"
_ALIKE = 80
"""Names that are so alike, of 100, are one."""


@frozen
class Tally:
    """How much of one kind is wanted, found, and what the draft has beside."""

    kind: str
    wanted: frozenset[str]
    found: frozenset[str]
    extra: frozenset[str]

    def __str__(self) -> str:
        right = len(self.found)
        recall = right / len(self.wanted) if self.wanted else 1.0
        told = right + len(self.extra)
        precision = f"{right / told:.2f}" if told else "-"
        return (
            f"{self.kind:<10}{len(self.wanted):>7}{right:>7}{told:>7}{recall:>9.2f}{precision:>11}"
        )


def tallies(case: verifykit.Case, draft: Draft, told: dict[str, Any]) -> Iterator[Tally]:
    """Yield a tally for each kind of item; `told` says what the article has of the case."""
    places = {name: _place(one["words"], draft) for name, one in told["claims"].items()}
    claims = [case.claims_by_id[name] for name in told["claims"]]
    hit = {one.id for one in places.values() if one is not None}
    yield Tally(
        "claims",
        frozenset(places),
        frozenset(name for name, one in places.items() if one is not None),
        frozenset(one.id for one in draft.sentences if one.id not in hit),
    )
    yield _names("sources", told["names"], [one.name for one in draft.sources])
    yield _credits(draft, told, places)
    yield _lineage(draft)
    named = {
        one.id: " | ".join((one.name or "", *one.aliases))
        for one in case.entities
        if one.kind not in ("group", "event") and one.id != "sub-saharan-africa"
    }
    yield _names("entities", named, [str(one["name"]) for one in draft.entities])
    yield _values(claims, draft, places, "when")
    yield _values(claims, draft, places, "value")


def _place(words: str, draft: Draft) -> DraftSentence | None:
    """The one sentence that has all of these words."""
    found = [
        one
        for one in draft.sentences
        if set(words.split()) <= {word.key for word in words_of(draft.text[one.start : one.end])}
    ]
    assert len(found) < 2, f"{words!r} are in {len(found)} sentences"
    return found[0] if found else None


def _names(kind: str, wanted: dict[str, str], found: list[str]) -> Tally:
    right = {key for key, name in wanted.items() if any(_alike(name, one) for one in found)}
    extra = {one for one in found if not any(_alike(name, one) for name in wanted.values())}
    return Tally(kind, frozenset(wanted), frozenset(right), frozenset(extra))


def _alike(wanted: str, found: str) -> bool:
    plain = found.removeprefix("unnamed: ").lower()
    return any(fuzz.token_set_ratio(one.lower(), plain) >= _ALIKE for one in wanted.split(" | "))


def _credits(draft: Draft, told: dict[str, Any], places: dict[str, DraftSentence | None]) -> Tally:
    wanted, found, matched = set(), set(), set()
    for claim, one in told["claims"].items():
        place = places[claim]
        for source in (*one.get("outlet", ()), *one.get("speaker", ())):
            wanted.add(f"{claim} < {source}")
            for credit in place.credits if place is not None else ():
                if _alike(told["names"][source], credit.source.name):
                    found.add(f"{claim} < {source}")
                    matched.add((place.id, credit.source.id))
    every = {
        (one.id, credit.source.id)
        for one in draft.sentences
        for credit in one.credits
        if credit.part != "origin"
    }
    # A credit of a sentence that the case has no claim of cannot be judged by the case.
    known = {one.id for one in places.values() if one is not None}
    extra = {f"{name} < {key}" for name, key in every - matched if name in known}
    return Tally("credits", frozenset(wanted), frozenset(found), frozenset(extra))


def _lineage(draft: Draft) -> Tally:
    """The one chain that the article itself tells: BBC Afrique has it from the Mali Tribune."""
    wanted = "bbc-afrique < mali-tribune"
    origins = {
        f"{one.id} < {credit.source.id}": credit.source.name
        for one in draft.sentences
        for credit in one.credits
        if credit.part == "origin"
    }
    right = any(_alike("Mali Tribune", name) for name in origins.values())
    extra = {pair for pair, name in origins.items() if not _alike("Mali Tribune", name)}
    return Tally(
        "lineage", frozenset({wanted}), frozenset({wanted} if right else ()), frozenset(extra)
    )


def _values(
    claims: list[verifykit.Claim],
    draft: Draft,
    places: dict[str, DraftSentence | None],
    key: str,
) -> Tally:
    wanted = {}
    for one in claims:
        data = {"when": one.when, "value": one.value}[key]
        period = dict(one.qualifiers).get("period") if key == "when" else None
        if period or (data is not None and (key == "when" or isinstance(data, (int, float)))):
            wanted[one.id] = str(period or data)
    found, matched = set(), set()
    for name, value in wanted.items():
        place = places[name]
        for structured in _of(place, key) if place is not None else ():
            if _same(value, str(structured)):
                found.add(name)
                matched.add(place.id)
    known = {places[name].id for name in wanted if places[name] is not None}
    extra = {one.id for one in draft.sentences if one.id in known - matched and _of(one, key)}
    label = {"when": "times", "value": "numbers"}[key]
    return Tally(label, frozenset(wanted), frozenset(found), frozenset(extra))


def _of(sentence: DraftSentence, key: str) -> list[object]:
    return [one.value for one in sentence.structure if one.key == key]


def _same(wanted: str, found: str) -> bool:
    if wanted == found:
        return True
    try:
        return float(wanted) == float(found)
    except ValueError:
        return False


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article", type=Path)
    parser.add_argument(
        "--each", action="store_true", help="print what is missing and what is extra"
    )
    arguments = parser.parse_args()
    text = arguments.article.read_text(encoding="utf-8")
    draft = draft_of(Answer(id="article", text=text, language="en"), published=PUBLISHED)
    print(f"{'kind':<10}{'wanted':>7}{'right':>7}{'drafted':>7}{'recall':>9}{'precision':>11}")
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    for one in tallies(verifykit.load(CASE), draft, told):
        print(one)
        if arguments.each:
            print(f"    missing {sorted(one.wanted - one.found)}\n    extra {sorted(one.extra)}")
    doubts = sum(len(one.doubts) for one in draft.sentences)
    print(f"{len(draft.sentences)} sentences, {doubts} questions")


if __name__ == "__main__":
    main()
