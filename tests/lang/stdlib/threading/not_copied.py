# Locks and what holds them are neither pickled nor copied.
import copy
import pickle
import queue
import threading

for thing in (threading.Lock(), threading.RLock(), threading.Condition(), queue.Queue()):
    for act in (pickle.dumps, copy.deepcopy):
        try:
            act(thing)
        except TypeError as e:
            print(type(thing).__name__.lower(), act.__name__, e)
barrier = threading.Barrier(2)
print(repr(barrier).partition(":")[2])
barrier.abort()
print(repr(barrier).partition(":")[2])
