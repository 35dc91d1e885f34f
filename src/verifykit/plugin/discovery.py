"""Finds plug-ins, not yet imported: installed ones by their entry points, and files named."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

from verifykit.errors import ConfigError
from verifykit.parts import part
from verifykit.plugin.plugin import Plugin

if TYPE_CHECKING:
    from importlib.metadata import Distribution, EntryPoint


GROUP = "verifykit"
NO_AUTOLOAD = "VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD"


@part
class Candidate:
    """An installed plug-in that has not been imported; `load` imports it and may raise."""

    plugin: Plugin
    load: Callable[[], object]


def find_installed() -> tuple[Candidate, ...]:
    """Return the installed plug-ins, sorted by name and distribution, none of them imported.

    Costs a look into every installed distribution, so only commands that need plug-ins call it.
    """
    if not _may_have_plugins(sys.path):
        return ()
    from importlib.metadata import entry_points

    try:
        found = [_candidate(entry) for entry in entry_points(group=GROUP)]
    except Exception:
        # Some distribution has metadata that cannot be read, as a broken installation leaves it.
        found = list(_one_by_one())
    return tuple(sorted(found, key=lambda one: (one.plugin.name, one.plugin.distribution or "")))


def _candidate(entry: EntryPoint) -> Candidate:
    distribution = entry.dist
    plugin = Plugin(
        name=entry.name,
        distribution=distribution.name if distribution else None,
        version=distribution.version if distribution else None,
    )
    return Candidate(plugin, entry.load)


def _one_by_one() -> Iterator[Candidate]:
    """The plug-ins of each distribution by itself; one with broken metadata fails at loading."""
    from importlib.metadata import distributions

    seen = set()
    for distribution in distributions():
        name = ""
        try:
            name = distribution.name
            if name in seen:
                # The first one on the import path is the one that is imported.
                continue
            seen.add(name)
            found = [_candidate(one) for one in distribution.entry_points if one.group == GROUP]
        except Exception as error:
            if _mentions_group(distribution):
                yield Candidate(Plugin(name=name, distribution=name), _raising(error))
        else:
            yield from found


def _mentions_group(distribution: Distribution) -> bool:
    try:
        return f"[{GROUP}]" in (distribution.read_text("entry_points.txt") or "")
    except (OSError, UnicodeDecodeError):
        return False


def _raising(error: Exception) -> Callable[[], object]:
    def load() -> object:
        raise ValueError(f"its entry points cannot be read: {error}") from error

    return load


def _may_have_plugins(folders: Iterable[str]) -> bool:
    """Whether it is worth to import importlib.metadata, which takes longer than all of this.

    Only says no where it is sure: every place to import from is a folder, or nothing at all, and
    no distribution in it names the group.
    """
    for folder in folders:
        try:
            entries = list(os.scandir(folder or os.curdir))
        except (FileNotFoundError, PermissionError):
            continue
        except OSError:
            # An archive, say, of which importlib.metadata knows how to look inside.
            return True
        for entry in entries:
            if entry.name.endswith((".dist-info", ".egg-info")) and _names_group(entry.path):
                return True
            if entry.name.endswith(".egg"):
                return True
    return False


def _names_group(distribution: str) -> bool:
    try:
        with open(os.path.join(distribution, "entry_points.txt"), "rb") as file:
            return f"[{GROUP}]".encode() in file.read().replace(b" ", b"")
    except OSError:
        return False


def autoload_disabled(environ: Mapping[str, str]) -> bool:
    """Whether the environment forbids loading plug-ins that nobody requires by name."""
    return environ.get(NO_AUTOLOAD, "") not in ("", "0")


def local_plugin(path: str) -> Candidate:
    """Return the plug-in of a file, named as the file is; raises ConfigError if it is not there.

    Its code runs when it is loaded, and never before.
    """
    file = Path(path)
    if not file.is_file():
        raise ConfigError(f"local-plugins: there is no file {path}")
    name = file.stem.lower().replace("_", "-")
    return Candidate(Plugin(name=name, distribution=file.name), lambda: _imported(file))


def _imported(file: Path) -> object:
    """The module of a file, under a name that no other has: what it holds has to pickle."""
    digest = blake2b(str(file.resolve()).encode("utf-8", "surrogateescape"), digest_size=6)
    name = f"verifykit_local_{file.stem}_{digest.hexdigest()}"
    if name in sys.modules:
        return sys.modules[name]
    spec = spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise ImportError(f"{file} is no Python file")
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module
