"""What type checkers make of the public API; `make types` runs mypy --strict on it.

A comment that ignores an error which is none is an error itself, so a misspelt name that passed
would be noticed here.
"""

import verifykit

verifykit.nothing  # type: ignore[attr-defined]  # noqa: B018  # that this is an error is the point
verifykit.Claims  # type: ignore[attr-defined]  # noqa: B018  # so is this


def scores(path: str) -> dict[str, float | None]:
    """Return the scores of a case; every type comes from the public names alone."""
    report: verifykit.Report = verifykit.assess(verifykit.load(path), verifykit.Settings())
    return {claim.id: report.claim(claim.id).score for claim in report.claims}
