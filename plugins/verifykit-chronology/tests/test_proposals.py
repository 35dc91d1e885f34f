"""Proposals from outside: what is proposed, and that accepting it is the edit."""

import pytest

from verifykit import Settings, assess, from_data


def proposed(found):
    return [message for rule, message in found if rule == "PRO001"]


@pytest.mark.parametrize(
    ("language", "text", "when"),
    [
        ("en", "Camara left for Russia in January 2020.", "2020-01"),
        ("en", "On 18 August 2020 soldiers took power.", "2020-08-18"),
        ("en", "France had troops there since 2013.", "2013/.."),
        ("de", "Die Mühle brannte im Januar 2020.", "2020-01"),
        ("fr", "Il est parti en janvier 2020.", "2020-01"),
        ("es", "Se fue en enero de 2020.", "2020-01"),
        ("fi", "Hän lähti tammikuussa 2020.", "2020-01"),
    ],
)
def test_a_claim_is_offered_the_time_that_its_text_gives(findings, language, text, when):
    [message] = proposed(findings(text, language=language))
    assert f"`when: {when}` on c in claims" in message


@pytest.mark.parametrize(
    "text",
    [
        "The coup of 18 August 2020 led to sanctions.",
        "He beheaded a man who was kidnapped in 2012.",
        "It opened on 3/4/2020.",
        "He left after the vote in May 2020.",
        "He left in May 2020. He came back in June.",
        "In 2013 and in 2015 it rained.",
        "He left on Tuesday.",
        "It happened by 2030.",
    ],
)
def test_nothing_is_offered_where_a_person_has_to_decide(findings, text):
    assert proposed(findings(text)) == []


def test_what_the_case_says_already_is_not_offered(findings):
    text = "Camara left for Russia in January 2020."
    assert proposed(findings(text, "2020-01-03")) == []
    assert (
        proposed(findings("The share was 11% in 2013-2017.", qualifiers={"period": "2013-2017"}))
        == []
    )


def test_most_of_a_time_is_offered_as_such(findings):
    assert len(proposed(findings("It was dry for most of 2020."))) == 2


def test_a_day_in_an_address_is_offered_as_the_day_of_publication():
    urls = {
        "a": "https://daily.example/world/2020/08/25/coup.html",
        "b": "https://web.archive.org/web/2020/08/25/https://daily.example/",
        "c": "https://daily.example/2020/13/45/coup",
        "d": "https://daily.example/25/08/2020/coup",
    }
    documents = [{"id": name, "source": "s", "url": url} for name, url in urls.items()]
    data = {"verifykit": 1, "sources": [{"id": "s", "name": "S"}], "documents": documents}
    report = assess(from_data(data | {"claims": [{"id": "c", "text": "A."}]}))
    told = [one.message for one in report.findings if one.rule == "PRO001"]
    assert len(told) == 1
    assert "`published: 2020-08-25` on a in documents" in told[0]


def test_accepting_is_the_edit_and_being_installed_moves_nothing(findings):
    def data(**more):
        return {
            "verifykit": 1,
            "sources": [{"id": "s", "name": "S"}],
            "claims": [{"id": "c", "text": "Soldiers took power on 18 August 2020.", **more}],
            "evidence": [{"id": "e", "claim": "c", "source": "s", "stance": "supports"}],
        }

    plain = assess(from_data(data()))
    accepted = assess(from_data(data()), Settings(accept=("chronology",)))
    edited = assess(from_data(data(when="2020-08-18")))
    [one] = accepted.accepted
    assert one.proposal.value == "2020-08-18"
    assert accepted.claims == edited.claims
    assert [c.verdict for c in plain.claims] == [c.verdict for c in edited.claims]


def test_the_command_writes_it(tmp_path, run_verifykit):
    path = tmp_path / "case.yaml"
    path.write_text(
        "verifykit: 1\nclaims:\n  # kept\n  - {id: c, text: He left in January 2020.}\n"
    )
    done = run_verifykit("accept", path, "--plugin", "chronology")
    assert done.exit_code == 0
    assert "2020-01" in path.read_text()
    assert "# kept" in path.read_text()
