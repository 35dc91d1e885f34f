"""Every way in which a plug-in can fail, as data: code, name, what happened, what to do."""

from __future__ import annotations

import os
from collections.abc import Callable
from types import TracebackType

from verifykit.parts import part
from verifykit.reporting.report import Failure

_OWN = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep
_PYTHON = os.path.dirname(os.path.abspath(os.__file__)) + os.sep
_INSTALLED = {"site-packages", "dist-packages"}


@part(kw_only=True)
class FailureKind:
    """A kind of plug-in failure. It is an error of the tool (exit code 3), never a finding.

    `happened` says what went wrong and what verifykit did about it, `fix` what to do.
    """

    code: str
    name: str
    happened: str
    fix: str

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


NOT_IMPORTABLE = FailureKind(
    code="VK900",
    name="plugin-not-importable",
    happened="The module that the entry point names could not be imported. The plug-in is left "
    "out, everything else works.",
    fix="Read the exception in the message; reinstall or update the plug-in, or leave it out "
    "with `-p no:NAME`.",
)
WRONG_API = FailureKind(
    code="VK901",
    name="plugin-wrong-api",
    happened="The plug-in states `verifykit_api` and that is not the version this verifykit "
    "offers. It is left out.",
    fix="Install a release of the plug-in for this version of verifykit.",
)
MALFORMED = FailureKind(
    code="VK902",
    name="plugin-malformed",
    happened="The plug-in has a hook that does not exist (perhaps misspelled), a hook without "
    "`@hookimpl`, a hook with arguments that the specification does not have or that are "
    "keyword-only, a wrapper, or the entry point names a class, or what another one names. It is "
    "left out.",
    fix="Compare the plug-in's hooks with the hooks reference.",
)
NAME_TAKEN = FailureKind(
    code="VK903",
    name="name-taken",
    happened="Two plug-ins, or two formats that plug-ins add, have one name. The first stays, "
    "the second is left out.",
    fix="Uninstall or disable one of the two that the message names, or rename one.",
)
RULE_TAKEN = FailureKind(
    code="VK904",
    name="rule-taken",
    happened="Two checkers have one name, or one rule code or rule name. The first stays, the "
    "second checker is left out.",
    fix="Disable one of the two owners that the message names; the author of the second one has "
    "to choose another code.",
)
BAD_RULE = FailureKind(
    code="VK905",
    name="rule-malformed",
    happened="A rule's code does not match `^[A-Z]{2,4}[0-9]{3}$`, begins with letters that are "
    "verifykit's own (VK, SRC, COR, CON, PRO, WAI), or its name is not kebab-case. The "
    "checker is left out.",
    fix="Choose a code and a name that fit; run the conformance kit.",
)
HOOK_FAILED = FailureKind(
    code="VK906",
    name="hook-failed",
    happened="A hook of the plug-in raised an exception or returned something else than its "
    "specification says. What it contributes through that hook is missing.",
    fix="Read the exception in the message; update the plug-in or leave it out.",
)
CIRCLE = FailureKind(
    code="VK907",
    name="checkers-in-a-circle",
    happened="Checkers wait for each other's answers in a circle. All of them are left out.",
    fix="Leave one of the plug-ins out with `-p no:NAME`; an author has to take a name out of "
    "`after`.",
)
REQUIREMENT = FailureKind(
    code="VK908",
    name="requirement-not-met",
    happened="The plug-in needs another plug-in, or another version of it (`verifykit_requires`). "
    "It is left out.",
    fix="Install the plug-in that the message names, in a version that fits.",
)
RAISED = FailureKind(
    code="VK910",
    name="checker-raised",
    happened="A checker raised an exception. Its answer for that claim is missing; its other "
    "answers and all other checkers stand.",
    fix="Read the exception in the message and report it to the plug-in's author.",
)
WRONG_TYPE = FailureKind(
    code="VK911",
    name="checker-wrong-type",
    happened="A checker returned something that is no Assessment or Finding, or one with fields "
    "of the wrong type. The answer is dropped.",
    fix="The author has to return what the protocol says.",
)
BAD_SCORE = FailureKind(
    code="VK912",
    name="checker-bad-score",
    happened="A checker's score is not a number in [0, 1]. The answer is dropped.",
    fix="The author has to return a score in [0, 1], or None to abstain.",
)
UNDECLARED_RULE = FailureKind(
    code="VK913",
    name="checker-undeclared-rule",
    happened="A finding names a rule that its checker does not declare. The finding is dropped.",
    fix="The author has to add the rule, with its documentation, to the checker's `rules`.",
)
UNKNOWN_CLAIM = FailureKind(
    code="VK914",
    name="checker-unknown-claim",
    happened="An answer names a claim that the case does not have, another claim than the one "
    "that was asked about, or a claim that the checker has already answered. It is dropped.",
    fix="The author has to give the id of the claim that was passed in.",
)
CASE_CHANGED = FailureKind(
    code="VK915",
    name="case-changed",
    happened="A plug-in changed the case, the scores, what they rest on, or the settings behind "
    "their back. Everything was put back, and that plug-in's answer is dropped.",
    fix="The author has to work on copies (`attrs.evolve`).",
)
TIMED_OUT = FailureKind(
    code="VK916",
    name="checker-timed-out",
    happened="A checker, or a plug-in's proposals, took longer than `--checker-timeout` allows "
    "and its process was killed. What it had answered before is kept.",
    fix="Allow more time, or leave the plug-in out with `-p no:NAME`.",
)
DIED = FailureKind(
    code="VK917",
    name="checker-process-died",
    happened="The process of a checker ended without an answer: a crash in native code, a stack "
    "overflow, or the system ran out of memory. What it had answered before is kept.",
    fix="Report it to the plug-in's author with the signal that the message names.",
)
TOO_MUCH = FailureKind(
    code="VK918",
    name="too-much",
    happened="A checker has more findings on one case, or a plug-in more proposals, than count. "
    "Those beyond the limit are dropped.",
    fix="If they are wanted, raise `--plugin-limit`; else report it to the plug-in's author.",
)
BAD_PROPOSAL = FailureKind(
    code="VK920",
    name="proposal-malformed",
    happened="A proposal is of the wrong type, gives no reason, names evidence or a parent that "
    "the case does not have, or its factor is not in [0, 1]. It is dropped.",
    fix="The author has to propose only what the case can take.",
)

FAILURES = tuple(kind for kind in tuple(vars().values()) if isinstance(kind, FailureKind))
"""All that stand above, in the order of their codes. A code is never used for anything else."""


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
