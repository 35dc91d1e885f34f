"""The rules of a folder: every module in it that has a rule and a function that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from attrs import evolve

from verifykit.model.assessment import Assessment
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.parts import frozen
from verifykit.plugin.context import Context

Find = Callable[[Case, Context], Iterator[Finding]]
"""What finds a rule: it looks at the whole case, and its findings name the claims."""
Answer = Callable[[Claim, Context], Assessment | None]


@frozen
class RuleFolder:
    """Rules that lie side by side, each a module with its `RULE` and `find`, and its page.

    A checker that keeps its rules so lists none: a new one is a new module and a new page.
    """

    rules: tuple[Rule, ...]
    finders: tuple[Find, ...]
    """What finds each of the rules, in the same order."""

    @classmethod
    def of(cls, package: str) -> RuleFolder:
        """Return the rules of the modules in a package, given by its name, sorted by code.

        Modules without a `RULE` are passed over. What importing one raises is raised.
        """
        path = import_module(package).__path__
        # The module of a checker may be the one that asks, and is half imported then.
        modules = [import_module(f"{package}.{found.name}") for found in iter_modules(path)]
        of_rules = [one for one in modules if isinstance(getattr(one, "RULE", None), Rule)]
        of_rules.sort(key=lambda one: str(one.RULE.code))
        return cls(tuple(one.RULE for one in of_rules), tuple(one.find for one in of_rules))

    def find(self, case: Case, context: Context) -> Iterator[Finding]:
        """Yield what the rules find in a case, rule by rule."""
        for find in self.finders:
            yield from find(case, context)

    def answers(
        self, case: Case, context: Context, answer: Answer
    ) -> Iterator[Assessment | Finding]:
        """Yield the answer about each claim with the findings about it, and all other findings.

        Of a claim about which there is no answer the findings come alone.
        """
        found: dict[str | None, list[Finding]] = {}
        for finding in self.find(case, context):
            found.setdefault(finding.claim, []).append(finding)
        for claim in case.claims:
            assessment = answer(claim, context)
            if assessment is not None:
                about = tuple(found.pop(claim.id, ()))
                same = about == assessment.findings
                yield assessment if same else evolve(assessment, findings=about)
        for findings in found.values():
            yield from findings
