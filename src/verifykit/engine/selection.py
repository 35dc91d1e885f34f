"""Which rules report: prefixes of rule codes, where the longest match wins."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from verifykit.config.settings import Settings
from verifykit.errors import ConfigError
from verifykit.model.rule import Rule
from verifykit.parts import part

UNTOUCHABLE = "VK"
"""How the codes about broken input begin: they can be neither ignored nor waived."""


@part
class Selection:
    """The rules that the settings select. At equal length `ignore` wins over `select`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    @classmethod
    def of(cls, settings: Settings) -> Selection:
        """Return the selection of these settings."""
        return cls(settings.select, settings.ignore)

    def includes(self, code: str) -> bool:
        """Whether findings of the rule with this code are reported."""
        return _is_selected(code, self.select, self.ignore)

    def includes_any(self, rules: Iterable[Rule]) -> bool:
        """Whether at least one of the rules is reported, or there is no rule to go by."""
        codes = [rule.code for rule in rules]
        return not codes or any(map(self.includes, codes))

    def require_known(self, rules: Iterable[Rule]) -> None:
        """Raise ConfigError if a selected prefix fits no rule, since it would check nothing."""
        codes = [rule.code for rule in rules]
        for prefix in self.select:
            if prefix.startswith(UNTOUCHABLE):
                raise ConfigError(
                    f"select: {prefix} is about broken input, which is always reported; "
                    "select other rules, or none"
                )
            if not any(code.startswith(prefix) for code in codes):
                raise ConfigError(f"select: no rule has a code that begins with {prefix}")


@lru_cache(maxsize=1024)
def _is_selected(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    if code.startswith(UNTOUCHABLE):
        return True
    return _longest(code, select or ("",)) > _longest(code, ignore)


def _longest(code: str, prefixes: Iterable[str]) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)
