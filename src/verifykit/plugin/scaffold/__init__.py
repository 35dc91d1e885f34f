"""Writes the first version of a plug-in package, complete and with passing tests."""

from verifykit.plugin.scaffold.names import Names
from verifykit.plugin.scaffold.package import package_files

__all__ = ["Names", "package_files"]
