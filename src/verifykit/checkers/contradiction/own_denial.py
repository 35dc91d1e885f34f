"""CON026: a denial by whom a serious claim is about, entered as if they had nothing to lose."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Claim, Context, Evidence, Finding, Rule
from verifykit.checkers.wording import related_to

RULE = Rule.from_page(__file__, code="CON026", name="own-denial", severity="note", kind="review")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each denial of one's own that is not entered as interested."""
    for claim in case.claims:
        if claim.gravity == "serious" and claim.subject is not None:
            for item in case.evidence_by_claim.get(claim.id, ()):
                if _is_own_denial(case, claim, item):
                    speaker = case.speaker(item) or ""
                    whom = "denies what is said of them"
                    if speaker != claim.subject:
                        whom = "denies this and has the name of whom it is about"
                    yield RULE.finding(
                        f"{case.source_name(speaker)} {whom}, in {item.id}: if it is their own "
                        "denial, enter it with interested: true",
                        claim=claim.id,
                        pointer=case.pointer(item),
                        related=related_to(case, [(claim, "the claim")]),
                    )


def _is_own_denial(case: Case, claim: Claim, item: Evidence) -> bool:
    """Whether the speaker is whom the claim is about, by the id or by a name."""
    denied = "supports" if claim.negated else "refutes"
    if item.stance != denied or item.stake is not None:
        return False
    speaker, subject = case.speaker(item), claim.subject or ""
    entity = case.entities_by_id.get(subject)
    names = {subject} if entity is None else {subject, entity.name, *entity.aliases}
    source = case.sources_by_id.get(speaker or "")
    return speaker == subject or (source is not None and source.name in names)
