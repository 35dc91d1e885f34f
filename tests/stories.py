"""Tells many small stories in one case, and reads what every output says of each of them."""

import html
import json
import re

from attrs import define, field

from verifykit import assess, explain, load
from verifykit.cli import main
from verifykit.reporting.explanation import explanation_lines
from verifykit.reporting.style import Style

LISTS = ("sources", "documents", "claims", "evidence", "relations")


@define
class Story:
    """One claim with its own sources, documents and evidence, told apart by a name.

    Ids in what is given are short; in the case they are followed by the name of the story, and so
    are the names of sources, which are made of their ids.
    """

    name: str
    items: dict = field(factory=lambda: {name: [] for name in LISTS})

    def __attrs_post_init__(self):
        self.items["claims"].append({"id": self.id("c"), "text": f"It is so, says {self.name}."})

    def id(self, short):
        return f"{short}-{self.name}"

    def called(self, short):
        """The name of a source as every output prints it."""
        return f"The {short.capitalize()} of {self.name}"

    def sources(self, *shorts, **keys):
        for short in shorts:
            named = {"id": self.id(short), "name": self.called(short), **self._own(keys)}
            self.items["sources"].append(named)
        return self

    def document(self, short, source, **keys):
        self.items["documents"].append(
            {"id": self.id(short), "source": self.id(source), **self._own(keys)}
        )
        return self

    def says(self, short, stance="supports", **keys):
        """An item in the document of that id, if there is one, else of the source."""
        known = {one["id"] for one in self.items["documents"]}
        place = keys.pop("where", short)
        at = "document" if self.id(place) in known else "source"
        item = {"id": self.id(f"e-{short}"), "claim": self.id("c"), "stance": stance}
        self.items["evidence"].append({**item, at: self.id(place), **self._own(keys)})
        return self

    def _own(self, keys):
        named = ("derived_from", "attributed_to", "owner", "known_through", "independent_of")
        return {
            key: (
                [self._id_in(one) for one in value]
                if isinstance(value, list)
                else self.id(value)
                if key in named
                else value
            )
            for key, value in keys.items()
        }

    def _id_in(self, one):
        if isinstance(one, dict):
            return {key: self.id(value) if key == "from" else value for key, value in one.items()}
        return self.id(one)


@define
class Told:
    """What the outputs say of one story."""

    story: Story
    claim: dict
    findings: list
    text: str
    explained: str
    page: str

    def rule(self, code):
        """The messages of a rule, about the claim or about anything of the story."""
        return [one["message"] for one in self.findings if one["rule"] == code]

    def steps(self, side=None, kind=None):
        return [
            one
            for one in self.claim["explanation"]
            if side in (None, one.get("side")) and kind in (None, one["step"])
        ]

    def why(self, short):
        """Why an item adds what it adds; nothing where it is part of a line."""
        (step,) = (
            one
            for one in self.claim["explanation"]
            if one["step"] == "none" and self.story.id(f"e-{short}") in one["evidence"]
        )
        return step["why"]

    def lines(self, side="supports"):
        """The origins of the lines of a side that count, each as the short id of its source."""
        return sorted(
            one["origin"].removesuffix(f"-{self.story.name}") for one in self.steps(side, "line")
        )

    def sentences(self):
        """Every sentence of every output about the story."""
        return [
            self.text,
            self.explained,
            self.page,
            json.dumps(self.claim, ensure_ascii=False),
        ] + [one["message"] for one in self.findings]


def tell(stories, folder, **header):
    """What the outputs say of some stories that are checked as one case, by their names."""
    data = {"verifykit": 1, "case": {"id": "stories", "as_of": "2024-06-01", **header}}
    for name in LISTS:
        data[name] = [item for story in stories for item in story.items[name]]
    path = folder / "case.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    outputs = {name: folder / f"out.{name}" for name in ("json", "text", "html")}
    wanted = [f"--output={name}={file}" for name, file in outputs.items()]
    assert main(["check", str(path), "--exit-zero", "--isolated", *wanted]) == 0
    read = {name: file.read_text(encoding="utf-8") for name, file in outputs.items()}
    report = assess(load(path))
    return {
        story.name: _told(story, json.loads(read["json"]), read["text"], read["html"], report)
        for story in stories
    }


def _told(story, checked, text, page, report):
    own = re.compile(rf"\b{re.escape(story.name)}\b")
    claim = next(one for one in checked["claims"] if one["id"] == story.id("c"))
    explained = explanation_lines(explain(report, claim["id"]), Style(), 1000)
    section = html.unescape(page).partition(f'id="claim-{claim["id"]}"')[2]
    return Told(
        story=story,
        claim=claim,
        findings=[
            one
            for one in checked["findings"]
            if one.get("claim") == claim["id"] or own.search(one["message"])
        ],
        text="\n".join(line for line in text.splitlines() if own.search(line)),
        explained="\n".join(explained),
        page=section.partition("<details class=claim>")[0],
    )
