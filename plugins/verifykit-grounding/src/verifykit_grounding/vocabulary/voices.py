"""The English words for people and houses that say something, and what their names are made of."""

from __future__ import annotations

from verifykit_grounding.vocabulary.listing import listed

ROLES = listed("""
source sources official officials officer officers lieutenant colonel general captain major minister
spokesman spokeswoman spokesperson spokespersons representative representatives witness witnesses
diplomat diplomats resident residents soldier soldiers member members employee employees worker
workers expert experts analyst analysts professor researcher researchers scientist scientists lawyer
lawyers doctor doctors nurse engineer engineers economist historian teacher director head president
chairman chairwoman mayor governor ambassador commander leader leaders boss founder manager editor
author writer protester protesters demonstrator demonstrators activist activists reporter reporters
journalist journalists correspondent observer observers critic critics opponent opponents rebel
rebels prosecutor prosecutors investigator investigators judge coach farmer trader traders aide
adviser neighbour neighbours villager villagers survivor survivors relative relatives people person
man woman men women mother father brother sister son daughter husband wife friend friends student
students minister ministers lawmaker lawmakers politician politicians deputy senator
""")
"""Words for people that are no names."""
BODIES = listed("""
ministry police army military government authorities company agency organisation organization
institute media newspaper paper magazine daily weekly site website channel broadcaster station
outlet blog portal television radio union party court council committee office bank charity team
group prosecution university hospital school firm groups organisations organizations companies
ministries newspapers agencies unions banks courts outlets charities teams hospitals universities
schools firms channels
""")
"""Words for bodies that are no names."""
SPEAKERS = ROLES | BODIES
"""Words for people and bodies that can say something."""
OUTLETS = listed("""
newspaper paper magazine daily weekly site website channel broadcaster station outlet blog portal
agency service television radio
""")
OUTLET_NAMES = listed("""
times post tribune herald gazette courier news guardian telegraph journal standard observer mirror
chronicle today radio tv television broadcasting press figaro monde spiegel welle beast bbc cnn dw
aljazeera channel mail express sun star independent globe dispatch echo daily weekly magazine
""")
INSTITUTION_NAMES = listed("""
institute center centre ministry university organization organisation council committee office
bureau federation union department commission society court fund bank association administration
parliament senate academy laboratory foundation authority corporation company division forces army
police command nations agency school hospital college party group study studies service crescent
alliance coalition initiative network forum congress assembly tribunal observatory museum library
clinic movement registry international society
""")
FIRM_NAMES = listed("""
works industries holdings partners systems airlines motors catering oil logistics consulting
construction shipping ltd inc plc llc gmbh corp homes builders developers properties estates foods
pharma pharmaceuticals technologies electronics telecom
""")
"""What a firm's name ends with."""
NO_GIVEN_NAME = listed("""
red white black blue new old north south east west northern southern eastern western central united
world international national federal global european african asian american first great royal free
save human public social health doctors médecins reporters transparency
""")
"""What no name of a person begins with."""
TITLES = listed("""
prime vice chief first ex former lord lady sir dame saint bishop archbishop sheriff economist
historian analyst president minister colonel general captain major lieutenant sergeant mr mrs ms dr
professor chancellor secretary ambassador governor mayor senator king queen prince spokesman
spokeswoman spokesperson officer commander director chairman chairwoman judge sheikh pope premier
prosecutor detective inspector
""")
CALLED = SPEAKERS | TITLES
"""What somebody is called beside a name, or in its place."""
PORTFOLIOS = listed("""
defense defence interior finance justice education health trade mines energy agriculture affairs
transport labour labor economy security environment culture information development planning
""")
"""What ministries are of: the person's name is behind it."""
THINGS = listed("""
study report reports survey statement media document documents paper letter data figures poll
research sign note notice book article story tweet post email memo ruling law index list map film
song court
""")
"""What has no voice of its own: who wrote it is a question."""
DESCRIBING = listed("""
the a an its his her their former then new news foreign deputy senior local state national regional
chief lead acting retired us u.s. un eu of at in for from 's ’s security daily weekly independent
private public leading own interim top
""")
"""What else may stand before a name: where somebody is, and what they were."""
INDEFINITE = listed("""
a an another some several many few two three four five six seven eight nine ten dozens anonymous
unnamed
""")
ANONYMOUS = listed("anonymous unnamed unidentified")
_NUMERALS = "two three four five six seven eight nine ten"
COUNTS = {word: number for number, word in enumerate(_NUMERALS.split(), 2)}
"""The numbers that are written in words before people."""
NEVER_NAMES = listed("""
i we you he she it they this that these those the a an to at in on for and but or if as of by so
meanwhile however although despite since according last next there here then now also when where who
what why how yes no not one two three some many most several all both each other another its his her
their our your my from with without during after before under over about until while because had
should were neither nor either although unless whether once only even
""")
"""Words that are written with a capital at the beginning of sentences and titles alone."""
