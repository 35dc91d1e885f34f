"""Spanish. Entries are regular expressions, but for words `before`; case does not count."""

from verifykit_chronology.language import Language, in_order

LANGUAGE = Language(
    code="es",
    months=in_order("""
        enero|ene, febrero|feb, marzo, abril|abr, mayo, junio|jun, julio|jul, agosto|ago,
        septiembre|setiembre|sept?, octubre|oct, noviembre|nov, diciembre|dic
    """),
    weekdays=in_order("""
        lunes, martes, miércoles|miercoles, jueves, viernes, sábado|sabado, domingo
    """),
    day_mark="º|ero",
    of="del?(?: año)?",
    articles="el|la|los|las",
    numeric="dmy",
    nouns_capital=False,
    before={
        # What stands before a date and says that something was then.
        "at": (
            "en|el|desde|durante|entre|en el año|todo|a principios de|a finales de|a mediados de"
        ),
        "year": (
            "en|desde|de|hasta|a|antes de|después de|hacia|entre|y|principios de|"
            "finales de|mediados de"
        ),
        "named_year": "el año|año|del año|en el año",
        "month": (
            "en|de|desde|hasta|antes de|después de|entre|y|principios de|finales de|mediados de|a"
        ),
        "most": "la mayor parte de|la mayor parte del|gran parte de|casi todo",
        "all": "todo|durante todo|a lo largo de|a lo largo del",
        "since": "desde|desde el|a partir de|a partir del",
        "until": "hasta|hasta el",
        "earlier": "antes de|antes del",
        "later": "después de|después del|tras|tras el",
        "about": "hacia|alrededor de|aproximadamente|en torno a",
        "range": "de|del|desde|desde el|entre|entre el",
    },
    between={
        "to": "a|al|y|y el|hasta|hasta el",
    },
    parts={
        "21": "primavera",
        "22": "verano",
        "23": "otoño",
        "24": "invierno",
        "33": "primer trimestre",
        "34": "segundo trimestre",
        "35": "tercer trimestre",
        "36": "cuarto trimestre",
        "40": "primer semestre|primera mitad",
        "41": "segundo semestre|segunda mitad",
    },
    days={
        "-2": "anteayer|antier",
        "-1": "ayer|anoche",
        "0": "hoy|esta mañana|esta tarde|esta noche",
        "2": "pasado mañana",
    },
    units={
        "day": "días?",
        "week": "semanas?",
        "month": "mes(?:es)?",
        "year": "años?",
    },
    relative={
        "last": "pasad[oa]|últim[oa]",
        "next": "próxim[oa]|que viene",
        "this": "est[ea]",
        "ago": "hace {n} {unit}",
    },
    words={
        "lasting": "durante|por|duró",
        "order": "después|antes|tras|hasta|más tarde|previamente",
        "clause": "que|quien|cuyo|cuya|donde|cuando|porque",
        "past": r"fue|fueron|ha|han|había|habían|\w+ó|\w+aron|\w+ieron|\w+aba",
        "participle": r"\w+[ai]d[oa]s?",
        "future": (
            r"será|serán|sería|deberá|debe|va a|van a|previst\w+|prevé|anunci\w+|"
            r"esperad\w+|próxim\w+|futur\w+|plane\w+|planific\w+|programad\w+|"
            r"hasta|antes|prometi\w+|decidi\w+|convoc\w+|\w+ará|\w+arán|\w+erá|"
            r"\w+irá"
        ),
        "after": "después de|tras|a raíz de",
        "led_to": "provocó|causó|llevó a|desencadenó",
        "determiners": "el|la|los|las|un|una|su|del",
        "on": "del|el|de|en",
        "nearness": (
            "poco|justo|inmediatamente|días|semanas|meses|años|dos|tres|pocos|un|una|día|semana"
        ),
        "then": "el entonces|la entonces|entonces",
    },
    numbers=in_order("una?, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce"),
)
