"""Checkers that each break one promise, as authors do without noticing, and the good ones.

`BROKEN` says for each check of the conformance suite whom it catches. The checkers pickle and can
be imported by name, since another process asks them, too.
"""

import json
import os
import random
import re
import time
from collections import Counter
from datetime import date, datetime
from pathlib import Path

from attrs import evolve

from verifykit import Assessment, Finding, Related, Rule

BARE = Rule(
    code="TST001",
    name="bare-claim",
    severity="note",
    checks="Whether a claim has any evidence at all.",
    why="Nobody can judge a claim that nothing supports.",
    fix="Add evidence to the claim.",
    bad="""\
claims:
  - {id: bare, text: Nobody says so.}
""",
    good="""\
sources:
  - {id: s, name: Somebody}
claims:
  - {id: told, text: Somebody says so.}
evidence:
  - {id: e, claim: told, source: s, stance: supports}
""",
)


class Sound:
    """Keeps to everything: says of each claim whether it has evidence."""

    name = "sound"
    rules = (BARE,)

    def check(self, claim, context):
        if context.case.evidence_by_claim.get(claim.id):
            return Assessment(claim=claim.id, score=1.0)
        pointer = context.case.pointer(claim)
        finding = BARE.finding("no evidence", claim=claim.id, pointer=pointer)
        return Assessment(claim=claim.id, score=0.0, findings=(finding,))


class WithRule(Sound):
    """Sound, but for its rule."""

    def __init__(self, **changes):
        self.rule = evolve(BARE, **changes)
        self.rules = (self.rule,)

    def check(self, claim, context):
        answer = super().check(claim, context)
        findings = tuple(evolve(one, rule=self.rule.code) for one in answer.findings)
        return evolve(answer, findings=findings)


class CodeTwice(Sound):
    rules = (BARE, evolve(BARE, name="another-name"))


class CodeOfBuiltin(WithRule):
    def __init__(self):
        super().__init__(code="SRC001")


class ScoreTooHigh(Sound):
    def check(self, claim, context):
        return evolve(super().check(claim, context), score=1.5)


class ScoreOfNothing(Sound):
    def check(self, claim, context):
        evidence = context.case.evidence_by_claim.get(claim.id, ())
        return evolve(super().check(claim, context), score=float("nan") if evidence else 0.0)


class AnotherClaim(Sound):
    def check(self, claim, context):
        first = context.case.claims[0]
        return super().check(first, context)


class PointsNowhere(Sound):
    def check(self, claim, context):
        answer = super().check(claim, context)
        findings = tuple(evolve(one, pointer="/claims/999") for one in answer.findings)
        return evolve(answer, findings=findings)


class RelatesToNothing(Sound):
    def check(self, claim, context):
        answer = super().check(claim, context)
        related = (Related(pointer="/claims/0/nothing"),)
        return evolve(
            answer, findings=tuple(evolve(one, related=related) for one in answer.findings)
        )


class Dice(Sound):
    def check(self, claim, context):
        return evolve(super().check(claim, context), score=random.random())


class Remembers(Sound):
    """Says less about a claim that it has seen before."""

    def __init__(self):
        self.seen = set()

    def check(self, claim, context):
        answer = super().check(claim, context)
        if claim.text in self.seen:
            answer = evolve(answer, findings=())
        self.seen.add(claim.text)
        return answer


class Forces(Sound):
    def check(self, claim, context):
        object.__setattr__(claim, "notes", "seen")
        return super().check(claim, context)


class ForcesTrace(Sound):
    def check(self, claim, context):
        object.__setattr__(context.trace(claim.id), "strands", None)
        return super().check(claim, context)


class SpoilsIndex(Sound):
    def check(self, claim, context):
        answer = super().check(claim, context)
        context.case.evidence_by_claim.pop(claim.id, None)
        return answer


class HoldsLambda(Sound):
    def __init__(self):
        self.key = lambda claim: claim.id


class ForgetsWhenPickled(Sound):
    def __init__(self):
        self.strict = True

    def __getstate__(self):
        return {"strict": False}

    def check(self, claim, context):
        answer = super().check(claim, context)
        return answer if self.strict else evolve(answer, score=None)


class FirstClaimOnly(Sound):
    """Depends on the order of claims."""

    def check(self, claim, context):
        answer = super().check(claim, context)
        return answer if claim is context.case.claims[0] else evolve(answer, findings=())


class NamesFirstSource(Sound):
    """Depends on the order of sources, in the words of a message alone."""

    def check(self, claim, context):
        answer = super().check(claim, context)
        named = [source.id for source in context.case.sources[:1]]
        findings = tuple(evolve(one, message=f"not even {named}") for one in answer.findings)
        return evolve(answer, findings=findings)


class LikesShortIds(Sound):
    """Depends on what things are called."""

    def check(self, claim, context):
        return evolve(super().check(claim, context), score=1 / len(claim.id))


class FindsByIds(Sound):
    def check(self, claim, context):
        answer = super().check(claim, context)
        return answer if claim.id == min(context.case.claims_by_id) else evolve(answer, findings=())


class CountsDocuments(Sound):
    """Takes a relay for one more source."""

    def check(self, claim, context):
        documents = len(context.case.evidence_by_claim.get(claim.id, ()))
        return evolve(super().check(claim, context), score=documents / (documents + 1))


class NeedsClaims(Sound):
    def check_case(self, case, context):
        return [Finding(rule="TST001", severity="note", message=case.claims[0].text)][:0]


class NeedsSubject(Sound):
    def check(self, claim, context):
        assert claim.text.isascii() or claim.subject is None
        if len(context.case.claims) == 1 and not context.case.evidence:
            claim.subject.upper()
        return super().check(claim, context)


class NeedsAscii(Sound):
    def check(self, claim, context):
        claim.text.encode("ascii")
        return super().check(claim, context)


class NeedsFewSources(Sound):
    """Goes as deep as there are sources."""

    def check(self, claim, context):
        self.descend(len(context.case.sources))
        return super().check(claim, context)

    def descend(self, depth):
        return 0 if depth == 0 else 1 + self.descend(depth - 1)


class SaysNothing(Sound):
    """Its finding has no words."""

    def check(self, claim, context):
        answer = super().check(claim, context)
        return evolve(answer, findings=tuple(evolve(one, message=" ") for one in answer.findings))


class ExplainsWithBlanks(Sound):
    def check(self, claim, context):
        return evolve(super().check(claim, context), explanation="")


class EndsWithANewline(Sound):
    def check(self, claim, context):
        answer = super().check(claim, context)
        found = tuple(evolve(one, message="no evidence\n") for one in answer.findings)
        return evolve(answer, findings=found)


class RelatesWithoutAWord(Sound):
    def check(self, claim, context):
        answer = super().check(claim, context)
        related = (Related(pointer=context.case.pointer(claim), message=""),)
        found = tuple(evolve(one, related=related) for one in answer.findings)
        return evolve(answer, findings=found)


class ShowsASet(Sound):
    """The order of a set of texts is another one in every process."""

    def check(self, claim, context):
        words = set(f"{claim.text} and some more words of it".split())
        return evolve(super().check(claim, context), explanation=", ".join(words))


class ScoresByHash(Sound):
    def check(self, claim, context):
        return evolve(super().check(claim, context), score=(hash(claim.text) % 1000) / 1000)


class FirstOfASet(Sound):
    def check(self, claim, context):
        words = set(claim.text.split())
        return evolve(super().check(claim, context), data={"word": next(iter(words), "")})


class CountsDaysUntilToday(Sound):
    def check(self, claim, context):
        days = (date.today() - date(2024, 1, 1)).days
        return evolve(super().check(claim, context), explanation=f"{days} days ago")


class LooksAtTheClock(Sound):
    def check(self, claim, context):
        old = time.time() > 1.8e9 + 2e7
        return evolve(super().check(claim, context), score=0.0 if old else 1.0)


class StampsItsAnswer(Sound):
    def check(self, claim, context):
        now = datetime.now().strftime("%Y-%m-%d")
        return evolve(super().check(claim, context), data={"at": now})


class ReadsTheWorkingFolder(Sound):
    def check(self, claim, context):
        Path("pyproject.toml").read_bytes()
        return super().check(claim, context)


class SaysWhereItIs(Sound):
    def check(self, claim, context):
        return evolve(super().check(claim, context), explanation=os.getcwd())


class AsksTheNetwork(Sound):
    def check(self, claim, context):
        import socket

        socket.getaddrinfo("127.0.0.1", 80)
        return super().check(claim, context)


class LooksAtTheZone(Sound):
    def check(self, claim, context):
        return evolve(super().check(claim, context), explanation=time.tzname[0])


class SeedsByTheProcess(Sound):
    def check(self, claim, context):
        dice = random.Random(os.getpid())
        return evolve(super().check(claim, context), score=dice.random())


class ReadsYearsAsNumbers(Sound):
    """Not every date is four digits and a dash: 199X, ../2020."""

    def check(self, claim, context):
        if claim.when:
            int(claim.when[:4])
        return super().check(claim, context)


class WantsOneDate(Sound):
    def check(self, claim, context):
        if claim.when and "/" not in claim.when and len(claim.when) > 4:
            date.fromisoformat(f"{claim.when}-01"[:10])
        return super().check(claim, context)


class AddsToTheValue(Sound):
    """A value may be a range."""

    def check(self, claim, context):
        if claim.value is not None and not isinstance(claim.value, str | bool | tuple):
            claim.value + 1
        return super().check(claim, context)


class LowersTheValue(Sound):
    """A value may be several."""

    def check(self, claim, context):
        if claim.value is not None and not isinstance(claim.value, int | float):
            getattr(claim.value, "min", None) or claim.value.lower()
        return super().check(claim, context)


class HalvesTheRange(Sound):
    """A range may be open."""

    def check(self, claim, context):
        low, high = getattr(claim.value, "min", 0), getattr(claim.value, "max", 0)
        (low + high) / 2
        return super().check(claim, context)


class FollowsDerivations(Sound):
    """Documents may derive from one another in a circle."""

    def check(self, claim, context):
        for document in context.case.documents:
            self.depth(document, context.case)
        return super().check(claim, context)

    def depth(self, document, case):
        parents = (
            one.parent for one in document.derived_from if one.parent in case.documents_by_id
        )
        return 1 + max((self.depth(case.documents_by_id[one], case) for one in parents), default=0)


class TakesParentsForDocuments(Sound):
    """A document may derive from a source, or from an item."""

    def check(self, claim, context):
        for document in context.case.documents:
            for one in document.derived_from:
                context.case.documents_by_id[one.parent]
        return super().check(claim, context)


class TakesEvidenceForDocuments(Sound):
    """An item may name a source and no document."""

    def check(self, claim, context):
        for item in context.case.evidence_by_claim.get(claim.id, ()):
            context.case.documents_by_id[item.document]
        return super().check(claim, context)


class WantsASuffix(Sound):
    def check(self, claim, context):
        for item in context.case.evidence:
            if item.quote is not None:
                item.quote.suffix.strip()
        return super().check(claim, context)


class WantsADate(Sound):
    def check(self, claim, context):
        for document in context.case.documents:
            document.published.split("-")
        return super().check(claim, context)


class WantsAReason(Sound):
    def check(self, claim, context):
        for document in context.case.documents:
            if document.retracted is not None:
                document.retracted.on.split("-")
        return super().check(claim, context)


class KnowsFourQuantifiers(Sound):
    def check(self, claim, context):
        if claim.quantifier is not None:
            {"all": 1, "most": 2, "some": 3, "none": 4, "at_least": 5}[claim.quantifier.kind]
        return super().check(claim, context)


class WantsAWhen(Sound):
    """Many claims have no date."""

    def check(self, claim, context):
        claim.when.partition("/")
        return super().check(claim, context)


class ForgetsWaivers(Sound):
    """A waiver may be for a whole rule."""

    def check(self, claim, context):
        for waiver in context.case.waivers:
            context.case.claims_by_id[waiver.claim]
        return super().check(claim, context)


class ReadsOneLine(Sound):
    def check(self, claim, context):
        assert re.fullmatch(r".*", claim.text), "more lines than one"
        return super().check(claim, context)


class TooHighWhereThereIsMuch(Sound):
    """Its score leaves [0, 1] only in a large case."""

    def check(self, claim, context):
        return evolve(super().check(claim, context), score=len(context.case.claims) / 1500)


class TooDeepWhereThereIsMuch(Sound):
    def check_case(self, case, context):
        self.rest(case.claims)
        return ()

    def rest(self, claims):
        return 0 if not claims else 1 + self.rest(claims[1:])


class ComparesAllWithAll(Sound):
    """Looks at every pair of claims and documents."""

    def check(self, claim, context):
        for other in context.case.claims:
            len(other.text.split())
        return super().check(claim, context)


class OverwritesOptions(Sound):
    def check(self, claim, context):
        object.__setattr__(context.case, "as_of", "2020-01-01")
        return super().check(claim, context)


class KeepsAFile(Sound):
    def __init__(self):
        self.file = open(os.devnull)  # noqa: SIM115  # it is the mistake

    def __del__(self):
        self.file.close()


class AnswersTwice(Sound):
    def check_case(self, case, context):
        for claim in case.claims:
            yield Assessment(claim=claim.id, score=1.0)


class FindsForAStranger(Sound):
    def check(self, claim, context):
        answer = super().check(claim, context)
        found = tuple(evolve(one, claim="nobody") for one in answer.findings)
        return evolve(answer, findings=found)


class CountsSources(Sound):
    """Every outlet is one more, whoever it has it from."""

    def check(self, claim, context):
        items = context.case.evidence_by_claim.get(claim.id, ())
        names = {one.document or one.source for one in items}
        return evolve(super().check(claim, context), score=min(1.0, len(names) / 50))


class ReadsTheEnvironment(Sound):
    """Says another thing where another variable is set; nobody can try them all."""

    def check(self, claim, context):
        strict = os.environ.get("ODD_CHECKER_STRICT") == "1"
        return evolve(super().check(claim, context), score=0.0 if strict else 1.0)


class TakesSimilarForTheSame(Sound):
    """What it says is wrong, in a way that only somebody who knows the field sees."""

    def check(self, claim, context):
        return evolve(super().check(claim, context), score=0.5)


BROKEN = {
    "rules_are_documented": [
        WithRule(why=""),
        WithRule(checks="It."),
        WithRule(severity="fatal"),
        WithRule(kind="odd"),
        WithRule(bad=BARE.good),
        WithRule(good=" "),
    ],
    "rules_and_pages_are_paired": [WithRule(page=str(Path(__file__).with_name("TST001.md")))],
    "codes_are_valid_and_unique": [
        WithRule(code="tst1"),
        WithRule(code="VK950"),
        WithRule(name="Bare Claim"),
        CodeTwice(),
        CodeOfBuiltin(),
    ],
    "bad_examples_fire": [
        WithRule(bad=BARE.good + "# as good as the other\n"),
        WithRule(bad="claims: no list"),
    ],
    "good_examples_stay_silent": [
        WithRule(good=BARE.bad + "# as bad as the other\n"),
        WithRule(good="clams: []"),
    ],
    "scores_are_in_range": [ScoreTooHigh(), ScoreOfNothing()],
    "claim_ids_are_echoed": [AnotherClaim(), FindsForAStranger(), AnswersTwice()],
    "messages_say_something": [
        SaysNothing(),
        ExplainsWithBlanks(),
        EndsWithANewline(),
        RelatesWithoutAWord(),
    ],
    "pointers_resolve": [PointsNowhere(), RelatesToNothing()],
    "is_deterministic": [Dice(), Remembers()],
    "is_the_same_elsewhere": [
        ShowsASet(),
        ScoresByHash(),
        FirstOfASet(),
        CountsDaysUntilToday(),
        LooksAtTheClock(),
        StampsItsAnswer(),
        ReadsTheWorkingFolder(),
        SaysWhereItIs(),
        AsksTheNetwork(),
        LooksAtTheZone(),
        SeedsByTheProcess(),
    ],
    "mutates_nothing": [Forces(), ForcesTrace(), SpoilsIndex(), OverwritesOptions()],
    "pickles": [HoldsLambda(), ForgetsWhenPickled(), KeepsAFile()],
    "order_changes_nothing": [FirstClaimOnly(), NamesFirstSource()],
    "ids_change_nothing": [LikesShortIds(), FindsByIds()],
    "exact_relay_changes_nothing": [CountsDocuments(), CountsSources()],
    "survives_every_kind_of_value": [
        ReadsYearsAsNumbers(),
        WantsOneDate(),
        AddsToTheValue(),
        LowersTheValue(),
        HalvesTheRange(),
        KnowsFourQuantifiers(),
        WantsAWhen(),
        ForgetsWaivers(),
        ReadsOneLine(),
    ],
    "survives_every_kind_of_document": [
        FollowsDerivations(),
        TakesParentsForDocuments(),
        TakesEvidenceForDocuments(),
        WantsASuffix(),
        WantsADate(),
        WantsAReason(),
    ],
    "survives_empty_case": [NeedsClaims()],
    "survives_claim_with_text_only": [NeedsSubject()],
    "survives_right_to_left_text": [NeedsAscii()],
    "survives_thousand_sources": [NeedsFewSources()],
    "survives_two_thousand_claims": [TooHighWhereThereIsMuch(), TooDeepWhereThereIsMuch()],
    "cost_stays_in_proportion": [ComparesAllWithAll()],
}
"""For each check the checkers that it catches: what authors get wrong."""

MISSED = [ReadsTheEnvironment(), TakesSimilarForTheSame()]
"""What no check of form can catch."""


class Good(Sound):
    """A checker with a score of its own that keeps to everything."""

    name = "good"

    def answer(self, claim, context, score, words="as it should"):
        found = super().check(claim, context).findings
        return Assessment(claim=claim.id, score=score, explanation=words, findings=found)


def _items(claim, context):
    return context.case.evidence_by_claim.get(claim.id, ())


def _documents(claim, context):
    known = context.case.documents_by_id
    names = dict.fromkeys(one.document for one in _items(claim, context) if one.document in known)
    return [known[name] for name in names]


def _share(values):
    values = list(values)
    return sum(values) / len(values) if values else None


class Silent(Good):
    def check(self, claim, context):
        return None if _items(claim, context) else super().check(claim, context)


class Abstains(Good):
    def check(self, claim, context):
        return self.answer(claim, context, None, "nothing can be said")


class ShareOfDated(Good):
    def check(self, claim, context):
        return self.answer(claim, context, _share(
            one.published is not None for one in _documents(claim, context)))  # fmt: skip


class ShareOfConsulted(Good):
    def check(self, claim, context):
        return self.answer(claim, context, _share(
            one.consulted for one in _documents(claim, context)))  # fmt: skip


class ShareOfTitled(Good):
    def check(self, claim, context):
        return self.answer(claim, context, _share(
            one.title is not None for one in _documents(claim, context)))  # fmt: skip


class ShareOfQuoted(Good):
    def check(self, claim, context):
        return self.answer(claim, context, _share(
            one.quote is not None for one in _items(claim, context)))  # fmt: skip


class ShareOfStanding(Good):
    def check(self, claim, context):
        return self.answer(claim, context, _share(
            one.retracted is None for one in _documents(claim, context)))  # fmt: skip


class AnyAddress(Good):
    def check(self, claim, context):
        has = any(one.url for one in _documents(claim, context))
        return self.answer(claim, context, 1.0 if has else 0.0)


class WorstGrade(Good):
    def check(self, claim, context):
        sources = [context.case.sources_by_id[one.source] for one in _documents(claim, context)]
        grades = ["ABCDEF".index(one.reliability or "F") for one in sources]
        return self.answer(claim, context, 1 - max(grades) / 5 if grades else None)


class OriginsAtLeast(Good):
    def check(self, claim, context):
        least = context.scored(claim.id).support.origins.min
        return self.answer(claim, context, least / (least + 1))


class WordsOfTheClaim(Good):
    def check(self, claim, context):
        return self.answer(claim, context, min(1.0, len(claim.text.split()) / 40))


class NumbersInTheText(Good):
    def check(self, claim, context):
        numbers = sorted(re.findall(r"[0-9]+", claim.text))
        return evolve(self.answer(claim, context, None), data={"numbers": numbers})


class SortedWords(Good):
    def check(self, claim, context):
        words = sorted(set(claim.text.split()))
        return self.answer(claim, context, None, ", ".join(words) or "no words")


class Compares(Good):
    def check(self, claim, context):
        return self.answer(claim, context, 0.0 if context.comparisons(claim.id) else 1.0)


class SpeaksOfTheCase(Good):
    check = None

    def check_case(self, case, context):
        for claim in case.claims:
            if not case.evidence_by_claim.get(claim.id):
                yield BARE.finding("no evidence", claim=claim.id, pointer=case.pointer(claim))


class CountsTheCase(Good):
    check = None

    def check_case(self, case, context):
        seen = Counter(one.claim for one in case.evidence)
        for claim in case.claims:
            bare = BARE.finding("no evidence", claim=claim.id, pointer=case.pointer(claim))
            yield Assessment(
                claim=claim.id, score=1.0 if seen[claim.id] else 0.0,
                findings=() if seen[claim.id] else (bare,),
            )  # fmt: skip


class ReadsExtensions(Good):
    def check(self, claim, context):
        held = {key: json.loads(text) for key, text in claim.extensions}
        return evolve(self.answer(claim, context, None), data=held)


class FollowsTheTrace(Good):
    def check(self, claim, context):
        roles = sorted({str(one.role) for one in context.trace(claim.id).items})
        return self.answer(claim, context, None, f"roles: {', '.join(roles) or 'none'}")


class HearsOthers(Good):
    after = ("nobody-here",)

    def check(self, claim, context):
        return self.answer(claim, context, None, f"heard {len(context.answers('nobody-here'))}")


class Keeps(Good):
    def __init__(self):
        self.seen = {}

    def check(self, claim, context):
        words = self.seen.setdefault(claim.text, len(claim.text.split()))
        return self.answer(claim, context, 1 / (1 + words))


SOUND = [
    kind()
    for kind in (
        Sound, Silent, Abstains, ShareOfDated, ShareOfConsulted, ShareOfTitled, ShareOfQuoted,
        ShareOfStanding, AnyAddress, WorstGrade, OriginsAtLeast, WordsOfTheClaim, NumbersInTheText,
        SortedWords, Compares, SpeaksOfTheCase, CountsTheCase, ReadsExtensions, FollowsTheTrace,
        HearsOthers, Keeps,
    )
]  # fmt: skip
"""Checkers that keep to everything, most of which look at documents."""
