"""Given names with their short forms, one name a line."""

from __future__ import annotations

from verifykit_grounding.vocabulary.listing import alike

GIVEN = alike("""
william wm bill will willie billy
robert robt bob rob bobby bert
richard rich rick dick
james jas jim jimmy jamie
john jno jack johnny jon
charles chas charlie chuck
thomas thos tom tommy
george geo
joseph jos joe
samuel saml sam
benjamin benj ben
edward edw ed eddie ted teddy ned
theodore theo ted teddy
daniel danl dan danny
frederick fredk fred freddie
alexander alex alec sandy
henry hy harry hank
michael mike mick
anthony tony
andrew andy drew
david dave
francis frank
franklin frank
lawrence larry
peter pete
philip phil
stephen steven steve
timothy tim
walter walt
gerald gerry jerry
nicholas nick
christopher chris
matthew matt
patrick pat paddy
ronald ron ronnie
donald don
kenneth ken
gregory greg
elizabeth liz lizzie beth betty bess
margaret maggie meg peggy
catherine katherine kathleen kate katie kathy
mary polly molly
ann anne anna annie nancy
susan sue
judith judy
barbara barb
deborah debbie
patricia pat patty
jennifer jenny
victoria vicky
dorothy dot dolly
eleanor nell nellie
helen nell nellie
""")
