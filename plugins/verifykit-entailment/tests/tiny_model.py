"""A model of a few kilobytes that entails by shared words and contradicts by a "not" too many.

It is a real network for onnxruntime with a real tokenizer, only that nobody trained it: the share
of the second text's words that the first has decides, and whether just one has a negation.
"""

from __future__ import annotations

import json
from pathlib import Path

import onnx
from onnx import TensorProto, helper
from onnx.parser import parse_model
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

NEGATIONS = ("not", "never", "no")
SPECIAL = ("[PAD]", "[CLS]", "[SEP]", "[UNK]")
WORDS = [
    "the",
    "mill",
    "burnt",
    "down",
    "sold",
    "was",
    "in",
    "may",
    "and",
    "bridge",
    "closed",
    "opened",
]
LABELS = ("contradiction", "neutral", "entailment")

NETWORK = """
<ir_version: 8, opset_import: ["" : 17]>
tiny (int64[B,T] input_ids, int64[B,T] attention_mask, int64[B,T] token_type_ids)
    => (float[B,3] logits)
{
  mask = Cast <to=1> (attention_mask)
  second = Cast <to=1> (token_type_ids)
  one = Constant <value_float=1.0> ()
  half = Constant <value_float=0.5> ()
  eight = Constant <value_float=8.0> ()
  first = Sub (one, second)
  first_word = Constant <value_int=7> ()
  first_negation = Constant <value_int=4> ()
  axis_one = Constant <value_ints=[1]> ()
  axis_two = Constant <value_ints=[2]> ()
  word_b = GreaterOrEqual (input_ids, first_word)
  word_f = Cast <to=1> (word_b)
  word = Mul (word_f, mask)
  meant_b = GreaterOrEqual (input_ids, first_negation)
  meant_f = Cast <to=1> (meant_b)
  negation_f = Sub (meant_f, word_f)
  negation = Mul (negation_f, mask)
  premise = Mul (word, first)
  hypothesis = Mul (word, second)
  columns = Unsqueeze (input_ids, axis_two)
  rows = Unsqueeze (input_ids, axis_one)
  same_b = Equal (columns, rows)
  same = Cast <to=1> (same_b)
  premise_c = Unsqueeze (premise, axis_two)
  shared_all = Mul (same, premise_c)
  shared_any = ReduceMax <axes=[1], keepdims=0> (shared_all)
  shared = Mul (shared_any, hypothesis)
  shared_sum = ReduceSum <keepdims=1> (shared, axis_one)
  hypothesis_sum = ReduceSum <keepdims=1> (hypothesis, axis_one)
  words = Max (hypothesis_sum, one)
  overlap = Div (shared_sum, words)
  negated_first = Mul (negation, first)
  negated_second = Mul (negation, second)
  not_first = ReduceMax <axes=[1], keepdims=1> (negated_first)
  not_second = ReduceMax <axes=[1], keepdims=1> (negated_second)
  apart = Sub (not_first, not_second)
  differ = Abs (apart)
  agree = Sub (one, differ)
  against = Mul (overlap, differ)
  backing = Mul (overlap, agree)
  nothing = Sub (one, overlap)
  scores = Concat <axis=1> (CONTRADICTION, NEUTRAL, ENTAILMENT)
  moved = Sub (scores, half)
  logits = Mul (moved, eight)
}
"""
COLUMNS = {"contradiction": "against", "neutral": "nothing", "entailment": "backing"}


def make_model(
    folder: Path,
    labels: tuple[str, ...] = LABELS,
    *,
    loop: int = 0,
    **config: object,
) -> Path:
    """Write a model into a folder; `labels` is the order of its columns.

    With `loop` it goes round in a circle so often before it answers.
    """
    folder.mkdir(parents=True, exist_ok=True)
    columns = ", ".join(COLUMNS[label] for label in labels)
    network = NETWORK.replace("CONTRADICTION, NEUTRAL, ENTAILMENT", columns)
    model = parse_model(network)
    if loop:
        _delay(model, loop)
    onnx.save(model, folder / "model.onnx")
    vocabulary = {word: number for number, word in enumerate([*SPECIAL, *NEGATIONS, *WORDS])}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = Lowercase()
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 1), ("[SEP]", 2)],
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    names = {str(number): label for number, label in enumerate(labels)}
    (folder / "config.json").write_text(json.dumps({"id2label": names, **config}))
    return folder


def _delay(model: onnx.ModelProto, times: int) -> None:
    """Let the last step wait for a loop that counts."""
    graph = model.graph
    body = helper.make_graph(
        [
            helper.make_node("Identity", ["go"], ["go_on"]),
            helper.make_node("Add", ["before", "step"], ["after"]),
        ],
        "body",
        [
            helper.make_tensor_value_info("count", TensorProto.INT64, []),
            helper.make_tensor_value_info("go", TensorProto.BOOL, []),
            helper.make_tensor_value_info("before", TensorProto.FLOAT, []),
        ],
        [
            helper.make_tensor_value_info("go_on", TensorProto.BOOL, []),
            helper.make_tensor_value_info("after", TensorProto.FLOAT, []),
        ],
    )
    graph.initializer.extend(
        [
            helper.make_tensor("times", TensorProto.INT64, [], [times]),
            helper.make_tensor("true", TensorProto.BOOL, [], [True]),
            helper.make_tensor("step", TensorProto.FLOAT, [], [0.0]),
        ]
    )
    graph.node.insert(0, helper.make_node("Loop", ["times", "true", "step"], ["waited"], body=body))
    last = graph.node[-1]
    last.output[0] = "unmoved"
    graph.node.append(helper.make_node("Add", ["unmoved", "waited"], ["logits"]))
