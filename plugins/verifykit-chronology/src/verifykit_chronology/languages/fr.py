"""French. Entries are regular expressions, but for words `before`; case does not count."""

from verifykit_chronology.language import Language, in_order

LANGUAGE = Language(
    code="fr",
    months=in_order("""
        janvier|janv, février|fevrier|févr, mars, avril|avr, mai, juin, juillet|juil, août|aout,
        septembre|sept, octobre|oct, novembre|nov, décembre|decembre|déc
    """),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    day_mark="er|ᵉʳ",
    of="de",
    articles="le|la|les|l'",
    numeric="dmy",
    nouns_capital=False,
    before={
        # What stands before a date and says that something was then.
        "at": "en|depuis|le|pendant|dès|entre|en l'an|l'année|début|fin|au|toute l'année|durant",
        "year": "en|depuis|de|à|jusqu'en|avant|après|vers|entre|et|dès|début|fin|mi",
        "named_year": "l'année|année|en l'an|l'an|l’année",
        "month": "en|de|depuis|jusqu'en|avant|après|entre|et|dès|début|fin|mi|au mois de|à",
        "most": (
            "la plus grande partie de|la majeure partie de|presque toute l'année|la plupart de"
        ),
        "all": "toute l'année|tout au long de|pendant toute l'année",
        "since": "depuis|depuis le|dès|dès le|à partir de|à partir du",
        "until": "jusqu'en|jusqu'au|jusqu’en|jusqu’au",
        "earlier": "avant|avant le",
        "later": "après|après le",
        "about": "vers|environ|autour de",
        "range": "de|du|entre|entre le",
    },
    between={
        "to": "à|au|et|et le|jusqu'en|jusqu'au",
    },
    parts={
        "21": "printemps",
        "22": "été",
        "23": "automne",
        "24": "hiver",
        "33": "premier trimestre|1er trimestre",
        "34": "deuxième trimestre|2e trimestre|second trimestre",
        "35": "troisième trimestre|3e trimestre",
        "36": "quatrième trimestre|4e trimestre",
        "40": "premier semestre|1er semestre",
        "41": "second semestre|deuxième semestre|2e semestre",
    },
    days={
        "-2": "avant-hier",
        "-1": "hier",
        "0": "aujourd'hui|aujourd’hui|ce matin|ce soir",
        "1": "demain",
        "2": "après-demain",
    },
    units={
        "day": "jours?",
        "week": "semaines?",
        "month": "mois",
        "year": "ans?|années?",
    },
    relative={
        "last": "derni(?:er|ère)|passée?",
        "next": "prochaine?",
        "this": "ce|cette|cet",
        "ago": "il y a {n} {unit}",
    },
    words={
        "lasting": "pendant|durant|sur|duré",
        "order": r"après|avant|jusqu\w*|plus tard|auparavant",
        "clause": "qui|que|qu|dont|où|lorsque|quand|parce",
        "past": r"a|ont|avait|avaient|était|étaient|fut|furent|\w+é|\w+ée|\w+ait",
        "participle": r"\w+ée?s?",
        "future": (
            r"sera|seront|serait|devrait|devraient|doit|doivent|va|vont|prévu\w*|"
            r"prévoit|annonc\w+|attendu\w*|prochain\w*|futur\w*|à venir|projet\w*|"
            r"envisag\w+|d'ici|avant|jusqu\w*|promis|appel\w*|décid\w+|\w+era|"
            r"\w+eront"
        ),
        "after": "après|à la suite de|suite à",
        "led_to": "a conduit à|a provoqué|a entraîné|a déclenché",
        "determiners": "le|la|l'|l’|les|un|une|son|sa|du",
        "on": "du|le|de|en",
        "nearness": (
            "peu|juste|immédiatement|jours|semaines|mois|ans|deux|trois|"
            "quelques|un|une|jour|semaine"
        ),
        "then": "alors",
    },
    numbers=in_order("une?, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze"),
)
