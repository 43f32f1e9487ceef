try:
    {}["a b"]
except KeyError as e:
    print(e, str(e) == "'a b'")
try:
    {}[1, 2]
except KeyError as e:
    print(e, e.args)
try:
    [].remove(1)
except ValueError as e:
    print(e)
try:
    set().remove((1, 2))
except KeyError as e:
    print(e, e.args)
try:
    set().pop()
except KeyError as e:
    print(e)
try:
    {}.popitem()
except KeyError as e:
    print(e)
