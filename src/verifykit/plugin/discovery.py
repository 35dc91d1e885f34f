"""Finds plug-ins, not yet imported: installed ones by their entry points, and files named."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial, reduce
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from verifykit.errors import ConfigError
from verifykit.parts import part
from verifykit.plugin.plugin import Plugin

if TYPE_CHECKING:
    from importlib.metadata import Distribution, EntryPoint


GROUP = "verifykit"
NO_AUTOLOAD = "VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD"
_INSTALLED = (".dist-info", ".egg-info")
_OBJECT = r"[\w.]+(:[\w.]+)?"
"""What an entry point leads to: a module, perhaps with the name of something in it."""


@part
class Candidate:
    """An installed plug-in that has not been imported; `load` imports it and may raise."""

    plugin: Plugin
    load: Callable[[], object]


def find_installed() -> tuple[Candidate, ...]:
    """Return the installed plug-ins, sorted by name and distribution, none of them imported.

    Costs a look into every folder of what is installed, so only commands that need plug-ins call
    it.
    """
    found = _in_folders(sys.path)
    if found is None:
        found = _by_importlib()
    return tuple(sorted(found, key=lambda one: (one.plugin.name, one.plugin.distribution or "")))


def _in_folders(folders: Iterable[str]) -> list[Candidate] | None:
    """The plug-ins in folders, as `importlib.metadata` finds them; None where only it knows how.

    It reads what every distribution says of itself, and importing it and asking it is a twentieth
    of a small check. Here only those are read that name the group, and only where each place to
    import from is a folder, or nothing at all, and the files are as installers write them.
    """
    candidates: list[Candidate] = []
    seen: set[str] = set()
    for folder in folders:
        try:
            entries = list(os.scandir(folder or os.curdir))
        except (FileNotFoundError, PermissionError):
            continue
        except OSError:
            # An archive, say.
            return None
        for entry in entries:
            if entry.name.endswith(".egg"):
                return None
            if not entry.name.endswith(_INSTALLED):
                continue
            name = entry.name.partition("-")[0].lower()
            # The first one on the import path is the one that is imported.
            if name not in seen and _names_group(entry.path):
                try:
                    candidates += _in_folder(entry.path)
                except (OSError, ValueError):
                    return None
            seen.add(name)
    return candidates


def _in_folder(folder: str) -> Iterator[Candidate]:
    """Yield the plug-ins of one distribution; raise ValueError if its files are odd."""
    told = _told(folder)
    distribution, version = told["name"], told["version"]
    for name, value in _entry_points(_text(folder, "entry_points.txt")):
        plugin = Plugin(name=name, distribution=distribution, version=version)
        yield Candidate(plugin, partial(_load, value))


def _told(folder: str) -> dict[str, str]:
    """The name and the version of a distribution."""
    try:
        text = _text(folder, "METADATA")
    except FileNotFoundError:
        text = _text(folder, "PKG-INFO")
    head = (line.partition(":") for line in text.partition("\n\n")[0].splitlines())
    found = {key.lower(): value.strip() for key, colon, value in head if colon}
    if not (found.get("name") and found.get("version")):
        raise ValueError("it has no name or no version")
    return found


def _entry_points(text: str) -> Iterator[tuple[str, str]]:
    """Yield names and values of the group; raise ValueError at what is neither."""
    section = ""
    for line in map(str.strip, text.splitlines()):
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            section = line.strip("[]")
        elif section == GROUP:
            name, _, value = (one.strip() for one in line.partition("="))
            if not (name and re.fullmatch(_OBJECT, value)):
                raise ValueError(f"{line!r} is no entry point")
            yield name, value


def _load(value: str) -> object:
    module, _, names = value.partition(":")
    return reduce(getattr, filter(None, names.split(".")), import_module(module))


def _text(folder: str, name: str) -> str:
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read()


def _by_importlib() -> list[Candidate]:
    from importlib.metadata import entry_points

    try:
        return [_candidate(entry) for entry in entry_points(group=GROUP)]
    except Exception:
        # Some distribution has metadata that cannot be read, as a broken installation leaves it.
        return list(_one_by_one())


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


def _names_group(distribution: str) -> bool:
    try:
        with open(os.path.join(distribution, "entry_points.txt"), "rb") as file:
            return f"[{GROUP}]".encode() in file.read().replace(b" ", b"")
    except OSError:
        return False


def autoload_disabled(environ: Mapping[str, str]) -> bool:
    """Return whether the environment forbids loading plug-ins that nobody requires by name."""
    return environ.get(NO_AUTOLOAD, "") not in ("", "0")


def local_plugin(path: str) -> Candidate:
    """Return the plug-in of a file, named as the file is; raise ConfigError if it is not there.

    Its code runs when it is loaded, and never before.
    """
    file = Path(path)
    if not file.is_file():
        raise ConfigError(f"local-plugins: there is no file {path}")
    name = file.stem.lower().replace("_", "-")
    return Candidate(Plugin(name=name, distribution=file.name), lambda: _imported(file))


def _imported(file: Path) -> object:
    """The module of a file, under a name that no other has: what it holds has to pickle."""
    # Few have a plug-in in a file of their own, and the others need not wait for it.
    from hashlib import blake2b
    from importlib.util import module_from_spec, spec_from_file_location

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
