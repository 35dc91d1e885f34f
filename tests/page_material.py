"""Files that pages of the documentation name and do not show, one of each kind."""

import json
import shutil
from pathlib import Path

from documented_commands import parts_of
from labelled_claims import labelled_case
from verifykit.loading import to_data

ROOT = Path(__file__).parents[1]


def lay_out(folder, page):
    """Put into a folder what the text of a page names, and the examples of the repository."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copytree(ROOT / "docs" / "cases", folder / "docs" / "cases")
    for name, write in MATERIAL.items():
        if name in page and f"-o {name}" not in page:
            write(folder / name)


def _case(path):
    page = (ROOT / "docs" / "using" / "case.md").read_text(encoding="utf-8")
    path.write_text(next(parts_of(page)).text, encoding="utf-8")


def _labelled(path):
    case, gold = labelled_case(132, labels=("true", "false"))
    path.mkdir()
    (path / "labelled.json").write_text(json.dumps(to_data(case)), encoding="utf-8")
    rows = "".join(f"{one.claim},{one.label}\n" for one in gold)
    (path.parent / "gold.csv").write_text("claim,verdict\n" + rows, encoding="utf-8")


def _statements(path):
    import pyarrow
    from pyarrow import parquet

    rows = [
        {"source": f"s{s}", "subject": f"o{o}", "predicate": "p", "value": str(o + (s == o % 5))}
        for s in range(5)
        for o in range(20)
    ]
    parquet.write_table(pyarrow.Table.from_pylist(rows), path)


def _records(path):
    import pyarrow
    from pyarrow import parquet

    rows = [
        {
            "unique_id": f"{d}-{c}",
            "cluster_id": c,
            "dataset": f"d{d}",
            "name": f"n{c}",
            "born": 1900 + c,
        }
        for d in range(3)
        for c in range(10)
    ]
    parquet.write_table(pyarrow.Table.from_pylist(rows), path)


def _reviews(path):
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://desk.example/bridge",
        "claimReviewed": "The bridge was closed in May.",
        "datePublished": "2024-05-31",
        "author": {"@type": "Organization", "name": "Check Desk", "url": "https://desk.example/"},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "False",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
        },
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "The mayor"}},
    }
    path.write_text(json.dumps(review), encoding="utf-8")


def _ftm(path):
    shutil.copy(ROOT / "plugins" / "verifykit-ftm" / "tests" / "statements.csv", path)


def _eight_links(name):
    def write(path):
        source = ROOT / "docs" / "cases" / "eight-links" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, path)

    return write


MATERIAL = {
    "case.yaml": _case,
    "cases": _labelled,
    "statements.parquet": _statements,
    "records.parquet": _records,
    "reviews.json": _reviews,
    "reviews.jsonld": _reviews,
    "statements.csv": _ftm,
    "entities.ftm.csv": _ftm,
    "answer.md": _eight_links("answer.md"),
    "captures": _eight_links("captures"),
    "saved-pages": _eight_links("captures"),
}
"""How each of the files and folders is made, by its name."""
