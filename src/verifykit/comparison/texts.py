"""Texts as they are compared."""

from __future__ import annotations

import unicodedata


def normal_text(text: str) -> str:
    """Return a text without accents, case, width and doubled spaces.

    Marks are only taken off Latin and Greek letters: elsewhere, as in Russian, Arabic, Hindi or
    Thai, they make another letter.
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = []
    bare = False
    for char in unicodedata.normalize("NFKD", text).casefold():
        if unicodedata.combining(char):
            if not bare:
                plain.append(char)
            continue
        bare = unicodedata.name(char, "").startswith(("LATIN", "GREEK"))
        plain.append(char)
    return " ".join(unicodedata.normalize("NFC", "".join(plain)).split())
