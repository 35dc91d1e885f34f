"""Gold labels: what people found out about a claim, and the label that a verdict stands for."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from verifykit.model.assessment import Verdict
from verifykit.ratings import LABELS, Label

__all__ = ["LABELS", "SAYS", "Gold", "Label"]

SAYS: Mapping[Verdict, Label] = {
    "corroborated": "true",
    "supported": "true",
    "unverified": "unknown",
    "contested": "unknown",
    "refuted": "false",
}
"""The label that each verdict stands for when verdicts are compared with gold."""


@frozen(kw_only=True)
class Gold:
    """The label of one claim, which `claim` names by id or `text` by its words.

    `case` is the id of the case where several are evaluated at once. Labels of one `group` are
    never parted. `place` is where the label was read (file and line), `rating` the word that was
    read there.
    """

    label: Label
    claim: str | None = None
    text: str | None = None
    case: str | None = None
    group: str | None = None
    rating: str = ""
    place: str = ""
