"""Writes reports with the command and opens them in a real browser, where there is one."""

import json
from pathlib import Path

import pytest
from attrs import define, field

from verifykit.cli import main

MALI = Path(__file__).parents[3] / "examples" / "mali_2020" / "case.yaml"


@define
class Visit:
    """A page in the browser, with whatever it asked for and said."""

    page: object
    requests: list = field(factory=list)
    messages: list = field(factory=list)

    def visible_claims(self):
        rows = self.page.locator(".index tbody tr:not([hidden]) code")
        return [text.strip() for text in rows.all_text_contents()]

    def open_everything(self):
        self.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def write(case, path, *options):
    code = main(["report", str(case), "-o", str(path), "--isolated", *options])
    assert code == 0
    return path


@pytest.fixture
def write_report():
    return write


@pytest.fixture(scope="session")
def mali(tmp_path_factory):
    return write(MALI, tmp_path_factory.mktemp("mali") / "report.html")


@pytest.fixture
def report_on(tmp_path):
    """Writes the report on a case given as data."""

    def make(data, *options):
        case = tmp_path / "case.json"
        case.write_text(json.dumps({**data, "verifykit": 1}), encoding="utf-8")
        return write(case, tmp_path / "report.html", *options)

    return make


@pytest.fixture
def visit(browser):
    """Opens a file offline; at the end nothing else may have been asked for, and nothing said."""
    visits = []
    contexts = []

    def go(path, fragment="", **options):
        # A page that scrolls smoothly still moves under whoever clicks, longer on a busy machine.
        context = browser.new_context(offline=True, **{"reduced_motion": "reduce", **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        made = Visit(page)
        page.on("request", lambda request: made.requests.append(request.url))
        page.on("console", lambda message: made.messages.append(message.text))
        page.on("pageerror", lambda error: made.messages.append(str(error)))
        page.goto(path.as_uri() + fragment)
        visits.append((made, path.as_uri()))
        return made

    yield go
    for made, address in visits:
        assert {url.partition("#")[0] for url in made.requests} - {"data:,"} == {address}
        assert made.messages == []
    for context in contexts:
        context.close()
