"""Asks plug-ins what they propose about a case, whatever they may do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verifykit.config.settings import Settings
from verifykit.engine.proposal_form import flaw_of_form, plain
from verifykit.model.case import Case
from verifykit.model.proposal import KINDS, Proposal
from verifykit.parts import part
from verifykit.plugin.containment import each_contained, refuse_configuration
from verifykit.plugin.failures import BAD_PROPOSAL, HOOK_FAILED, TOO_MUCH, describe
from verifykit.plugin.plugin import Implementation
from verifykit.report import Failure
from verifykit.services import Services

HOOK = "verifykit_proposals"


@part(kw_only=True)
class ProposalTask:
    """One plug-in and the case it may propose about. Calling it asks; it pickles."""

    implementation: Implementation
    case: Case
    settings: Settings
    services: Services

    def __call__(self) -> Iterator[Proposal | Failure]:
        """Yield every well-formed proposal, with the plug-in's name, or a failure in its place."""
        raised: list[BaseException] = []
        name = self.implementation.plugin.name

        def proposals() -> Iterable[Proposal | Failure]:
            given = {"case": self.case, "settings": self.settings, "services": self.services}
            limit = self.settings.plugin_limit
            for number, offered in enumerate(self.implementation(**given)):
                if number == limit:
                    message = f"of its proposals the first {limit} count (plugin-limit)"
                    yield TOO_MUCH.failure(message, plugin=name)
                    return
                flaw = flaw_of_form(offered, self.case)
                if flaw is None:
                    yield plain(offered, self.case, name)
                else:
                    yield BAD_PROPOSAL.failure(flaw, plugin=name)

        yield from each_contained(proposals, raised.append)
        refuse_configuration(raised, name)
        for error in raised:
            message = f"{HOOK}: {describe(error)}"
            yield HOOK_FAILED.failure(message, plugin=name, error=error)


def in_order(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return the proposals, each edit once, in an order that depends only on what they say."""
    ordered = sorted(
        proposals,
        key=lambda one: (one.about or ("", ""), KINDS.index(one.kind), one.id, one.reason),
    )
    return tuple({one.id: one for one in reversed(ordered)}.values())[::-1]
