"""A process that knows nothing of the tests: asks a checker and prints what it said.

Run by `is_the_same_elsewhere`, which gives it its task on standard input.
"""

from __future__ import annotations

import datetime
import json
import pickle
import socket
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any, NoReturn


def move_the_clock(days: int) -> None:
    """Let everything that asks for the time in Python be told a later one."""
    shift = days * 86400.0
    now, nanoseconds = time.time, time.time_ns
    local, gmt = time.localtime, time.gmtime

    class Moved(datetime.datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return super().now(tz) + datetime.timedelta(days=days)

        @classmethod
        def utcnow(cls) -> Any:
            return cls.now(datetime.UTC).replace(tzinfo=None)

        @classmethod
        def today(cls) -> Any:
            return cls.now()

    class MovedDate(datetime.date):
        @classmethod
        def today(cls) -> Any:
            return super().today() + datetime.timedelta(days=days)

    time.time = lambda: now() + shift
    time.time_ns = lambda: nanoseconds() + int(shift * 1e9)
    time.localtime = lambda seconds=None: local(now() + shift if seconds is None else seconds)
    time.gmtime = lambda seconds=None: gmt(now() + shift if seconds is None else seconds)
    datetime.datetime, datetime.date = Moved, MovedDate  # type: ignore[misc]  # that is the point


def cut_the_network() -> None:
    """Let nothing open a socket."""

    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise OSError("there is no network here")

    class Refused(socket.socket):
        """A class as before, since that of encrypted ones is derived from it when imported."""

        __init__ = refuse

    socket.socket = Refused  # type: ignore[misc]  # that is the point
    socket.create_connection = refuse
    socket.getaddrinfo = refuse


def load(name: str, file: str) -> None:
    """Import a module from its file under its name, if it cannot be imported by its name."""
    try:
        __import__(name)
    except ImportError:
        spec = spec_from_file_location(name, file)
        assert spec is not None, f"{file} is no module"
        assert spec.loader is not None, f"{file} is no module"
        module = module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)


def main() -> None:
    """Do the task and print what was said of each case."""
    task = json.load(sys.stdin)
    # The folder of this file holds modules that are not for everybody to import.
    sys.path[:] = [path for path in task["path"] if path]
    move_the_clock(task["days"])
    from pathlib import Path

    from verifykit.testing.conformance.elsewhere import told
    from verifykit.testing.conformance.subject import Subject

    for name, file in task["modules"]:
        load(name, file)
    cut_the_network()
    checker = pickle.loads(bytes.fromhex(task["checker"]))
    folder = None if task["folder"] is None else Path(task["folder"])
    subject = Subject(checker, options=task["options"], folder=folder)
    answers = {
        name: told(subject.report(subject.example(text) if own else subject.sample(text)))
        for name, (own, text) in task["cases"].items()
    }
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
