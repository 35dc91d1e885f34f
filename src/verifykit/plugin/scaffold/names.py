"""From the one name that a person gives to all the names that a package needs."""

from __future__ import annotations

import re

from verifykit.errors import UsageError
from verifykit.parts import part
from verifykit.plugin.registry import NAME, RESERVED

_PREFIX = "verifykit-"
_FAMILY = re.compile(r"[A-Z]{2,4}")


@part(kw_only=True)
class Names:
    """The names of a new plug-in.

    `plugin` is its name in `-p no:NAME` and in the configuration, `family` the letters of its
    rule codes.
    """

    plugin: str
    family: str

    @classmethod
    def of(cls, name: str, family: str | None = None) -> Names:
        """Return the names for a plug-in called `name`; `verifykit-` before it is left out.

        Raise UsageError for a name that is not kebab-case, and for letters of rule codes that
        are malformed or verifykit's own.
        """
        plugin = name.removeprefix(_PREFIX)
        if not NAME.fullmatch(plugin):
            raise UsageError(f"{name!r} is not kebab-case, as in loaded-words")
        if family is None:
            family = _suggested(plugin)
        if not _FAMILY.fullmatch(family):
            raise UsageError(f"{family!r} cannot begin a rule code: two to four capital letters")
        if family in RESERVED:
            raise UsageError(f"rule codes that begin with {family} are verifykit's own")
        return cls(plugin=plugin, family=family)

    @property
    def distribution(self) -> str:
        """What `pip install` calls it."""
        return _PREFIX + self.plugin

    @property
    def module(self) -> str:
        """What Python imports."""
        return self.distribution.replace("-", "_")

    @property
    def checker(self) -> str:
        """The class of its checker."""
        return "".join(part.capitalize() for part in self.plugin.split("-"))

    @property
    def title(self) -> str:
        """The name as words."""
        return self.plugin.replace("-", " ").capitalize()


def _suggested(plugin: str) -> str:
    letters = re.sub(r"[^a-z]", "", plugin).upper().ljust(2, "X")
    return letters[:3] if letters[:3] not in RESERVED else letters[:3] + "X"
