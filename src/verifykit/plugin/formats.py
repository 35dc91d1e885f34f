"""The formats that plug-ins add: readers and writers, each name with one owner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from verifykit.parts import part
from verifykit.plugin.containment import contained
from verifykit.plugin.failures import HOOK_FAILED, NAME_TAKEN, describe
from verifykit.plugin.plugin import Implementation, Plugin
from verifykit.report import Failure


class _Format(Protocol):
    @property
    def suffixes(self) -> Sequence[str]: ...


Format = TypeVar("Format", bound=_Format)


def of_ending(file_name: str, formats: Iterable[Format]) -> Format | None:
    """Return the format with the longest ending that a file has, the first of several.

    So `.stix.json` goes before `.json`. None if there is none.
    """
    name = file_name.lower()
    longest: tuple[int, Format] | None = None
    for one in formats:
        for suffix in one.suffixes:
            if name.endswith(suffix) and (longest is None or len(suffix) > longest[0]):
                longest = len(suffix), one
    return None if longest is None else longest[1]


@part
class Offer:
    """A reader or writer that a plug-in offers under a name."""

    plugin: Plugin
    name: str
    format: Any


def offers(
    implementations: Iterable[Implementation],
    builtin: Iterable[str],
    needs: tuple[str, ...],
    arguments: Mapping[str, object],
) -> tuple[list[Offer], list[Failure]]:
    """Ask every plug-in for its formats; return those of use, and what was wrong with others.

    `builtin` are names that nobody may take, `needs` the methods that a format must have,
    `arguments` those of the hook. A mapping names its formats by its keys, a list by their own
    `name`.
    """
    owners: dict[str, str] = dict.fromkeys(builtin, "verifykit itself")
    accepted: list[Offer] = []
    failures: list[Failure] = []
    for implementation in implementations:
        plugin = implementation.plugin
        for name, offered, flaw in _asked(implementation, arguments, needs, failures):
            if flaw is not None:
                failures.append(HOOK_FAILED.failure(flaw, plugin=plugin.name))
            elif name in owners:
                message = f"the format {name!r} belongs to {owners[name]}; {plugin} has it, too"
                failures.append(NAME_TAKEN.failure(message, plugin=plugin.name))
            else:
                owners[name] = str(plugin)
                accepted.append(Offer(plugin, name, offered))
    return accepted, failures


def _asked(
    implementation: Implementation,
    arguments: Mapping[str, object],
    needs: tuple[str, ...],
    failures: list[Failure],
) -> Iterator[tuple[Any, object, str | None]]:
    """Each thing that is offered, its name, and what is wrong with it."""
    found: list[tuple[Any, object, str | None]] = []

    def failed(error: BaseException) -> None:
        found.clear()
        message = f"a format hook failed: {describe(error)}"
        failures.append(
            HOOK_FAILED.failure(message, plugin=implementation.plugin.name, error=error)
        )

    with contained(failed):
        answer = implementation(**arguments)
        named = (
            answer.items()
            if isinstance(answer, Mapping)
            else [(getattr(one, "name", None), one) for one in answer]
        )
        found += [(name, one, _flaw(name, one, needs)) for name, one in named]
    return iter(found)


def _flaw(name: object, offered: object, needs: tuple[str, ...]) -> str | None:
    kind = type(offered).__name__
    if isinstance(offered, type):
        return f"it offers the class {offered.__name__} as a format instead of an instance"
    if not isinstance(name, str) or not name:
        return f"it offers a {kind} as a format without a name"
    missing = [need for need in needs if not hasattr(offered, need)]
    if missing:
        return f"it offers a {kind} as the format {name!r}, which has no {' and no '.join(missing)}"
    if "suffixes" not in needs:
        return None
    suffixes = offered.suffixes  # type: ignore[attr-defined]  # it is among the needs
    if not isinstance(suffixes, tuple | list) or not all(map(_is_suffix, suffixes)):
        return f"the endings of the format {name!r} are no list of texts like '.odd'"
    return None


def _is_suffix(value: object) -> bool:
    return isinstance(value, str) and value.startswith(".") and len(value) > 1
