"""English. Entries are regular expressions, but for words `before`; case does not count."""

from verifykit_chronology.language import Language, in_order

LANGUAGE = Language(
    code="en",
    months=in_order("""
        january|jan, february|feb, march|mar, april|apr, may, june|jun, july|jul, august|aug,
        september|sept?, october|oct, november|nov, december|dec
    """),
    weekdays=in_order("""
        monday|mon, tuesday|tues?, wednesday|wed, thursday|thu(?:rs?)?, friday|fri, saturday|sat,
        sunday|sun
    """),
    day_mark="st|nd|rd|th",
    of="of(?: the year)?",
    articles="the",
    # Numeric dates: which may come first, the day ("dmy"), the month ("mdy"), or either.
    numeric="either",
    nouns_capital=False,
    before={
        # What stands right before a date: `at` says that something was then, `year` and `month`
        # that a number or a name is one, the others how the date is meant.
        "at": (
            "in|on|during|at|throughout|since|in early|in late|in mid|early in|"
            "late in|most of|all of|between"
        ),
        # What stands before a year, and shows that it is one.
        "year": (
            "in|since|during|from|until|till|through|throughout|by|before|after|of|"
            "around|about|circa|between|to|and|early|mid|late|early in|late in|"
            "for most of|most of|all of"
        ),
        "named_year": "the year|year|anno",
        "month": (
            "in|since|during|from|until|till|through|throughout|by|before|after|"
            "of|between|to|and|early|mid|late|early in|late in|last|this|next|"
            "most of|all of"
        ),
        "most": "most of",
        "all": "throughout|all of|the whole of|all through|the entire",
        "since": "since",
        "until": "until|till|up to|through",
        "earlier": "before|ahead of|prior to|by|earlier than",
        "later": "after|following|later than|as of",
        "about": "about|around|circa|c.|approximately|roughly",
        "range": "from|between",
    },
    between={
        "to": "to|until|till|through|and",
    },
    parts={
        # EDTF numbers of parts of a year; those of seasons are 21 to 24, and differ between
        # hemispheres.
        "21": "spring",
        "22": "summer",
        "23": "autumn|fall",
        "24": "winter",
        "33": "first quarter|q1|1st quarter",
        "34": "second quarter|q2|2nd quarter",
        "35": "third quarter|q3|3rd quarter",
        "36": "fourth quarter|last quarter|q4|4th quarter",
        "40": "first half|1st half",
        "41": "second half|2nd half",
    },
    days={
        "-2": "the day before yesterday",
        "-1": "yesterday|last night",
        "0": "today|tonight|this morning|this afternoon|this evening",
        "1": "tomorrow",
    },
    units={
        "day": "days?",
        "week": "weeks?",
        "month": "months?",
        "year": "years?",
    },
    relative={
        "last": "last|this past|the past",
        "next": "next|the coming",
        "this": "this",
        "ago": "{n} {unit} ago",
    },
    words={
        "lasting": "for|over|lasting|lasted|took|spanning|a period of",
        "order": (
            "after|before|following|prior to|ahead of|later|earlier|ago|until|"
            "till|previously|since then"
        ),
        "clause": (
            "who|whose|whom|which|that|where|when|while|because|if|although|"
            "though|called|named|dubbed"
        ),
        "past": (
            r"\w+ed|was|were|had|did|took|went|came|left|fell|broke|began|gave|said|"
            "told|won|lost|met|found|got|made|held|sent|shot|hit|struck|burnt|"
            "built|sank|became|saw|led|ran|rose|flew|fought|brought|bought"
        ),
        "participle": (
            r"\w+ed|built|born|made|held|written|taken|given|founded|known|"
            "sent|sold|bought|shot"
        ),
        "future": (
            "will|shall|would|won't|going to|plans?|planned|planning|due (?:on|"
            "in|to|for|by)|scheduled?|expected|expects?|expectation|set to|"
            "announced?|announces?|upcoming|forthcoming|intends?|intended|"
            "intention|forecasts?|proposed|proposal|next|tomorrow|coming|slated|"
            "until|till|by|to be|to (?:open|begin|start|take|hold|come|resign|"
            r"leave|close|end)|deadline|expires?|ahead|before|prepar\w+|promised?|"
            "warned|threatened|hoped?|hoping|vows?|vowed|agreed|decided|"
            "election day|invited?|called? for|ordered?"
        ),
        "after": "after|following|in the wake of|as a result of|in retaliation for",
        "led_to": "led to|triggered|resulted in|caused|sparked|brought about",
        "determiners": "the|a|an|his|her|its|their|that|this|another",
        "on": "on|of|in",
        "nearness": (
            "shortly|soon|immediately|days|hours|weeks|months|years|just|only|"
            "right|a|one|two|three|few|week|day|month|year|long"
        ),
        "then": "then|the then",
    },
    numbers=in_order("""
        one|an?, two|a couple of, three, four, five, six, seven, eight, nine, ten, eleven, twelve
    """),
)
