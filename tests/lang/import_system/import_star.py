from _mod_a import *
print(value, get(), "_private" in globals())
from _mod_all import *
print(shown, _also, "hidden" in globals())
try:
    from _mod_badall import *
except AttributeError as e:
    print(e)
