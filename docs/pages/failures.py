"""The page about what can go wrong in a plug-in, from the kinds of failures."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.plugin import FAILURES


def pages() -> dict[str, str]:
    """Return the page by its path."""
    return {"plugins/failures.md": "\n".join(_page())}


def _page() -> Iterator[str]:
    yield (
        "# When a plug-in fails\n\n"
        "A failure of a plug-in is an error of the tool and never a finding about the case: it is "
        "in the report's `errors`, on standard error or in the text of `check`, and makes the exit "
        "code 3. Of an exception the message ends with the file and line of the plug-in's code. "
        "Everything that did not fail stands. `verifykit rule VK910` explains one of these codes.\n"
    )
    for kind in FAILURES:
        yield f"## {kind.code} {kind.name}\n"
        yield f"{kind.happened}\n"
        yield f"What to do: {kind.fix[0].lower()}{kind.fix[1:]}\n"
