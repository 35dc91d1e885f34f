"""The notebook of the documentation, cell by cell, and what notebooks show of a report."""

import ast
import html
import json
import re
from pathlib import Path

import pytest

import verifykit

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "using" / "case.ipynb"


def run_cell(source, names):
    """Run a cell as a notebook does; return what it would show, the value of its last line."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, str(NOTEBOOK), "exec"), names)
    if last is None:
        return None
    return eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names)


def test_the_notebook_runs_as_it_stands(tmp_path, monkeypatch, capsys):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    names, shown = {}, []
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            shown.append(run_cell("".join(cell["source"]), names))
    told = capsys.readouterr().out
    assert "Mali Tribune" in told
    assert re.search(r"^\d+ of \d+$", told, re.MULTILINE)
    assert "claims change" in told
    assert (tmp_path / "report.html").exists()
    whole = "".join(one._repr_html_() for one in shown if one is not None)
    assert "<table>" in whole
    assert "Who got it from whom" in whole


def test_what_a_notebook_shows_is_escaped():
    text = '<script>alert("x")</script>'
    case = f"verifykit: 1\nclaims: [{{id: c, text: {json.dumps(text)}}}]\n"
    report = verifykit.assess(verifykit.load("x.yaml", data=case.encode()))
    for value in (report, report.claim("c"), report.claim("c").explain()):
        shown = value._repr_html_()
        assert "<script" not in shown
        assert html.escape(text, quote=False)[:12] in shown
