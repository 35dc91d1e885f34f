"""The rules of a folder, each with a module that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

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
    """Rules that lie side by side, each with its page and a module whose `find` finds it.

    A checker that keeps its rules so lists none: a new one is a new module and a new page.
    """

    rules: tuple[Rule, ...]
    modules: tuple[str, ...]
    """The modules that find the rules; they are imported when first asked."""

    @classmethod
    def of(cls, package: str, finders: Iterable[str] = ()) -> RuleFolder:
        """Return the rules of a package, given by its name, sorted by code.

        They are those that it has itself, each found by the module that is called as the rule is;
        or all by the modules of it that `finders` names, where one walk finds several. Where it has
        none, each of its modules is imported, and has its `RULE` beside its `find`, or is passed
        over. What importing one raises is raised.
        """
        folder = import_module(package)
        declared = {
            f"{package}.{one.name.replace('-', '_')}": one
            for one in vars(folder).values()
            if isinstance(one, Rule)
        }
        by_code = sorted((declared or _found(folder)).items(), key=lambda pair: pair[1].code)
        named = tuple(f"{package}.{name}" for name in finders)
        return cls(tuple(rule for _, rule in by_code), named or tuple(name for name, _ in by_code))

    @property
    def finders(self) -> tuple[Find, ...]:
        """What finds the rules, module by module."""
        return tuple(import_module(name).find for name in self.modules)

    def find(self, case: Case, context: Context) -> Iterator[Finding]:
        """Yield what the rules find in a case, module by module."""
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


def _found(folder: ModuleType) -> Mapping[str, Rule]:
    """Return the rules that the modules of a package have, by the names of the modules."""
    names = [f"{folder.__name__}.{one.name}" for one in iter_modules(folder.__path__)]
    # The module of a checker may be the one that asks, and is half imported then.
    rules = ((name, getattr(import_module(name), "RULE", None)) for name in names)
    return {name: rule for name, rule in rules if isinstance(rule, Rule)}
