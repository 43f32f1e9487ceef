"""Queues: first in, first out; last in, first out; smallest first.

A VM has one thread. A get from an empty queue, or a put into a full one, that asks to wait without end could never
return: it raises RuntimeError. With a timeout it waits that long, then raises Empty or Full.
"""
from collections import deque
from heapq import heappop, heappush
from time import sleep

GenericAlias = type(list[int])

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    "Exception raised by Queue.get(block=0)/get_nowait()."


class Full(Exception):
    "Exception raised by Queue.put(block=0)/put_nowait()."


def _wait(block, timeout, error, what):
    """Nothing can change while this thread waits: raise what CPython would after the wait."""
    if not block:
        raise error
    if timeout is None:
        raise RuntimeError(f"{what} would wait for ever: the VM has no other thread")
    if timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    sleep(timeout)
    raise error


class Queue:
    """A queue with at most maxsize items (0: without bound)."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.unfinished_tasks = 0

    def task_done(self):
        """Say that an item that get() gave has been dealt with."""
        unfinished = self.unfinished_tasks - 1
        if unfinished < 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks = unfinished

    def join(self):
        """Return once all items have been dealt with."""
        if self.unfinished_tasks:
            raise RuntimeError("join() would wait for ever: the VM has no other thread")

    def qsize(self):
        """How many items there are."""
        return self._qsize()

    def empty(self):
        """Whether there are none."""
        return not self._qsize()

    def full(self):
        """Whether there are as many as there may be."""
        return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Put an item into the queue."""
        if 0 < self.maxsize <= self._qsize():
            _wait(block, timeout, Full, "put() into a full queue")
        self._put(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        """Take an item out and return it."""
        if not self._qsize():
            _wait(block, timeout, Empty, "get() from an empty queue")
        return self._get()

    def put_nowait(self, item):
        """Put an item into the queue, or raise Full."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Take an item out and return it, or raise Empty."""
        return self.get(block=False)

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(GenericAlias)


class PriorityQueue(Queue):
    """A queue that gives the smallest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """A queue that gives the latest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """A queue without bound and without tasks."""

    def __init__(self):
        self._queue = deque()

    def put(self, item, block=True, timeout=None):
        """Put an item into the queue."""
        self._queue.append(item)

    def get(self, block=True, timeout=None):
        """Take an item out and return it."""
        if not self._queue:
            _wait(block, timeout, Empty, "get() from an empty queue")
        return self._queue.popleft()

    def put_nowait(self, item):
        """Put an item into the queue."""
        self._queue.append(item)

    def get_nowait(self):
        """Take an item out and return it, or raise Empty."""
        return self.get(block=False)

    def empty(self):
        """Whether there are no items."""
        return not self._queue

    def qsize(self):
        """How many items there are."""
        return len(self._queue)

    __class_getitem__ = classmethod(GenericAlias)


_PySimpleQueue = SimpleQueue
