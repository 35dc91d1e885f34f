"""Words by which something grave is said of somebody, by the kind of deed."""

from __future__ import annotations

from verifykit_grounding.vocabulary.listing import listed


def _kinds(table: str) -> dict[str, str]:
    """The kind of deed that each word of a table tells of."""
    lines = (line.split(": ") for line in table.strip().splitlines())
    return {word: kind for kind, words in lines for word in words.split()}


KINDS = _kinds("""
arrest: arrested arrests arresting detained detains apprehended
charge: charged indicted prosecuted prosecutes
accuse: accused accuses accusing blamed blames blaming faulted denounced implicated incriminated
convict: convicted convicts guilty sentenced jailed imprisoned fined
acquit: acquitted acquits cleared exonerated exonerates innocent
deny: denied denies denying rejected rejects disputed disputes refuted refused refuses
admit: admitted admits confessed confesses
die: died dies perished drowned succumbed
kill: killed kills killing murdered murders shot stabbed strangled poisoned
harm: assaulted attacked raped abused beaten tortured harassed threatened threatens injured
take: stole stolen steals robbed embezzled defrauded cheated bribed extorted plagiarised
lie: lied lies forged falsified faked fabricated
sue: sued sues
dismiss: dismissed fired sacked suspended expelled banned disqualified
sanction: sanctioned deported extradited
beat: beat beats defeated defeats
betray: betrayed betrays deserted
""")
"""Words by which something grave is said of somebody, and those that say about the same."""
BY_OFFICE = listed("arrest charge convict acquit dismiss sanction")
"""What an office does: of whom it is said is grave, not who did it."""
GRAVE = frozenset(KINDS.values())
GUILT = {"guilty": "acquit", "innocent": "convict"}
"""What these say with a "not" before them."""
NOUNS = _kinds("""
arrest: arrest arrests detention
charge: charge charges indictment prosecution
accuse: accusation accusations allegation allegations
convict: conviction imprisonment
acquit: acquittal exoneration
kill: murder killing assassination
dismiss: dismissal suspension expulsion
sanction: deportation extradition
""")
"""What is done to somebody, as a noun: "the arrest of Jane Roe", "charges against Jane Roe"."""
OWN = {"denial": "deny", "confession": "admit", "death": "die"}
"""What is somebody's own deed: "Jane Roe's denial"."""
AGAINST = listed("charge charges accusation accusations allegation allegations")
"""What is brought against somebody; whose it is brings it."""
FORMS = {
    kind: [
        word
        for word, of in (*KINDS.items(), *GUILT.items(), *NOUNS.items(), *OWN.items())
        if of == kind
    ]
    for kind in GRAVE
}
"""The words that may tell of a deed of each grave kind."""
