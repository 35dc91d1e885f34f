"""Small cases that hold one of everything, to try checkers on."""

from __future__ import annotations

_ECHO = """
case: {id: port-strike, as_of: 2024-06-01, language: en}
sources:
  - {id: wire, name: North Wire, kind: agency, reliability: B}
  - {id: daily, name: The Daily, kind: outlet, reliability: C, owner: group}
  - {id: evening, name: The Evening, kind: outlet, owner: group}
  - {id: group, name: Press Group, kind: institution}
  - {id: harbour-master, name: The harbour master, kind: official}
  - {id: unnamed-worker, name: A worker, kind: witness, anonymous: true}
documents:
  - {id: wire-strike, source: wire, published: 2024-05-02}
  - {id: daily-strike, source: daily, published: 2024-05-03, derived_from: [wire-strike]}
  - {id: evening-strike, source: evening, published: 2024-05-03}
  - id: daily-numbers
    source: daily
    published: 2024-05-10
    retracted: {on: 2024-05-20, reason: wrong numbers}
  - {id: log, source: harbour-master, consulted: false, known_through: [wire-strike]}
entities:
  - {id: port, kind: organisation, name: The port}
  - {id: dockers, kind: group, name: The dockers, members: [anna, boris]}
  - {id: anna, kind: person, name: Anna}
  - {id: boris, kind: person, name: Boris}
  - {id: town, kind: place, name: Town, part_of: county}
  - {id: county, kind: place, name: County}
predicates:
  - {id: strikers, value: number, unit: people, cardinality: one, scope: [site]}
  - {id: struck, value: boolean, cardinality: one}
  - {id: lives-in, value: entity, cardinality: one, rivals: [[town, county]]}
claims:
  - {id: strike-held, text: The port was on strike in May 2024., when: 2024-05}
  - id: strikers-400
    text: Four hundred people were on strike.
    subject: port
    predicate: strikers
    value: 400
    when: 2024-05
    qualifiers: {site: north}
  - id: strikers-250
    text: Two hundred and fifty people were on strike.
    subject: port
    predicate: strikers
    value: 250
    when: 2024-05
    qualifiers: {site: north}
  - {id: all-struck, text: All dockers struck., subject: dockers, predicate: struck, value: true,
     quantifier: all, gravity: serious}
  - {id: boris-worked, text: Boris worked., subject: boris, predicate: struck, value: false}
  - {id: anna-in-town, text: Anna lives in the town., subject: anna, predicate: lives-in,
     value: town}
  - {id: nobody-knows, text: The strike was paid for from abroad.}
evidence:
  - {id: e-wire, claim: strike-held, document: wire-strike, stance: supports, lineage: original}
  - {id: e-daily, claim: strike-held, document: daily-strike, stance: supports}
  - {id: e-evening, claim: strike-held, document: evening-strike, stance: supports,
     derived_from: [e-daily]}
  - {id: e-log, claim: strikers-400, document: log, stance: supports, first_hand: true}
  - {id: e-numbers, claim: strikers-250, document: daily-numbers, stance: supports}
  - {id: e-worker, claim: strikers-250, document: evening-strike, stance: supports,
     attributed_to: unnamed-worker, lineage: original}
  - {id: e-all, claim: all-struck, document: evening-strike, stance: supports}
  - {id: e-boris, claim: boris-worked, document: wire-strike, stance: supports,
     attributed_to: harbour-master, lineage: original}
  - {id: e-anna, claim: anna-in-town, document: daily-strike, stance: questions}
  - {id: e-denied, claim: strike-held, document: evening-strike, stance: refutes,
     attributed_to: harbour-master, interested: true, partial: true}
hypotheses:
  - {id: wages, text: It was about wages., ratings: {strike-held: C, nobody-knows: I}}
  - {id: paid, text: It was paid for., ratings: {strike-held: N, nobody-knows: C}}
relations:
  - {from: boris-worked, to: all-struck, kind: contradicts, notes: the dockers include him}
"""

_CIRCLE = """
case: {id: circle}
sources:
  - {id: first, name: First}
  - {id: second, name: Second}
  - {id: third, name: Third}
documents:
  - {id: first-text, source: first}
  - {id: second-text, source: second}
claims:
  - {id: rumour, text: There were plans.}
  - {id: denial, text: There were no plans.}
evidence:
  - {id: e-first, claim: rumour, document: first-text, stance: supports, derived_from: [e-second]}
  - {id: e-second, claim: rumour, document: second-text, stance: supports, derived_from: [e-first]}
  - {id: e-third, claim: denial, source: third, stance: supports, independent_of: [e-first]}
  - {id: e-against, claim: rumour, source: third, stance: refutes}
relations:
  - {from: rumour, to: denial, kind: contradicts}
"""

TEXT_ONLY = """
claims:
  - {id: bare, text: A claim with nothing but its text.}
"""

EMPTY = """
claims: []
"""

RIGHT_TO_LEFT = """
case: {id: rtl, title: "تقرير عن الإضراب", as_of: 2024-06-01, language: ar}
sources:
  - {id: وكالة, name: "وكالة الأنباء \\u202B", kind: agency, reliability: B}
  - {id: עיתון, name: "עיתון הערב", kind: outlet}
documents:
  - {id: خبر, source: وكالة, title: "«الميناء» مغلق"}
  - {id: כתבה, source: עיתון, derived_from: [خبر]}
claims:
  - {id: إضراب, text: "قال عمّال الميناء إنّ الإضراب بدأ في أيار."}
  - {id: שביתה, text: "השביתה (שהחלה ב־2 במאי) נמשכת."}
evidence:
  - {id: دليل, claim: إضراب, document: خبر, stance: supports, notes: "كما ورد \\u200F"}
  - {id: ראיה, claim: שביתה, document: כתבה, stance: refutes}
"""

_VALUES = """
case: {id: values, as_of: 2024-06-01, role: asserted, x-desk: {team: 7}}
sources:
  - {id: office, name: The office, kind: institution, reliability: B, x-since: 2001}
entities:
  - {id: river, kind: place, name: The river}
  - {id: crew, kind: group, name: The crew, members: [river, {id: office-head, if: level-range}]}
  - {id: office-head, kind: person, name: The head}
predicates:
  - {id: level, value: number, unit: m, cardinality: one, tolerance: {relative: 0.1}}
  - {id: founded, value: date, cardinality: one, timeless: true}
  - {id: colours, value: text, cardinality: many}
claims:
  - {id: level-range, text: It stood between 2 and 3 m., subject: river, predicate: level,
     value: {min: 2, max: 3.5}, when: "2024-05-02/2024-05-09", during: some, approximate: true}
  - {id: level-open, text: It stood above 2 m., subject: river, predicate: level,
     value: {min: 2}, when: "2013/.."}
  - {id: level-zero, text: "It stood\\nat 0 m.", subject: river, predicate: level, value: 0,
     unit: cm, when: "../2020", where: at the bridge}
  - {id: decade, text: It was founded in the nineties., subject: river, predicate: founded,
     value: 199X, when: 199X}
  - {id: bare-year, text: It was founded in 1994., subject: river, predicate: founded, value: 1994,
     when: 1994}
  - {id: uncertain, text: It may have been in May., subject: river, predicate: founded,
     value: "1994-05~", when: "1994-05?"}
  - {id: colours-two, text: It is blue and green., subject: river, predicate: colours,
     value: [blue, green]}
  - {id: not-blue, text: It is not blue., subject: river, predicate: colours, value: blue,
     negated: true, during: most}
  - {id: few, text: At most two of the crew know., subject: crew, predicate: colours, value: blue,
     quantifier: {at_most: 2}, gravity: serious}
  - {id: likely-not, text: It was poisoned., prior: {value: 0.02, reason: rare}, x-note: [1, null]}
evidence:
  - {id: e-range, claim: level-range, source: office, stance: supports, when: 2024-05-10,
     strength: {factor: 0.5, reason: one gauge}, interest: for, x-page: 3}
  - {id: e-range-2, claim: level-range, source: office, stance: refutes, when: 1994}
  - {id: e-open, claim: level-open, source: office, stance: reports}
  - {id: e-decade, claim: decade, source: office, stance: supports, withdrawn: {on: 2024-01}}
waivers:
  - {rule: SRC001, claim: few, reason: nobody was asked yet, until: 2024-12}
  - {rule: SRC001, reason: the archive is closed}
"""

_DOCUMENTS = """
case: {id: documents, as_of: 2024-06-01}
sources:
  - {id: agency, name: Agency}
  - {id: paper, name: Paper}
  - {id: blog, name: Blog}
documents:
  - {id: first, source: paper, derived_from: [second]}
  - {id: second, source: blog, derived_from: [first]}
  - {id: itself, source: blog, derived_from: [itself]}
  - {id: from-source, source: paper, derived_from: [agency], published: 2024}
  - {id: from-item, source: paper, published: "2024-05?", url: "https://example.org/a?b=ü",
     derived_from: [{from: e-agency, how: translates}], title: "Two\\nlines"}
  - {id: checking, source: blog, derived_from: [{from: first, how: confirms}],
     corrected: [{on: 2024-05-04, reason: a name}]}
  - {id: unread, source: agency, consulted: false, known_through: [first, from-source]}
  - {id: gone, source: blog, retracted: {reason: made up}}
claims:
  - {id: said, text: Something was said.}
  - {id: unsaid, text: Nothing was said.}
evidence:
  - {id: e-agency, claim: said, source: agency, stance: supports, lineage: original}
  - {id: e-first, claim: said, document: first, stance: supports,
     quote: {exact: "It was said,\\nand more than once.", prefix: He told us}}
  - {id: e-second, claim: said, document: second, stance: questions, quote: {exact: "?"}}
  - {id: e-itself, claim: said, document: itself, stance: reports}
  - {id: e-source, claim: said, document: from-source, stance: supports, attributed_to: agency}
  - {id: e-item, claim: unsaid, document: from-item, stance: refutes, partial: true,
     notes: "line one\\n\\nline two"}
  - {id: e-checking, claim: said, document: checking, stance: supports}
  - {id: e-unread, claim: unsaid, document: unread, stance: supports, lineage: unknown}
  - {id: e-unjudged, claim: unsaid, document: from-item, quote: {exact: "?"}}
  - {id: e-gone, claim: said, document: gone, stance: supports}
"""

SAMPLES = {
    "port strike": _ECHO,
    "circle": _CIRCLE,
    "values of every kind": _VALUES,
    "documents of every kind": _DOCUMENTS,
    "text only": TEXT_ONLY,
    "right to left": RIGHT_TO_LEFT,
}
"""The cases by name, as a person would write them."""


def thousand_sources() -> str:
    """Return a case with 1,000 sources that all speak about one claim, half of them relaying."""
    sources = "\n".join(f"  - {{id: s-{number}, name: Source {number}}}" for number in range(1000))
    evidence = "\n".join(
        f"  - {{id: e-{number}, claim: crowded, source: s-{number}, stance: "
        f"{'refutes' if number % 7 == 0 else 'supports'}"
        + (f", derived_from: [e-{number - 1}]}}" if number % 2 else "}")
        for number in range(1000)
    )
    claims = "  - {id: crowded, text: A thousand sources speak about this.}"
    return f"sources:\n{sources}\nclaims:\n{claims}\nevidence:\n{evidence}\n"


def many(claims: int) -> str:
    """Return a case with so many claims, each with its own source, document and evidence."""
    template = {
        "sources": "{{id: s-{n}, name: Source {n}, reliability: {grade}}}",
        "documents": "{{id: d-{n}, source: s-{n}, published: 2024-05-{day:02}}}",
        "claims": "{{id: c-{n}, text: Claim {n} of many.}}",
        "evidence": "{{id: e-{n}, claim: c-{n}, document: d-{n}, stance: {stance}}}",
    }
    lines = []
    for name, item in template.items():
        lines.append(f"{name}:")
        for n in range(claims):
            stance = ("supports", "refutes")[n % 2]
            grade, day = "ABCDEF"[n % 6], n % 28 + 1
            lines.append("  - " + item.format(n=n, grade=grade, day=day, stance=stance))
    return "\n".join(lines) + "\n"
