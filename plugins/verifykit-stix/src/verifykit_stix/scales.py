"""The scales of threat intelligence: reliability of a source, confidence in a statement.

Reliability is worded and packed as OpenCTI has it; confidence from 0 to 100 means what appendix A
of STIX 2.1 says of the Admiralty's credibility, which are the steps that OpenCTI shows, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

OPENCTI = "extension-definition--ea279b3e-5c71-4632-ac08-831c66a786ba"
"""The extension in which OpenCTI keeps what STIX has no property for."""

RELIABILITY: Mapping[str, str] = {
    "A": "A - Completely reliable",
    "B": "B - Usually reliable",
    "C": "C - Fairly reliable",
    "D": "D - Not usually reliable",
    "E": "E - Unreliable",
    "F": "F - Reliability cannot be judged",
}
CREDIBILITY: Mapping[int, tuple[str, int, int]] = {
    1: ("confirmed by other sources", 80, 90),
    2: ("probably true", 60, 70),
    3: ("possibly true", 40, 50),
    4: ("doubtful", 20, 30),
    5: ("improbable", 0, 10),
}
"""For each step its words, the least confidence that means it, and the one it is written as.

Of the sixth, "truth cannot be judged", there is no confidence.
"""


def opencti(thing: Mapping[str, Any], name: str) -> Any:
    """Return what OpenCTI says of an object under a name, None where it says nothing.

    It is in an extension; in older exports it was a property of its own.
    """
    extensions = thing.get("extensions")
    own = extensions.get(OPENCTI) if isinstance(extensions, Mapping) else None
    told = own.get(name) if isinstance(own, Mapping) else None
    return thing.get(f"x_opencti_{name}") if told is None else told


def grade_of(thing: Mapping[str, Any]) -> str | None:
    """Return the Admiralty grade that OpenCTI gives an object, None where there is none."""
    told = opencti(thing, "reliability")
    letter = told.strip()[:1].upper() if isinstance(told, str) else ""
    return letter if letter in RELIABILITY else None


def reliability_extension(grade: str) -> dict[str, Any]:
    """Return the extensions of an object with that grade."""
    return {OPENCTI: {"extension_type": "property-extension", "reliability": RELIABILITY[grade]}}


def confidence_text(confidence: int) -> str:
    """Return a confidence from 0 to 100 with what it is on the Admiralty's scale."""
    step = next(one for one, (_, least, _) in CREDIBILITY.items() if confidence >= least)
    return f"{confidence} of 100 (Admiralty {step}, {CREDIBILITY[step][0]})"


def confidence_of(credibility: int) -> int | None:
    """Return the confidence that a step of credibility is written as; None for the sixth."""
    return CREDIBILITY[credibility][2] if credibility in CREDIBILITY else None
