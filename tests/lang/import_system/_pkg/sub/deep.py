from .. import level
from ..first import one
here = (__name__, level, one)
