"""The server, driven by the client of the SDK."""

import asyncio
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

import verifykit

CASE = """\
verifykit: 1
sources: [{id: gazette, name: The Gazette}, {id: courier, name: The Courier}]
documents:
  - {id: story, source: gazette}
  - {id: reprint, source: courier, derived_from: [story]}
claims: [{id: bridge, text: The bridge is closed.}]
evidence:
  - {id: e1, claim: bridge, document: story, stance: supports}
  - {id: e2, claim: bridge, document: reprint, stance: supports}
"""


def ask(root, *calls, seconds="60"):
    """The answers of the tools: whether it is an error, and its text; first the list."""
    from mcp import ClientSession, StdioServerParameters, stdio_client

    async def talk():
        server = StdioServerParameters(
            command=sys.executable,
            args=["-m", "verifykit", "mcp", "--root", str(root), "--seconds", seconds],
            env=dict(os.environ),
        )
        async with (
            stdio_client(server) as (reading, writing),
            ClientSession(reading, writing) as session,
        ):
            begun = await session.initialize()
            listed = await session.list_tools()
            found = [(begun.server_info.version, sorted(listed.tools, key=lambda one: one.name))]
            for name, arguments in calls:
                answer = await session.call_tool(name, arguments)
                found.append((answer.is_error, answer.content[0].text))
            return found

    # a thread of its own: a browser of another test leaves a loop running in this one
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(asyncio.wait_for(talk(), 120))).result()


@pytest.mark.apart
def test_the_tools_answer_and_refuse(tmp_path, library, write):
    pytest.importorskip("mcp")
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    write("answer.md", "Gold exports rose by 21 percent in 2019 [g](https://gazette.example/a).")
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(100_000_000)
    outside = tmp_path.parent / "outside.yaml"
    outside.write_text(CASE, encoding="utf-8")
    (version, tools), ground, explain, origins, above, large, missing = ask(
        tmp_path,
        ("ground_answer", {"path": "answer.md", "documents": "captures"}),
        ("explain_claim", {"path": "case.yaml", "claim": "bridge"}),
        ("count_origins", {"path": "case.yaml"}),
        ("check_case", {"path": "../outside.yaml"}),
        ("check_case", {"path": "large.yaml"}),
        ("check_case", {"path": "gone.yaml"}),
    )
    assert version == verifykit.__version__
    names = [one.name for one in tools]
    assert names == ["check_case", "count_origins", "explain_claim", "ground_answer"]
    assert all(one.annotations.read_only_hint for one in tools)
    assert not any("\n  " in one.description for one in tools)
    assert json.loads(ground[1])["sentences"][0]["outcome"] == "contradicted"
    assert not explain[0]
    assert "prior" in explain[1]
    assert json.loads(origins[1])["bridge"]["support"] == {
        "documents": 2,
        "origins": {"min": 1, "max": 1},
    }
    assert json.loads(origins[1])["bridge"]["verdict"] == "unverified", "a count is no verdict"
    for (refused, told), why in (
        (above, "../outside.yaml is outside of the folder that the server was started in"),
        (large, "large.yaml has more than 32,000,000 bytes"),
        (missing, "gone.yaml is not there"),
    ):
        assert refused
        assert why in told


def test_a_tool_ends_when_its_time_is_over(tmp_path):
    from verifykit import InputError
    from verifykit_grounding.mcp_server import Desk

    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    with pytest.raises(InputError, match="longer than"):
        Desk(tmp_path, seconds=0.001).check_case("case.yaml")


PRIVATE = """\
verifykit: 1
sources:
  - {id: bela, name: Bela Horvat, kind: person, x-private: true}
  - {id: clinic, name: Clinic Nord, kind: institution}
claims: [{id: deaths, text: Nine patients died on ward 3.}]
evidence:
  - {id: e1, claim: deaths, source: bela, stance: supports, first_hand: true}
  - {id: e2, claim: deaths, source: clinic, stance: refutes, interested: true}
"""


def test_programs_are_not_told_what_a_case_marks_as_private(tmp_path):
    from verifykit_grounding.mcp_server import Desk

    (tmp_path / "case.yaml").write_text(PRIVATE, encoding="utf-8")
    told = json.dumps(Desk(tmp_path).check_case("case.yaml"))
    assert "Clinic Nord" in told
    assert [one for one in ("Horvat", "bela", str(tmp_path)) if one in told] == []
    assert "Horvat" in Desk(tmp_path, share_private=True).explain_claim("case.yaml", "deaths")
