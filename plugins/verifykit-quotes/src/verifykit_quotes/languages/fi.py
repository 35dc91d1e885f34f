"""Finnish. Keys are written without dots, as they are compared: ä as a, ö as o."""

from verifykit_quotes.language import NumberWords, counted

FUNCTION = """
ja tai etta mutta kun jos kuin niin se sen sita siita siina sille han hanen hanta hanelle he
heidan heita ne niiden niita tama taman tata nama naiden tuo joka jotka jonka jossa josta jota
jolla mika mita on ovat oli olivat olla ollut olleet olisi ole myos viela jo vain siis nyt itse
oma omaa
"""
NEGATIONS = """
ei en et emme ette eivat eika enka etka emmeka etteka eivatka ala alkaa alkoon ilman
"""
NEGATIVE_PREFIXES = "epa ei"
HEDGES = """
voi voivat voisi saattaa saattavat saattaisi taytyy pitaa pitaisi ehka kenties luultavasti
todennakoisesti tiettavasti vaitetysti noin lahes melkein jotkut joitakin muutama muutamia kaikki
kaikkia jokainen jokaisen monet monia useat useita vain ainoastaan tuskin osittain paitsi
"""
NUMBERS = NumberWords(
    units=counted("nolla yksi kaksi kolme nelja viisi kuusi seitseman kahdeksan yhdeksan kymmenen")
    | {"toista": 10, "sata": 100, "tuhat": 10**3},
    multipliers={
        "kymmenta": 10, "sataa": 100, "tuhatta": 10**3, "miljoona": 10**6, "miljoonaa": 10**6,
        "miljardi": 10**9, "miljardia": 10**9,
    },
    never_alone=frozenset({"toista"}),
    glued=True,
)  # fmt: skip
