"""Finnish: how numbers are spelled."""

from verifykit_quotes.language import NumberWords

NUMBERS = NumberWords(
    units={
        "nolla": 0,
        "yksi": 1,
        "kaksi": 2,
        "kolme": 3,
        "nelja": 4,
        "viisi": 5,
        "kuusi": 6,
        "seitseman": 7,
        "kahdeksan": 8,
        "yhdeksan": 9,
        "kymmenen": 10,
        "toista": 10,
        "sata": 100,
        "tuhat": 1_000,
    },
    multipliers={
        "kymmenta": 10,
        "sataa": 100,
        "tuhatta": 1_000,
        "miljoona": 1_000_000,
        "miljoonaa": 1_000_000,
        "miljardi": 1_000_000_000,
        "miljardia": 1_000_000_000,
    },
    never_alone=frozenset({"toista"}),
    glued=True,
)
