"""The hooks reference, from the specifications and the protocols."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import attrs

from verifykit import Assessment, Finding, Proposal, Related, Rule, ScoredClaim, Step
from verifykit.loading import CaseReader, CaseWriter
from verifykit.plugin import (
    API_VERSION,
    BlockChecker,
    CaseChecker,
    Checker,
    Comparison,
    Context,
    CorpusReader,
    Linchpin,
    Line,
    Trace,
    Traced,
    specs,
)
from verifykit.plugin.inspection import HOOKS
from verifykit.reporting import ReportWriter

_PROTOCOLS = (
    Checker,
    CaseChecker,
    Context,
    CaseReader,
    CaseWriter,
    ReportWriter,
    CorpusReader,
    BlockChecker,
)
_VALUES = (
    Assessment,
    Finding,
    Related,
    Rule,
    Proposal,
    ScoredClaim,
    Step,
    Trace,
    Traced,
    Line,
    Comparison,
    Linchpin,
)


def pages() -> dict[str, str]:
    """Return the page by its path."""
    return {"plugins/hooks.md": "\n".join(_page())}


def _page() -> Iterator[str]:
    yield "# Hooks\n"
    yield _text(specs)
    yield (
        f'\nThe interface has the version "{API_VERSION}". A plug-in that states '
        f'`verifykit_api = "{API_VERSION}"` is refused by name, instead of failing somewhere, by a '
        "verifykit that offers another version.\n"
    )
    yield "| hook | asks for |\n|---|---|"
    for name in HOOKS:
        yield f"| [`{name}`](#{name}) | {_text(getattr(specs, name)).splitlines()[0]} |"
    yield ""
    for name in HOOKS:
        hook = getattr(specs, name)
        yield f"## {name}\n"
        yield f"```python\n@hookimpl\n{_signature(name, hook)}\n```\n"
        yield _text(hook) + "\n"
    yield "# What plug-ins give and get\n"
    for protocol in _PROTOCOLS:
        yield from _described(protocol)
    yield "# Values\n"
    yield "None of them can be changed; `attrs.evolve` makes a changed copy.\n"
    for value in _VALUES:
        yield f"## {value.__name__}\n"
        yield _text(value) + "\n"
        yield "| field | type | if left out |\n|---|---|---|"
        for one in attrs.fields(value):
            kind = str(one.type).replace("|", "\\|")
            yield f"| `{one.name}` | `{kind}` | {_default(one)} |"
        yield ""


def _described(protocol: type) -> Iterator[str]:
    yield f"## {protocol.__name__}\n"
    yield _text(protocol) + "\n"
    for name, member in vars(protocol).items():
        if name.startswith("_") or not inspect.getdoc(member):
            continue
        if isinstance(member, property):
            kind = inspect.signature(member.fget).return_annotation
            yield f"### {protocol.__name__}.{name}: {kind}\n"
            yield _text(member) + "\n"
        elif inspect.isfunction(member):
            yield f"### {protocol.__name__}.{name}\n"
            yield f"```python\n{_signature(name, member)}\n```\n"
            yield _text(member) + "\n"


def _default(field: attrs.Attribute[object]) -> str:
    if field.default is attrs.NOTHING:
        return "must be given"
    return f"`{field.default!r}`"


def _text(thing: object) -> str:
    """The docstring, whose single line breaks a page does not need."""
    text = inspect.getdoc(thing) or ""
    return re.sub(r"(?<=\S)\n(?=\S)", " ", text)


def _signature(name: str, function: object) -> str:
    signature = inspect.signature(function)  # type: ignore[arg-type]  # a function of a module
    plain = str(signature).replace("'", "")
    return f"def {name}{plain}"
