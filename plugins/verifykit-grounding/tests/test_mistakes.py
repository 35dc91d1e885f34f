"""The package finds injected mistakes, and leaves correct sentences alone."""

import subprocess
import sys
from pathlib import Path

BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "mistakes.py"


def test_nine_mistakes_of_ten_are_found_and_correct_sentences_are_left_alone():
    done = subprocess.run(
        [sys.executable, str(BENCHMARK)], capture_output=True, encoding="utf-8", check=True
    )
    recall = float(done.stdout.split("recall ")[1].split()[0])
    precision = float(done.stdout.split("precision ")[1].split(",")[0])
    assert recall >= 0.95
    assert precision >= 0.98
    told = done.stdout.split("paraphrases: ")[1].split()
    alarms, right, missed, wrong = int(told[0]), int(told[2]), int(told[8]), int(told[10])
    assert alarms <= 0.04 * right
    assert missed <= 0.08 * wrong
