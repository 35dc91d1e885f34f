"""A plug-in that is one file, for the case at hand, as conftest.py is for pytest."""

from __future__ import annotations

import sys
from hashlib import blake2b
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from verifykit.errors import ConfigError
from verifykit.plugin.discovery import Candidate
from verifykit.plugin.plugin import Plugin


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
