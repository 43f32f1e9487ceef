# A loop nest with every exit, driven by a counter; the trace is folded into a number.
trace = 0
def note(x):
    global trace
    trace = (trace * 31 + x) % 2**61
def f(n):
    for i in range(4):
        try:
            note(i)
            while True:
                n = n * 1103515245 + 12345 & 0x7fffffff
                k = n >> 16 & 15
                try:
                    if k == 0: break
                    if k == 1: return n
                    if k == 2: raise ValueError(k)
                    if k == 3: raise KeyError(k)
                    if k == 4: continue
                    if k == 5:
                        with C(k): break
                    if k == 6:
                        with C(k): raise IndexError
                    if k == 7:
                        with C(k): return -n
                    note(k)
                except ValueError as e:
                    note(100 + e.args[0])
                    if n & 1 << 20: break
                else:
                    note(200)
                    if n & 1 << 21: continue
                    note(201)
                finally:
                    note(300)
                    if k == 9 and n & 1 << 22: return 5
                    if k == 10 and n & 1 << 23: break
            else:
                note(400)
        except KeyError:
            note(500)
            continue
        finally:
            note(600)
    else:
        note(700)
    return 0
class C:
    def __init__(self, k): self.k = k
    def __enter__(self): note(800)
    def __exit__(self, t, v, tb):
        note(801 + (t is not None))
        return n_ & 1
for n_ in range(3000):
    try:
        note(f(n_) & 0xff)
    except Exception as e:
        note(len(type(e).__name__))
print(trace)
