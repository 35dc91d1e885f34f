"""Writes the first version of a plug-in package, complete and with passing tests."""

from verifykit.plugin.scaffold.names import Names
from verifykit.plugin.scaffold.package import KINDS, package_files

__all__ = ["KINDS", "Names", "package_files"]
