"""No expression of ours can take exponential time: nothing repeated is repeated ambiguously.

Where something that repeats without end holds something else that does, the outer one may share
what there is among the inner ones in exponentially many ways, unless something stands between
two of them that no round of the inner one can begin with.
"""

import ast
import re
from pathlib import Path
from re import _constants as kinds
from re import _parser as parser

import pytest

ROOT = Path(__file__).parents[3]
CALLS = {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
SAMPLE = [chr(code) for code in range(128)] + list("é\u00a0\u200b’“”–…中д")
"""Characters that stand for all others when sets of them are compared."""


def expressions(path):
    """The expressions of a module, with their flags; those that are put together by parts."""
    code = path.read_text(encoding="utf-8")
    if "import re\n" not in code:
        return
    tree = ast.parse(code)
    known = {}

    def text_of(node):
        match node:
            case ast.Constant(value=str(text)):
                return text
            case ast.Name(id=name):
                return known[name]
            case ast.JoinedStr(values=values):
                return "".join(map(text_of, values))
            case ast.FormattedValue(value=value):
                return text_of(value)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return text_of(left) + text_of(right)
        raise KeyError

    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                known[node.targets[0].id] = text_of(node.value)
            except KeyError:
                continue
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=attr), args=[first, *_]):
                if attr in CALLS:
                    try:
                        text = text_of(first)
                    except KeyError:
                        continue
                    flags = re.VERBOSE if "VERBOSE" in ast.unparse(node) else 0
                    yield node.lineno, text, flags


def ambiguous(text, flags=0):
    """What repeats ambiguously in an expression: the first inner part that does, else None."""
    return _in_sequence(parser.parse(text, flags))


def _in_sequence(items):
    for kind, value in items:
        if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT):
            _, most, body = value
            if most == kinds.MAXREPEAT and (found := _inner(body)):
                return found
        for body in _bodies(kind, value):
            if found := _in_sequence(body):
                return found
    return None


def _inner(body):
    """An inner repetition that nothing keeps apart from itself in the next round."""
    for way in _ways(body):
        for at, (kind, value) in enumerate(way):
            if kind not in (kinds.MAX_REPEAT, kinds.MIN_REPEAT) or value[1] != kinds.MAXREPEAT:
                continue
            inner = _first(value[2])
            rest = way[:at] + way[at + 1 :]
            if not any(least and not inner & chars for least, chars in map(_required, rest)):
                return kind, value
    return None


def _ways(body):
    """The sequences that a body may be: groups opened, one for each branch."""
    ways = [[]]
    for kind, value in body:
        if kind == kinds.SUBPATTERN:
            ways = [way + more for way in ways for more in _ways(value[-1])]
        elif kind == kinds.BRANCH:
            ways = [way + more for way in ways for one in value[1] for more in _ways(one)]
        else:
            ways = [[*way, (kind, value)] for way in ways]
        ways = ways[:200]
    return ways


def _required(item):
    """How often something is there at least, and which characters it may have."""
    kind, value = item
    if kind in (kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT):
        return 0, set()
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
        # Of several in a row the first alone tells where it begins.
        return value[0], _characters(value[2])
    return 1, _characters([item])


def _characters(items):
    """All characters of the sample that something may hold."""
    found = set()
    for kind, value in items:
        if kind in (kinds.LITERAL, kinds.NOT_LITERAL, kinds.IN, kinds.ANY):
            one = parser.SubPattern(parser.State(), [(kind, value)])
            found |= {char for char in SAMPLE if _matches(one, char)}
        for body in _bodies(kind, value):
            found |= _characters(body)
    return found


def _first(items):
    """The characters of the sample that something may begin with."""
    found = set()
    for kind, value in items:
        bodies = _bodies(kind, value)
        if kind in (kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT):
            continue
        found |= set().union(*map(_first, bodies)) if bodies else _characters([(kind, value)])
        if parser.SubPattern(parser.State(), [(kind, value)]).getwidth()[0] > 0:
            break
    return found


def _matches(one, char):
    [(kind, value)] = one
    match kind:
        case kinds.LITERAL:
            return ord(char) == value
        case kinds.NOT_LITERAL:
            return ord(char) != value
        case kinds.ANY:
            return char != "\n"
    negated = value[0][0] == kinds.NEGATE
    return negated != any(_in_class(part, char) for part in value[negated:])


def _in_class(part, char):
    kind, value = part
    if kind == kinds.LITERAL:
        return ord(char) == value
    if kind == kinds.RANGE:
        return value[0] <= ord(char) <= value[1]
    letter = {
        kinds.CATEGORY_DIGIT: "d", kinds.CATEGORY_NOT_DIGIT: "D", kinds.CATEGORY_SPACE: "s",
        kinds.CATEGORY_NOT_SPACE: "S", kinds.CATEGORY_WORD: "w", kinds.CATEGORY_NOT_WORD: "W",
    }[value]  # fmt: skip
    return re.match(rf"\{letter}", char) is not None


def _bodies(kind, value):
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
        return [value[2]]
    if kind == kinds.SUBPATTERN:
        return [value[-1]]
    if kind == kinds.BRANCH:
        return value[1]
    if kind in (kinds.ASSERT, kinds.ASSERT_NOT):
        return [value[1]]
    if kind == kinds.ATOMIC_GROUP:
        return [value]
    return []


@pytest.mark.parametrize(
    "text",
    [r"(a+)+", r"(?:<!--.*?-->\s*)*", r"(?:\s*|x)*", r"(\w+\s?)*", r"x(?:[a-z]+|\d+)*y", r"(.*,)*"],
)
def test_what_backtracks_for_ever_is_seen(text):
    assert ambiguous(text)


@pytest.mark.parametrize(
    "text",
    [
        r"a+b*",
        r"(?:,\s*x)*",
        r"(?:\w+ )+",
        r"(?:[^,]*,)*",
        r"(?:a{1,3})+",
        r"(?:[a-z]\s*)*",
        r'(?:"(?:[^"\\]|\\.)*"\s*)*',
    ],
)
def test_what_does_not_is_let_pass(text):
    assert not ambiguous(text)


@pytest.mark.checkout
def test_no_expression_of_ours_backtracks_for_ever():
    files = [*ROOT.glob("src/**/*.py"), *ROOT.glob("plugins/*/src/**/*.py")]
    found = [(path, *one) for path in files for one in expressions(path)]
    assert len(found) > 100
    assert [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path, line, text, flags in found
        if ambiguous(text, flags)
    ] == []
