"""The end of the process: it is that of the run, whatever a plug-in does to the process.

A gate that ends with 0 before it has looked is worse than none.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn, TextIO

_UNFINISHED = 3
"""The exit code of a failure; `errors` takes a while to import."""


class Ending:
    """How this process is to end; None until the run has come to its end."""

    def __init__(self) -> None:
        self.code: int | None = None
        self._process = os.getpid()
        self._exit: Callable[[int], NoReturn] = os._exit

    def guard(self) -> None:
        """Take over what ends this process or replaces its program, until the run ends.

        Processes that were forked from it may end as they like.
        """
        for module in {os, sys.modules.get("posix", os), sys.modules.get("nt", os)}:
            module._exit = self._asked_to_exit  # type: ignore[attr-defined]  # every os has it
            for name in ("execv", "execve"):
                if hasattr(module, name):
                    setattr(module, name, self._never_in_this_process(getattr(module, name)))

    def finish(self, code: int) -> int:
        """Say how the run has ended; return the code.

        Where threads of plug-ins are left that would keep the process alive, it ends here.
        """
        self.code = code
        if any(
            one is not threading.main_thread() and not one.daemon for one in threading.enumerate()
        ):
            for stream in (sys.stdout, sys.stderr):
                with suppress(OSError, ValueError):
                    stream.flush()
            self._exit(code)
        return code

    def _asked_to_exit(self, code: int) -> None:
        """Take the place of `os._exit`."""
        if os.getpid() != self._process:
            self._exit(code)
        if self.code is None:
            with suppress(OSError, ValueError):
                sys.stderr.write("verifykit: a plug-in ended the run before it was finished\n")
                sys.stderr.flush()
        self._exit(_UNFINISHED if self.code is None else self.code)

    def _never_in_this_process(self, run: Callable[..., Any]) -> Callable[..., Any]:
        def run_elsewhere(*arguments: Any, **named: Any) -> Any:
            if os.getpid() == self._process:
                raise PermissionError("no plug-in may put another program in verifykit's place")
            return run(*arguments, **named)

        return run_elsewhere


class OwnThread:
    """A stream that takes what the thread of the command writes; others write to standard error.

    What a thread of a plug-in prints in the background is no part of the data.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._thread = threading.get_ident()

    def write(self, text: str) -> int:
        """Write text where it belongs."""
        if threading.get_ident() == self._thread:
            return self._stream.write(text)
        return sys.stderr.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
