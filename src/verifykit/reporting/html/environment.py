"""The templates: everything that they print is escaped, and nothing undefined passes silently."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from verifykit.reporting.html.bars import count_bar, score_bar
from verifykit.reporting.html.graph.drawing import definitions
from verifykit.reporting.html.markup import printable
from verifykit.reporting.numbers import score_text
from verifykit.reporting.verdicts import against_text
from verifykit.reporting.visible import crop
from verifykit.wording import count_text

_PACKAGE = "verifykit.reporting.html"
_CODE = re.compile("`([^`]+)`")
_WEB = ("http://", "https://")


@cache
def environment() -> Environment:
    """Return the environment of the page's templates."""
    made = Environment(
        loader=PackageLoader(_PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # An address is escaped and not cut, as text of that length would be.
    made.filters.update(score=score_text, crop=crop, web=web_address, href=escape, coded=coded)
    made.filters.update(against=against_text)
    made.globals.update(
        plural=count_text, count_bar=count_bar, score_bar=score_bar, definitions=definitions
    )
    return made


def asset(name: str) -> Markup:
    """Return a file of `assets/`, ours and so to be trusted, without what only its readers need."""
    text = files(_PACKAGE).joinpath("assets", name).read_text(encoding="utf-8")
    return Markup("\n".join(line.strip() for line in text.splitlines() if line.strip()))


def policy(style: str, script: str) -> str:
    """Return a content security policy that allows this style and this script, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def web_address(url: str | None) -> str | None:
    """Return an address that may become a link: http and https, never a script."""
    return url if url is not None and url.lower().startswith(_WEB) else None


def coded(text: str) -> Markup:
    """Return the words of a rule with what stands between backticks as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(printable(text)))))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _printed(value: Any) -> Any:
    """Show control and bidirectional characters of any text that a template prints as escapes."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
