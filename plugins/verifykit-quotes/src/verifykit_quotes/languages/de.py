"""German. Keys are written without umlauts, as they are compared."""

from verifykit_quotes.language import NumberWords, counted

FUNCTION = """
der die das den dem des ein eine einen einem einer eines und oder aber auch so dass wenn als wie
in im an am auf aus bei beim mit nach von vom zu zum zur fur um er sie es ihn ihm ihr ihre ihren
ihrem ihrer sein seine seinen seinem seiner wir uns unser ich mich mir mein du dich dir sich ist
sind war waren bin bist wird werden wurde wurden worden hat haben hatte hatten habe da dort hier
dann doch noch
"""
NEGATIONS = """
nicht nichts nie niemals niemand niemanden niemandem nirgends nirgendwo kein keine keinen keinem
keiner keines weder ohne nein
"""
NEGATIVE_PREFIXES = "un in im il ir des dis nicht miss"
HEDGES = """
angeblich offenbar wohl vermutlich wahrscheinlich vielleicht moglicherweise konnte konnten kann
konnen muss mussen soll sollen sollte sollten will wollen wurde mag darf durfte etwa rund fast
beinahe knapp einige manche alle alles jeder jede jedes viele wenige mehrere nur kaum teilweise
ausser
"""
NUMBERS = NumberWords(
    units=counted("""
null eins/ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn
sechzehn siebzehn achtzehn neunzehn
""") | counted("zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig", 20, 10),
    multipliers={
        "hundert": 100, "tausend": 10**3, "million": 10**6, "millionen": 10**6,
        "milliarde": 10**9, "milliarden": 10**9,
    },
    joiners=frozenset({"und"}),
    never_alone=frozenset({"ein"}),
    glued=True,
)  # fmt: skip
