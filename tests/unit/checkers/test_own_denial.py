"""CON026 holds nobody to be whom a claim is about for their name alone."""

from verifykit import assess, from_data


def told(source):
    data = {
        "verifykit": 1,
        "sources": [{"id": source, "name": "Ana Roe", "kind": "person"}],
        "entities": [{"id": "ana", "kind": "person", "name": "Ana Roe"}],
        "claims": [
            {"id": "c", "text": "Ana Roe took a bribe.", "gravity": "serious", "subject": "ana"}
        ],
        "evidence": [{"id": "e", "claim": "c", "source": source, "stance": "refutes"}],
    }
    report = assess(from_data(data))
    return [one.message for one in report.findings if one.rule == "CON026"]


def test_who_is_meant_is_told_to_deny_it():
    assert told("ana")[0].startswith("Ana Roe denies what is said of them, in e:")


def test_a_namesake_is_asked_about():
    assert told("other")[0].startswith(
        "Ana Roe denies this and has the name of whom it is about, in e: if it is their own denial,"
    )
