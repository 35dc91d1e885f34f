"""Time and memory for 10,000 generated texts of about 300 words, and how well copies are found.

Run in an environment with the plug-in: `python benchmarks/ten_thousand.py`. The texts are made
first and are not part of the time; the memory is the peak of the whole process, texts included.
"""

import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from generated import collection  # found by the line above
from verifykit_echo import find_copies

SECONDS, MEGABYTES = 20, 1024


def main() -> int:
    """Measure, print, and return 1 if a limit is broken."""
    texts = collection(seed=0, size=10_000)
    words = sum(len(text.split()) for text in texts.texts) / len(texts.texts)
    start, cpu = time.perf_counter(), time.process_time()
    found = {(copy.first, copy.second) for copy in find_copies(texts.texts)}
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    precision = sum(texts.are_family(*pair) for pair in found) / len(found)
    recall = len(found & texts.direct) / len(texts.direct)
    print(f"{len(texts.texts)} texts of {words:.0f} words: {len(found)} pairs")
    print(f"precision {precision:.3f}, recall {recall:.3f}")
    print(
        f"{seconds:.1f} s ({cpu:.1f} s of CPU), limit {SECONDS}; {peak:.0f} MB, limit {MEGABYTES}"
    )
    return int(seconds > SECONDS or peak > MEGABYTES or precision < 0.98 or recall < 0.92)


if __name__ == "__main__":
    sys.exit(main())
