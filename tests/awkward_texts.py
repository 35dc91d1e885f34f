"""Text of every sort, made up by hypothesis: what looks like a number, a formula or markup, too."""

from hypothesis import strategies as st

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
AWKWARD = st.sampled_from(
    [
        *("", " ", "=1+1", "+1", "-1", "@x", "'", "''", "'=1", "'x", "[x", "{x", '"', "a;b", ";"),
        *("1", "1.0", "1e3", "-0", "007", "0o17", "0x1f", "true", "TRUE", "no", "null", "~", ".5"),
        *("2020-01-01", "12:30:45", "#N/A", "# x", "- x", "x: y", "x:", "&a", "*a", "!t", "%", "|"),
        *("a\nb", "a\r\nb", "a\rb", " a", "a ", "a\n", "\na", "\ta", "a,b", ">", ".", "<<", "="),
        *(
            "_x000D_",
            "\x01",
            "\ufffe",
            "\x85",
            "\u2028",
            "\ufeff",
            "é",
            "名前",
            "\U0001f600",
            "<b>",
        ),
        *("a" * 200, "b " * 90, "<b>"),
    ]
)
TEXTS = AWKWARD | st.text(CHARACTERS, max_size=30)
SOME_TEXTS = TEXTS.filter(bool)
IDS = st.sampled_from(
    [
        "=1",
        "'a",
        "[x]",
        "{y}",
        "1",
        "true",
        "null",
        "-",
        "@",
        "a,b",
        "a.b",
        "~",
        "é",
        "x-y",
        "#",
        "&z",
    ]
) | st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
DATES = st.sampled_from(
    [
        "2020",
        "2020-01",
        "2020-01-31",
        "2020-01-31T09:00Z",
        "199X",
        "2020-02~",
        "2013/2017",
        "../2020",
    ]
)
NUMBERS = (
    st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([0, -5])
)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)
