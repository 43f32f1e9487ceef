# Values take over what a dict holds: of names that they have, or all.
import optparse

v = optparse.Values({"a": 1, "b": 2})
v._update_careful({"a": 5, "b": None, "c": 6})
print(v)
v._update_loose({"b": None, "c": 7})
print(v)
