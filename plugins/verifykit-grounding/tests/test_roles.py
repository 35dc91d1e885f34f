"""Who said it, who did it, to whom: what a sentence says of people and its document does not."""

import pytest

from verifykit_grounding.judging import SourceText, judge


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("According to Otto Brand, the contract was signed on Monday.", True),
        ("The contract was signed on Monday, Otto Brand said.", True),
        ("According to a clerk, the contract was signed on Monday.", False),
        ("Otto Brand said that Rosa Lind had not been at the meeting.", True),
        ("Otto Brand was not at the meeting, Rosa Lind said.", False),
        ("According to Zoe Quist, the bridge is safe.", False),
        ("The mayor, Ben Shaw, said that the budget was too small.", False),
    ],
)
def test_whose_word_it_is_is_asked_where_the_document_has_it_from_somebody_else(sentence, asked):
    document = SourceText.of(
        "According to a clerk who heard it from Otto Brand, the contract was signed on Monday. "
        "Rosa Lind said that Otto Brand had not been at the meeting. Mrs. Quist said that the "
        "bridge was safe. The budget was too small, the mayor said."
    )
    found = judge(sentence, document)
    told = [one.message for one in found.objections if "has it from" in one.message]
    assert bool(told) == asked
    assert not asked or found.outcome == "partly"


FIRE = SourceText.of(
    "A fire killed two workers on Monday. Police arrested the shift supervisor, Anton Bily, after "
    "the manager, Olga Petrenko, had reported missing records. Fire chief Ivan Marsh said the "
    "cause was not known; a union, Rafina, said that the fire had been started by a welder. Bily's "
    "lawyer, Eva Stone, said he was innocent, but the prosecutor, Jan Kral, said that he had lied."
)


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("According to the fire chief, Ivan Marsh, the fire was started by a welder.", True),
        ("Ivan Marsh said that the fire had been started by a welder.", True),
        ("Ivan Marsh said that the cause of the fire was not known.", False),
        ("Eva Stone said that Bily had lied.", True),
        ("Jan Kral said that Bily was innocent.", True),
        ("Jan Kral said that Bily had lied.", False),
        ("Eva Stone said that Bily was innocent.", False),
    ],
)
def test_of_two_speakers_in_one_sentence_each_has_their_own_words(sentence, asked):
    found = judge(sentence, FIRE)
    assert any("has it from" in one.message for one in found.objections) == asked
    assert (found.outcome == "grounded") != asked


COURT = SourceText.of(
    "Officers arrested Yves Paul after a complaint by Willi Rau. The court acquitted Xaver Ott, a "
    "lawyer for Zoe Quist said. Otto Brand denied that he had taken bribes from Rosa Lind. A jury "
    "cleared the former commissioner Alan Dreyer of taking bribes, but convicted his deputy, Nadia "
    "Holt, of false accounting. Two men who had been charged with theft were found not guilty. "
    "Maud Fisk reported it. Ben Shaw, the successor of Ada Kern, was dismissed in May. Tom Ring "
    "won the prize, and Eva Lund translated the book. Ida Voss sued the bank. She was fined later."
)


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Yves Paul was arrested.", False),
        ("Paul was arrested after a complaint by Willi Rau.", False),
        ("Willi Rau was arrested.", True),
        ("Officers arrested Willi Rau.", True),
        ("Xaver Ott was acquitted.", False),
        ("The court acquitted Xaver Ott.", False),
        ("The court acquitted Zoe Quist.", True),
        ("Otto Brand denied taking bribes.", False),
        ("Rosa Lind denied taking bribes from Otto Brand.", True),
        ("Alan Dreyer was acquitted of taking bribes.", False),
        ("Alan Dreyer was convicted of false accounting.", True),
        ("Nadia Holt was found guilty of false accounting.", False),
        ("Maud Fisk was charged with theft.", True),
        ("Ben Shaw was fired in May.", False),
        ("Ada Kern was dismissed in May.", True),
        ("Tom Ring translated the book.", True),
        ("Eva Lund translated the book.", False),
        ("Ida Voss was fined later.", False),
        ("Ben Shaw murdered Ada Kern.", True),
    ],
)
def test_who_did_it_and_to_whom_is_asked_where_the_document_has_other_names_there(sentence, asked):
    found = judge(sentence, COURT)
    told = [
        one.message for one in found.objections if "read whether the document says" in one.message
    ]
    assert bool(told) == asked, found.objections
    assert not asked or found.outcome != "grounded"


def test_a_denial_of_somebody_else_contradicts_nothing():
    found = judge("Alan Dreyer was acquitted of taking bribes.", COURT)
    assert not any(one.warns for one in found.objections)


DEEDS = SourceText.of(
    "The arrest of Jane Roe was unlawful. Tom Hale brought charges against Rosa Lind's son. The "
    "court lifted the charges by Petr Blaha against Dana Vesela. Otto Brand's resignation came in "
    "May. The murder of Maud Fisk was never solved; a friend of Ida Voss was questioned. The "
    "detention of a lawyer for Ben Shaw caused protests. Eva Lund's denial was printed. Mr. Fall "
    "left the cabinet, and Jonas Kern went with him."
)


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Jane Roe was arrested unlawfully.", False),
        ("Jane Roe's arrest was unlawful.", False),
        ("Tom Hale's arrest was unlawful.", True),
        ("Rosa Lind was charged.", True),
        ("Dana Vesela was charged by Petr Blaha.", False),
        ("Petr Blaha was charged.", True),
        ("The accusation against Petr Blaha was lifted.", True),
        ("Otto Brand resigned in May.", False),
        ("The resignation of Eva Lund came in May.", True),
        ("Maud Fisk was murdered.", False),
        ("Ida Voss was murdered.", True),
        ("Tom Fisk was murdered.", True),
        ("Ben Shaw was arrested.", True),
        ("Ben Shaw's detention caused protests.", True),
        ("Eva Lund denied it.", False),
        ("Ida Voss denied it.", True),
    ],
)
def test_a_noun_tells_of_whom_a_deed_is_said_as_a_verb_does(sentence, asked):
    found = judge(sentence, DEEDS)
    assert any("read whether the document says" in one.message for one in found.objections) == asked


@pytest.mark.parametrize(
    ("sentence", "warned"),
    [
        ("Albert Fall left the cabinet.", False),
        ("Albert Kern left the cabinet.", True),
        ("Fall Albert left the cabinet.", True),
        ("Otto Fall left the cabinet in Norway.", False),
    ],
)
def test_a_first_name_or_a_country_from_elsewhere_is_a_note(sentence, warned):
    named = [one for one in judge(sentence, DEEDS).objections if one.code == "GRD012"]
    assert any(one.warns for one in named) == warned
    assert named


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Sinclair admitted that he had lent him money.", True),
        ("Doheny admitted that he had lent him money.", False),
        ("Abe Fortas argued the case for the state.", True),
        ("Bruce Jacob argued the case for the state.", False),
        ("Captain Pruss died on the following day.", True),
        ("Captain Lehmann died on the following day.", False),
    ],
)
def test_a_name_behind_an_initial_or_a_form_of_address_begins_no_sentence(sentence, asked):
    document = SourceText.of(
        "The reserve was leased to a company of Harry F. Sinclair. Mr. Doheny admitted that he had "
        "lent him money. The court had Abe Fortas speak for the inmate; Bruce R. Jacob argued the "
        "case for the state. Captain Max Pruss survived, but Ernst Lehmann died on the following "
        "day. The mission of the company is what its founder called a folly."
    )
    found = judge(sentence, document)
    assert any("read whether the document says" in one.message for one in found.objections) == asked
