"""The notebook of the documentation runs from top to bottom and prints what it shows."""

import contextlib
import io
import json
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).parents[3] / "docs" / "corpus-notebook.ipynb"

pytestmark = pytest.mark.checkout


def test_the_notebook_prints_what_it_shows() -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("narwhals")
    names: dict[str, object] = {}
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert len(code) > 5
    for cell in code:
        shown = "".join(text for output in cell["outputs"] for text in output["text"])
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec("".join(cell["source"]), names)
        assert printed.getvalue() == shown
