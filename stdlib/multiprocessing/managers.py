"""Managers give plain objects: they are shared as they are."""
import queue
import threading
import types

__all__ = ["Manager", "SyncManager"]


class Namespace(types.SimpleNamespace):
    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in sorted(self.__dict__.items()) if not name.startswith("_"))
        return f"Namespace({shown})"


class SyncManager:
    dict, list, Namespace = dict, list, Namespace
    Queue = JoinableQueue = queue.Queue
    Lock, RLock, Event, Condition = threading.Lock, threading.RLock, threading.Event, threading.Condition
    Semaphore, BoundedSemaphore, Barrier = threading.Semaphore, threading.BoundedSemaphore, threading.Barrier

    @staticmethod
    def Value(typecode, value, lock=True):
        from multiprocessing.sharedctypes import Value

        return Value(typecode, value)

    @staticmethod
    def Array(typecode, sequence, lock=True):
        from multiprocessing.sharedctypes import Array

        return Array(typecode, sequence)

    def start(self):
        pass

    shutdown = start

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


Manager = SyncManager
