import _replace
print(_replace.attr, type(_replace).__name__)
from _replace import attr
print(attr)
