"""The time that a plug-in may take for one answer, in a process that keeps to one."""

from __future__ import annotations

import faulthandler
import signal
import threading

LONGEST = 300.0
"""The seconds that a plug-in may take for one answer, unless the settings say otherwise."""
_GRACE = 10.0
"""Seconds of the processor beyond that, after which native code that goes on ends the process."""


class PluginTimeoutError(BaseException):
    """A plug-in took longer than it may. No `except Exception` of its own keeps it going."""


class _Clock:
    """Interrupts what takes longer than `seconds`; nothing where that is None.

    The alarm of the system interrupts Python code and waiting. Native code that never comes back
    is not interrupted by it; then the process ends some seconds later, and says where it is stuck.
    """

    def __init__(self) -> None:
        self.seconds: float | None = None
        self._runs = False

    def start(self) -> bool:
        """Start the clock for the outermost body; return whether that is this one."""
        if self.seconds is None or self._runs:
            return False
        if threading.current_thread() is not threading.main_thread():
            return False
        self._runs = True
        signal.setitimer(signal.ITIMER_REAL, self.seconds)
        grace = min(_GRACE, 1.0 + self.seconds)
        signal.setitimer(signal.ITIMER_VIRTUAL, self.seconds + grace)
        return True

    def stop(self) -> None:
        """Stop the clock."""
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        self._runs = False

    def ring(self, *_: object) -> None:
        """Interrupt what runs: it raises PluginTimeoutError there."""
        raise PluginTimeoutError(f"it took longer than {self.seconds:g} seconds (plugin-timeout)")


CLOCK = _Clock()
"""The clock of this process."""


def limit_time() -> None:
    """Let every answer of a plug-in take so long at most, in this process: the command does.

    Where the system has no alarm (Windows) there is no limit but `--checker-timeout`.
    """
    if hasattr(signal, "setitimer"):
        CLOCK.seconds = LONGEST
        signal.signal(signal.SIGALRM, CLOCK.ring)
        # The other alarm counts what the processor does. Nobody handles it, so it ends the process.
        faulthandler.register(signal.SIGVTALRM, chain=True)


def set_limit(seconds: float) -> None:
    """Let answers take another time, where their time is limited at all."""
    if CLOCK.seconds is not None:
        CLOCK.seconds = seconds
