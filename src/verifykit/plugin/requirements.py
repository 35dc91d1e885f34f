"""What a plug-in needs of other plug-ins: which, and in which versions."""

from __future__ import annotations

from collections.abc import Mapping

from verifykit.plugin.plugin import Plugin

ATTRIBUTE = "verifykit_requires"
"""A plug-in's mapping from the name of another one to versions of it, as `>=1.2,<2`."""


def unmet(plugin: object, known: Mapping[str, Plugin]) -> str | None:
    """Return which requirement of a plug-in is not met by those that are known; None if all are.

    Raises ValueError where what it requires makes no sense.
    """
    wanted = getattr(plugin, ATTRIBUTE, None)
    if wanted is None:
        return None
    if not isinstance(wanted, Mapping):
        raise ValueError(f"{ATTRIBUTE} is a {type(wanted).__name__} and no mapping")
    # Most plug-ins need no other, and the reader of versions takes a while to import.
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    for name, versions in wanted.items():
        try:
            specifiers = SpecifierSet(versions)
        except InvalidSpecifier as error:
            raise ValueError(f"{ATTRIBUTE}: {versions!r} says no versions") from error
        found = known.get(name)
        if found is None or found.state != "active":
            return f"it needs the plug-in {name!r}, which is not here"
        if found.version is None and versions:
            return f"it needs the plug-in {name!r} {versions}, and this one has no version"
        if found.version is not None and not specifiers.contains(found.version, prereleases=True):
            return f"it needs the plug-in {name!r} {versions}, and {found.version} is here"
    return None
