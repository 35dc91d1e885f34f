"""Ids for the things of a case, made of their names."""

from __future__ import annotations

import re
import unicodedata

from attrs import field, frozen


@frozen
class Ids:
    """Ids made of names, each given once."""

    taken: dict[str, str] = field(factory=dict)

    def of(self, kind: str, name: str) -> str:
        """Return the id of a thing of this kind and name, the same each time."""
        key = f"{kind}\0{name}"
        if key not in self.taken:
            plain = (
                unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
            )
            stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or kind
            used = set(self.taken.values())
            numbers = ("", *(f"-{number}" for number in range(2, len(used) + 3)))
            self.taken[key] = next(stem + number for number in numbers if stem + number not in used)
        return self.taken[key]
