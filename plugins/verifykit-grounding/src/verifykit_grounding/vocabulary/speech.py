"""The English verbs by which a text says who said what, and what stands beside them."""

from __future__ import annotations

from verifykit_grounding.vocabulary.calendar import WEEKDAYS
from verifykit_grounding.vocabulary.listing import listed

SAYING = listed("""
say says said announce announces announced confirm confirms confirmed warn warns warned insist
insists insisted acknowledge acknowledged tell tells told stated reported
""")
"""Verbs of saying. Who stands before one of them, or behind it at the end of a sentence, says
it."""
SAYING_THAT = listed("""
state states report reports claim claims claimed write writes wrote add adds added note notes noted
explain explains explained argue argues argued estimate estimates estimated reveal reveals revealed
""")
"""The same, but they mean other things as well: only before "that", or behind a comma or a
quotation."""
TELLING = SAYING | SAYING_THAT
DENYING = listed("""
deny denies denied dispute disputes disputed reject rejects rejected doubt doubts doubted
""")
"""What is said against something: whose stance that is has to be looked at by a person."""
TAKING_BACK = listed("""
withdrew withdraws withdrawn retracted retracts recanted recants retracting recanting withdrawing
""")
"""What is said of words that whoever said them no longer stands by."""
ONWARD = listed("; but and later it they he she which who since then subsequently")
"""What goes on with whoever spoke before: "it later withdrew the report"."""
QUOTING = listed("quotes quoted cites cited")
"""Verbs that bring in somebody else's report."""
RETRACTING = listed("retracted retracts retracting retraction")
CITING = listed("citing quoting cites quotes cited quoted")
FIRST = listed("first originally initially")
"""Of "first reported by": where others have it from."""
PUBLISHED = listed("reported published carried broken revealed")
ASIDE = WEEKDAYS | listed("""
also later earlier meanwhile however then today yesterday has had on last for its his her their part
own both separately repeatedly publicly already
""")
"""What may stand between a name and its verb."""
PARENTHETIC = listed("a an the who which citing quoting head chief")
"""What ", …," between a name and its verb begins with."""
PRONOUNS = listed("""
he she they it who i we you this that which these those there one everybody nobody
""")
ENDS = listed("""
that on in at after during when while as who which because from for before with about and but since
over if whether
""")
"""Words that a noun phrase ends before."""
BEGINS = listed("that and but while when as if because although though so or")
"""Words that it begins behind."""
ARTICLES = listed("the a an its this his her their that another")
NOT_SAID = listed("to not never will would could may might should must cannot nor")
"""With one of these nobody says it."""
PASSIVE = listed("is are was were be been being")
UNREAL = listed("if unless whether had contrary unlike despite than")
"""Before who is said to have said it: it is not said that they did."""
INVERTED = listed("had should were")
"""What "if" is said with at the beginning of a clause: "had Roe said so"."""
REMARKS = listed("""
accusation accusations allegation allegations charge charges claim claims assertion statement denial
version account view remark remarks suggestion figure figures
""")
"""A remark of the text itself, behind what somebody is said to have said: ", an accusation that
…"."""
POSING = listed("""
pose posed poses posing masqueraded masquerading disguised dressed impersonated impersonating
""")
"""Behind one of these and "as" is a name that somebody else uses."""
FALSE = listed("""
false falsely untrue wrongly mistakenly incorrectly fake hoax bogus fabricated debunked
""")
"""What is told of a report that is not believed."""
DENIED = listed("neither nor no none nobody few hardly barely not what how")
VAGUE = listed("reportedly allegedly supposedly purportedly rumoured rumored")
"""Words by which a sentence says that somebody says so, and not who."""
