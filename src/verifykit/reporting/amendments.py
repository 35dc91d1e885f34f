"""What was done to a case because somebody accepted it, in words and as data.

Edits of this run stand in the configuration, earlier ones in the case itself. No number comes from
here: the scores are those of the case as it is now. But a reader has to be told whose word is gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from verifykit.model.case import Case
from verifykit.model.evidence import Evidence, Stance
from verifykit.parts import part
from verifykit.reporting.result import Result

if TYPE_CHECKING:
    from verifykit.model.amendment import Amendment

_ENTERED: dict[Stance | None, str] = {
    "supports": "in support of",
    "refutes": "against",
    "reports": "as a report of",
    "questions": "as a doubt about",
    "undercuts": "against",
    None: "without a stance on",
}


@part
class AcceptedEdit:
    """An accepted edit in one sentence, and the claims that it is about; none for all of them."""

    words: str
    claims: tuple[str, ...] = ()

    def is_about(self, claim_id: str) -> bool:
        """Return whether it is about a claim, as what is about the whole case is."""
        return not self.claims or claim_id in self.claims


def accepted_edits(report: Result) -> tuple[AcceptedEdit, ...]:
    """Return what was accepted of a report's case: first what it keeps a record of, then by run."""
    case = report.case
    if case is None:
        return ()
    earlier = (AcceptedEdit(_amended(one, case), one.claims) for one in case.amendments)
    now = (
        AcceptedEdit(one.proposal.done + _entered(one.item, case), one.claims)
        for one in report.accepted
    )
    return (*earlier, *now)


def amendment_data(amendment: Amendment, case: Case) -> dict[str, Any]:
    """Return an amendment as the assessment in JSON has it."""
    item = amendment.item
    names = ("id", "claim", "stance", "document", "source", "attributed_to")
    held = {} if item is None else {name: getattr(item, name) for name in names}
    return {
        "plugin": amendment.plugin,
        **amendment.record(),
        "done": _amended(amendment, case),
        **({"left_out": {name: value for name, value in held.items() if value}} if held else {}),
    }


def _amended(amendment: Amendment, case: Case) -> str:
    item, why = amendment.item, amendment.reason
    if item is not None:
        done = f"left out by {amendment.plugin}: {item.id}, {why}{_entered(item, case)}"
    else:
        done = f"edited as {amendment.plugin} proposes, {amendment.edit}: {why}"
    return done + "".join(_signed(amendment))


def _signed(amendment: Amendment) -> Iterator[str]:
    yield "; accepted"
    if amendment.by:
        yield f" by {amendment.by}"
    if amendment.on:
        yield f" on {amendment.on}"


def _entered(item: Evidence | None, case: Case) -> str:
    """Whose word an item was entered as, and which way; not its quote, which may be altered."""
    if item is None:
        return ""
    outlet, speaker = case.outlet(item), case.speaker(item)
    about = (item.target if item.stance == "undercuts" else None) or item.claim
    words = f"it had been entered {_ENTERED[item.stance]} {about}"
    if speaker is not None:
        words += f": {case.source_name(speaker)}"
    if outlet is not None and outlet != speaker:
        words += f", printed by {case.source_name(outlet)}"
    return f"; {words}"
