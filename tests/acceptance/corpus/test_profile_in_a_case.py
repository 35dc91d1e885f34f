"""What a corpus taught about a source moves the score of a case, and the explanation says so."""

import json
from pathlib import Path

from generated_corpora import corpus
from verifykit.cli import main

CASE = """verifykit: 1
sources: [{id: SOURCE, name: Some paper}]
claims: [{id: c, text: Something happened.}]
evidence: [{id: e, claim: c, stance: supports, source: SOURCE, lineage: original}]
"""


def test_learned_reliability_stands_in_for_a_grade(tmp_path: Path, capsys) -> None:
    rows = corpus(11, sources=10, objects=300, copiers=0)
    statements = tmp_path / "c.csv"
    lines = [f"s{s},o{o},v{v}" for s, o, v, _ in rows]
    statements.write_text("\n".join(["source,subject,value", *lines]) + "\n")
    profile = tmp_path / "p.json"
    assert main(["learn", str(statements), "-o", str(profile)]) == 0
    records = json.loads(profile.read_text())["records"]
    ranked = sorted(records, key=lambda record: record["reliability"])
    assert ranked[0]["reliability"] < 0.6 < 0.8 < ranked[-1]["reliability"]

    def assessed(source: str, *options: str):
        case = tmp_path / "case.yaml"
        case.write_text(CASE.replace("SOURCE", source))
        capsys.readouterr()
        main(["check", str(case), "--format", "json", "--exit-zero", *options])
        return json.loads(capsys.readouterr().out)["claims"][0]

    def strength(claim) -> float:
        return next(step["strength"] for step in claim["explanation"] if step["step"] == "line")

    plain = assessed(ranked[0]["source"])
    worst = assessed(ranked[0]["source"], "--profile", str(profile))
    best = assessed(ranked[-1]["source"], "--profile", str(profile))
    assert worst["score"] < plain["score"] < best["score"]
    assert strength(worst) < strength(plain) < strength(best)
