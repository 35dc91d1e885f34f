"""Plain data as YAML text, through PyYAML's emitter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

_Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_WIDTH = 100
_SHORT = 30
"""Texts up to this length stand in a row when a list holds nothing else."""


class _Dumper(_Base):  # type: ignore[misc]  # the base is chosen when this is imported
    """Keeps the order of keys, writes out what is shared, and quotes what 1.2 reads otherwise."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: Any, text: str) -> Any:
    style = "|" if "\n" in text and text.strip() == text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _list(dumper: Any, items: list[Any]) -> Any:
    in_a_row = all(isinstance(item, str) and len(item) <= _SHORT for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=in_a_row)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)
# PyYAML knows the numbers of YAML 1.1; those that only 1.2 takes for numbers need quotes as well.
_Dumper.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$|0o[0-7]+$"),
    list("+-.0123456789"),
)


def yaml_bytes(data: Mapping[str, Any]) -> bytes:
    """Return plain data as YAML in the order of its keys."""
    text: str = yaml.dump(
        data,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=_WIDTH,
    )
    return text.encode()
