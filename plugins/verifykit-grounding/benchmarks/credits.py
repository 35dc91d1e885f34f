"""Precision and recall of credits: python benchmarks/credits.py [--each].

Each sentence of credits.toml is drafted as a text of its own. Counted is what was taken for settled
and is (right), what is and was not (missed), what was taken for settled and is not (wrong), and of
the sentences that leave something open how many are asked about. The rules were written looking at
these sentences, so these are no figures for unseen texts.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from verifykit_grounding.answer import Answer
from verifykit_grounding.drafting.draft import DraftSentence, draft_of


def drafted(one: dict[str, Any]) -> DraftSentence:
    """Return the draft of a sentence, read behind the one that stands before it."""
    text = " ".join(part for part in (one.get("before"), one["text"]) if part)
    return draft_of(Answer(id="text", text=text, language="en")).sentences[-1]


def said(found: DraftSentence) -> Counter[tuple[str, str]]:
    """Return the credits of a sentence that the draft takes for settled."""
    return Counter(
        (
            one.part,
            "unnamed" if one.source.anonymous else _full(one.source.name, one.source.aliases),
        )
        for one in found.credits
    )


def _full(name: str, aliases: tuple[str, ...]) -> str:
    return f"{name} ({aliases[0]})" if aliases else name


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", action="store_true", help="print what went wrong")
    each = parser.parse_args().each
    counts: Counter[str] = Counter()
    for one in sentences():
        found = drafted(one)
        ours, theirs = said(found), Counter(tuple(pair) for pair in one["says"])
        counts["right"] += (ours & theirs).total()
        counts["wrong"] += (ours - theirs).total()
        counts["missed"] += (theirs - ours).total()
        if one.get("asks"):
            counts["open"] += 1
            counts["asked"] += bool(found.doubts)
        if each and (ours != theirs or (one.get("asks") and not found.doubts)):
            print(f"{one['text']}\n    {dict(ours)} {[doubt.question for doubt in found.doubts]}")
    right, wrong, missed = counts["right"], counts["wrong"], counts["missed"]
    print(f"credits: recall {right / (right + missed):.3f} of {right + missed}")
    print(f"credits: precision {right / (right + wrong):.3f}, {wrong} wrong")
    print(f"open: {counts['asked']} of {counts['open']} asked about")


def sentences() -> list[dict[str, Any]]:
    """Return the sentences of credits.toml."""
    path = Path(__file__).with_name("credits.toml")
    listed: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]
    return listed


if __name__ == "__main__":
    main()
