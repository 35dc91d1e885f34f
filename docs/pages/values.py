"""The reference of the values that plug-ins see and make, from their classes."""

from __future__ import annotations

import ast
import inspect
import json
import re
import sys
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import attrs

from pages.text import docstring, joined
from verifykit import (
    Assessment,
    Attribution,
    Basis,
    Bounds,
    Capture,
    Case,
    Claim,
    Comparison,
    Correction,
    Dependence,
    Derivation,
    Document,
    Edit,
    Entity,
    Evidence,
    Explanation,
    Failure,
    Finding,
    Fix,
    Hypothesis,
    Incoherence,
    Interval,
    Judgement,
    Linchpin,
    Line,
    Parameters,
    Place,
    Predicate,
    Prior,
    Profile,
    Proposal,
    Quantifier,
    Quote,
    RawDocument,
    Related,
    Relation,
    Report,
    ReportDiff,
    ReportedClaim,
    ReportedProposal,
    Result,
    Retraction,
    Rule,
    RuleFolder,
    ScoredClaim,
    Section,
    Settings,
    Shares,
    Source,
    SourceRecord,
    Span,
    Standing,
    Step,
    Tolerance,
    Tool,
    Trace,
    TraceItem,
    WaivedFinding,
    Waiver,
    Weights,
)

_PARTS = {
    "What a plug-in makes": (
        Assessment,
        Finding,
        Related,
        Fix,
        Edit,
        Rule,
        RuleFolder,
        Proposal,
        Basis,
        Section,
    ),
    "A case": (
        Case,
        Claim,
        Bounds,
        Quantifier,
        Prior,
        Attribution,
        Evidence,
        Judgement,
        Quote,
        Document,
        Derivation,
        Capture,
        Retraction,
        Correction,
        Source,
        Entity,
        Predicate,
        Tolerance,
        Hypothesis,
        Relation,
        Waiver,
    ),
    "What a case comes to": (
        ScoredClaim,
        Step,
        Standing,
        Interval,
        Shares,
        Weights,
        Trace,
        TraceItem,
        Line,
        Comparison,
        Linchpin,
        Incoherence,
    ),
    "Reports and settings": (
        Report,
        Result,
        Failure,
        ReportedProposal,
        Tool,
        WaivedFinding,
        Settings,
        Parameters,
        Profile,
        SourceRecord,
        Dependence,
    ),
    "What verbs return": (ReportedClaim, Explanation, ReportDiff, Span),
    "What a reader of cases makes": (RawDocument, Place),
}


def _definitions(schema: str) -> dict[str, Any]:
    """The definitions of a schema, by name."""
    text = (Path(__file__).parents[2] / "schemas" / schema).read_text(encoding="utf-8")
    definitions: dict[str, Any] = json.loads(text)["$defs"]
    return definitions


_CASE, _ASSESSMENT = _definitions("case-1.json"), _definitions("assessment-1.json")
_DEFINED: dict[type, dict[str, Any]] = {
    **{one: _CASE.get(one.__name__.lower(), {}) for one in _PARTS["A case"]},
    **{one: _ASSESSMENT[one.__name__.lower()] for one in (Standing, Step)},
    ScoredClaim: _ASSESSMENT["claim"],
}
"""Where a schema defines what a class holds, and so says what its fields mean."""


def pages() -> dict[str, str]:
    """Return the page by its path."""
    return {"plugins/values.md": "\n".join(_page())}


def _page() -> Iterator[str]:
    yield "# Values\n"
    yield (
        "What plug-ins see and make. None of it can be changed; `attrs.evolve` makes a changed "
        "copy. Dates are text (ISO 8601 or EDTF), and `extensions` are the `x-…` keys of a file: "
        "pairs of a key and its JSON. Fields mean what the keys of files mean; what is absent "
        "or null there is here as if it were left out.\n"
    )
    for title, classes in _PARTS.items():
        yield f"- {title}: " + ", ".join(
            f"[{one.__name__}](#{one.__name__.lower()})" for one in classes
        )
    yield ""
    for title, classes in _PARTS.items():
        yield f"# {title}\n"
        for one in classes:
            yield from _described(one)


def _described(value: type) -> Iterator[str]:
    yield f"## {value.__name__}\n"
    yield f"`from verifykit import {value.__name__}`\n"
    yield docstring(value) + "\n"
    if _fields(value):
        yield "| field | type | if left out |\n|---|---|---|"
        for one in _fields(value):
            kind = str(one.type).replace("|", "\\|")
            yield f"| `{one.name}` | `{kind}` | {_default(one)} |"
        yield ""
    more = [*_meanings(value), *_words(value), *_lookups(value)]
    if more:
        yield from more
        yield ""


def _meanings(value: type) -> Iterator[str]:
    """A line for each field that says more than its name.

    Read from below it in the source, or from a schema if it stands there.
    """
    told = {
        ast.unparse(node.target): joined(ast.literal_eval(below.value))
        for node, below in pairwise(_class(value).body)
        if isinstance(node, ast.AnnAssign) and isinstance(below, ast.Expr)
    }
    keys = _DEFINED.get(value, {}).get("properties", {})
    for one in _fields(value):
        meaning = told.get(one.name) or keys.get(one.name, {}).get("description")
        if meaning:
            yield f"- `{one.name}`: {meaning}"


def _words(value: type) -> Iterator[str]:
    """A line for each type of a field that stands for a choice of words."""
    known = vars(sys.modules[value.__module__])
    types = " ".join(str(one.type) for one in _fields(value))
    for name in dict.fromkeys(re.findall(r"[A-Z]\w+", types)):
        if get_origin(known.get(name)) is Literal:
            words = ", ".join(f"`{word}`" for word in get_args(known[name]))
            yield f"- `{name}`: {words}"


def _lookups(value: type) -> Iterator[str]:
    """A line for each public property and method; read from the source, for attrs hides some."""
    for node in ast.walk(_class(value)):
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        names = {ast.unparse(one) for one in node.decorator_list}
        text = joined(ast.get_docstring(node) or "")
        arguments = [one.arg for one in node.args.args if one.arg != "self"]
        arguments += [f"{one.arg}=…" for one in node.args.kwonlyargs]
        plain = bool(names & {"property", "cached_property"})
        called = node.name if plain else f"{node.name}({', '.join(arguments)})"
        if text and "classmethod" not in names:
            yield f"- `.{called}`: {text}"


def _fields(value: type) -> tuple[attrs.Attribute[object], ...]:
    """The fields of a class; one that only adds methods to another has them told there."""
    return attrs.fields(value) if "__attrs_attrs__" in vars(value) else ()


def _class(value: type) -> ast.ClassDef:
    """The definition of a class."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(value))).body
    assert isinstance(definition, ast.ClassDef)
    return definition


def _default(field: attrs.Attribute[object]) -> str:
    if field.default is attrs.NOTHING:
        return "must be given"
    factory = getattr(field.default, "factory", None)
    return f"`{field.default!r}`" if factory is None else f"`{factory.__name__}()`"
