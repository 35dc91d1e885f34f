"""English: the words that a diff of quotes weighs differently from others."""

from verifykit_quotes.language import NumberWords, counted

FUNCTION = """
a an the this that these those of to in on at by for with from as into it its he him his she her
hers they them their theirs we us our ours you your yours i me my mine is are was were be been
being am has have had having do does did done and but so if then than who whom whose which what
when where there here also just very s d ll re ve m th st nd rd
"""
NEGATIONS = "no not never none nobody nothing nowhere neither nor without"
NEGATIVE_PREFIXES = "un in im il ir dis non mis"
# Words whose silent omission changes how strong or how wide a statement is.
HEDGES = """
allegedly reportedly apparently supposedly purportedly probably possibly perhaps maybe likely
unlikely may might could must should will would can about around roughly nearly almost some most
all every each any few many several only hardly barely scarcely partly mainly except unless until
"""
NUMBERS = NumberWords(
    units=counted("""
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
""") | counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    multipliers={
        "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    },
    joiners=frozenset({"and"}),
)  # fmt: skip
