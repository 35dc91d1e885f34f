"""What an assessment depends on beside the case itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from verifykit.model.parameters import Parameters
from verifykit.model.profile import Profile


@frozen(kw_only=True)
class Settings:
    """The settings of `assess`. The defaults assess a case as the design intends.

    `select` and `ignore` hold prefixes of rule codes, the longest matching prefix wins; an empty
    `select` selects every rule. `accept` names the plug-ins whose proposals take effect.
    `disable` and `require` name plug-ins. `plugins` maps a plug-in's name to its own table of
    options. `checker_timeout` is in seconds of wall time per checker, None = no limit.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    plugins: Mapping[str, Mapping[str, Any]] = field(factory=dict)
    parameters: Parameters = field(factory=Parameters)
    profile: Profile | None = None
    prefer_profile: bool = False
    checker_timeout: float | None = None
