"""The process `verifykit`, also as `python -m verifykit`."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from types import FrameType

_INTERRUPTED = 130
_TERMINATED = 143
"""128 + SIGTERM, as a shell reports it."""


def run() -> int:
    """Run the command line in a process of its own; return the exit code."""
    collect_rarely()
    atexit.register(gc.freeze)
    interruption = _Interruption()
    try:
        interruption.heed()
        # Whoever interrupts in the first moments interrupts imports.
        from verifykit.cli import main
        from verifykit.cli.ending import Ending
        from verifykit.cli.terminal import give_up_standard_output, keep_standard_output_for_data
        from verifykit.time_limit import limit_time

        ending = Ending()
        ending.guard()
        limit_time()
        keep_standard_output_for_data()
        code = interruption.code(main())
        give_up_standard_output()
        interruption.leave()
    except BaseException as error:
        # What comes while Python makes a class, it hides behind an error of its own.
        if not (interruption.asked or isinstance(error, KeyboardInterrupt)):
            raise
        interruption.leave()
        sys.stderr.write("verifykit: interrupted\n")
        return interruption.code(_INTERRUPTED)
    return ending.finish(code)


def collect_rarely() -> None:
    """Have Python look for cycles seldom.

    A command is short and makes few of them: looking for them, above all once more when the process
    ends and its memory is given back anyway, would be a sixth of a small check.
    """
    gc.set_threshold(100_000, 20, 20)


class _Interruption:
    """Ends the run on SIGTERM as at the keyboard: with a word, and no half of a file left."""

    def __init__(self) -> None:
        self.asked = 0
        """The signal that came; 0 until one does."""
        self._process = os.getpid()

    def heed(self) -> None:
        """Take the signals, unless whoever started the process has them handled otherwise."""
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._ask)
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, self._ask)

    def leave(self) -> None:
        """Let a signal end the process at once: all that was to be done is done."""
        # Python remembers that an interrupt came out of an `exec` of text, as numpy and scipy have
        # it, and would end by SIGINT whatever the code is; the next such text makes it forget.
        exec("")
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) == self._ask:
                signal.signal(number, signal.SIG_DFL)

    def code(self, code: int) -> int:
        """Return the exit code of a run that ended with `code`."""
        terminated = self.asked == signal.SIGTERM and code == _INTERRUPTED
        return _TERMINATED if terminated else code

    def _ask(self, number: int, _frame: FrameType | None) -> None:
        if os.getpid() != self._process:
            # A process that was forked from this one ends at once, as its parent expects.
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)
        self.asked = number
        raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(run())
