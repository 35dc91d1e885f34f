"""SRC006: "sources say", and it is one person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule, Source
from verifykit.checkers.ordering import by_content
from verifykit.checkers.wording import listing, related_to

RULE = Rule.from_page(__file__, code="SRC006", name="plural-wording", severity="note")

_PLURALS_BY_LANGUAGE = {
    "en": (
        "sources officials witnesses experts diplomats officers soldiers residents insiders "
        "activists researchers scientists analysts observers doctors lawyers prosecutors "
        "investigators employees members people"
    ),
    "fr": "sources responsables témoins militaires habitants diplomates soldats chercheurs proches",
    "de": "quellen kreise zeugen beamte experten diplomaten anwohner soldaten forscher",
    "es": "fuentes testigos expertos funcionarios militares vecinos",
    "fi": "lähteet lähteitä viranomaiset silminnäkijät asiantuntijat",
}
PLURALS = frozenset(word for words in _PLURALS_BY_LANGUAGE.values() for word in words.split())
"""Nouns for several people who speak, in the languages of the first users."""


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each source in the plural with one person behind it."""
    for source in case.sources:
        if source.people == 1 and is_plural(source):
            spoken = [item for item in case.evidence if case.speaker(item) == source.id]
            claims = by_content(case, {case.claims_by_id[item.claim] for item in spoken})
            where = f", in {listing(claim.id for claim in claims)}" if claims else ""
            yield RULE.finding(
                f"{source.name!r} ({source.id}) is worded in the plural but one person{where}",
                pointer=case.pointer(source),
                related=related_to(case, [(item, "speaks here") for item in spoken]),
            )


def is_plural(source: Source) -> bool:
    """Return whether the name of a source speaks of several people."""
    return any(word in PLURALS for word in re.findall(r"\w+", source.name.casefold()))
