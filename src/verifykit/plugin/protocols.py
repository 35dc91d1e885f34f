"""What a plug-in hands over: checkers, and readers of corpora."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from verifykit.model.assessment import Assessment
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.model.parameters import Parameters
from verifykit.model.rule import Rule
from verifykit.plugin.context import Context


@runtime_checkable
class Checker(Protocol):
    """Looks at one claim at a time.

    `name` is kebab-case and the checker's alone. `rules` are all the rules that its findings may
    name. Both must stay the same for the life of the object, and the object must pickle. A checker
    may have `after`, names of other checkers: it is asked after them, and `context.answers(NAME)`
    gives what they said.
    """

    @property
    def name(self) -> str:
        """The checker's name."""
        ...

    @property
    def rules(self) -> Sequence[Rule]:
        """Every rule that its findings may name."""
        ...

    def check(self, claim: Claim, context: Context) -> Assessment | None:
        """Return the answer about `claim`, or None if there is nothing to say.

        Called once for each claim of the case, in the order of the case. An abstention with a
        reason is an Assessment with `score=None` and an explanation or findings. What is raised
        here is contained: it is reported as a failure of this checker for this claim, and
        everything else goes on.
        """
        ...


@runtime_checkable
class CaseChecker(Protocol):
    """Looks at all claims of a case at once, or at the case itself.

    `name` and `rules` as for a Checker. An object that has both `check` and `check_case` is
    asked both ways.
    """

    @property
    def name(self) -> str:
        """The checker's name."""
        ...

    @property
    def rules(self) -> Sequence[Rule]:
        """Every rule that its findings may name."""
        ...

    def check_case(self, case: Case, context: Context) -> Iterable[Assessment | Finding]:
        """Yield at most one assessment for each claim, and findings, in any order.

        Called once for each case, also for a case without claims. What was yielded before
        something is raised is kept; the failure is reported beside it.
        """
        ...


@runtime_checkable
class BlockChecker(Protocol):
    """Looks at a corpus in columns, block by block; optional, for what must be fast.

    `score CORPUS --checks FILE` asks it, in two passes over the blocks: first `build` and `estep`
    for each block, then `build` and `final`. A block holds whole conflict sets. The sums that
    `estep` returns are added up over all blocks in a fixed order, so the result may not depend on
    how the rows were cut into blocks; a block may be empty. Columns and sums are numpy arrays; the
    columns are read-only. An object may have `check`, too: the conformance suite then holds what
    it says of a block against what it says of the same conflict sets as cases.
    """

    @property
    def name(self) -> str:
        """The checker's name."""
        ...

    @property
    def rules(self) -> Sequence[Rule]:
        """Those of its `check`; none without one, since what it gives of blocks are scores."""
        ...

    def build(self, table: Mapping[str, Any]) -> Any:
        """Return the checker's own form of a block, from its columns by name.

        Per statement, in any order, there are `source` (a place in `sources`; whoever relays
        another source counts as that one), `object` and `value` (64-bit keys
        of what is spoken of and of what is said of it), `attribute` (a place in `predicates`),
        `weight`, and `refutes` (whether it denies the value). `sources` and `predicates` hold the
        names. In the second pass `sums` has what `estep` returned, added over all blocks.
        """
        ...

    def estep(self, block: Any, parameters: Parameters) -> Mapping[str, Any]:
        """Return this block's sums by name: numbers or arrays that can be added."""
        ...

    def final(self, block: Any, parameters: Parameters) -> Mapping[str, Any]:
        """Return the columns `object`, `value` and `score`, with one row for each value judged.

        The keys are those of the block's columns, the scores numbers from 0 to 1.
        """
        ...


@runtime_checkable
class CorpusReader(Protocol):
    """Reads a format of corpora: statements in rows.

    `name` is kebab-case, `suffixes` are file name endings with their dot, in lower case.
    """

    @property
    def name(self) -> str:
        """The format's name."""
        ...

    @property
    def suffixes(self) -> Sequence[str]:
        """The endings of its files."""
        ...

    def read(self, path: Path) -> Iterator[Mapping[str, Any]]:
        """Yield the rows in the order of the file, without holding them all.

        A row has `source`, `subject` and `value`, and may have `predicate`, `stance`, `when`,
        `unit`, `derived_from`, `weight` and further columns. Raise `verifykit.errors.InputError`
        for a file that is not what it claims to be.
        """
        ...


@runtime_checkable
class Command(Protocol):
    """A subcommand, as click has it: what `@click.command()` makes of a function."""

    name: str | None

    def make_context(self, info_name: str | None, args: list[str], **extra: Any) -> Any:
        """Return the context of a run with the arguments that follow its name."""
        ...

    def invoke(self, ctx: Any) -> Any:
        """Run it in a context, and return its exit code."""
        ...

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return what the list of subcommands says of it."""
        ...
