"""A model of entailment beside the other questions: it is shown, and it decides nothing."""

import importlib.util
import sys
from pathlib import Path

import pytest

from verifykit import PluginError, Settings
from verifykit_grounding import Answer, Citation, Held, ground
from verifykit_grounding.entailment import model_readings

TINY = Path(__file__).parents[2] / "verifykit-entailment" / "tests" / "tiny_model.py"
SENTENCE = "The mill burnt down."


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    if not TINY.is_file():
        pytest.skip("needs the source tree")
    pytest.importorskip("verifykit_entailment")
    pytest.importorskip("onnx")
    found = importlib.util.spec_from_file_location("tiny_model_of_entailment", TINY)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module.make_model(tmp_path_factory.mktemp("models") / "tiny")


def answer(*texts):
    return Answer(
        id="a",
        text=SENTENCE,
        citations=tuple(
            Citation(start=0, end=len(SENTENCE), document=f"d{n}") for n, _ in enumerate(texts)
        ),
        documents=tuple(
            Held(id=f"d{n}", text=text, url=f"https://p{n}.example/")
            for n, text in enumerate(texts)
        ),
    )


def test_what_the_model_says_stands_beside_and_decides_nothing(model, tmp_path):
    asked = answer("The mill burnt down in May.", "The mill never burnt down.")
    settings = Settings(option={"entailment.model": str(model)}, cache=tmp_path)
    (sentence,) = ground(asked, settings=settings).sentences
    assert [one["document"] for one in sentence.model] == ["d0", "d1"]
    assert [one["says"] for one in sentence.model] == ["entailed", "contradicted"]
    assert all(0.5 < one["probability"] <= 1 for one in sentence.model)
    (without,) = ground(asked).sentences
    assert without.model == ()
    assert (sentence.outcome, sentence.score) == (without.outcome, without.score)


def test_the_command_shows_it(model, write, run_verifykit, tmp_path):
    path = write(
        "answer.json",
        {
            "answer": SENTENCE,
            "citations": [{"text": SENTENCE, "document": "d"}],
            "documents": [{"id": "d", "text": "The mill burnt down in May."}],
        },
    )
    done = run_verifykit("ground", path, "--model", model)
    assert "model: entailed by d (" in done.stdout
    data = run_verifykit("ground", path, "--model", model, "--format", "json").json()
    assert data["sentences"][0]["model"][0]["says"] == "entailed"


def test_what_is_no_model_is_said(tmp_path, write, run_verifykit):
    text = write("text.md", f"{SENTENCE} [a](https://a.example/)")
    done = run_verifykit("ground", text, "--model", tmp_path / "captures")
    assert done.exit_code == 2
    (tmp_path / "captures").mkdir()
    data = {
        "answer": SENTENCE,
        "citations": [{"text": SENTENCE, "document": "d"}],
        "documents": [{"id": "d", "text": "The mill burnt down in May."}],
    }
    done = run_verifykit("ground", write("a.json", data), "--model", tmp_path / "captures")
    assert done.exit_code == 2
    assert "has no model.onnx" in done.stderr


def test_without_the_package_a_sentence_says_so(monkeypatch):
    class Context:
        pass

    monkeypatch.setitem(sys.modules, "verifykit_entailment", None)
    monkeypatch.setattr(
        "verifykit_grounding.entailment._passages", lambda context: [(("a", "A."), "d", "A.")]
    )
    with pytest.raises(PluginError, match="verifykit-entailment, which is not installed"):
        model_readings(Context(), {"model": "there"})
