"""The model is asked as it wants to be, remembers, stops in time, and is refused if it is none."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import onnx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiny_model import LABELS, make_model
from verifykit import ConfigError
from verifykit_entailment import Model, ModelFolder, Pair, UnreadableModel
from verifykit_entailment.model import UnreadPair

SAYS = Pair("The mill burnt down in May.", "The mill burnt down.")
DENIES = Pair("The mill never burnt down.", "The mill burnt down.")
ELSE = Pair("The bridge opened.", "The mill burnt down.")
WANTED = {SAYS: "entailment", DENIES: "contradiction", ELSE: "neutral"}


class AnswerCache(dict[str, Any]):
    """A cache in memory."""

    def get_json(self, key: str) -> Any:
        return self.get(key)

    def put_json(self, key: str, value: Any) -> None:
        self[key] = json.loads(json.dumps(value))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("model"))


def strongest(answer: Any) -> str:
    return max(LABELS, key=lambda label: getattr(answer, label))


@pytest.mark.parametrize("labels", list(permutations(LABELS)))
def test_the_order_of_the_labels_is_the_models_own(labels: tuple[str, ...], tmp_path: Path) -> None:
    model = Model(ModelFolder.at(make_model(tmp_path, labels)))
    answers = model.read(list(WANTED))
    assert [strongest(one) for one in answers] == list(WANTED.values())


@given(
    st.lists(st.sampled_from([*WANTED, Pair("", ""), Pair("é \ud800", "\U0001f600" * 9)])),
    st.integers(1, 5),
)
def test_neither_order_nor_batches_change_an_answer(
    folder: Path, pairs: list[Pair], batch: int
) -> None:
    model = Model(ModelFolder.at(folder))
    alone = {pair: model.read([pair])[0] for pair in pairs}
    together = Model(ModelFolder.at(folder)).read(pairs, batch=batch)
    assert together == [alone[pair] for pair in pairs]


def test_answers_are_kept_by_model_and_text(folder: Path, tmp_path: Path) -> None:
    kept, shares = AnswerCache(), []
    first = Model(ModelFolder.at(folder)).read(
        [SAYS, DENIES], kept=kept, batch=1, progress=shares.append
    )
    assert len(kept) == 2
    assert shares == [0.5, 1.0]
    again = Model(ModelFolder.at(folder))
    assert again.read([SAYS, DENIES], kept=kept) == first
    assert again._loaded is None, "it was not even loaded"
    Model(ModelFolder.at(folder)).read([ELSE], kept=kept)
    other = ModelFolder.at(make_model(tmp_path, ("entailment", "neutral", "contradiction")))
    Model(other).read([SAYS], kept=kept)
    assert len(kept) == 4
    for key in kept:
        kept[key] = ["nonsense"]
    assert Model(ModelFolder.at(folder)).read([SAYS, DENIES], kept=kept) == first


def test_a_batch_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    slow = Model(ModelFolder.at(make_model(tmp_path, loop=10**12)))
    kept = AnswerCache()
    answers = slow.read([SAYS, DENIES, ELSE], batch=2, timeout=0.05, kept=kept)
    assert answers == [UnreadPair("the model took more than 0.05 s for a batch")] * 3
    assert kept == {}


def test_what_is_too_long_is_not_cut_off(folder: Path, tmp_path: Path) -> None:
    long = Pair("The mill burnt down. " * 30, "The mill burnt down.")
    [answer, other] = Model(ModelFolder.at(folder), longest=40).read([long, SAYS])
    assert answer == UnreadPair("it has 158 tokens with the claim, at most 40 are read")
    assert strongest(other) == "entailment"
    small = ModelFolder.at(make_model(tmp_path, max_position_embeddings=30))
    assert Model(small).read([long]) == [
        UnreadPair("it has 158 tokens with the claim, at most 30 are read")
    ]


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("model.onnx", None, "has no model.onnx"),
        ("tokenizer.json", None, "has no tokenizer.json"),
        ("config.json", "{", "cannot be read as JSON"),
        ("config.json", "[" * 100_000, "cannot be read as JSON"),
        ("config.json", "[]", "no table"),
        ("config.json", "{}", "does not number its labels"),
        ("config.json", '{"id2label": {"0": "LABEL_0"}}', "which of entailment"),
        ("config.json", '{"id2label": {"1": "entailment"}}', "does not number"),
        ("config.json", '{"id2label": {"0": "neutral"}}', "not those of a model"),
        ("config.json", '{"id2label": {"0": "entail", "1": "entailment"}}', "not those"),
    ],
)
def test_what_is_no_model_is_a_configuration_error(
    tmp_path: Path, file: str, content: str | None, said: str
) -> None:
    make_model(tmp_path)
    path = tmp_path / file
    path.unlink() if content is None else path.write_text(content)
    with pytest.raises(ConfigError, match=said):
        ModelFolder.at(tmp_path)


def test_two_labels_are_enough(tmp_path: Path) -> None:
    make_model(tmp_path)
    names = {"0": "not_entailment", "1": "entailment"}
    (tmp_path / "config.json").write_text(json.dumps({"id2label": names}))
    assert ModelFolder.at(tmp_path).labels == ("neutral", "entailment")


@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json"])
def test_a_damaged_file_is_said(tmp_path: Path, file: str) -> None:
    path = make_model(tmp_path) / file
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(UnreadableModel, match="cannot be loaded"):
        Model(ModelFolder.at(tmp_path)).read([SAYS])


def test_a_model_of_something_else_is_said(tmp_path: Path) -> None:
    make_model(tmp_path)
    network = onnx.load(tmp_path / "model.onnx")
    network.graph.input[0].name = "pixels"
    for node in network.graph.node:
        node.input[:] = ["pixels" if one == "input_ids" else one for one in node.input]
    onnx.save(network, tmp_path / "model.onnx")
    with pytest.raises(UnreadableModel, match="wants 'pixels'"):
        Model(ModelFolder.at(tmp_path)).read([SAYS])


def test_labels_that_its_answer_has_not_are_said(tmp_path: Path) -> None:
    make_model(tmp_path)
    names = {"0": "not_entailment", "1": "entailment"}
    (tmp_path / "config.json").write_text(json.dumps({"id2label": names}))
    with pytest.raises(UnreadableModel, match=r"\(1, 3\), no numbers for 1 pairs and 2 labels"):
        Model(ModelFolder.at(tmp_path)).read([SAYS])
