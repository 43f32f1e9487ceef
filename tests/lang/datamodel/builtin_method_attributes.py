a = [1]
m = a.append
print(m.__self__ is a, m.__name__, m.__qualname__, type(m).__name__)
print(a.append == a.append, [].append == [].append, len.__self__.__name__, len.__module__)
w = (1).__add__
print(type(w).__name__, w(2), type(int.__add__).__name__, type(list.append).__name__, type(dict.fromkeys).__name__)
print(type(object().__str__).__name__, type(int.real).__name__, type(str.__dict__["maketrans"]).__name__)
