"""Finnish. Entries are regular expressions, but for words `before`; case does not count."""

from verifykit_chronology.language import Language, in_order

LANGUAGE = Language(
    code="fi",
    months=in_order(r"""
        tammikuu\w{0,4}, helmikuu\w{0,4}, maaliskuu\w{0,4}, huhtikuu\w{0,4}, toukokuu\w{0,4},
        kesäkuu\w{0,4}, heinäkuu\w{0,4}, elokuu\w{0,4}, syyskuu\w{0,4}, lokakuu\w{0,4},
        marraskuu\w{0,4}, joulukuu\w{0,4}
    """),
    weekdays=in_order(r"""
        maanantai\w{0,3}, tiistai\w{0,3}, keskiviik(?:ko|on|koon)\w{0,3}, torstai\w{0,3},
        perjantai\w{0,3}, lauantai\w{0,3}, sunnuntai\w{0,3}
    """),
    day_mark=r"\.",
    of="vuoden|vuonna",
    articles="",
    numeric="dmy",
    nouns_capital=False,
    # What says by its own form that something was then.
    inside=r"\w+ss[aä]|\w+ll[aä]",
    before={
        # What stands before a date and says that something was then.
        "at": "vuonna|vuosina|vuodesta|koko|vuoden",
        "year": "vuonna|vuoden|vuodesta|vuoteen|vuosina|vuosien|vuodelta|vuodelle",
        "named_year": "vuonna|vuoden|vuodesta|vuoteen|vuosina|vuosien|vuodelta",
        "month": "viime|ensi|tämän|alkaen|vuoden",
        "most": "suurimman osan|suurimman osan vuotta|suurimman osan vuodesta",
        "all": "koko|koko vuoden",
        "since": "vuodesta",
        "until": "vuoteen",
        "earlier": "ennen|ennen vuotta",
        "later": "jälkeen",
        "about": "noin|suunnilleen",
        "range": "vuosina|vuodesta|vuosien",
    },
    between={
        "to": "vuoteen|ja",
    },
    parts={
        "21": "keväällä|kevät|kevään",
        "22": "kesällä|kesä|kesän",
        "23": "syksyllä|syksy|syksyn",
        "24": "talvella|talvi|talven",
    },
    days={
        "-2": "toissapäivänä",
        "-1": r"eilen|eilis\w+",
        "0": "tänään",
        "1": "huomenna",
        "2": "ylihuomenna",
    },
    units={
        "day": r"päivä\w{0,3}",
        "week": r"viik(?:ko|on|olla|koa)\w{0,2}",
        "month": "kuukau(?:si|den|tta|dessa)|kuussa",
        "year": "vuo(?:si|den|tta|nna)",
    },
    relative={
        "last": "viime",
        "next": "ensi",
        "this": "tänä|tällä|tässä",
        "ago": "{n} {unit} sitten",
    },
    words={
        "lasting": "kesti|ajan|aikana",
        "order": "jälkeen|ennen|sitten|myöhemmin|aiemmin|asti",
        "clause": ",|että",
        "past": r"oli|olivat|\w+ttiin|\w+tiin|\w+ivat|kuoli|palo\w*|alkoi|päättyi",
        "participle": r"\w+t[uy]n?|\w+n[uy]t",
        "future": (
            r"aikoo|aikovat|suunnit\w+|odot\w+|määrä|tulee|tulevat|tulev\w+|ensi|"
            r"ilmoit\w+|ennen|mennessä|lupa\w+|päätt\w+|kutsu\w*"
        ),
        "after": "",
        "led_to": "johti",
        "determiners": "",
        "on": "",
        "nearness": "",
        "then": "silloinen",
    },
    numbers=in_order("""
        yksi|yhden, kaksi|kahden, kolme|kolmen, neljä|neljän, viisi|viiden, kuusi|kuuden, seitsemän,
        kahdeksan, yhdeksän, kymmenen, yksitoista, kaksitoista
    """),
)
