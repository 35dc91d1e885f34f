"""The process `verifykit`, also as `python -m verifykit`."""

from __future__ import annotations

import atexit
import gc
import sys

_INTERRUPTED = 130


def run() -> int:
    """Run the command line in a process of its own; returns the exit code.

    A command is short and makes few cycles: looking for them, above all once more when the process
    ends and its memory is given back anyway, would be a sixth of a small check.
    """
    gc.set_threshold(100_000, 20, 20)
    atexit.register(gc.freeze)
    try:
        # Whoever interrupts in the first moments interrupts imports.
        from verifykit.cli import main
        from verifykit.cli.ending import Ending
        from verifykit.cli.terminal import give_up_standard_output, keep_standard_output_for_data
        from verifykit.plugin.containment import limit_time

        ending = Ending()
        ending.guard()
        limit_time()
        keep_standard_output_for_data()
        code = main()
        give_up_standard_output()
    except KeyboardInterrupt:
        sys.stderr.write("verifykit: interrupted\n")
        return _INTERRUPTED
    return ending.finish(code)


if __name__ == "__main__":
    sys.exit(run())
