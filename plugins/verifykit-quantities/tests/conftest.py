"""A case of one claim and one quote, and what the plug-in says about it."""

import pytest

from verifykit import Settings, assess, from_data


@pytest.fixture
def findings():
    def of(text, when=None, quote=None, published="2024-06-07", language="en", accept=(), **more):
        claim = {"id": "c", "text": text, **({"when": when} if when else {}), **more}
        item = {"id": "e", "claim": "c", "document": "d", "stance": "supports"}
        data = {
            "verifykit": 1,
            "case": {"id": "x", "language": language},
            "sources": [{"id": "s", "name": "S"}],
            "documents": [{"id": "d", "source": "s", "published": published}],
            "claims": [claim],
            "evidence": [item | ({"quote": {"exact": quote}} if quote else {})],
        }
        report = assess(from_data(data), Settings(select=("QTY", "PRO"), accept=accept))
        assert not report.errors
        ours = [
            one for one in report.findings if one.rule != "PRO001" or "quantities" in one.message
        ]
        return [(one.rule, one.message) for one in ours]

    return of
