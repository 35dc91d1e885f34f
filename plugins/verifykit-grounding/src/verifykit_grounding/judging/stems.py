"""The beginning of a word, by which words of a sentence and of a document are held alike."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from verifykit_quotes import Language, Token

_SHORTEST = 3
"""What is left of a word without its ending has at least so many letters."""
_STEM = 5
"""Of longer words only the beginning counts, so that "election" is like "elected"."""

_IRREGULAR = """
arise arose arisen; awake awoke; bear bore borne; beat beaten; become became; begin began begun;
bind bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred;
bring brought; build built; buy bought; catch caught; choose chose chosen; come came; creep crept;
deal dealt; dig dug; draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten;
fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fly flew flown;
forbid forbade forbidden; forget forgot forgotten; freeze froze frozen; get got gotten;
give gave given; go went gone; grow grew grown; hang hung; hear heard; hide hid hidden; hold held;
keep kept; know knew known; lead led; leave left; lend lent; lose lost; make made; mean meant;
meet met; pay paid; ride rode ridden; ring rang rung; rise rose risen; run ran; say said; see saw
seen; seek sought; sell sold; send sent; shake shook shaken; shine shone; shoot shot;
shrink shrank shrunk; sing sang sung; sink sank sunk; sleep slept; speak spoke spoken; spend spent;
stand stood; steal stole stolen; stick stuck; strike struck stricken; swear swore sworn;
swim swam swum; take took taken; teach taught; tear tore torn; tell told; think thought;
throw threw thrown; understand understood; wear wore worn; win won; withdraw withdrew withdrawn;
write wrote written; man men; woman women; child children; person people; foot feet; die dead death
dying; life lives; wife wives; half halves; large larger largest; high higher highest
"""
_BASE = {
    form: words.split()[0] for words in _IRREGULAR.split(";") for form in words.split() if words
}


_NO_VERBS = """
men women children people feet dead death dying lives wives halves larger largest higher highest
person
"""
_NOUNS = frozenset(_NO_VERBS.split())
_UNCHANGED = frozenset(("set", "put", "let", "hit", "hurt", "quit"))
"""Verbs whose past is like their present."""


def is_irregular(key: str) -> bool:
    """Whether a word is the past of an irregular English verb: "took", "given"."""
    return key in _UNCHANGED or (key in _BASE and _BASE[key] != key and key not in _NOUNS)


@lru_cache(maxsize=65_536)
def stem(key: str) -> str:
    """Return the beginning of a word's key without its ending: "train" of "trained" and "trains".

    English forms that no ending makes are of their base: "rise" of "rose". What is no word of
    letters stays as it is.
    """
    if not key.isalpha():
        return key
    key = _BASE.get(key, key)
    if key.endswith("s") and not key.endswith("ss") and len(key) > _SHORTEST:
        key = _BASE.get(key[:-1], key[:-1])
    for ending in ("ing", "ed", "e"):
        rest = key.removesuffix(ending)
        if rest != key and len(rest) >= _SHORTEST:
            doubled = ending != "e" and rest[-1] == rest[-2] and len(rest) > _SHORTEST
            key = rest[:-1] if doubled and rest[-1] not in "ls" else rest
            break
    return key[:_STEM]


def says_something(token: Token, language: Language) -> bool:
    """Return whether a token is a word that says something, and is not only needed by grammar."""
    key = token.key
    light = key in language.function or key in language.hedges or key in language.negations
    return token.kind == "word" and not light and len(key) > 1


def weighs(token: Token, language: Language) -> bool:
    """Return whether a token says something or is a number."""
    return token.kind == "number" or says_something(token, language)


def stems_of(tokens: Iterable[Token], language: Language) -> frozenset[str]:
    """Return the stems of the words that say something."""
    return frozenset(stem(one.key) for one in tokens if says_something(one, language))
