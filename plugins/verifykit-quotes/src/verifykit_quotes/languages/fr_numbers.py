"""French: how numbers are spelled."""

from verifykit_quotes.language import NumberWords

NUMBERS = NumberWords(
    units={
        "zero": 0,
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "sept": 7,
        "huit": 8,
        "neuf": 9,
        "dix": 10,
        "onze": 11,
        "douze": 12,
        "treize": 13,
        "quatorze": 14,
        "quinze": 15,
        "seize": 16,
        "trente": 30,
        "quarante": 40,
        "cinquante": 50,
        "soixante": 60,
        "septante": 70,
        "octante": 80,
        "huitante": 80,
        "nonante": 90,
    },
    multipliers={
        "vingt": 20,
        "vingts": 20,
        "cent": 100,
        "cents": 100,
        "mille": 1_000,
        "million": 1_000_000,
        "millions": 1_000_000,
        "milliard": 1_000_000_000,
        "milliards": 1_000_000_000,
    },
    joiners=frozenset({"et"}),
)
