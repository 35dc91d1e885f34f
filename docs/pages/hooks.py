"""The hooks reference, from the specifications and the protocols."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from pages.text import docstring, signature
from verifykit import Services
from verifykit.captures import CaptureReader
from verifykit.loading import CaseReader, CaseWriter
from verifykit.plugin import (
    API_VERSION,
    BlockChecker,
    CaseChecker,
    Checker,
    Context,
    CorpusReader,
    specs,
)
from verifykit.plugin.inspection import HOOKS
from verifykit.reporting.registry import ReportWriter
from verifykit.services import Cache, HttpClient, Response

_PROTOCOLS = (
    Checker,
    CaseChecker,
    Context,
    Services,
    Cache,
    HttpClient,
    Response,
    CaptureReader,
    CaseReader,
    CaseWriter,
    ReportWriter,
    CorpusReader,
    BlockChecker,
)


def pages() -> dict[str, str]:
    """Return the page by its path."""
    return {"plugins/hooks.md": "\n".join(_page())}


def _page() -> Iterator[str]:
    yield "# Hooks\n"
    yield docstring(specs)
    yield (
        f'\nThe interface has the version "{API_VERSION}". A plug-in that states '
        f'`verifykit_api = "{API_VERSION}"` is refused by name, instead of failing somewhere, by a '
        "verifykit that offers another version.\n"
    )
    yield "| hook | asks for |\n|---|---|"
    for name in HOOKS:
        yield f"| [`{name}`](#{name}) | {docstring(getattr(specs, name)).splitlines()[0]} |"
    yield ""
    for name in HOOKS:
        hook = getattr(specs, name)
        yield f"## {name}\n"
        yield f"```python\n@hookimpl\n{signature(name, hook)}\n```\n"
        yield docstring(hook) + "\n"
    yield "# What plug-ins give and get\n"
    for protocol in _PROTOCOLS:
        yield from _described(protocol)
    yield "What they are made of, field by field, is on the page of [values](values.md).\n"


def _described(protocol: type) -> Iterator[str]:
    yield f"## {protocol.__name__}\n"
    yield docstring(protocol) + "\n"
    for name, member in vars(protocol).items():
        if name.startswith("_") or not inspect.getdoc(member):
            continue
        if isinstance(member, property) and member.fget is not None:
            kind = inspect.signature(member.fget).return_annotation
            yield f"### {protocol.__name__}.{name}: {kind}\n"
            yield docstring(member) + "\n"
        elif inspect.isfunction(member):
            yield f"### {protocol.__name__}.{name}\n"
            yield f"```python\n{signature(name, member)}\n```\n"
            yield docstring(member) + "\n"
