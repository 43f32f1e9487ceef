from .first import one
from . import level, first as renamed
from .sub.deep import here
from .sub import deep as d2
two = one + 1
