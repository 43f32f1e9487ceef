if a: b
elif c:
    d
elif e: f
else:
    g
if a:
    if b:
        c
    else:
        d
for a in b: c; d;
else: e
with a: b
with a as b, c as (d, e): f
with (a as b, c): d
with (a, b): c
with (a): b
with (a, b) as c: d
with (yield_): e
with (a), (b): c
with (a.b)(c) as d: e
with (a as b,): c
try: a
except: b
try:
    a
except A: b
except (A, B) as c: d
else: e
finally: f
try: a
finally: b
try: a
except* A: b
except* B as c: d
def f():
	if x:
		y
	# a comment
    # another, misplaced
	z
