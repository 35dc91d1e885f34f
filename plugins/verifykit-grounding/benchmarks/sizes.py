"""What large inputs cost: python benchmarks/sizes.py [--only answers|rows|copies|megabytes].

Prints what large inputs cost in processor seconds and in memory (the most that the process had).
Everything is made by a generator of its own from a list of words, the same each time. Nothing is
asserted: what a machine needs is not what another needs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

_LETTERS = "bcdfghklmnprstvz"
_VOWELS = "aeiou"


def words(number: int, seed: int = 1) -> list[str]:
    """Return so many different made-up words, in an order of their own."""
    chance = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < number:
        pairs = (chance.choice(_LETTERS) + chance.choice(_VOWELS) for _ in range(4))
        found["".join(islice(pairs, chance.randint(2, 4)))] = None
    return list(found)


class Writer:
    """Writes sentences with names, numbers and years from a vocabulary."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = words(4000)

    def sentence(self) -> str:
        """Return a sentence of about fifteen words."""
        chance = self.chance
        body = [chance.choice(self.words) for _ in range(chance.randint(9, 15))]
        body[chance.randint(1, 4)] = chance.choice(self.words).title()
        body += [f"of {chance.randint(2, 990)} {chance.choice(self.words)}"]
        return f"{body[0].title()} {' '.join(body[1:])} in {chance.randint(1950, 2024)}."

    def text(self, words_wanted: int) -> str:
        """Return a text of about so many words."""
        return " ".join(self.sentence() for _ in range(max(1, words_wanted // 15)))


def answers(number: int) -> Iterator[dict[str, object]]:
    """Yield cited answers of ten sentences with ten sources of three hundred words each."""
    writer = Writer(7)
    for place in range(number):
        sources = [[writer.sentence() for _ in range(20)] for _ in range(10)]
        said = [writer.chance.choice(sources[one]) for one in range(10)]
        text = " ".join(said)
        yield {
            "id": f"answer-{place}",
            "answer": text,
            "citations": [{"text": one, "document": f"d{at}"} for at, one in enumerate(said)],
            "documents": [
                {"id": f"d{at}", "url": f"https://paper{at}.example/{place}", "text": " ".join(one)}
                for at, one in enumerate(sources)
            ],
        }


def rows(number: int, path: Path) -> None:
    """Write rows of an evaluation set: one sentence with one short context each."""
    writer = Writer(8)
    with path.open("w", encoding="utf-8") as file:
        for _ in range(number):
            contexts = [writer.sentence(), writer.sentence()]
            row = {"question": "What?", "answer": contexts[0], "contexts": contexts}
            file.write(json.dumps(row) + "\n")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=1000)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--copies", type=int, default=1000)
    parser.add_argument("--megabytes", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", choices=("answers", "rows", "copies", "megabytes"))
    arguments = parser.parse_args()
    parts = {"answers": _answers, "rows": _rows, "copies": _copies, "megabytes": _megabytes}
    for name, part in parts.items():
        if arguments.only in (None, name):
            part(getattr(arguments, name), arguments.jobs)


def _answers(number: int, jobs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for one in answers(number):
            (Path(folder) / f"{one['id']}.json").write_text(json.dumps(one), encoding="utf-8")
        files = sorted(map(str, Path(folder).iterdir()))
        _told(f"{number:,} answers of ten sentences with ten sources", [*files], jobs)


def _rows(number: int, jobs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for share in (10, 1):
            path = Path(folder) / f"rows-{share}.jsonl"
            rows(number // share, path)
            _told(f"{number // share:,} rows", [str(path)], jobs)


def _megabytes(number: int, jobs: int) -> None:
    writer = Writer(9)
    text = writer.text(number * 1_000_000 // 7)
    said = text.split(". ")[5] + "."
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answer.json"
        data = {
            "answer": said,
            "citations": [{"text": said, "document": "d"}],
            "documents": [{"id": "d", "text": text}],
        }
        path.write_text(json.dumps(data), encoding="utf-8")
        _told(f"a document of {len(text) / 1e6:.1f} MB", [str(path)], jobs)


def _copies(number: int, jobs: int) -> None:
    del jobs
    from verifykit_grounding.answer import Held
    from verifykit_grounding.origins import origins_of

    writer = Writer(10)
    texts = [writer.text(5000) for _ in range(number - number // 10)]
    texts += [f"{text} {writer.text(200)}" for text in texts[: number // 10]]
    held = [Held(id=f"d{at}", text=text) for at, text in enumerate(texts)]
    start = time.process_time()
    found = origins_of(held)
    taken = time.process_time() - start
    print(f"echo of {number:,} documents of 5,000 words: {taken:.1f} CPU s, "
          f"{len(found.copies)} of {number // 10} copies found")  # fmt: skip


def _told(what: str, files: list[str], jobs: int) -> None:
    """Ground files in a process of its own and print what it cost."""
    command = [sys.executable, "-m", "verifykit", "ground", *files, "--format", "jsonl"]
    command += ["--jobs", str(jobs)] if jobs > 1 else []
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    # Unlike `wait` it says what this one process used, and those that it waited for.
    _, _, usage = os.wait4(process.pid, 0)
    taken, waited = usage.ru_utime + usage.ru_stime, time.perf_counter() - start
    print(f"{what}: {taken:.1f} CPU s, {waited:.1f} s, at most {usage.ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
