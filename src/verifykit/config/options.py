"""The one table of options: what a configuration file, the environment and the command line set.

From a row come the key of the file and its schema, the environment variable, the option of the
command line and its help, the default, and the row of the documentation.
"""

from __future__ import annotations

from collections.abc import Mapping

from verifykit.config.option import CODES, ROLES, SECONDS, TEXT, Option

OPTIONS = (
    Option(
        "select",
        "list",
        "Codes of rules, or how they begin, whose findings are shown. The longest match among "
        "select and ignore decides.",
        "CODE",
        holds=CODES,
        otherwise="all",
    ),
    Option(
        "ignore",
        "list",
        "Codes of rules, or how they begin, whose findings are left out.",
        "CODE",
        holds=CODES,
    ),
    Option(
        "fail-on",
        "list",
        "Severities (note, warning, error) or codes of rules, or how they begin, on which `check` "
        "ends with 1. Of several severities the mildest counts.",
        "SEVERITY|CODE",
        holds={
            "type": "array",
            "items": {"anyOf": [{"enum": ["note", "warning", "error"]}, {"$ref": "#/$defs/code"}]},
        },
        default=("error",),
    ),
    Option(
        "fail-under",
        "number",
        "`check` ends with 1 if a claim has a score under this. Claims without a score are passed "
        "over.",
        "SCORE",
        holds={"type": "number", "minimum": 0, "maximum": 1},
    ),
    Option(
        "baseline",
        "path",
        "File of findings that are known: only others are shown by `check` and make it end with 1. "
        "`--write-baseline` writes it.",
        "FILE",
    ),
    Option("exit-zero", "flag", "Whether to end with 0 where findings or scores would make it 1."),
    Option(
        "include",
        "list",
        "Patterns of files in folders that are cases besides those that say so, as *.xlsx.",
        "PATTERN",
    ),
    Option(
        "exclude",
        "list",
        "Patterns of files and folders that hold no cases to be checked, as archive.",
        "PATTERN",
    ),
    Option(
        "format",
        "text",
        "The format that `check` prints: text, json, jsonl, csv, sarif, github, junit, html, or "
        "what a plug-in adds.",
        "FORMAT",
        default="text",
    ),
    Option(
        "statistics",
        "flag",
        "Whether `check` counts the findings of each rule instead of listing them.",
    ),
    Option(
        "output-format",
        "choice",
        "How `check` lists findings in text: full, or concise, one line for each.",
        holds={"enum": ["full", "concise"]},
        default="full",
    ),
    Option(
        "group-by",
        "choice",
        "By what `check` brings findings together in text: rule, claim or file.",
        holds={"enum": ["rule", "claim", "file"]},
        default="rule",
    ),
    Option(
        "summary", "flag", "Whether `check` prints totals and verdicts alone, without findings."
    ),
    Option(
        "verbose",
        "flag",
        "Whether `check` lists every finding with its lines, and folds none of those that repeat "
        "themselves.",
        flag="-v/--verbose/--no-verbose",
    ),
    Option("traceback", "flag", "Whether `check` shows how the code of a plug-in came to fail."),
    Option(
        "color",
        "choice",
        "Colours in text: auto (on a terminal, unless NO_COLOR or FORCE_COLOR is set), always or "
        "never.",
        holds={"enum": ["auto", "always", "never"]},
        default="auto",
    ),
    Option(
        "accept",
        "list",
        "Plug-ins, codes of rules and ids of single proposals: what they propose to edit takes "
        "effect.",
        "NAME|CODE|ID",
    ),
    Option(
        "disable",
        "list",
        "Names of plug-ins that are not loaded; the command line adds to them.",
        flag="-p no:NAME",
    ),
    Option(
        "require",
        "list",
        "Names of plug-ins without which nothing is checked; the command line adds to them.",
        flag="-p NAME",
    ),
    Option(
        "checker-timeout",
        "number",
        "Seconds of wall time that a checker may take. A limit runs each checker in a process of "
        "its own, which costs time.",
        "SECONDS",
        holds=SECONDS,
        otherwise="no limit",
    ),
    Option(
        "plugin-timeout",
        "number",
        "Seconds of wall time that a plug-in may take for one answer, and for being imported, on "
        "the command line. Code that Python cannot interrupt then ends the run.",
        "SECONDS",
        holds=SECONDS,
        default=300.0,
    ),
    Option(
        "plugin-limit",
        "number",
        "How many findings of a checker on one case, and how many proposals of a plug-in, count, "
        "and as many more for every thousand claims and items of evidence; what it gives beyond is "
        "a failure.",
        "NUMBER",
        holds={"type": "number", "minimum": 1},
        default=20_000,
    ),
    Option(
        "asserted",
        "flag",
        "Whether the claims without a role of their own are asserted by the author of the case, as "
        "in a draft, rather than examined: then one that is refuted is an error.",
        flag="--asserted/--examined",
    ),
    Option(
        "parameters",
        "path",
        "File with fitted parameters of the formula, as `calibrate` writes.",
        "FILE",
    ),
    Option(
        "prior",
        "text",
        "Probability of a claim before any evidence, for claims that state none of their own: a "
        "number between 0 and 1, or a kind of material: news-rumours, tweeted-rumours, "
        "fact-checked-claims, climate-claims, encyclopedia-statements.",
        "NUMBER|KIND",
        otherwise="that of the parameters, .37",
    ),
    Option(
        "profile", "path", "File with learned reliabilities of sources, as `learn` writes.", "FILE"
    ),
    Option(
        "prefer-profile",
        "flag",
        "Whether the profile goes before a grade that the case gives.",
        flag="--prefer-profile/--prefer-grades",
    ),
    Option(
        "plugins",
        "table",
        "For each plug-in, by name, its own table of options.",
        holds={"type": "object", "additionalProperties": {"type": "object"}},
        flag=None,
    ),
    Option(
        "option",
        "pairs",
        "Options of plug-ins, which go before their tables; in the environment separated by "
        "commas.",
        "NAME.KEY=VALUE",
        holds={"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}},
        from_environment=True,
    ),
    Option(
        "local-plugins",
        "list",
        "Files of plug-ins that are not installed, as `checks.py`; `-p checks.py` adds one. They "
        "are run, so a configuration outside of the working directory has to be named for them.",
        flag=None,
    ),
    Option("online", "flag", "Whether plug-ins may use the network."),
    Option(
        "recordings",
        "path",
        "Folder in which answers of servers are recorded (WARC), and from which they are read "
        "again, on line or not.",
        "FOLDER",
    ),
    Option(
        "cache",
        "path",
        "Folder below which plug-ins keep what can be worked out again.",
        "FOLDER",
        otherwise="the user's own",
    ),
    Option(
        "share-private",
        "flag",
        "Whether what a case marks as private may be sent over the network.",
    ),
    Option(
        "corpus.columns",
        "pairs",
        "Corpus: for each role, the column that holds it.",
        "ROLE=COLUMN",
        holds={
            "type": "object",
            "additionalProperties": False,
            "properties": dict.fromkeys(ROLES, TEXT),
        },
        flag="--columns",
    ),
    Option(
        "corpus.scope",
        "list",
        "Corpus: columns that must be the same before two values can conflict.",
        "COLUMN",
        flag="--scope",
    ),
    Option(
        "corpus.values",
        "pairs",
        "Corpus: for each predicate (* for all others), how its values are read: text, number, "
        "number~10, number~5%, number~10mod1440, time~2d, clock~10m, set, set/SEPARATOR, "
        "measure~0.5, measure~5%, or many before all but a measure.",
        "[PREDICATE:]KIND",
        holds={"type": "object", "additionalProperties": TEXT},
        flag="--value",
    ),
)
"""Every option, in the order in which `verifykit config` shows them."""

BY_NAME: Mapping[str, Option] = {option.name: option for option in OPTIONS}
