"""The profiler under its other name: see cProfile."""

import cProfile as _c
import sys

__all__ = ["run", "runctx", "Profile"]


class Profile(_c.Profile):
    """Profile(timer=None, bias=None)"""

    bias = 0

    def __init__(self, timer=None, bias=None):
        super().__init__(timer)
        if bias is not None:
            self.bias = bias

    def calibrate(self, m, verbose=0):
        """What an event costs, in seconds."""
        def empty():
            return None

        def loop():
            for _i in range(m):
                empty()

        began = self._timer()
        loop()
        plain = self._timer() - began
        p = Profile(self._timer)
        p.runcall(loop)
        began = p._table[loop.__code__][2]
        return max(0.0, (began - plain) / m / 2)


def run(statement, filename=None, sort=-1):
    import __main__

    runctx(statement, __main__.__dict__, __main__.__dict__, filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    _c._run_in(Profile(), statement, globals, locals, filename, sort)


main = _c.main

if __name__ == "__main__":
    main()
