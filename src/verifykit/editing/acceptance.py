"""Writes accepted proposals into the files of a case, with who accepted them and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from verifykit.atomic import replacing
from verifykit.editing.files import UneditableCase, edited_files
from verifykit.editing.proposals import patch_of
from verifykit.loading import to_data
from verifykit.model.amendment import KEPT_UNDER, Amendment
from verifykit.model.case import Case
from verifykit.model.edit import Edit
from verifykit.model.proposal import Proposal
from verifykit.parts import frozen


@frozen(kw_only=True)
class Signature:
    """Who accepts, and the day (ISO 8601)."""

    by: str
    on: str


About = tuple[Proposal, tuple[str, ...]]
"""A proposal, and the ids of the claims that it is about."""


def write_accepted(path: str, case: Case, accepted: Sequence[About], acceptance: Signature) -> None:
    """Write proposals into the case at a path: the edits, and a record of each.

    `case` is what the path holds. Captured files of new documents are copied into the case's
    folder. Raise UneditableCase, with nothing changed, if the files cannot take it.
    """
    data = to_data(case)
    proposals = [proposal for proposal, _ in accepted]
    patch = [*patch_of(proposals, data, captures=True)]
    patch += [
        Edit(op="add", path=f"/{KEPT_UNDER}/-", value=_record(*one, data, acceptance))
        for one in accepted
    ]
    files = edited_files(path, patch)
    files.update(_captures(case, proposals))
    for file, content in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        with replacing(file) as stream:
            stream.write(content)


def _record(
    proposal: Proposal, claims: tuple[str, ...], data: dict[str, Any], acceptance: Signature
) -> dict[str, Any]:
    """What is kept of a proposal; of what it left out, all that the case said."""
    record = Amendment(
        id=proposal.id,
        edit=proposal.edit,
        reason=proposal.reason,
        rule=proposal.rule,
        by=acceptance.by,
        on=acceptance.on,
        claims=claims,
    ).record()
    if proposal.rests_on:
        record["rests_on"] = [basis.data() for basis in proposal.rests_on]
    if proposal.kind == "void":
        record["was"] = next(one for one in data["evidence"] if one["id"] == proposal.evidence)
    return record


def _captures(case: Case, proposals: Sequence[Proposal]) -> Iterator[tuple[Path, bytes]]:
    """The captured files of new documents, at their place in the case's folder."""
    for proposal in proposals:
        capture = proposal.data.get("capture")
        if proposal.captured is None or capture is None:
            continue
        root = Path(case.folder or ".").resolve()
        target = (root / capture["path"]).resolve()
        if not target.is_relative_to(root):
            raise UneditableCase(f"the capture {capture['path']} is outside of the case's folder")
        try:
            content = Path(proposal.captured).read_bytes()
        except OSError as error:
            raise UneditableCase(
                f"the capture {proposal.captured} cannot be read: {error.strerror}"
            ) from error
        if target.exists() and target.read_bytes() != content:
            raise UneditableCase(f"the capture {capture['path']} is there already, another one")
        yield target, content
