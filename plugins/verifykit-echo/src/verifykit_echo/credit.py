"""Whether a text gives credit to a source: "according to", "(Reuters) -", "laut", "selon"."""

from __future__ import annotations

import re

_CREDITING = """
according reported reports report reporting quoting quoted citing cited via told source sources
selon rapporte rapporté rapportent cité citant dépêche laut zufolge berichtet berichtete berichten
meldet meldete quelle angaben según informó informa informan citando fuente mukaan kertoi kertoo
uutisoi uutisoivat lähde raportoi
"""
_WORDS = frozenset(_CREDITING.split())

_BEFORE, _AFTER = 40, 30
"""How many characters before and after a name the crediting word may stand."""

_DATELINE = 200
"""In this many characters from its beginning or end, a text names its agency in brackets."""


def credits(text: str, name: str) -> bool:
    """Whether `text` credits the source called `name`.

    It does if the name stands near a word that gives credit, in the dateline in brackets, or after
    a dash at the end. A name alone is no credit: the text may be about it.
    """
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return any(_credited(text, match.start(), match.end()) for match in pattern.finditer(text))


def _credited(text: str, start: int, end: int) -> bool:
    sentence_start = max(text.rfind(mark, 0, start) for mark in (". ", "\n", "! ", "? ")) + 1
    around = text[max(sentence_start, start - _BEFORE) : start] + " " + _to_its_end(text, end)
    if set(re.findall(r"\w+", around.lower())) & _WORDS:
        return True
    if start > _DATELINE and end < len(text) - _DATELINE:
        return False
    before, after = text[:start].rstrip(), text[end:].lstrip()
    bracketed = before.endswith(("(", "[", "/")) and after.startswith((")", "]", "/"))
    signed = before.endswith(("—", "–", "-", "©")) and not after.strip(" .\n")
    return bracketed or signed


def _to_its_end(text: str, end: int) -> str:
    return re.split(r"[.!?]\s|\n", text[end : end + _AFTER], maxsplit=1)[0]
