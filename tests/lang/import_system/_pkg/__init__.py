print("init _pkg", __name__, __package__, [p.replace("\\", "/").split("/")[-1] for p in __path__])
from . import first
from .first import one as uno
level = "top"
