"""The pages of the rules for a site: the files beside the code, and a list of them.

They are not kept here a second time: in a checkout they are read where they are.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from verifykit import Rule, Settings
from verifykit.engine import RULES as ENGINE_RULES
from verifykit.engine import shared_plugin_manager
from verifykit.loading import RULES as INPUT_RULES

_ITSELF = "verifykit"
_LINK = re.compile(
    r"\]\((?P<up>(?:\.\./)*)(?:\.\./)(?:src|plugins)/[^)\s]*/(?P<code>[A-Z]+\d+)\.md\)"
)
"""A link from a page of the documentation to a page beside the code."""

_CODE = re.compile(r"(?<![\w`/\[.-])[A-Z]{2,3}\d{3}(?![\w`\]-]|\.\w)")
"""A rule that a sentence names, and does not link to."""
_UNTOUCHED = re.compile(
    r"(^```.*?^```$|^    [^\n]*$|^#[^\n]*$|`[^`\n]*`|\[[^\]\n]*\]\([^)\n]*\))",
    re.MULTILINE | re.DOTALL,
)
"""What a link has no place in: blocks and stretches of code, headings, and other links."""

IN_TREE = {path.parent.name for path in Path(__file__).parents[2].glob("plugins/*/pyproject.toml")}
"""The distributions of the plug-ins that are part of the project."""


def pages() -> dict[str, str]:
    """Return the pages of a site by their paths.

    Raise RuntimeError if a plug-in of the project is not installed, since its rules are unknown.
    """
    owned = dict(sorted(_owned()))
    return {
        "rules/README.md": "\n".join(_list(owned)),
        **{f"rules/{code}.md": _page(*entry) for code, entry in owned.items()},
    }


def at_home(text: str) -> str:
    """Return a page of the documentation with its links to rules as they are on a site."""
    return _LINK.sub(lambda link: f"]({link['up']}rules/{link['code']}.md)", text)


def linked(text: str, page: str, codes: frozenset[str]) -> str:
    """Return a page of a site on which every rule that is named is a link to its page."""
    home = posixpath.relpath("rules", posixpath.dirname(page) or ".")

    def link(code: re.Match[str]) -> str:
        known = code[0] in codes and page != f"rules/{code[0]}.md"
        return f"[{code[0]}]({home}/{code[0]}.md)" if known else code[0]

    parts = _UNTOUCHED.split(text)
    return "".join(
        part if number % 2 else _CODE.sub(link, part) for number, part in enumerate(parts)
    )


def _owned() -> Iterator[tuple[str, tuple[Rule, str]]]:
    for rule in (*INPUT_RULES, *ENGINE_RULES):
        yield rule.code, (rule, _ITSELF)
    settings = Settings()
    manager = shared_plugin_manager(settings)
    missing = IN_TREE - {plugin.distribution for plugin in manager.plugins}
    if missing:
        raise RuntimeError(f"install {', '.join(sorted(missing))} first, as `make test` does")
    for registered in manager.checkers(settings).checkers:
        plugin = registered.plugin
        if plugin.builtin or plugin.distribution in IN_TREE:
            owner = _ITSELF if plugin.builtin else str(plugin.distribution)
            for rule in registered.rules:
                yield rule.code, (rule, owner)


def _list(owned: dict[str, tuple[Rule, str]]) -> Iterator[str]:
    yield "# Rules\n"
    yield "`verifykit rule CODE` shows the same on the command line.\n"
    yield "| code | name | severity | finds out | of |\n|---|---|---|---|---|"
    for rule, owner in owned.values():
        checks = rule.checks.replace("|", "\\|")
        code = f"[{rule.code}]({rule.code}.md)"
        yield f"| {code} | {rule.name} | {rule.severity} | {checks} | {owner} |"
    yield ""


def _page(rule: Rule, owner: str) -> str:
    assert rule.page_path is not None, f"{rule.code} has no page of its own"
    title, _, rest = Path(rule.page_path).read_text(encoding="utf-8").partition("\n")
    return f"{title}\n\nSeverity: {rule.severity}. Owner: {owner}.\n{rest}"
