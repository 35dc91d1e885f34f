"""French. Keys are written without accents, as they are compared."""

from verifykit_quotes.language import NumberWords, counted

FUNCTION = """
le la les l un une des du de d au aux ce cet cette ces c qu que qui quoi dont ou et mais donc il
elle ils elles on nous vous je j tu me m te t se s lui leur leurs son sa ses mon ma mes notre nos
votre vos y en dans sur sous par pour avec a est sont etait etaient ete etre ai as avons avez ont
avait avaient si comme aussi tres fait
"""
NEGATIONS = """
ne n non pas jamais rien personne aucun aucune nul nulle ni sans nullement guere
"""
NEGATIVE_PREFIXES = "in im il ir de des dis non mal me"
HEDGES = """
peut pourrait pourraient peuvent doit devrait devraient environ presque pres quelques certains
certaines tous toutes tout toute chaque plusieurs seul seule seulement probablement peutetre
apparemment pretendument selon sauf excepte
"""
NUMBERS = NumberWords(
    units={"zero": 0}
    | counted("""
deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
""", 2)
    | counted("trente quarante cinquante soixante septante octante/huitante nonante", 30, 10),
    multipliers={
        "vingt": 20, "vingts": 20, "cent": 100, "cents": 100, "mille": 10**3,
        "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9,
    },
    joiners=frozenset({"et"}),
)  # fmt: skip
