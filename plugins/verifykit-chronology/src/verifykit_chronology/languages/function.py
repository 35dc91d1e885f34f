"""Words that say nothing by themselves: they tell which language a text is in.

They lie apart from the other words, of which most texts need those of one language.
"""

_WORDS = {
    "en": """
    a an the this that these those of to in on at by for with from as into it its he him his
    she her they them their we us our you your i is are was were be been had has have did do
    does and but or if then than who which what when where there also just there's nobody no
    not some many most all only both about after before during under over up out off will
    would could should may might can
    """,
    "de": """
    der die das den dem des ein eine einen einem einer und oder aber auch so dass wenn als
    wie in im an am auf aus bei beim mit nach von vom zu zum zur für um er sie es ihn ihm
    ihr sein seine wir uns ich ist sind war waren wird werden wurde wurden hat haben hatte
    hatten habe da dort hier dann doch noch nicht kein keine
    """,
    "fr": """
    le la les un une des du de d l et ou mais à au aux en dans sur par pour avec sans il
    elle ils elles on nous vous je se s ne n pas que qui quoi dont où ce cet cette ces son
    sa ses leur leurs est sont était étaient a ont avait avaient fut être été plus très
    aussi
    """,
    "es": """
    el la los las un una unos unas de del y o pero a al en con por para sin se su sus lo le
    les que quien cual cuando donde como no ni es son era eran fue fueron ha han había
    habían ser estar estaba está más muy también ya él ella ellos ellas
    """,
    "fi": """
    ja tai mutta että jos kun kuin niin se ne hän he me te minä sinä tämä tuo joka jotka
    jonka mikä mitä on ovat oli olivat olla ollut olleet olisi ole myös vielä jo vain siis
    nyt itse oma ei eivät
    """,
}

FUNCTION = {code: frozenset(words.split()) for code, words in _WORDS.items()}
"""By language."""
