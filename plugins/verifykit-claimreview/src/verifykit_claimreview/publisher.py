"""Who publishes reviews, and where: from the options, the case, and each claim."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from attrs import evolve, frozen

from verifykit import Case, Claim
from verifykit.ratings import text
from verifykit_claimreview.keys import EXTENSION
from verifykit_claimreview.options import CONFIDENCES
from verifykit_claimreview.plain import named

_SLASHES = re.compile(r"(?<!:)/{2,}")


@frozen(kw_only=True)
class Publisher:
    """The desk's name and address, and the address of a review with {claim} and {case} in it."""

    name: str | None = None
    home: str | None = None
    url: str | None = None
    least_confidence: str = CONFIDENCES[1]
    """Verdicts of less are published only where the claim asks for it."""

    def of_case(self, case: Case) -> Publisher:
        """Return the publisher of a case: what its header says in `x-claimreview` goes first."""
        own = _told(case.header_extensions)
        author = own.get("author")
        home = text(author.get("url")) if isinstance(author, dict) else None
        return evolve(
            self,
            name=named(author) or self.name,
            home=home or (self.home if author is None else None),
            url=text(own.get("url")) or self.url,
        )

    def address(self, case: Case, claim: Claim) -> str | None:
        """Return where the review of a claim can be read; None if nobody said so."""
        if self.url is None:
            return None
        ids = {"claim": claim.id, "case": case.id or ""}
        address = self.url
        for name, value in ids.items():
            address = address.replace(f"{{{name}}}", quote(value, safe=""))
        # A desk's address ends with a slash, or a case has no id: neither makes a page of its own.
        return _SLASHES.sub("/", address)


def own_words(claim: Claim) -> Mapping[str, Any]:
    """Return what a claim says of its review in `x-claimreview`: it goes before all else."""
    return _told(claim.extensions)


def _told(extensions: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    told = json.loads(dict(extensions).get(EXTENSION, "{}"))
    return told if isinstance(told, dict) else {}
