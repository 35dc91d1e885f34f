"""The files of a new plug-in package."""

from __future__ import annotations

from importlib.resources import files
from string import Template

from verifykit.plugin.markers import API_VERSION
from verifykit.plugin.scaffold.names import Names
from verifykit.version import __version__

_COMMON = {
    "pyproject.toml": "pyproject.toml",
    "gitignore": ".gitignore",
    "ci.yml": ".github/workflows/ci.yml",
}
_CHECKER = {
    "README.md": "README.md",
    "init.py": "src/{module}/__init__.py",
    "checker.py": "src/{module}/checker.py",
    "rules_init.py": "src/{module}/rules/__init__.py",
    "absolute.py": "src/{module}/rules/absolute.py",
    "page.md": "src/{module}/rules/{family}001.md",
    "test_checker.py": "tests/test_checker.py",
    "test_conformance.py": "tests/test_conformance.py",
    "test_installed.py": "tests/test_installed.py",
}
"""The templates of a package with a checker, and the file that each becomes."""

KINDS = {
    "checker": "a checker with a rule",
    "proposals": "proposals of edits",
    "reader": "a reader of cases in another format",
    "writer": "a writer of reports in another format",
    "block": "a checker of corpora, block by block",
    "capture": "a reader of captures of another kind",
}
"""The kinds of plug-ins that can be begun, and what each brings."""


def _files(kind: str) -> dict[str, str]:
    if kind == "checker":
        return {**_COMMON, **_CHECKER}
    return {
        **_COMMON,
        "kind_readme.md": "README.md",
        f"{kind}/init.py": "src/{module}/__init__.py",
        f"{kind}/test_plugin.py": "tests/test_plugin.py",
    }


class _Template(Template):
    """A template whose marks occur neither in Python nor in the files of a CI service."""

    delimiter = "§"


def package_files(names: Names, kind: str = "checker") -> dict[str, str]:
    """Return the text of every file of the package, by its path inside the package's folder.

    `kind` is one of `KINDS`.
    """
    values = {
        "plugin": names.plugin,
        "distribution": names.distribution,
        "module": names.module,
        "checker": names.checker,
        "title": names.title,
        "family": names.family,
        "version": __version__,
        "api": API_VERSION,
        "what": KINDS[kind],
        "extra": "[scale]" if kind == "block" else "",
    }
    templates = files("verifykit.plugin.scaffold").joinpath("templates")
    texts = {
        path.format(module=names.module, family=names.family): _Template(
            templates.joinpath(f"{name}.template").read_text(encoding="utf-8")
        ).substitute(values)
        for name, path in _files(kind).items()
    }
    # The mark of a typed package is an empty file.
    return {**texts, f"src/{names.module}/py.typed": ""}
