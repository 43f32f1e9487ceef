def g():
    print("never runs")
    yield 1
it = g()
try:
    it.throw(ValueError("early"))
except ValueError as e:
    print(e)
print(list(it))
it = (x for x in ())
list(it)
try:
    it.throw(KeyError("late"))
except KeyError as e:
    print(e)
