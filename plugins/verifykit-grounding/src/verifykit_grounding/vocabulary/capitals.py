"""Words that are written with a capital and need not be names."""

from __future__ import annotations

from verifykit_grounding.vocabulary.listing import listed

OPENING = listed("""
although though while whereas whether because since once after before during despite amid among
between under over within along across against according both either another other such more less
fewer half much little nearly almost today later earlier soon still even yet however thus unlike
like upon given instead altogether together too yesterday tomorrow
""")
"""Words that open a sentence with a capital and are no names."""
CAPITALISED = listed("""
academy act age agency air airport archbishop archipelago army association award awards bank basin
battle bay bible board bridge bureau cabinet canal cape cathedral catholic central century
championship championships christian christmas church city civil club college committee
commonwealth company congress constitution corporation council county court cup department diocese
district division duchy duke dynasty easter earth emperor empire english european exchange
federation festival film force forest foundation fund games general god government great group
gulf hall harbour high highway house institute international internet island islands islamic
jewish junior king kingdom lake latin league liberal library lord marathon medal ministry mission
moon mount mountain mountains movement museum muslim national navy north south east west northern
southern eastern western ocean office olympic olympics open opera order orthodox palace park
parliament party peninsula pope prime prince princess prize professor protestant province queen
railway region republic revolution river road roman royal saint school sea senate senior series
square stadium state station street sun supreme team theatre town treaty trophy union united
university valley victorian village war western world commons lords viking vikings tv ceo cfo pm mp
mps gdp phd cctv
""")
"""Words that names are made of and that are none: "the Museum" may be called otherwise there."""
