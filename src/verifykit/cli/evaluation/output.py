"""An evaluation in the formats of `evaluate`."""

from __future__ import annotations

import json

from verifykit.evaluation import Evaluation
from verifykit.evaluation.output.numbers import evaluation_data
from verifykit.evaluation.output.page import evaluation_page
from verifykit.evaluation.output.promises import kept_text
from verifykit.evaluation.output.text import evaluation_lines


def written(evaluation: Evaluation, format_name: str) -> str:
    """Return an evaluation as text, JSON or HTML."""
    if format_name == "json":
        return json.dumps(evaluation_data(evaluation), ensure_ascii=False, indent=2) + "\n"
    if format_name == "html":
        return evaluation_page(evaluation)
    lines = list(evaluation_lines(evaluation))
    if evaluation.promise is not None:
        lines += ["", kept_text(evaluation.promise)]
    return "".join(line + "\n" for line in lines)
