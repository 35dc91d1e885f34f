"""Rules about what refers to what: ids, cycles, and the captures on disk."""

from __future__ import annotations

from verifykit.model.rule import Rule

DUPLICATE_ID = Rule(
    code="VK201",
    name="duplicate-id",
    severity="error",
    checks="Ids are unique in each list, and across sources, documents and evidence together.",
    why="A reference to an id that two items share could mean either.",
    fix="Rename one of the two, and what refers to it.",
    bad="""\
sources:
  - {id: bbc, name: BBC}
documents:
  - {id: bbc, source: bbc}
""",
    good="""\
sources:
  - {id: bbc, name: BBC}
documents:
  - {id: bbc-coup, source: bbc}
""",
)
UNKNOWN_REFERENCE = Rule(
    code="VK202",
    name="unknown-reference",
    severity="error",
    checks="Every id that is referred to exists in the list it belongs to.",
    why="Evidence for a claim that does not exist would be dropped, a refutation as well.",
    fix="Correct the id, or add the item.",
    bad="""\
documents:
  - {id: bbc-coup, source: bcb}
sources:
  - {id: bbc, name: BBC}
""",
    good="""\
documents:
  - {id: bbc-coup, source: bbc}
sources:
  - {id: bbc, name: BBC}
""",
)
MEMBER_CYCLE = Rule(
    code="VK203",
    name="member-cycle",
    severity="error",
    checks="No group is, directly or through others, a member of itself.",
    why="A claim about the group would count itself among its members' claims.",
    fix="Take one of the memberships out.",
    bad="""\
entities:
  - {id: army, kind: group, members: [junta]}
  - {id: junta, kind: group, members: [army]}
""",
    good="""\
entities:
  - {id: army, kind: group, members: [junta]}
  - {id: junta, kind: group}
""",
)
PART_CYCLE = Rule(
    code="VK204",
    name="part-cycle",
    severity="error",
    checks="Nothing is, directly or through others, a part of itself.",
    why="Which of two places contains the other decides whether two values conflict.",
    fix="Take one of the part_of out.",
    bad="""\
entities:
  - {id: moscow, kind: place, part_of: russia}
  - {id: russia, kind: place, part_of: moscow}
""",
    good="""\
entities:
  - {id: moscow, kind: place, part_of: russia}
  - {id: russia, kind: place}
""",
)
OWNER_CYCLE = Rule(
    code="VK205",
    name="owner-cycle",
    severity="error",
    checks="No source, directly or through others, owns itself.",
    why="Sources of one owner are one origin; in a circle nobody is the owner.",
    fix="Take one of the owners out, or name a third source that owns both.",
    bad="""\
sources:
  - {id: daily, name: The Daily, owner: sunday}
  - {id: sunday, name: The Sunday, owner: daily}
""",
    good="""\
sources:
  - {id: daily, name: The Daily, owner: house}
  - {id: sunday, name: The Sunday, owner: house}
  - {id: house, name: Publishing House}
""",
)
UNREACHED_DOCUMENT = Rule(
    code="VK206",
    name="known-through-cycle",
    severity="error",
    checks="Documents that nobody consulted are not known only through each other.",
    why="Somebody must have read something, or nobody can know of any of them.",
    fix="Name the document that was read, or mark the one that was with `consulted: true`.",
    bad="""\
sources:
  - {id: daily, name: The Daily}
documents:
  - {id: piece, source: daily, consulted: false, known_through: [reprint]}
  - {id: reprint, source: daily, consulted: false, known_through: [piece]}
""",
    good="""\
sources:
  - {id: daily, name: The Daily}
documents:
  - {id: piece, source: daily, consulted: false, known_through: [reprint]}
  - {id: reprint, source: daily}
""",
)
SELF_REFERENCE = Rule(
    code="VK207",
    name="self-reference",
    severity="error",
    checks="No claim is declared to be related to itself, no evidence to be independent of itself.",
    why="It says nothing, so another item must have been meant.",
    fix="Name the item that was meant.",
    bad="""\
claims:
  - {id: bridge-closed, text: The bridge is closed.}
relations:
  - {from: bridge-closed, to: bridge-closed, kind: contradicts}
""",
    good="""\
claims:
  - {id: bridge-closed, text: The bridge is closed.}
  - {id: bridge-open, text: The bridge is open.}
relations:
  - {from: bridge-closed, to: bridge-open, kind: contradicts}
""",
)
CAPTURE_OUTSIDE = Rule(
    code="VK208",
    name="capture-outside",
    severity="error",
    checks="A capture's path stays inside the case's folder, links followed.",
    why="A case from a stranger must not make anybody's tools read the rest of the disk.",
    fix="Copy the file into the case's folder and give its path from there.",
    bad="""\
sources:
  - {id: daily, name: The Daily}
documents:
  - {id: piece, source: daily, capture: {path: ../piece.html}}
""",
    good="""\
==> case.yaml <==
sources:
  - {id: daily, name: The Daily}
documents:
  - {id: piece, source: daily, capture: {path: captures/piece.html}}
==> captures/piece.html <==
<p>The bridge is closed.
""",
)
CAPTURE_MISSING = Rule(
    code="VK209",
    name="capture-missing",
    severity="error",
    checks="A capture's file is there and can be read.",
    why="A capture is kept so that others can look; one that is gone proves nothing.",
    fix="Restore the file, correct the path, or take the capture out.",
    bad="""\
sources:
  - {id: daily, name: The Daily}
documents:
  - {id: piece, source: daily, capture: {path: captures/piece.html}}
""",
    good="""\
==> case.yaml <==
sources:
  - {id: daily, name: The Daily}
documents:
  - {id: piece, source: daily, capture: {path: captures/piece.html}}
==> captures/piece.html <==
<p>The bridge is closed.
""",
)
CAPTURE_CHANGED = Rule(
    code="VK210",
    name="capture-changed",
    severity="error",
    checks="A capture's file still has the SHA-256 that was noted.",
    why="A capture that was changed is no longer what the document said.",
    fix="Restore the file as it was captured, or capture anew and note the new SHA-256.",
    bad="""\
==> case.yaml <==
sources:
  - {id: daily, name: The Daily}
documents:
  - id: piece
    source: daily
    capture:
      path: piece.txt
      sha256: deadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeef
==> piece.txt <==
The bridge is closed.
""",
    good="""\
==> case.yaml <==
sources:
  - {id: daily, name: The Daily}
documents:
  - id: piece
    source: daily
    capture:
      path: piece.txt
      sha256: 3fc1b32975168cdf72e44a22ef677581d609d31846439cb5a5e90b686e10f7b2
==> piece.txt <==
The bridge is closed.
""",
)

REFERENCE_RULES = (
    DUPLICATE_ID,
    UNKNOWN_REFERENCE,
    MEMBER_CYCLE,
    PART_CYCLE,
    OWNER_CYCLE,
    UNREACHED_DOCUMENT,
    SELF_REFERENCE,
    CAPTURE_OUTSIDE,
    CAPTURE_MISSING,
    CAPTURE_CHANGED,
)
