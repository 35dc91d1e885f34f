"""German. Entries are regular expressions, but for words `before`; case does not count."""

from verifykit_chronology.language import Language, in_order

LANGUAGE = Language(
    code="de",
    months=in_order("""
        januars?|jänner|jan, februars?|feb, märz|maerz, aprils?|apr, mai, junis?|jun, julis?|jul,
        augusts?|aug, septembers?|sept?, oktobers?|okt, novembers?|nov, dezembers?|dez
    """),
    weekdays=in_order("""
        montags?, dienstags?, mittwochs?, donnerstags?, freitags?, samstags?|sonnabends?, sonntags?
    """),
    day_mark=r"\.",
    of="des(?: Jahres)?",
    articles="der|die|das|dem|den|des",
    numeric="dmy",
    nouns_capital=True,
    before={
        # What stands before a date and says that something was then.
        "at": "in|im|am|seit|seit dem|ab|zwischen|während|anfang|mitte|ende|jahr|jahre",
        "year": (
            "in|seit|bis|von|vor|nach|ab|um|zwischen|und|anfang|mitte|ende|sommer|"
            "winter|herbst|frühjahr|frühling"
        ),
        "named_year": "im jahr|im jahre|jahr|jahre|jahres|das jahr|des jahres",
        "month": ("im|in|seit|bis|von|vor|nach|ab|anfang|mitte|ende|zwischen|und|seit dem|bis zum"),
        "most": (
            "die meiste zeit|die meiste zeit des jahres|den größten teil|"
            "den größten teil des jahres|den größten teil von|den grossteil von"
        ),
        "all": "das ganze jahr|während des ganzen jahres|den ganzen|ganz",
        "since": "seit|seit dem|ab|ab dem",
        "until": "bis|bis zum|bis ende",
        "earlier": "vor|vor dem",
        "later": "nach|nach dem",
        "about": "um|etwa|circa|ca.|ungefähr|gegen",
        "range": "von|vom|zwischen|zwischen dem",
    },
    between={
        "to": "bis|bis zum|und|und dem",
    },
    parts={
        "21": "frühling|frühjahr",
        "22": "sommer",
        "23": "herbst",
        "24": "winter",
        "33": r"(?:im )?(?:ersten|1\.) quartal",
        "34": r"(?:im )?(?:zweiten|2\.) quartal",
        "35": r"(?:im )?(?:dritten|3\.) quartal",
        "36": r"(?:im )?(?:vierten|4\.) quartal",
        "40": "(?:in der )?ersten (?:jahres)?hälfte",
        "41": "(?:in der )?zweiten (?:jahres)?hälfte",
    },
    days={
        "-2": "vorgestern",
        "-1": "gestern",
        "0": "heute",
        "1": "morgen (?:früh|abend|mittag)",
        "2": "übermorgen",
    },
    units={
        "day": "tage?n?",
        "week": "wochen?",
        "month": "monate?n?",
        "year": "jahre?n?",
    },
    relative={
        "last": "letzte[nrms]?|vergangene[nrms]?|vorige[nrms]?",
        "next": "nächste[nrms]?|kommende[nrms]?",
        "this": "diese[nrms]?",
        "ago": "vor {n} {unit}",
    },
    words={
        "lasting": "für|über|lang|dauerte|während",
        "order": "nach|vor|bevor|nachdem|bis|später|früher|zuvor",
        "clause": ",|dass|weil",
        "past": (
            r"wurden?|waren?|hat|haben|hatten?|\w+te|\w+ten|\w*ge\w+[et]n?|starb|"
            "starben|fiel|brach|nahm|kam|ging|gab|brannte"
        ),
        "participle": "",
        "future": (
            "wird|werden|würde|würden|soll|sollen|sollte|sollten|will|wollen|"
            r"plant|planen|geplant\w*|vorgesehen|angekündigt\w*|kündigt\w*|"
            r"kündigte\w*|erwartet\w*|voraussichtlich|künftig\w*|nächste\w*|"
            r"bevorstehend\w*|beabsichtigt|bis|ab|vor|beschlossen|beschloss|"
            "versprach|frist|aufgerufen|ruft|rief"
        ),
        "after": "nach|infolge|als folge",
        "led_to": "führte zu|führten zu|löste|verursachte",
        "determiners": "der|die|das|dem|den|des|einer|einem|seiner|seinem|ihrer|ihrem",
        "on": "am|vom|im|von",
        "nearness": (
            "kurz|bald|unmittelbar|tage|wochen|monate|jahre|nur|direkt|zwei|drei|wenige|einen|tag"
        ),
        "then": "der damalige|die damalige|damaliger|damalige",
    },
    numbers=in_order("""
        eine[mrn]?|ein, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf
    """),
)
