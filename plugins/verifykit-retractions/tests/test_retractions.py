"""What is said and proposed about papers, and above all what is not."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from crossref_answers import BROKEN, BUSY, UNKNOWN, WORKS, data_of
from verifykit import Settings, assess, from_data
from verifykit.services import http
from verifykit_retractions import work_of


@pytest.fixture
def told(recordings):
    """Assess a case from the recordings: what is found by rule, and what is proposed."""

    def of(case, **settings):
        report = assess(case, Settings(recordings=recordings, **settings))
        assert not report.errors, report.errors[0].message
        found = [(one.rule, one.message) for one in report.findings if one.rule.startswith("RET")]
        offered = [one.message for one in report.findings if one.rule == "PRO001"]
        return found, [one for one in offered if "retractions" in one], report

    return of


def rules(found):
    return [rule for rule, _ in found]


def test_a_retraction_is_told_and_proposed_with_its_date_and_its_notice(told, paper):
    found, offered, report = told(paper("taken-back"))
    assert rules(found) == ["RET001", "RET002"]
    assert (
        "a retraction of 2021-03-04 (10.5555/taken-back.2, registered by Retraction Watch)"
        in (found[0][1])
    )
    assert any("retracted" in one and "2021-03-04" in one for one in offered)
    data = next(one.data for one in report.findings if one.rule == "RET001")
    assert data["notices"][0]["doi"] == "10.5555/taken-back.2"


@pytest.mark.parametrize(
    "name", ["mended", "partly", "doubted", "sound", "restored", "alias", "odd", "nowhere"]
)
def test_nothing_else_is_ever_called_retracted(told, paper, name):
    found, offered, report = told(paper(name), accept=("retractions",))
    retracted = [one.proposal for one in report.accepted if one.proposal.key == "retracted"]
    if name == "odd":
        # Of all its entries one is a retraction with a notice.
        assert [one.rests_on[0].url for one in retracted] == ["https://doi.org/10.5555/odd.1"]
    else:
        assert "RET001" not in rules(found)
        assert not retracted
        assert not any("`retracted" in one for one in offered)
        assert report.case.documents[0].retracted is None


def test_a_withdrawal_in_place_is_called_a_withdrawal(told, paper):
    [(rule, message)], [offered], _ = told(paper("withdrawn"))
    assert rule == "RET001"
    assert "a withdrawal of 2020-01-31" in message
    assert "withdrawal, https://doi.org/10.5555/withdrawn" in offered


@pytest.mark.parametrize(
    ("name", "told_of"),
    [
        ("doubted", "an expression of concern of 2022 (10.5555/doubted.1"),
        ("restored", "a reinstatement of 2016-06 (10.5555/restored.2"),
    ],
)
def test_a_notice_that_takes_nothing_back_is_to_be_read_and_proposes_nothing(
    told, paper, name, told_of
):
    [(rule, message)], offered, _ = told(paper(name))
    assert rule == "RET003"
    assert told_of in message
    assert offered == []


def test_what_was_retracted_again_is_retracted(told, paper):
    found, _, _ = told(paper("again"))
    [message] = [one for rule, one in found if rule == "RET001"]
    assert "10.5555/again.3" in message
    assert "10.5555/again.1" not in message


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (UNKNOWN, "Crossref has no work with the DOI 10.5555/nowhere"),
        ("10.5555/alias", "Crossref answered about another DOI"),
        (BROKEN, "did not answer with a work"),
        (BUSY, "answered with the status 503"),
    ],
)
def test_an_unknown_answer_is_told_as_one(told, paper, name, reason):
    [(rule, message)], offered, _ = told(paper(name.removeprefix("10.5555/")))
    assert rule == "RET004"
    assert "could not be looked up" in message
    assert reason in message
    assert offered == []


def test_a_page_elsewhere_about_a_paper_is_not_the_paper(told):
    talk = {"id": "talk", "url": "https://talk.example/publications/10.5555/taken-back"}
    page = {"id": "page", "url": "https://www.journal.example/doi/full/10.5555/taken-back"}
    found, _, report = told(from_data(data_of(talk, page)))
    assert rules(found) == ["RET001", "RET002"]
    assert all("of page (" in message for _, message in found)
    assert all("talk" not in one.message for one in report.findings if one.rule == "PRO001")


def test_the_day_of_the_case_knows_no_later_notice(told, paper):
    assert rules(told(paper("taken-back", as_of="2021-03-03"))[0]) == ["RET002"]
    assert rules(told(paper("taken-back", as_of="2021-03-05"))[0]) == ["RET001", "RET002"]
    # Nobody knows when it was.
    assert rules(told(paper("undated", as_of="2000-01-01"))[0]) == ["RET001"]


def test_what_the_case_says_is_not_told_again_and_what_nobody_registered_is_asked_about(
    told, paper
):
    said = {"on": "2021", "reason": "made up"}
    found, offered, _ = told(paper("taken-back", retracted=said))
    assert rules(found) == ["RET002"]
    assert not any("`retracted" in one for one in offered)
    assert rules(told(paper("sound", retracted=said))[0]) == ["RET005"]
    assert told(paper("mended", corrected=[{"on": "2020-05"}]))[:2] == ([], [])


def test_accepting_is_the_edit_and_being_installed_moves_nothing(told, paper):
    alone = assess(paper("taken-back"), Settings(disable=("retractions",)))
    _, _, offered = told(paper("taken-back"))
    assert [one.verdict for one in offered.claims] == [one.verdict for one in alone.claims]
    assert [one.score for one in offered.claims] == [one.score for one in alone.claims]
    _, _, accepted = told(paper("taken-back"), accept=("RET001",))
    value = {"on": "2021-03-04", "reason": "retraction, https://doi.org/10.5555/taken-back.2"}
    edited = assess(paper("taken-back", retracted=value), Settings(disable=("retractions",)))
    assert [one.score for one in accepted.claims] == [one.score for one in edited.claims]
    assert accepted.claims[0].score != offered.claims[0].score


def test_off_line_and_never_asked_it_says_nothing(paper):
    report = assess(paper("never-asked"))
    assert not [one for one in report.findings if one.rule.startswith("RET")]


def test_off_line_it_knows_what_it_was_answered_for_a_case_of_that_day(told, paper):
    told(paper("doubted", as_of="2024-05-06"))
    again = assess(paper("doubted", as_of="2024-05-06"))
    assert [one.rule for one in again.findings if one.rule.startswith("RET")] == ["RET003"]
    other = assess(paper("doubted", as_of="2024-05-07"))
    assert not [one for one in other.findings if one.rule.startswith("RET")]


@pytest.fixture
def server(monkeypatch) -> Iterator[tuple[str, list]]:
    """A server that answers as Crossref does, and what it was asked."""
    asked: list = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library's name
            asked.append((self.path, self.headers["user-agent"]))
            message = WORKS.get(self.path.removeprefix("/works/").replace("%2F", "/"))
            body = json.dumps({"message": message}).encode() if message else b"Resource not found."
            self.send_response(200 if message else 404)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *parts: object) -> None:
            pass

    monkeypatch.setattr(http.time, "sleep", lambda seconds: None)
    listening = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}", asked
    listening.shutdown()
    listening.server_close()
    thread.join()


def online(api, **more):
    options = {"api": api, "mailto": "desk@daily.example"}
    return Settings(online=True, plugins={"retractions": options}, **more)


def test_on_line_each_paper_is_asked_for_once_and_recorded(server, tmp_path, paper):
    api, asked = server
    settings = online(api, recordings=tmp_path)
    report = assess(paper("doubted"), settings)
    assert [one.rule for one in report.findings if one.rule.startswith("RET")] == ["RET003"]
    [(path, agent)] = [one for one in asked if one[0] != "/robots.txt"]
    assert path == "/works/10.5555%2Fdoubted"
    assert "mailto:desk@daily.example" in agent
    assert len(list(tmp_path.glob("*.warc.gz"))) == 1


def test_nothing_is_sent_of_what_is_private(server, paper):
    api, asked = server
    report = assess(paper("doubted", **{"x-private": True}), online(api))
    [message] = [one.message for one in report.findings if one.rule == "RET004"]
    assert "it is private, and nothing is sent" in message
    assert asked == []
    assess(paper("doubted", **{"x-private": True}), online(api, share_private=True))
    assert asked != []


def test_without_a_connection_one_attempt_is_enough_for_all(monkeypatch):
    slept: list = []
    monkeypatch.setattr(http.time, "sleep", slept.append)
    papers = [{"id": f"p{at}", "url": f"https://doi.org/10.5555/far.{at}"} for at in range(20)]
    # Nothing listens at the port for discarding.
    report = assess(from_data(data_of(*papers)), online("http://127.0.0.1:9"))
    assert not report.errors
    assert len([one for one in report.findings if one.rule == "RET004"]) == 20
    assert len(slept) < 12


def test_a_record_of_another_doi_is_no_work():
    assert work_of({"DOI": "10.5555/other"}, "10.5555/one") is None
    assert work_of({}, "10.5555/one") is None


def test_a_notice_is_no_retracted_work():
    message = {"DOI": "10.5555/n", "update-to": [{"DOI": "10.5555/a", "type": "retraction"}]}
    assert work_of(message, "10.5555/n").notices == ()
