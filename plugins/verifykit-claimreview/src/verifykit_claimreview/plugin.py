"""The hooks of the plug-in: reviews in, held to the rules, and out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from verifykit import Settings, hookimpl
from verifykit_claimreview.case_reader import ClaimReviewReader
from verifykit_claimreview.checker import ClaimReviews
from verifykit_claimreview.publisher import CONFIDENCES, Publisher
from verifykit_claimreview.rating import SAYINGS, known_words

if TYPE_CHECKING:
    from verifykit_claimreview.writer import ClaimReviewWriter

NAME = "claimreview"
verifykit_api = "1"


@hookimpl
def verifykit_checkers() -> tuple[ClaimReviews]:
    """Return the one checker."""
    return (ClaimReviews(),)


@hookimpl
def verifykit_case_readers(settings: Settings) -> tuple[ClaimReviewReader]:
    """Return the reader of reviews as a case."""
    own = settings.plugins.get(NAME, {}).get("ratings", {})
    return (ClaimReviewReader(known_words().with_own(own)),)


@hookimpl
def verifykit_report_writers(settings: Settings) -> Mapping[str, ClaimReviewWriter]:
    """Return the writer of reviews, for `--output claimreview=PATH`."""
    # Imported here, since every run asks for the reader, and few for the writer.
    from verifykit_claimreview.writer import ClaimReviewWriter

    options = settings.plugins.get(NAME, {})
    publisher = Publisher(
        name=options.get("author"),
        home=options.get("author-url"),
        url=options.get("url"),
        least_confidence=options.get("least-confidence", CONFIDENCES[1]),
    )
    return {NAME: ClaimReviewWriter(publisher)}


@hookimpl
def verifykit_options_schema() -> Mapping[str, Any]:
    """Return the schema of `[tool.verifykit.plugins.claimreview]`."""
    address = {"type": "string", "pattern": "^https?://"}
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "author": {
                "description": "The name of the desk that publishes the reviews.",
                "type": "string",
                "minLength": 1,
            },
            "author-url": {**address, "description": "The address of the desk."},
            "least-confidence": {
                "description": "The least confidence of a verdict that is published unasked.",
                "enum": list(CONFIDENCES),
                "default": CONFIDENCES[1],
            },
            "ratings": {
                "description": "Rating words of your own, by what they say of a claim.",
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    saying: {"type": "array", "items": {"type": "string", "minLength": 1}}
                    for saying in SAYINGS
                },
            },
            "url": {
                **address,
                "description": "Where each review can be read: an address with {claim}, and "
                "perhaps {case}, in the place of the ids.",
            },
        },
    }
