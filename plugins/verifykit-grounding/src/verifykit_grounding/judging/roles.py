"""Who did it, and to whom: asked where the document does not say it of whom the sentence names.

"The court acquitted Xaver Ott, a lawyer for Zoe Quist said" has all words of "The court acquitted
Zoe Quist". What a sentence says of somebody by such a verb is asked about unless the document says
it of the same name in the same role.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifykit_grounding.judging.comparison import Comparison, Objection, question
from verifykit_grounding.judging.deeds import Deed, Role, deeds
from verifykit_grounding.judging.people import Name, names_of, span_of
from verifykit_grounding.judging.source import SourceText
from verifykit_grounding.vocabulary.deeds import BY_OFFICE, FORMS, GRAVE

_BACK = 2
"""A pronoun stands for a name in its sentence or in so many before it."""


def role_objections(comparison: Comparison) -> Iterator[Objection]:
    """Ask who did it where the document does not say it of the one whom the sentence names.

    Of a grave deed it has to say it; any other one it must not say of somebody else alone.
    """
    sentence, source = comparison.sentence, comparison.source
    for deed in deeds(sentence, 0, len(sentence.tokens), source):
        there = _same_deeds(deed.kind, source)
        for role, named in deed.roles.items():
            if role == "done to" and deed.kind not in GRAVE:
                continue
            for name in named or ():
                if _may_stand(deed, role, name, there, source):
                    continue
                verb = sentence.tokens[deed.at]
                said = sentence.text[verb.start : verb.end]
                places = [source.page.tokens[one.at].start for one in there]
                yield question(
                    f"read whether the document says “{said}” of "
                    f"“{sentence.text[slice(*span_of(sentence, name))]}”: it has "
                    + ("such a word beside others" if there else "no such word"),
                    (verb.start, verb.end),
                    source.span(source.sentence_at(places[0])) if places else None,
                )
                return


def _may_stand(
    deed: Deed, role: Role, name: Name, there: Sequence[Deed], source: SourceText
) -> bool:
    """Whether a name may have a role, by the deeds of its kind that the document tells of."""
    if deed.kind in GRAVE:
        if role == "doer" and deed.kind in BY_OFFICE:
            return True
        return any(_bears_out(role, name, one, source) for one in there)
    others = [one.roles[role] for one in there]
    suffered = [one.roles["done to"] or () for one in there]
    if there and all(any(name.may_be(other) for other in held) for held in suffered):
        return False
    return (
        not others
        or not all(others)
        or any(name.may_be(other) for held in others for other in held or ())
    )


def _same_deeds(kind: str, source: SourceText) -> list[Deed]:
    words = FORMS.get(kind)
    if words is None:
        numbers = source.places.get(kind, ())
        sentences = [source.sentences[number] for number in numbers]
    else:
        held = [at for word in words for at in source.page.positions.get(word, ())]
        sentences = [one for one in source.sentences if any(one[0] <= at < one[1] for at in held)]
    found = (each for one in sentences for each in deeds(source.page, *one, source))
    return [one for one in found if one.kind == kind]


def _bears_out(role: Role, name: Name, deed: Deed, source: SourceText) -> bool:
    """Whether a deed of the document may be that of a name in a role."""
    held = deed.roles[role]
    if held is not None:
        return any(name.may_be(other) for other in held)
    other: Role = "doer" if role == "done to" else "done to"
    if any(name.may_be(one) for one in deed.roles[other] or ()):
        return False
    number = next(n for n, (first, last) in enumerate(source.sentences) if first <= deed.at < last)
    begin = source.sentences[max(0, number - _BACK)][0]
    around = names_of(source.page, begin, source.sentences[number][1], source)
    return any(name.may_be(one) for one in around)
