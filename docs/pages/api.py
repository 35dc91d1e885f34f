"""The page of the public API: every name that is promised, and what is promised."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module

import attrs

import verifykit
from pages.text import docstring

_VERBS = ("load", "assess", "ground", "explain", "write", "diff", "save", "edit", "convert")
_FOR_PLUGINS = (
    "hookimpl",
    "PluginManager",
    "services_for",
    "Context",
    "Checker",
    "CaseChecker",
    "BlockChecker",
    "CaseReader",
    "CaseWriter",
    "ReportWriter",
    "CorpusReader",
    "RuleFolder",
)
_DATA = (
    "to_data",
    "from_data",
    "choose_reader",
    "reader_finding",
    "place_findings",
    "parse_span",
    "span_of",
)
_MODULES = ("captures", "corpus", "ratings", "services", "testing")

_INTRODUCTION = """\
# The public API

What is on this page is promised; everything else in the package may change in any release. The
names are those of `verifykit` itself and of five modules: `verifykit.captures`, `verifykit.corpus`,
`verifykit.ratings`, `verifykit.services` and `verifykit.testing`. The plug-ins of the project, the
examples, this documentation and the packages that `verifykit new-plugin` writes import nothing
else. To type checkers a name that is not here is an error.

```python
import sys

import verifykit

case = verifykit.load("case.yaml")
report = verifykit.assess(case)
for claim in report.claims:
    print(claim.id, claim.verdict, claim.score)
first = report.claims[0].id
print(report.claim(first).because)
print(report.claim(first).explain())
verifykit.write(report, sys.stdout, format="json")
verifykit.save(case, "case.json", replace=True)
```

## What is promised

Versions follow semantic versioning. A minor release adds; it removes nothing that is on this page,
changes no meaning of a field and no order of arguments. What is to go is marked in the changelog
and gives a `DeprecationWarning` that says what to use instead, for two minor releases and at least
six months, and goes in a major release. Until 1.0 a minor release may do what a major one may do
later, with the same warning before it. The case format, the JSON outputs and the interface of
plug-ins have version numbers of their own. Messages for people may be worded better at any time;
codes of rules keep their meaning.
"""


def pages() -> dict[str, str]:
    """Return the page by its path."""
    return {"api.md": "\n".join(_page())}


def _page() -> Iterator[str]:
    yield _INTRODUCTION
    yield "## Verbs\n"
    for name in _VERBS:
        verb = getattr(verifykit, name)
        yield f"### {name}\n\n```python\n{name}{_arguments(verb)}\n```\n\n{docstring(verb)}\n"
    yield from _table("Cases as data, places, dates", _DATA)
    yield from _table("For plug-ins", _FOR_PLUGINS)
    told = {*_VERBS, *_DATA, *_FOR_PLUGINS, "__version__"}
    rest = [name for name in verifykit.__all__ if name not in told]
    errors = [name for name in rest if _is_error(name)]
    yield from _table("Values", [name for name in rest if name not in errors])
    yield "What their fields mean is on the page of [values](plugins/values.md).\n"
    yield from _table("Errors", errors)
    yield "`verifykit.__version__` is the version of the package.\n"
    for name in _MODULES:
        module = import_module(f"verifykit.{name}")
        yield f"## verifykit.{name}\n\n{docstring(module)}\n"
        yield ", ".join(f"`{one}`" for one in module.__all__) + ".\n"


def _table(title: str, names: Iterator[str] | list[str] | tuple[str, ...]) -> Iterator[str]:
    yield f"## {title}\n\n| name | is |\n|---|---|"
    for name in names:
        first = docstring(getattr(verifykit, name)).split("\n")[0].replace("|", "\\|")
        yield f"| `{name}` | {first} |"
    yield ""


def _is_error(name: str) -> bool:
    value = getattr(verifykit, name)
    return isinstance(value, type) and issubclass(value, Exception) and not attrs.has(value)


def _arguments(function: object) -> str:
    return str(inspect.signature(function)).replace("'", "")  # type: ignore[arg-type]  # it is one


def reference() -> dict[str, str]:
    """Return the page of a site on which mkdocstrings sets out every public name."""
    names = "".join(f"::: verifykit.{name}\n\n" for name in verifykit.__all__ if name[0] != "_")
    return {"python.md": f"# Python reference\n\n[What is promised](api.md).\n\n{names}"}
