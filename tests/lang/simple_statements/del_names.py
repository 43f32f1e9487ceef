x = y = 1
del x
try:
    x
except NameError as e:
    print(e)
def f():
    a = 1
    del a
    try:
        a
    except UnboundLocalError as e:
        print(e)
    try:
        del a
    except UnboundLocalError as e:
        print(e)
f()
try:
    del undefined
except NameError as e:
    print(e)
