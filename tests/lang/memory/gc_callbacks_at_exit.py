# Callbacks of the collector when the program ends: they are told of one collection more, and what finalizers register is no matter.
import gc
import sys


class Late:
    def __del__(self):
        try:
            import gc

            gc.callbacks.append(print)
        except ImportError:
            pass


def note(phase, info):
    print(phase, sorted(info))


gc.callbacks.append(note)
Late.ring = Late()
sys.late = Late()
print("end")
