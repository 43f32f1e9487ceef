# Ctrl-C while cycles are collected: what lives is whole, and what was garbage still is, with its callbacks and finalizers once.
cat >s.py <<'P'
import gc, subprocess, os, sys, weakref
gc.disable()
class Node:
    def __init__(self, i, other=None):
        self.i, self.other, self.me = i, other, self
class Loud(Node):
    def __del__(self):
        ended.append(self.i)
N = 30000
for delay in 0, 5, 10, 20, 40, 80:
    ended, gone = [], []
    chain = None
    for i in range(N):
        chain = Node(i, chain)
    items = [[i, (i, {i: str(i)})] for i in range(N)]
    for i in range(N):
        Node(i, items[i])
    watched = [weakref.ref(Loud(i, chain), gone.append) for i in range(N // 10)]
    killer = subprocess.Popen(["sh", "-c", f"read x; sleep {delay / 1000}; kill -INT {os.getpid()}"], stdin=subprocess.PIPE)
    try:
        os.write(killer.stdin.fileno(), b"\n")
        while killer.poll() is None:  # it may be swallowed by a finalizer
            gc.collect()
    except KeyboardInterrupt:
        pass
    killer.wait()
    gc.collect()
    assert len(set(ended)) == len(ended) >= N // 10 - 1, len(ended)  # it may have come in one of them
    assert len(gone) == N // 10 and all(r() is None for r in watched)
    for i in range(N - 1, -1, -1):
        assert chain.i == i and chain.me is chain and items[i] == [i, (i, {i: str(i)})]
        assert sys.getrefcount(items[i]) == 2, sys.getrefcount(items[i])
        chain = chain.other
    assert chain is None
    print(delay, gc.collect() > 0, gc.collect())
P
$VM s.py
