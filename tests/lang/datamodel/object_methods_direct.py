o = object()
print(object.__eq__(o, o), object.__eq__(o, 1), object.__ne__(o, o), object.__ne__(o, 1))
print(o.__hash__() == hash(o), o.__str__() == repr(o), o.__class__, o.__lt__(o))
print(o.__format__("") == str(o), o.__init__(), o.__sizeof__() > 0, o.__doc__[:15])
print(object.__subclasshook__(), o.__init_subclass__())
try:
    o.x = 1
except AttributeError as e:
    print(e)
