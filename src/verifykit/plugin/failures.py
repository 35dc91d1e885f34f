"""Every way in which a plug-in can fail: code, name, what happened, what to do."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from types import TracebackType

from verifykit.parts import part
from verifykit.reporting.result import Failure

_OWN = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep
_PYTHON = os.path.dirname(os.path.abspath(os.__file__)) + os.sep
_TEXTS = os.path.join(os.path.dirname(__file__), "failures.toml")
_INSTALLED = {"site-packages", "dist-packages"}


@part
class FailureKind:
    """A kind of plug-in failure. It is an error of the tool (exit code 3), never a finding.

    Its texts stand in a file of their own, which is read when one of them is asked for.
    """

    code: str
    name: str

    @property
    def happened(self) -> str:
        """What went wrong, and what verifykit did about it."""
        return _texts()[self.code]["happened"]

    @property
    def fix(self) -> str:
        """What to do."""
        return _texts()[self.code]["fix"]

    def failure(
        self,
        message: str,
        *,
        plugin: str | None = None,
        checker: str | None = None,
        claim: str | None = None,
        error: BaseException | None = None,
    ) -> Failure:
        """Return a failure of this kind; what was raised gives it a traceback."""
        return Failure(
            code=self.code,
            message=message,
            plugin=plugin,
            checker=checker,
            claim=claim,
            traceback=None if error is None else traceback_text(error),
        )

    def reporter(
        self, note: Callable[[Failure], None], plugin: str, doing: str
    ) -> Callable[[BaseException], None]:
        """Return what notes an exception of a plug-in as a failure of this kind; see `contained`.

        `doing` says in the message what the plug-in was asked for.
        """

        def noted(error: BaseException) -> None:
            note(self.failure(f"{doing}: {describe(error)}", plugin=plugin, error=error))

        return noted


NOT_IMPORTABLE = FailureKind("VK900", "plugin-not-importable")
WRONG_API = FailureKind("VK901", "plugin-wrong-api")
MALFORMED = FailureKind("VK902", "plugin-malformed")
NAME_TAKEN = FailureKind("VK903", "name-taken")
RULE_TAKEN = FailureKind("VK904", "rule-taken")
BAD_RULE = FailureKind("VK905", "rule-malformed")
HOOK_FAILED = FailureKind("VK906", "hook-failed")
CIRCLE = FailureKind("VK907", "checkers-in-a-circle")
REQUIREMENT = FailureKind("VK908", "requirement-not-met")
RAISED = FailureKind("VK910", "checker-raised")
WRONG_TYPE = FailureKind("VK911", "checker-wrong-type")
BAD_SCORE = FailureKind("VK912", "checker-bad-score")
UNDECLARED_RULE = FailureKind("VK913", "checker-undeclared-rule")
UNKNOWN_CLAIM = FailureKind("VK914", "checker-unknown-claim")
CASE_CHANGED = FailureKind("VK915", "case-changed")
TIMED_OUT = FailureKind("VK916", "checker-timed-out")
DIED = FailureKind("VK917", "checker-process-died")
TOO_MUCH = FailureKind("VK918", "too-much")
BAD_PROPOSAL = FailureKind("VK920", "proposal-malformed")

FAILURES = tuple(kind for kind in tuple(vars().values()) if isinstance(kind, FailureKind))
"""All that stand above, in the order of their codes. A code is never used for anything else."""


@cache
def _texts() -> dict[str, dict[str, str]]:
    """Return what is said of each kind, by its code."""
    # Only who explains a code needs them.
    import tomllib

    with open(_TEXTS, "rb") as file:
        said = tomllib.load(file)
    return {
        code: {name: " ".join(text.split()) for name, text in one.items()}
        for code, one in said.items()
    }


def describe(error: BaseException) -> str:
    """Return the type, the message and the place of an exception in one line.

    At most 300 characters, and then the file and line of the plug-in's code, if that is known.
    """
    name = type(error).__name__
    try:
        text = " ".join(str(error).split())
    except Exception:  # an exception whose own __str__ raises
        text = "(its message cannot be shown)"
    line = f"{name}: {text}" if text else name
    return (line if len(line) <= 300 else line[:299] + "…") + _place(error)


def traceback_text(error: BaseException) -> str | None:
    """Return how an exception came about, from the first line of the plug-in's own code on.

    At most the last 30 calls; None if no code but verifykit's and Python's own was on the way.
    """
    step = _first_step(error)
    while step is not None and _is_ours(step.tb_frame.f_code.co_filename):
        step = step.tb_next
    if step is None:
        return None
    # Only who fails needs it, and it is slow to import.
    import traceback

    try:
        return "".join(traceback.format_exception(type(error), error, step, -30, chain=False))
    except Exception:  # an exception that cannot even be looked at
        return None


def _first_step(error: BaseException) -> TracebackType | None:
    # Not as an attribute of the error, whose class may have put something else there.
    step: TracebackType | None = vars(BaseException)["__traceback__"].__get__(error)
    return step


def _place(error: BaseException) -> str:
    """The innermost line of code that is neither verifykit's nor Python's own."""
    # Where it is that the stack or the memory ends, chance decides.
    if isinstance(error, RecursionError | MemoryError):
        return ""
    step = _first_step(error)
    found = ""
    while step is not None:
        path = step.tb_frame.f_code.co_filename
        if not _is_ours(path):
            found = f" ({os.path.basename(path)}:{step.tb_lineno})"
        step = step.tb_next
    return found


def _is_ours(path: str) -> bool:
    """Whether a file is verifykit's or of Python's own library, or no file at all."""
    installed = _INSTALLED.intersection(path.split(os.sep))
    return path.startswith(("<", _OWN)) or (path.startswith(_PYTHON) and not installed)
