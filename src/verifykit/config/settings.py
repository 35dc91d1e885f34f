"""What an assessment depends on beside the case itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import Attribute, field
from attrs.converters import optional

from verifykit.config.option import LONGEST_TIME
from verifykit.errors import ConfigError
from verifykit.model.parameters import Parameters
from verifykit.model.table import Table, freeze
from verifykit.parts import frozen

if TYPE_CHECKING:
    from verifykit.model.case import Case
    from verifykit.model.profile import Profile

_PREFIX = r"[A-Z]{1,4}|[A-Z]{2,4}[0-9]{1,3}"


def _strings(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise ConfigError(f"expected a list of names, not the text {values!r}")
    return tuple(values)


def _tables(values: Mapping[str, Mapping[str, Any]]) -> Table:
    return freeze(values)


def _are_prefixes(_: Settings, attribute: Attribute[Any], values: tuple[str, ...]) -> None:
    for value in values:
        if not re.fullmatch(_PREFIX, value):
            raise ConfigError(f"{attribute.name}: {value!r} is not the beginning of a rule code")


def _is_a_time(_: Settings, attribute: Attribute[Any], value: float | None) -> None:
    if value is not None and not 0 < value <= LONGEST_TIME:
        wanted = f"a number of seconds above 0, up to {LONGEST_TIME:,}"
        raise ConfigError(f"{attribute.name}: {value!r} is not {wanted}")


@frozen(kw_only=True)
class Settings:
    """The settings of `assess`. The defaults assess a case as the design intends.

    `select` and `ignore` hold prefixes of rule codes, the longest matching prefix wins; an empty
    `select` selects every rule. `accept` names plug-ins, codes of rules and ids of single
    proposals: what they propose to edit takes effect. `disable` and `require` name plug-ins.
    `plugins` maps a plug-in's name to its own table of options, frozen at every depth; relative
    paths in them start from `folder`, that of the configuration file, None = the working directory.
    `option` holds options of plug-ins as text, under NAME.KEY, which go before their tables.
    `local_plugins` are files of plug-ins that are not installed. `checker_timeout` is in seconds of
    wall time per checker, None = no limit. On the command line no single answer of a plug-in may
    take more than `plugin_timeout` seconds; of its findings on a case, and of its proposals,
    `plugin_limit` count, and as many more for every thousand claims and items of evidence. With
    `asserted` the claims that have no role of their own are asserted by the author of the case,
    whatever the case says of them all. Nothing uses the network unless `online`; `share_private`
    lets what a case marks as private be sent. Answers of servers are
    recorded in the folder `recordings` and read from there; `cache` is the folder below which
    plug-ins keep what can be worked out again, None = the user's own. Raise ConfigError for values
    that make no sense.
    """

    select: tuple[str, ...] = field(default=(), converter=_strings, validator=_are_prefixes)
    ignore: tuple[str, ...] = field(default=(), converter=_strings, validator=_are_prefixes)
    accept: tuple[str, ...] = field(default=(), converter=_strings)
    disable: tuple[str, ...] = field(default=(), converter=_strings)
    require: tuple[str, ...] = field(default=(), converter=_strings)
    plugins: Mapping[str, Mapping[str, Any]] = field(factory=dict, converter=_tables)
    parameters: Parameters = field(factory=Parameters)
    profile: Profile | None = None
    prefer_profile: bool = False
    checker_timeout: float | None = field(default=None, validator=_is_a_time)
    plugin_timeout: float = field(default=300.0, validator=_is_a_time)
    plugin_limit: int = field(default=20_000, converter=int)
    asserted: bool = False
    folder: Path | None = None
    option: Mapping[str, Any] = field(factory=dict, converter=freeze)
    local_plugins: tuple[str, ...] = field(default=(), converter=_strings)
    online: bool = False
    share_private: bool = False
    recordings: Path | None = field(default=None, converter=optional(Path))
    cache: Path | None = field(default=None, converter=optional(Path))

    def plugin_limit_on(self, case: Case) -> int:
        """Return how many findings, or proposals, of one plug-in count on a case.

        What can be said of a case grows with it, so the limit does, too.
        """
        return self.plugin_limit * (1 + (len(case.claims) + len(case.evidence)) // 1_000)

    @property
    def offline(self) -> bool:
        """Whether the network is off: one switch for everything."""
        return not self.online
