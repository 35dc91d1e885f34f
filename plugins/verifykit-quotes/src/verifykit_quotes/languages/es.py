"""Spanish. Keys are written without accents, as they are compared."""

from verifykit_quotes.language import NumberWords, counted

FUNCTION = """
el la los las lo un una unos unas de del al a en por para con y e o u que se su sus me mi mis te
tu tus le les nos nuestro nuestra vuestro este esta estos estas ese esa esos esas aquel aquella
quien cual como cuando donde es son era eran fue fueron ser ha han habia habian haber hay he esta
estan estaba estaban si pero mas muy tambien asi ya
"""
NEGATIONS = """
no nunca jamas nada nadie ningun ninguno ninguna ningunos ningunas ni sin tampoco
"""
NEGATIVE_PREFIXES = "in im i ir des dis no"
HEDGES = """
puede podria pueden podrian debe deben deberia deberian quizas quiza tal vez probablemente
posiblemente supuestamente presuntamente aparentemente unos aproximadamente casi cerca algunos
algunas todos todas todo toda cada varios varias pocos muchos solo solamente apenas salvo excepto
"""
NUMBERS = NumberWords(
    units=counted("""
cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis
diecisiete dieciocho diecinueve veinte veintiuno/veintiun veintidos veintitres veinticuatro
veinticinco veintiseis veintisiete veintiocho veintinueve
""") | counted("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10) | counted("""
ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas
quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas
novecientos/novecientas
""", 100, 100),
    multipliers={"cien": 100, "mil": 10**3, "millon": 10**6, "millones": 10**6},
    joiners=frozenset({"y"}),
)  # fmt: skip
