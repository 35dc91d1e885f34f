"""The rules reference: one page for each rule of the project, and a list of all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from verifykit import Rule, Settings
from verifykit.engine import RULES as ENGINE_RULES
from verifykit.engine import shared_plugin_manager
from verifykit.loading import RULES as INPUT_RULES

_ITSELF = "verifykit"

IN_TREE = {path.parent.name for path in Path(__file__).parents[2].glob("plugins/*/pyproject.toml")}
"""The distributions of the plug-ins that are part of the project."""


def pages() -> dict[str, str]:
    """Return the pages by their paths.

    Raises RuntimeError if a plug-in of the project is not installed, since its rules are unknown.
    """
    owned = dict(sorted(_owned()))
    return {
        "rules/README.md": "\n".join(_list(owned)),
        **{f"rules/{code}.md": "\n".join(_page(*entry)) for code, entry in owned.items()},
    }


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


def _page(rule: Rule, owner: str) -> Iterator[str]:
    yield f"# {rule.code} {rule.name}\n"
    yield f"Severity: {rule.severity}. Owner: {owner}.\n"
    yield f"{rule.checks}\n"
    yield f"**Why it matters.** {rule.why}\n"
    yield f"**What to do.** {rule.fix}\n"
    yield f"A case in which it finds something:\n\n```yaml\n{rule.bad.strip()}\n```\n"
    yield f"And one in which it does not:\n\n```yaml\n{rule.good.strip()}\n```\n"
