"""Small cases that hold one of everything, to try checkers on."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).with_name("cases")

SAMPLES = {
    file.stem.replace("-", " "): file.read_text(encoding="utf-8")
    for file in sorted(_FOLDER.glob("*.yaml"))
}
"""The cases by name, as a person would write them."""


def thousand_sources() -> str:
    """Return a case with 1,000 sources that all speak about one claim, half of them relaying."""
    sources = "\n".join(f"  - {{id: s-{number}, name: Source {number}}}" for number in range(1000))
    evidence = "\n".join(
        f"  - {{id: e-{number}, claim: crowded, source: s-{number}, stance: "
        f"{'refutes' if number % 7 == 0 else 'supports'}"
        + (f", derived_from: [e-{number - 1}]}}" if number % 2 else "}")
        for number in range(1000)
    )
    claims = "  - {id: crowded, text: A thousand sources speak about this.}"
    return f"sources:\n{sources}\nclaims:\n{claims}\nevidence:\n{evidence}\n"


def many(claims: int) -> str:
    """Return a case with so many claims, each with its own source, document and evidence."""
    template = {
        "sources": "{{id: s-{n}, name: Source {n}, reliability: {grade}}}",
        "documents": "{{id: d-{n}, source: s-{n}, published: 2024-05-{day:02}}}",
        "claims": "{{id: c-{n}, text: Claim {n} of many.}}",
        "evidence": "{{id: e-{n}, claim: c-{n}, document: d-{n}, stance: {stance}}}",
    }
    lines = []
    for name, item in template.items():
        lines.append(f"{name}:")
        for n in range(claims):
            stance = ("supports", "refutes")[n % 2]
            grade, day = "ABCDEF"[n % 6], n % 28 + 1
            lines.append("  - " + item.format(n=n, grade=grade, day=day, stance=stance))
    return "\n".join(lines) + "\n"
