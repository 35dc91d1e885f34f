"""Writes a case, or what came of assessing it, as a STIX bundle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, TextIO

from attrs import frozen

from verifykit import (
    Case,
    Finding,
    InputError,
    InvalidCase,
    Report,
    from_data,
    place_findings,
    reader_finding,
    to_data,
)
from verifykit_stix.bundle import bundle_text, faults
from verifykit_stix.case_data import case_data
from verifykit_stix.case_objects import bundle_name, case_objects
from verifykit_stix.extension import stix_id

_MOST_FINDINGS = 20


@frozen
class StixWriter:
    """The writer of a case as a bundle, without loss."""

    name: ClassVar[str] = "stix"
    suffixes: ClassVar[tuple[str, ...]] = (".stix.json", ".stix")

    def write(self, case: Case) -> bytes:
        """Return the bytes of the bundle.

        Raises InvalidCase with a finding for each part that would not come back as it is when the
        bundle is read again, and for each item that STIX does not take.
        """
        data = to_data(case)
        objects = case_objects(data, misquoted=list(_misquoted(case)))
        again = to_data(from_data(case_data(objects, bundle_name(data)).data))
        wrong = [*_lost(data, again), *_refused(objects)]
        if wrong:
            placed = place_findings(case, wrong[:_MOST_FINDINGS])
            raise InvalidCase(placed[0].path or case.id or "case", placed)
        return bundle_text(bundle_name(data), objects).encode()


@frozen
class StixReportWriter:
    """The writer of assessments: the case's objects, with what was found of each claim.

    The credibility of a claim is its confidence in STIX and a label, the verdict another label.
    """

    name: ClassVar[str] = "stix"
    suffixes: ClassVar[tuple[str, ...]] = (".stix.json", ".stix")

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write one bundle with the objects of all reports; raises InputError for invalid cases."""
        objects: dict[str, dict[str, Any]] = {}
        names = []
        for report in reports:
            if report.case is None:
                raise InputError(f"{report.path or 'the case'} is invalid: nothing can be written")
            data = to_data(report.case)
            names.append(bundle_name(data))
            found = case_objects(
                data,
                credibility={one.id: one.credibility for one in report.claims},
                verdicts={one.id: one.verdict for one in report.claims},
                recanted=list(_recanted(report)),
                misquoted=list(_misquoted(report.case)),
            )
            wrong = next(iter(_refused(found)), None)
            if wrong is not None:
                raise InputError(f"{report.path or 'the case'}: {wrong.message}")
            objects |= {one["id"]: one for one in found}
        name = names[0] if len(names) == 1 else stix_id("bundle", *names)
        stream.write(bundle_text(name, list(objects.values())))


def _misquoted(case: Case) -> Iterator[str]:
    """Yield the items that quote somebody from where they say the opposite."""
    return (item.id for item in case.evidence if case.misquoted(item))


def _recanted(report: Report) -> Iterator[str]:
    """Yield the items whose own voice said the opposite later; another one of its house may not."""
    for claim in report.claims if report.scoring else ():
        for item in report.scoring.trace(claim.id).items if report.scoring else ():
            back = item.taken_back
            own = back is not None and back.node == item.evidence.id
            if back is not None and own and back.kind == "recanted" and not back.house:
                yield item.evidence.id


def _lost(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Finding]:
    for key in {**before, **after}:
        part = before.get(key)
        if part == after.get(key):
            continue
        if not isinstance(part, list):
            yield _unfit(f"a bundle has no place for this: {key}", f"/{key}")
            continue
        known = {item.get("id"): item for item in after.get(key, ())}
        for index, item in enumerate(part):
            if item not in after.get(key, ()) and known.get(item.get("id")) != item:
                what = f"{key} {item.get('id', index)}"
                yield _unfit(f"a bundle cannot hold {what} as it is", f"/{key}/{index}")


def _refused(objects: Sequence[dict[str, Any]]) -> Iterator[Finding]:
    return (_unfit(f"it cannot be said in STIX: {one.message}", "") for one in faults(objects))


def _unfit(message: str, pointer: str) -> Finding:
    return reader_finding("does-not-fit", message, pointer=pointer)
