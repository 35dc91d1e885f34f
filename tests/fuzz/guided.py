"""Fuzzes one reader with atheris, which looks for inputs that reach new lines of the code.

`make fuzz-guided TARGET=case-yaml MINUTES=10`; Linux, Python up to 3.13. Further options go to
libFuzzer. Inputs are changed as everywhere here, and by libFuzzer besides.
"""

import random
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["verifykit"]):
    from fuzz.mutations import mutated
    from fuzz.targets import TARGETS, seeds

FOUND = Path("build") / "fuzz"


def main(name, options):
    """Fuzz a target until libFuzzer is told to stop, or something fails."""
    target, valid = TARGETS[name], seeds(name)
    corpus = FOUND / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(valid):
        (corpus / f"seed-{number}").write_bytes(data)

    with tempfile.TemporaryDirectory() as folder:

        def read(data):
            target.run(data, Path(folder))

        def change(data, most, seed):
            source = random.Random(seed)
            if source.random() < 0.5:
                return atheris.Mutate(data, most)
            return mutated(data, target.kind, source, valid)[:most]

        given = [sys.argv[0], str(corpus), f"-artifact_prefix={FOUND}/{name}-", *options]
        atheris.Setup(given, read, custom_mutator=change)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
