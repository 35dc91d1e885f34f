"""A review of verifykit's own: a claim, its verdict, who made it and where it appeared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from verifykit import Case, Claim, Document, Evidence, ScoredClaim, Source, Standing
from verifykit.ratings import without_none
from verifykit_claimreview.keys import CLAIMED, EXTENSION
from verifykit_claimreview.options import CONFIDENCES
from verifykit_claimreview.plain import named
from verifykit_claimreview.publisher import Publisher, own_words

RATINGS: Mapping[str, tuple[str, int | None]] = {
    "corroborated": ("Confirmed", 5),
    "supported": ("Supported", 4),
    "contested": ("Disputed", None),
    "refuted": ("False", 1),
    "unverified": ("Unverified", None),
}
"""The word and the number (5 is true) of each verdict.

Unverified and contested are no places on a scale: 3 of 5 is read as half true, and says so of a
claimant of whom the case says no more than that others disagree.
"""
_WORST, _BEST = 1, 5
_TYPES = {
    **dict.fromkeys(("outlet", "agency", "institution", "dataset", "platform"), "Organization"),
    **dict.fromkeys(("official", "person", "witness"), "Person"),
}
"""The schema.org type of a claimant by its kind; where the case does not tell it is a Thing."""
_NOBODY = {"@type": "Person", "name": "Unknown"}
"""Stands for the claimant where the case names none, since readers of ClaimReview want one."""
_PRIVATE = ("x-private", "true")


def is_reviewed(claim: Claim, scored: ScoredClaim, publisher: Publisher) -> bool:
    """Whether there is a review to publish: a verdict that is sure enough, or a claim that asks.

    A verdict of low confidence is what a desk has not finished with yet.
    """
    sure = CONFIDENCES.index(scored.confidence) >= CONFIDENCES.index(publisher.least_confidence)
    return (scored.verdict != "unverified" and sure) or bool(own_words(claim))


def review_to_publish(
    case: Case, claim: Claim, scored: ScoredClaim, publisher: Publisher
) -> dict[str, Any]:
    """Return the ClaimReview of a claim; it has no url or author where nobody named them."""
    review = {
        "@type": "ClaimReview",
        "url": publisher.address(case, claim),
        "claimReviewed": claim.text,
        "datePublished": case.as_of,
        "inLanguage": case.language,
        "author": without_none(
            {"@type": "Organization", "name": publisher.name, "url": publisher.home}
        )
        if publisher.name
        else None,
        "reviewRating": _rating(scored),
        "itemReviewed": _item(case, claim, scored),
    }
    return without_none({**review, **_earlier(case, claim, publisher), **own_words(claim)})


def _earlier(case: Case, claim: Claim, publisher: Publisher) -> dict[str, Any]:
    """The date and address of a review of our own that the case was read from: they stay."""
    for evidence in case.evidence_by_claim.get(claim.id, ()):
        told = dict(evidence.extensions).get(EXTENSION)
        review = json.loads(told) if told else None
        if isinstance(review, dict) and publisher.name == named(review.get("author")):
            kept = ("datePublished", "url", "author")
            return {key: review[key] for key in kept if key in review}
    return {}


def _rating(scored: ScoredClaim) -> dict[str, Any]:
    word, value = RATINGS[scored.verdict]
    score = "no score" if scored.score is None else f"score {scored.score:.2f}"
    return without_none(
        {
            "@type": "Rating",
            "alternateName": word,
            "ratingValue": value,
            "worstRating": None if value is None else _WORST,
            "bestRating": None if value is None else _BEST,
            "ratingExplanation": f"{score}, {scored.confidence} confidence; {_origins(scored)}",
        }
    )


def _origins(scored: ScoredClaim) -> str:
    """How many independent origins speak for the verdict; of what is open, how many on each side.

    What is refuted by what is known of other claims need have none against it.
    """
    support, opposition = (_span(one) for one in (scored.support, scored.opposition))
    if scored.verdict in ("corroborated", "supported"):
        return f"independent origins in support: {support}"
    if scored.verdict == "refuted" and opposition == "0":
        return "what is known of other claims speaks against it"
    if scored.verdict == "refuted":
        return f"independent origins against it: {opposition}"
    return f"independent origins in support: {support}, against it: {opposition}"


def _span(standing: Standing) -> str:
    origins = standing.origins
    return str(origins.max) if origins.min == origins.max else f"{origins.min} to {origins.max}"


def _item(case: Case, claim: Claim, scored: ScoredClaim) -> dict[str, Any]:
    """Who made the claim: the origins of what supports it; and the pages that carry it."""
    doubted = _doubted(case)
    by_id = {
        one.id: one
        for one in case.evidence_by_claim.get(claim.id, ())
        if _is_public(one) and doubted.isdisjoint(_attached(case, one))
    }
    supporting = [one for one in by_id.values() if _carries(case, one)]
    lines = [step for step in scored.explanation if (step.step, step.side) == ("line", "supports")]
    origins = [by_id[one] for step in lines for one in step.evidence if one in by_id]
    first, copies = _pages(case, origins, supporting)
    claimants = {_speaker(case, one) for one in origins}
    if told := claimed(claim):
        # What was read from a review says itself who made the claim, and where.
        found = (case.documents_by_id.get(name) for name in told.get("in", ()))
        pages = [page for page in found if page is not None and page.url and not _is_private(page)]
        by = [case.sources_by_id.get(name) for name in told.get("by", ())]
        claimants = {one for one in by if one is not None and not _is_private(one)}
        first, copies = (pages[0], pages[1:]) if pages and by else (None, pages)
    people = sorted((_party(one) for one in claimants if one), key=lambda one: one["name"])
    return without_none(
        {
            "@type": "Claim",
            "author": people[0] if len(people) == 1 else people or _NOBODY,
            "datePublished": None if first is None else first.published,
            "firstAppearance": None if first is None else _page(first),
            "appearance": [_page(one) for one in copies] or None,
        }
    )


def _doubted(case: Case) -> frozenset[str]:
    """The items, documents and sources of which the case holds that their word does not stand.

    A quotation that may be made up makes nobody the claimant, however likely it is made up: to
    publish a name takes more than to count a line.
    """
    items = (one.target for one in case.evidence if one.stance == "undercuts" and one.target)
    relations = (one.target for one in case.relations if one.kind == "undercuts")
    return frozenset((*items, *relations))


def _attached(case: Case, evidence: Evidence) -> frozenset[str]:
    """The ids by which somebody may undercut an item."""
    document = case.documents_by_id.get(evidence.document or "")
    source = document.source if document else None
    names = (evidence.id, evidence.document, evidence.source, evidence.attributed_to, source)
    return frozenset(filter(None, names))


def _carries(case: Case, evidence: Evidence) -> bool:
    """Whether a page still says the claim: the whole of it, and without having taken it back."""
    document = case.documents_by_id.get(evidence.document or "")
    corrected = () if document is None else [name for c in document.corrected for name in c.items]
    taken_back = evidence.withdrawn is not None or evidence.id in corrected
    return evidence.stance == "supports" and not evidence.partial and not taken_back


def claimed(claim: Claim) -> Mapping[str, Any]:
    """Return who made a claim and where, as reading a review left it."""
    told = json.loads(dict(claim.extensions).get(CLAIMED, "{}"))
    return told if isinstance(told, dict) else {}


def _pages(
    case: Case, origins: Iterable[Evidence], supporting: Iterable[Evidence]
) -> tuple[Document | None, list[Document]]:
    """The page that was first, None if that cannot be told, and the others by date and address."""
    candidates = _with_address(case, origins)
    others = _with_address(case, supporting)
    if not candidates or (len(candidates) > 1 and not all(one.published for one in candidates)):
        return None, others
    return candidates[0], [page for page in others if page.url != candidates[0].url]


def _with_address(case: Case, evidence: Iterable[Evidence]) -> list[Document]:
    pages: dict[str, Document] = {}
    for one in evidence:
        page = case.documents_by_id.get(one.document or "")
        if page is not None and page.url and not _is_private(page):
            pages.setdefault(page.url, page)
    return sorted(pages.values(), key=lambda page: (page.published or "9999", page.url or ""))


def _speaker(case: Case, evidence: Evidence) -> Source | None:
    document = case.documents_by_id.get(evidence.document or "")
    name = evidence.attributed_to or evidence.source or (document.source if document else None)
    source = case.sources_by_id.get(name or "")
    return None if source is None or _is_private(source) else source


def _party(source: Source) -> dict[str, str]:
    return {"@type": _TYPES.get(source.kind or "", "Thing"), "name": source.name}


def _page(document: Document) -> dict[str, Any]:
    return without_none({"@type": "CreativeWork", "url": document.url, "headline": document.title})


def _is_public(evidence: Evidence) -> bool:
    """Whether it may be told; another checker's review is not where a claim appeared."""
    names = [name for name, _ in evidence.extensions]
    return EXTENSION not in names and _PRIVATE not in evidence.extensions


def _is_private(item: Document | Source) -> bool:
    return _PRIVATE in item.extensions
