"""Queues: first in, first out; last in, first out; smallest first. Threads wait for each other in them."""
from collections import deque
from heapq import heappop, heappush
from threading import Condition, Lock, _Waiters, _monotonic, _polled

GenericAlias = type(list[int])

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    "Exception raised by Queue.get(block=0)/get_nowait()."


class Full(Exception):
    "Exception raised by Queue.put(block=0)/put_nowait()."


def _wait(waiters, block, deadline, error):
    """Waits until something may have changed; raises the error where that is not to be, or too late."""
    if not block:
        _polled()
        raise error
    if not waiters.wait(deadline) and deadline is not None and _monotonic() >= deadline:
        raise error


def _deadline(block, timeout):
    if not block or timeout is None:
        return None
    if timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    return _monotonic() + timeout


class Queue:
    """A queue with at most maxsize items (0: without bound)."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.unfinished_tasks = 0
        self.mutex = Lock()
        self.not_empty, self.not_full, self.all_tasks_done = (Condition(self.mutex) for _ in range(3))
        self._getters, self._putters, self._joiners = _Waiters(), _Waiters(), _Waiters()

    def task_done(self):
        """Say that an item that get() gave has been dealt with."""
        unfinished = self.unfinished_tasks - 1
        if unfinished < 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks = unfinished
        if not unfinished:
            self._joiners.wake(-1)

    def join(self):
        """Return once all items have been dealt with."""
        while self.unfinished_tasks:
            self._joiners.wait(None)

    def qsize(self):
        """How many items there are."""
        return self._qsize()

    def empty(self):
        """Whether there are none."""
        if self._qsize():
            return False
        _polled()
        return not self._qsize()

    def full(self):
        """Whether there are as many as there may be."""
        return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Put an item into the queue."""
        if 0 < self.maxsize <= self._qsize():
            deadline = _deadline(block, timeout)
            while 0 < self.maxsize <= self._qsize():
                _wait(self._putters, block, deadline, Full)
        self._put(item)
        self.unfinished_tasks += 1
        if self._getters.threads:
            self._getters.wake()

    def get(self, block=True, timeout=None):
        """Take an item out and return it."""
        if not self._qsize():
            deadline = _deadline(block, timeout)
            while not self._qsize():
                _wait(self._getters, block, deadline, Empty)
        item = self._get()
        if self._putters.threads:
            self._putters.wake()
        return item

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
        self._queue, self._getters = deque(), _Waiters()

    def put(self, item, block=True, timeout=None):
        """Put an item into the queue."""
        self._queue.append(item)
        self._getters.wake()

    def get(self, block=True, timeout=None):
        """Take an item out and return it."""
        if not self._queue:
            deadline = _deadline(block, timeout)
            while not self._queue:
                _wait(self._getters, block, deadline, Empty)
        return self._queue.popleft()

    def put_nowait(self, item):
        """Put an item into the queue."""
        self._queue.append(item)
        self._getters.wake()

    def get_nowait(self):
        """Take an item out and return it, or raise Empty."""
        return self.get(block=False)

    def empty(self):
        """Whether there are no items."""
        if not self._queue:
            _polled()
        return not self._queue

    def qsize(self):
        """How many items there are."""
        return len(self._queue)

    __class_getitem__ = classmethod(GenericAlias)


_PySimpleQueue = SimpleQueue
