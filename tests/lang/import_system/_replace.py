import sys
class M:
    attr = "replaced module"
sys.modules[__name__] = M()
