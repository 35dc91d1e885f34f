"""Spanish. Keys are written without accents, as they are compared."""

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
