"""Offsets in a text, as different languages count them."""

from __future__ import annotations


def characters(text: str, start: int, end: int, unit: str = "characters") -> tuple[int, int]:
    """Return a stretch in characters that was given in `unit`: characters, utf-16 or utf-8.

    JavaScript counts UTF-16 units, and some APIs bytes. Raise ValueError for a stretch outside of
    the text, for one that ends before it begins, and for one that cuts a character.
    """
    if unit == "characters":
        length = len(text)
    else:
        encoding, width = ("utf-16-le", 2) if unit == "utf-16" else ("utf-8", 1)
        encoded = text.encode(encoding, "surrogatepass")
        length = len(encoded) // width
        if 0 <= start <= end <= length:
            try:
                start, end = (
                    len(encoded[: place * width].decode(encoding, "surrogatepass"))
                    for place in (start, end)
                )
            except UnicodeDecodeError:
                raise ValueError("it begins or ends inside of a character") from None
            return start, end
    if not 0 <= start <= end <= length:
        raise ValueError(f"{start} to {end} is no stretch of a text of {length} {unit}")
    return start, end
