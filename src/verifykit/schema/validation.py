"""Whether raw data keeps to a published schema, and if not, every way in which it does not."""

from __future__ import annotations

from typing import Any

from verifykit.schema.gate import Violation, passes

_UNREADABLE = (
    "the validation library cannot take this in, or refuses it without saying why, so it is "
    "refused; please report this with the file"
)


def validate(data: Any, name: str) -> tuple[Violation, ...]:
    """Return every violation of the schema `name` by raw data (dicts, lists, scalars).

    Nothing means valid. Of very many violations only the first 10,000 are returned.
    """
    if passes(data, name):
        return ()
    from verifykit.schema.wording import violations

    try:
        found = violations(data, name)
    except (ValueError, TypeError):
        # Lone surrogates, keys that are not text, nesting beyond the library's limit.
        found = ()
    return found or (Violation("", "unreadable", _UNREADABLE),)
