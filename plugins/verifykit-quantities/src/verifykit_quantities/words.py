"""The words around numbers, as keys: in lower case, without accents."""

from __future__ import annotations

from collections.abc import Mapping


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


CURRENCIES: Mapping[str, str] = {"$": "dollar", "€": "EUR", "£": "GBP", "¥": "yen", "₽": "RUB"}
"""What the sign of a currency, or its name, is called in a case: dollars are of many countries."""

OTHER_CURRENCIES: Mapping[str, str] = {
    word: name
    for name, words in {
        "franc": "franc francs franken frangi",
        "crown": "crown crowns krone kroner kronor kronen kruunua couronnes coronas",
        "rupee": "rupee rupees rupien roupies rupias rupiaa",
        "yuan": "yuan renminbi",
        "lira": "lira lire liras",
        "peso": "peso pesos",
        "zloty": "zloty zlotys zlotych",
        "hryvnia": "hryvnia hryvnias",
        "rand": "rand",
        "real": "reais",
    }.items()
    for word in words.split()
}
"""Currencies without a sign of their own, by their names in five languages."""

MEASURES: Mapping[str, str] = {
    word: name
    for name, words in {
        "meter": "m metre metres meter meters metern metrin metria metro metros",
        "kilometer": "km kms kilometre kilometres kilometer kilometers kilometern kilometria "
        "kilometrin kilometro kilometros",
        "centimeter": "cm centimetre centimetres centimeter centimeters zentimeter centimetros "
        "senttia",
        "millimeter": "mm millimetre millimetres millimeter millimeters millimetros",
        "mile": "mile miles meile meilen milla millas mailia",
        "foot": "ft foot feet fuss pieds pies jalkaa",
        "inch": "inch inches zoll",
        "yard": "yard yards",
        "kilogram": "kg kilo kilos kilogram kilograms kilogramm kilogrammes kilogramos kiloa",
        "gram": "g gram grams gramm grammes gramos grammaa",
        "metric_ton": "tonne tonnes tonnen tonelada toneladas tonnia",
        "pound_weight": "lb lbs",
        "liter": "litre litres liter liters litern litro litros litraa",
        "hectare": "ha hectare hectares hektar hectarea hectareas hehtaaria",
        "acre": "acre acres",
        "watt": "watt watts wattia",
        "kilowatt": "kw kilowatt kilowatts",
        "megawatt": "mw megawatt megawatts megawattia",
        "gigawatt": "gw gigawatt gigawatts",
        "kilowatt_hour": "kwh",
        "megawatt_hour": "mwh",
        "gigawatt_hour": "gwh",
        "terawatt_hour": "twh",
    }.items()
    for word in words.split()
}
"""The units of measure of running text, by their names in five languages, as pint calls them.

Units of one name and several sizes (tons, gallons, pints) are not among them.
"""

SQUARE = _set("square sq quadrat carre carres cuadrado cuadrados nelio")
CUBIC = _set("cubic kubik cube cubes cubico cubicos kuutio")

POINTS = _set(
    "point points punkt punkte punkten prozentpunkt prozentpunkte prozentpunkten puntos punto "
    "prosenttiyksikkoa prosenttiyksikko pp pps"
)
OF_PERCENTAGE = _set("percentage pourcentage porcentuales porcentual prozent %")

MORE_THAN = _set("more mehr plus mas enemman over exceeding above minimum mindestens vahintaan yli")
AT_LEAST = _set("least moins menos")
LESS_THAN = _set(
    "under fewer less most below nearly almost weniger unter hochstens fast beinahe bis moins "
    "menos presque casi alle enintaan lahes"
)
ABOUT = _set(
    "about around approximately roughly some circa ca etwa rund ungefahr environ quelque autour "
    "unos unas alrededor aproximadamente cerca noin suunnilleen estimated"
)

FROM = _set("from von de desde du")
BETWEEN = _set("between zwischen entre valilla")
AND = _set("and und y et ja")
FRACTIONS = _set(
    "half quarter third thirds few several dozen viertel halbe halben drittel demi moitie medio "
    "media puoli"
)
TO = _set("to bis auf a al")
BY = _set("by up down um par por")
CHANGE = _set(
    "rise increase growth drop fall decrease decline gain jump anstieg zuwachs ruckgang hausse "
    "baisse augmentation aumento subida caida descenso"
)

FALLS = _set(
    "fell fall falls fallen dropped drop drops declined decline shrank shrunk decreased decrease "
    "sank lost loss down minus below cut reduced fiel fielen sanken ging verlor weniger baisse "
    "baissa recule diminue perdu cayo cayeron bajo bajaron disminuyo perdio laski laskivat vaheni "
    "putosi"
)
"""Where one of these stands in a text, a figure may be one below nothing."""

MONTHS = (
    "jan", "feb", "fev", "febr", "mar", "mrz", "apr", "avr", "abr", "may", "mai", "jun", "juin",
    "jul", "juil", "aug", "aou", "ago", "sep", "oct", "okt", "nov", "dec", "dez", "dic", "ene",
    "tammi", "helmi", "maalis", "huhti", "touko", "kesa", "heina", "elo", "syys", "loka", "marras",
    "joulu",
)  # fmt: skip
"""How the names of months begin: a number beside one is a day."""

NUMBERED = _set(
    "no nr number article chapter section page room flight route version part grade class artikel "
    "kapitel seite nummer numero page pagina articulo chambre act season episode channel highway "
    "resolution paragraph step level phase gate line platform track aged age"
)
"""What has a number for a name."""

TIME_UNITS: Mapping[str, str] = {
    word: name
    for name, words in {
        "second": "sec second seconds sekunde sekunden seconde secondes segundo segundos sekuntia",
        "minute": "min minute minutes minuten minuto minutos minuuttia",
        "hour": "hr hour hours stunde stunden heure heures hora horas tunti tuntia",
        "day": "day days tag tage tagen jour jours dia dias paiva paivaa",
        "week": "week weeks woche wochen semaine semaines semana semanas viikko viikkoa",
        "month": "month months monat monate monaten mois mes meses kuukausi kuukautta",
        "year": "yr year years jahr jahre jahren an ans annee annees ano anos vuosi vuotta",
        "ten_years": "decade decades jahrzehnt jahrzehnte jahrzehnten decennie decennies decada "
        "decadas vuosikymmenta",
        "century": "century centuries jahrhundert jahrhunderte jahrhunderten siecle siecles siglo "
        "siglos vuosisataa",
    }.items()
    for word in words.split()
}
"""The units of time of running text, by their names in five languages, as `factor` knows them."""

UNITS: Mapping[str, str] = {**MEASURES, **TIME_UNITS}

TIMES = frozenset(TIME_UNITS) | _set("january old am pm uhr oclock")
"""Numbers of these are times, and no business of this plug-in."""
