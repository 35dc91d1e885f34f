"""The hooks of the plug-in: reviews in, held to the rules, and out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from verifykit import Settings, hookimpl
from verifykit_claimreview.case_reader import ClaimReviewReader
from verifykit_claimreview.checker import ClaimReviews
from verifykit_claimreview.options import CONFIDENCES, SCHEMA

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
    return (ClaimReviewReader(own),)


@hookimpl
def verifykit_report_writers(settings: Settings) -> Mapping[str, ClaimReviewWriter]:
    """Return the writer of reviews, for `--output claimreview=PATH`."""
    # Imported here, since every run asks for the reader, and few for the writer.
    from verifykit_claimreview.publisher import Publisher
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
    return SCHEMA
