"""CON026: a denial by whom a serious claim is about, entered as if they had nothing to lose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifykit import Case, Claim, Context, Evidence, Finding, Rule, Source
from verifykit.checkers.wording import related_to
from verifykit.model.source import PEOPLE

RULE = Rule.from_page(__file__, code="CON026", name="own-denial", severity="note", kind="review")

_SEVERAL = 2
_WORD = r"[^\W\d_]+"


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each denial of one's own that is not entered as interested."""
    for claim in case.claims:
        if claim.gravity == "serious":
            for item in case.evidence_by_claim.get(claim.id, ()):
                speaker = case.source(case.speaker(item))
                whom = None if speaker is None else _denies(case, claim, item, speaker)
                if speaker is not None and whom is not None:
                    yield RULE.finding(
                        f"{case.source_name(speaker.id)} {whom}, in {item.id}: if it is their own "
                        "denial, enter it with interested: true",
                        claim=claim.id,
                        pointer=case.pointer(item),
                        related=related_to(case, [(claim, "the claim")]),
                    )


def _denies(case: Case, claim: Claim, item: Evidence, speaker: Source) -> str | None:
    """Say how a denial is that of whom the claim is about; None if it is not, or has a stake."""
    denied = "supports" if claim.negated else "refutes"
    if item.stance != denied or item.stake is not None:
        return None
    if speaker.id == claim.subject:
        return "denies what is said of them"
    entity = case.entities_by_id.get(claim.subject or "")
    names = {claim.subject} if entity is None else {claim.subject, entity.name, *entity.aliases}
    if speaker.name in names:
        return "denies this and has the name of whom it is about"
    if not speaker.anonymous and _is_named(claim.text, speaker):
        return "denies this and is named in it"
    return None


def _is_named(text: str, speaker: Source) -> bool:
    """Whether a text names a source: by all of its name, or a person by the last word of it.

    "Judge Roe" may be Judge Ana Roe; "Ben Roe" is somebody else. An official may be an office: the
    Police of Brandt is not named by "the zoo of Brandt".
    """
    if re.search(rf"(?<!\w){re.escape(speaker.name)}(?!\w)", text):
        return speaker.name[:1].isupper()
    own = re.findall(_WORD, speaker.name)
    if speaker.kind not in PEOPLE or len(own) < _SEVERAL or not own[-1][0].isupper():
        return False
    if speaker.kind == "official" and any(word.islower() for word in own):
        return False
    return any(run[-1] == own[-1] and {*run} <= {*own} for run in _names_in(text))


def _names_in(text: str) -> Iterator[list[str]]:
    """Yield the runs of words that begin with a capital letter: "Dr. Ana Roe"."""
    run: list[str] = []
    end = 0
    for word in re.finditer(_WORD, text):
        if not word[0][0].isupper() or text[end : word.start()] not in (" ", ". "):
            if run:
                yield run
            run = []
        if word[0][0].isupper():
            run.append(word[0])
        end = word.end()
    if run:
        yield run
