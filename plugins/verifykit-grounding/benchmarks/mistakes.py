"""Precision and recall on injected mistakes: python benchmarks/mistakes.py [--each].

Every sentence of pairs.toml is held against its document as it stands, with each of its mistakes,
and against another document (a swapped citation). Counted is whether a sentence has a finding, and
whether one of its findings is of a rule that the mistake calls for. The sentences of
paraphrases.toml are further from their texts; of those it is counted how many right ones have a
finding, and how many wrong ones have none. The thresholds of the package were chosen looking at
both sets, so these are no figures for unseen texts.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

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


def paraphrases(each: bool) -> None:
    """Print how many right sentences of paraphrases.toml have a finding, and wrong ones none."""
    text = Path(__file__).with_name("paraphrases.toml").read_text(encoding="utf-8")
    counts: Counter[str] = Counter()
    for document in tomllib.loads(text)["document"]:
        source = SourceText.of(document["text"])
        for kind in ("right", "wrong"):
            for sentence in document[kind]:
                found = bool(judge(sentence, source).objections)
                counts[kind] += 1
                counts[f"{kind} {found}"] += 1
                if each and found == (kind == "right"):
                    print(f"{kind:<11}{sentence}")
    print(f"paraphrases: {counts['right True']} of {counts['right']} right ones have a finding, "
          f"{counts['wrong False']} of {counts['wrong']} wrong ones have none")  # fmt: skip


def main() -> None:
    """Print precision and recall by kind of mistake."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", action="store_true", help="print what went wrong")
    each = parser.parse_args().each
    found: dict[str, Counter[str]] = defaultdict(Counter)
    right: Counter[str] = Counter()
    fired: Counter[str] = Counter()
    for pair in pairs(Path(__file__).with_name("pairs.toml")):
        codes = {one.code for one in judge(pair.sentence, SourceText.of(pair.document)).objections}
        kind = pair.mistake or "correct"
        found[kind]["all"] += 1
        found[kind]["any"] += bool(codes)
        found[kind]["named"] += bool(codes & EXPECTED.get(kind, set()))
        for code in codes:
            fired[code] += 1
            right[code] += code in EXPECTED.get(kind, set())
        missed = pair.mistake is not None and not codes & EXPECTED[kind]
        if each and (missed or (pair.mistake is None and codes)):
            print(f"{kind:<11}{sorted(codes)}  {pair.sentence}")
    print(f"{'mistake':<12}{'pairs':>6}{'found':>8}{'named':>8}")
    for kind, counts in found.items():
        shares = [counts[name] / counts["all"] for name in ("any", "named")]
        print(f"{kind:<12}{counts['all']:>6}{shares[0]:>8.3f}{shares[1]:>8.3f}")
    wrong = [counts for kind, counts in found.items() if kind != "correct"]
    everything = sum(counts["all"] for counts in wrong)
    caught = sum(counts["any"] for counts in wrong)
    false = found["correct"]["any"]
    print(f"recall {caught / everything:.3f} of {everything} mistakes")
    print(
        f"precision {caught / (caught + false):.3f}, {false} of {found['correct']['all']} correct"
    )
    paraphrases(each)
    print("by rule: " + ", ".join(f"{code} {right[code]}/{fired[code]}" for code in sorted(fired)))


if __name__ == "__main__":
    main()
