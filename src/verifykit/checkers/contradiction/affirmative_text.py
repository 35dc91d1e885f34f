"""CON025: a negated claim whose text reads as if it were so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verifykit import Case, Claim, Context, Finding, Rule

RULE = Rule.from_page(__file__, code="CON025", name="affirmative-text", severity="warning")

_NOT = {
    "en": "not no never none nobody nothing neither nor nowhere without cannot false untrue wrong "
    "incorrect innocent lack lacks lacked fail fails failed deny denies denied refuse refuses "
    "refused",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne falsch",
    "fr": "ne pas jamais aucun aucune personne rien sans ni faux",
    "es": "no nunca jamás ningún ninguna ninguno nadie nada sin falso falsa",
    "it": "no non mai nessun nessuno nessuna nulla senza falso falsa",
    "pt": "não nunca nenhum nenhuma ninguém nada sem falso falsa",
    "nl": "niet geen nooit niemand niets zonder onwaar",
}
"""The words that say that something is not so, by the language of the text."""
_WORD = r"[^\W\d_]+"
_WITHIN = r"n['’]t\b|\bn['’]"
"""What says so within a word: "didn't", "n'a"."""


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each claim that says "not so" with a text that says "so".

    A text in other letters, or in a language whose words are not known here, is not looked at. A
    case that names no language may be in any of them.
    """
    language = (case.language or "").partition("-")[0].lower()
    if language and language not in _NOT:
        return
    for claim in case.claims:
        if _denies(claim) and not _says_not(claim.text, language):
            yield RULE.finding(
                "The claim is that this is not so, and no word of its text says that",
                claim=claim.id,
                pointer=case.pointer(claim),
            )


def _denies(claim: Claim) -> bool:
    return claim.negated is not (claim.value is False)


def _says_not(text: str, language: str) -> bool:
    words = re.findall(_WORD, text.casefold())
    readable = any(word.isascii() for word in words)
    known = not _words_for_not(language).isdisjoint(words)
    return not readable or known or re.search(_WITHIN, text, re.IGNORECASE) is not None


@cache
def _words_for_not(language: str) -> frozenset[str]:
    known = [_NOT[language]] if language else _NOT.values()
    return frozenset(word for words in known for word in words.split())
