"""What refers to what: every id, every cycle, every date and value, every capture."""

import hashlib
import os

import pytest
import yaml

from verifykit.loading import load, load_case, place_findings
from verifykit.model.finding import Finding, Related

BASE = """\
verifykit: 1
sources: [{id: s, name: S}, {id: t, name: T}]
documents: [{id: d, source: s}, {id: e, source: s}]
entities: [{id: g, kind: group, members: [m]}, {id: m}]
predicates:
  - {id: to, value: entity, rivals: [[g, m]]}
  - {id: count, value: number}
  - {id: born, value: date}
  - {id: said, value: text}
  - {id: so, value: boolean}
claims: [{id: a, text: A}, {id: b, text: B}]
evidence: [{id: v, claim: a, stance: supports, document: d}]
hypotheses: [{id: h, text: H, ratings: {a: C}}]
"""


def with_item(list_name, item):
    data = yaml.safe_load(BASE)
    data.setdefault(list_name, []).append(item)
    return yaml.safe_dump(data).encode()


def found(content, **more):
    return [(one.rule, one.pointer) for one in load("-", data=content, **more).findings]


def test_the_base_is_sound():
    assert found(BASE.encode()) == []


@pytest.mark.parametrize(
    ("list_name", "item", "expected"),
    [
        ("sources", {"id": "n", "name": "N", "owner": "zz"}, "/sources/2/owner"),
        ("sources", {"id": "n", "name": "N", "owner": "d"}, "/sources/2/owner"),
        ("documents", {"id": "n", "source": "d"}, "/documents/2/source"),
        (
            "documents",
            {"id": "n", "source": "s", "known_through": ["d", "s"]},
            "/documents/2/known_through/1",
        ),
        (
            "documents",
            {"id": "n", "source": "s", "derived_from": ["s", "d", "v", {"from": "a"}]},
            "/documents/2/derived_from/3/from",
        ),
        ("entities", {"id": "n", "members": ["g", "s"]}, "/entities/2/members/1"),
        (
            "documents",
            {"id": "n", "source": "s", "corrected": [{}, {"items": ["v", "d"]}]},
            "/documents/2/corrected/1/items/1",
        ),
        ("entities", {"id": "n", "members": [{"id": "s", "if": "a"}]}, "/entities/2/members/0/id"),
        ("entities", {"id": "n", "members": [{"id": "m", "if": "m"}]}, "/entities/2/members/0/if"),
        ("predicates", {"id": "n", "before": ["born", "zz"]}, "/predicates/5/before/1"),
        (
            "claims",
            {"id": "n", "text": "N", "says": {"source": "d", "claim": "a"}},
            "/claims/2/says/source",
        ),
        (
            "claims",
            {"id": "n", "text": "N", "says": {"source": "s", "claim": "d"}},
            "/claims/2/says/claim",
        ),
        (
            "evidence",
            {"id": "n", "claim": "a", "stance": "undercuts", "target": "s", "source": "s"},
            "/evidence/1/target",
        ),
        ("relations", {"from": "a", "to": "d", "kind": "supports"}, "/relations/0/to"),
        ("relations", {"from": "a", "to": "zz", "kind": "undercuts"}, "/relations/0/to"),
        ("entities", {"id": "n", "part_of": "s"}, "/entities/2/part_of"),
        (
            "predicates",
            {"id": "n", "value": "entity", "rivals": [["g", "s"]]},
            "/predicates/5/rivals/0/1",
        ),
        ("claims", {"id": "n", "text": "N", "subject": "s"}, "/claims/2/subject"),
        ("claims", {"id": "n", "text": "N", "predicate": "s"}, "/claims/2/predicate"),
        ("claims", {"id": "n", "text": "N", "predicate": "to", "value": "s"}, "/claims/2/value"),
        (
            "claims",
            {"id": "n", "text": "N", "predicate": "to", "value": ["g", "s"]},
            "/claims/2/value/1",
        ),
        (
            "evidence",
            {"id": "n", "claim": "v", "stance": "supports", "source": "s"},
            "/evidence/1/claim",
        ),
        (
            "evidence",
            {"id": "n", "claim": "a", "stance": "supports", "source": "d"},
            "/evidence/1/source",
        ),
        (
            "evidence",
            {"id": "n", "claim": "a", "stance": "supports", "document": "s"},
            "/evidence/1/document",
        ),
        (
            "evidence",
            {"id": "n", "claim": "a", "stance": "supports", "source": "s", "attributed_to": "d"},
            "/evidence/1/attributed_to",
        ),
        (
            "evidence",
            {"id": "n", "claim": "a", "stance": "supports", "source": "s", "derived_from": ["a"]},
            "/evidence/1/derived_from/0",
        ),
        (
            "evidence",
            {
                "id": "n",
                "claim": "a",
                "stance": "supports",
                "source": "s",
                "independent_of": ["v", "d"],
            },
            "/evidence/1/independent_of/1",
        ),
        (
            "hypotheses",
            {"id": "n", "text": "N", "ratings": {"a": "C", "z/~": "I"}},
            "/hypotheses/1/ratings/z~1~0",
        ),
        ("relations", {"from": "z", "to": "a", "kind": "broader"}, "/relations/0/from"),
        ("relations", {"from": "a", "to": "z", "kind": "broader"}, "/relations/0/to"),
        ("waivers", {"rule": "SRC001", "reason": "r", "claim": "z"}, "/waivers/0/claim"),
    ],
)
def test_unknown_references(list_name, item, expected):
    assert found(with_item(list_name, item)) == [("VK202", expected)]


@pytest.mark.parametrize(
    ("list_name", "item"),
    [
        ("sources", {"id": "s", "name": "N"}),
        ("sources", {"id": "d", "name": "N"}),
        ("sources", {"id": "v", "name": "N"}),
        ("documents", {"id": "v", "source": "s"}),
        ("entities", {"id": "g"}),
        ("predicates", {"id": "to"}),
        ("claims", {"id": "a", "text": "N"}),
        ("hypotheses", {"id": "h", "text": "N"}),
    ],
)
def test_duplicate_ids(list_name, item):
    loaded = load("-", data=with_item(list_name, item))
    assert {one.rule for one in loaded.findings} == {"VK201"}
    assert loaded.findings[0].related[0].line is not None


@pytest.mark.parametrize(
    ("list_name", "item"), [("entities", {"id": "a"}), ("claims", {"id": "s", "text": "N"})]
)
def test_other_lists_have_name_spaces_of_their_own(list_name, item):
    assert found(with_item(list_name, item)) == []


def test_who_has_the_name_that_stands_for_an_id_is_told():
    entities = "- {id: g, kind: person, name: Anna Roth, aliases: [A. Roth]}"
    claim = "- {id: c, text: C., subject: g, predicate: p, value: a. roth}"
    predicates = "[{id: p, value: entity}]"
    text = f"verifykit: 1\nentities:\n{entities}\npredicates: {predicates}\nclaims:\n{claim}\n"
    [finding] = load("-", data=text.encode()).findings
    assert finding.message == "there is no entity a. roth; g has that name: did you mean it?"
    two = text.replace(entities, f"{entities}\n- {{id: h, kind: person, name: A. Roth}}")
    [finding] = load("-", data=two.encode()).findings
    assert finding.message == "there is no entity a. roth"


def test_a_suggestion_for_a_misspelled_id():
    content = with_item(
        "evidence", {"id": "n", "claim": "a", "stance": "supports", "source": "mali-tribun"}
    )
    content = content.replace(b"id: t\n", b"id: mali-tribune\n")
    assert load("-", data=content).findings[0].message.endswith("did you mean mali-tribune?")


@pytest.mark.parametrize(
    ("predicate", "value", "rule"),
    [
        ("count", "many", "VK107"),
        ("count", True, "VK107"),
        ("count", [1, "2"], "VK107"),
        ("count", {"min": 2, "max": 1}, "VK107"),
        ("to", 7, "VK107"),
        ("to", {"min": 2}, "VK107"),
        ("said", 2020, "VK107"),
        ("so", "yes", "VK107"),
        ("born", 12.5, "VK107"),
        ("born", "2020-02-31", "VK106"),
        ("born", 2020, None),
        ("count", {"min": 1, "max": 1}, None),
        ("so", [True, False], None),
    ],
)
def test_values_of_another_kind(predicate, value, rule):
    claim = {"id": "n", "text": "N", "predicate": predicate, "value": value}
    assert [one[0] for one in found(with_item("claims", claim))] == ([rule] if rule else [])


def test_a_bare_year_is_a_date():
    content = with_item(
        "claims", {"id": "n", "text": "N", "when": 2019, "predicate": "born", "value": 1999}
    )
    case = load("-", data=content).case
    assert (case.claims[2].when, case.claims[2].value) == ("2019", "1999")


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (
            "entities: [{id: a, members: [b]}, {id: b, members: [c]}, {id: c, members: [a]}]",
            ["VK203"],
        ),
        (
            "entities: [{id: a, members: [b, c]}, {id: b, members: [d]}, {id: c, members: [d]},"
            " {id: d}]",
            [],
        ),
        ("entities: [{id: a, members: [a, b]}, {id: b, members: [a]}]", ["VK203", "VK203"]),
        ("entities: [{id: a, part_of: b}, {id: b, part_of: a}, {id: c, part_of: a}]", ["VK204"]),
        ("sources: [{id: a, name: A, owner: b}, {id: b, name: B, owner: a}]", ["VK205"]),
    ],
)
def test_cycles(text, rules):
    assert [one[0] for one in found(f"verifykit: 1\n{text}\n".encode())] == rules


def test_a_long_chain_is_no_cycle_and_no_recursion():
    chain = ", ".join(f"{{id: e{n}, part_of: e{n + 1}}}" for n in range(5000))
    assert found(f"verifykit: 1\nentities: [{chain}, {{id: e5000}}]\n".encode()) == []


def test_derivations_may_be_circular():
    text = (
        "sources: [{id: s, name: S}]\n"
        "documents: [{id: a, source: s, derived_from: [b]}, {id: b, source: s, derived_from: [a]}]"
    )
    assert found(f"verifykit: 1\n{text}\n".encode()) == []


def capture_case(tmp_path, path, sha256=None):
    capture = {"path": path, **({"sha256": sha256} if sha256 else {})}
    data = {
        "verifykit": 1,
        "sources": [{"id": "s", "name": "S"}],
        "documents": [{"id": "d", "source": "s", "capture": capture}],
    }
    folder = tmp_path / "case"
    (folder / "captures").mkdir(parents=True, exist_ok=True)
    (folder / "captures" / "a.html").write_bytes(b"hello")
    (tmp_path / "secret").write_bytes(b"secret")
    (folder / "case.yaml").write_text(yaml.safe_dump(data))
    return folder / "case.yaml"


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("captures/a.html", None),
        ("captures/../captures/a.html", None),
        ("../secret", "VK208"),
        ("captures/../../secret", "VK208"),
        ("/etc/passwd", "VK208"),
        ("C:\\secret", "VK208"),
        ("\\\\server\\share", "VK208"),
        ("..\\secret", "VK208"),
        ("captures/b.html", "VK209"),
        ("captures", "VK209"),
        ("a" * 5000, "VK209"),
    ],
)
def test_captures(path, rule, tmp_path):
    loaded = load(capture_case(tmp_path, path))
    assert [one.rule for one in loaded.findings] == ([rule] if rule else [])


def test_a_capture_that_is_a_link_out_of_the_folder(tmp_path):
    case = capture_case(tmp_path, "captures/link")
    os.symlink(tmp_path / "secret", case.parent / "captures" / "link")
    assert [one.rule for one in load(case).findings] == ["VK208"]
    os.unlink(case.parent / "captures" / "link")
    os.symlink("link", case.parent / "captures" / "link")
    assert [one.rule for one in load(case).findings] == ["VK209"]


def test_the_digest_of_a_capture(tmp_path):
    digest = hashlib.sha256(b"hello").hexdigest()
    assert load(capture_case(tmp_path, "captures/a.html", digest)).findings == ()
    assert load(capture_case(tmp_path, "captures/a.html", digest.upper())).findings == ()
    (finding,) = load(capture_case(tmp_path, "captures/a.html", "a" * 64)).findings
    assert (finding.rule, finding.pointer) == ("VK210", "/documents/0/capture/sha256")


def test_captures_of_standard_input_are_looked_for_only_beside_a_file_name(tmp_path):
    case = capture_case(tmp_path, "captures/b.html")
    content = case.read_bytes()
    assert load("-", data=content).case is not None
    assert [one.rule for one in load(case, data=content).findings] == ["VK209"]


def test_findings_are_placed_from_the_case():
    case = load_case("x.yaml", data=BASE.encode())
    plain = Finding(rule="SRC001", severity="note", message="m", pointer="/claims/1/nothing/here")
    other = Finding(
        rule="SRC001",
        severity="note",
        message="m",
        related=(Related(pointer="/evidence/0/stance"),),
    )
    first, second = place_findings(case, [plain, other])
    assert (first.path, first.line, first.column) == ("x.yaml", 11, 28)
    assert (second.line, second.related[0].line, second.related[0].column) == (1, 12, 30)
