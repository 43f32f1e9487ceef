class X: pass
class Y: pass
class A(X, Y): pass
class B(Y, X): pass
for bases in ((A, B), (X, A), (object, X), (X, X)):
    try:
        type("C", bases, {})
        print("made")
    except TypeError as e:
        print(e)
