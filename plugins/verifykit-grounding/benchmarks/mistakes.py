"""Precision and recall on injected mistakes: python benchmarks/mistakes.py [--each].

Every sentence of pairs.toml is held against its document as it stands, with each of its mistakes,
and against another document (a swapped citation). Counted is whether a sentence has a warning, and
whether one of its warnings is of a rule that the mistake calls for. The sentences of the other sets
are further from their texts; of those it is counted how many right ones have a warning, how many
wrong ones have none, and of how many the tool only asks. The thresholds of the package were chosen
looking at these sets, so these are no figures for unseen texts; those stand at the head of
unseen.toml, retellings.toml, passages.toml, articles.toml and bulletins.toml.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen
from injecting import injected

from verifykit_grounding.judging import SourceText, judge

EXPECTED = {
    "number": {"GRD007", "GRD008"},
    "factor": {"GRD007", "GRD008", "GRD010"},
    "unit": {"GRD007", "GRD008", "GRD011"},
    "date": {"GRD009"},
    "name": {"GRD012"},
    "negation": {"GRD013"},
    "quote": {"GRD006", "GRD005"},
    "fabricated": {"GRD005"},
    "swapped": {"GRD007", "GRD009", "GRD012", "GRD014", "GRD005"},
}

FREE = (
    ("paraphrases.toml", ""),
    ("unseen.toml", ""),
    ("retellings.toml", "a"),
    ("retellings.toml", "c"),
    ("retellings.toml", "d"),
    ("retellings.toml", "b"),
    ("passages.toml", ""),
    ("articles.toml", ""),
    ("bulletins.toml", "a"),
    ("bulletins.toml", "b"),
    ("bulletins.toml", "c"),
    ("bulletins.toml", "d"),
    ("bulletins.toml", "e"),
    ("bulletins.toml", "f"),
    ("bulletins.toml", "g"),
    ("bulletins.toml", "h"),
)
"""Files of free retellings, and which half of their documents."""
HAS = ("warning", "question", "nothing")


@frozen
class Pair:
    """A sentence and a document; `mistake` is None if the document bears it out."""

    sentence: str
    document: str
    mistake: str | None


def pairs(path: Path) -> Iterator[Pair]:
    """Yield all pairs of a file, the correct ones among them."""
    documents = tomllib.loads(path.read_text(encoding="utf-8"))["document"]
    for place, document in enumerate(documents):
        other = documents[(place + 1) % len(documents)]["text"]
        for one in document["sentences"]:
            yield Pair(one["text"], document["text"], None)
            yield Pair(one["text"], other, "swapped")
            for mistake, right, wrong in one["wrong"]:
                assert right in one["text"], f"{right!r} is not in {one['text']!r}"
                yield Pair(one["text"].replace(right, wrong), document["text"], mistake)


def paraphrases(name: str, half: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield each sentence of a file with its kind (right, wrong) and what it has.

    That is a `warning`, a `question` or `nothing`. `half` picks the documents of one half.
    """
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    for document in tomllib.loads(text)["document"]:
        if half and document["half"] != half:
            continue
        source = SourceText.of(document["text"])
        for kind in ("right", "wrong"):
            for sentence in document[kind]:
                yield sentence, kind, _has(sentence, source)


def _has(sentence: str, source: SourceText) -> str:
    """Return whether a sentence has a warning, is only asked about, or has nothing."""
    objections = judge(sentence, source).objections
    warned = any(one.warns for one in objections)
    return "warning" if warned else "question" if objections else "nothing"


def print_paraphrases(name: str, half: str = "", *, each: bool) -> None:
    """Print how many right sentences of a file have a warning, and how many wrong ones none."""
    found = list(paraphrases(name, half))
    if each:
        for sentence, kind, has in found:
            if (kind == "right") == (has == "warning"):
                print(f"{kind:<11}{has:<11}{sentence}")
    counts = Counter((kind, has) for _, kind, has in found)
    right, wrong = (sum(one == kind for _, one, _ in found) for kind in ("right", "wrong"))
    print(
        f"{name}{half and f', half {half}'}: "
        f"{counts['right', 'warning']} of {right} right ones have a warning, "
        f"{wrong - counts['wrong', 'warning']} of {wrong} wrong ones have none; asked about are "
        f"{counts['right', 'question']} and {counts['wrong', 'question']} of the rest"
    )


def print_injected(name: str, half: str = "") -> None:
    """Print how many mistakes that `injected` puts into right sentences of a file are warned of."""
    counts: Counter[tuple[str, str]] = Counter()
    for document in tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["document"]:
        if half and document["half"] != half:
            continue
        source = SourceText.of(document["text"])
        for sentence in document["right"]:
            counts.update((kind, _has(one, source)) for kind, one in injected(sentence))
    told = (
        f"{kind} {counts[kind, 'warning']} of {sum(counts[kind, has] for has in HAS)} "
        f"({counts[kind, 'question']} asked about)"
        for kind in dict.fromkeys(kind for kind, _ in counts)
    )
    print(f"{name}{half and f', half {half}'}, mistakes put in: {', '.join(told)}")


@frozen
class Counts:
    """By kind of mistake how many pairs there are, have a warning, and have a rule meant for it.

    `fired` and `right` are by rule: its warnings, and those that it is meant for.
    """

    by_kind: dict[str, Counter[str]]
    fired: Counter[str]
    right: Counter[str]

    @property
    def false(self) -> int:
        """How many correct sentences have a warning."""
        return self.by_kind["correct"]["any"]

    @property
    def caught(self) -> int:
        """How many mistakes have a warning."""
        return sum(counts["any"] for kind, counts in self.by_kind.items() if kind != "correct")

    @property
    def mistakes(self) -> int:
        """How many mistakes there are."""
        return sum(counts["all"] for kind, counts in self.by_kind.items() if kind != "correct")


def counted(each: bool = False) -> Counts:
    """Return what the sentences of pairs.toml have; `each` prints what went wrong."""
    found = Counts(defaultdict(Counter), Counter(), Counter())
    for pair in pairs(Path(__file__).with_name("pairs.toml")):
        objections = judge(pair.sentence, SourceText.of(pair.document)).objections
        codes = {one.code for one in objections if one.warns}
        kind = pair.mistake or "correct"
        expected = EXPECTED.get(kind, set())
        found.by_kind[kind].update({"all": 1, "any": bool(codes), "named": bool(codes & expected)})
        found.fired.update(codes)
        found.right.update(codes & expected)
        missed = pair.mistake is not None and not codes & expected
        if each and (missed or (pair.mistake is None and codes)):
            print(f"{kind:<11}{sorted(codes)}  {pair.sentence}")
    return found


def main() -> None:
    """Print precision and recall by kind of mistake."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", action="store_true", help="print what went wrong")
    each = parser.parse_args().each
    found = counted(each)
    print(f"{'mistake':<12}{'pairs':>6}{'found':>8}{'named':>8}")
    for kind, counts in found.by_kind.items():
        shares = [counts[name] / counts["all"] for name in ("any", "named")]
        print(f"{kind:<12}{counts['all']:>6}{shares[0]:>8.3f}{shares[1]:>8.3f}")
    print(f"recall {found.caught / found.mistakes:.3f} of {found.mistakes} mistakes")
    precision = found.caught / (found.caught + found.false)
    print(f"precision {precision:.3f}, {found.false} of {found.by_kind['correct']['all']} correct")
    for name, half in FREE:
        print_paraphrases(name, half, each=each)
    for name, half in FREE:
        print_injected(name, half)
    told = (f"{code} {found.right[code]}/{found.fired[code]}" for code in sorted(found.fired))
    print("by rule: " + ", ".join(told))


if __name__ == "__main__":
    main()
