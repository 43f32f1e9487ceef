"""Events at times that somebody's clock shows."""
import heapq
import time
from collections import namedtuple
from itertools import count

__all__ = ["scheduler"]

_Fields = namedtuple("Event", "time, priority, sequence, action, argument, kwargs")


class Event(_Fields):
    """An event that is to come."""

    __slots__ = ()

    def __repr__(self):
        return "Event(" + _Fields.__repr__(self).split("(", 1)[1]


class scheduler:
    """Calls functions when they are due: by time, then priority, then in the order they were entered."""

    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._queue, self.timefunc, self.delayfunc, self._numbers = [], timefunc, delayfunc, count()

    def enterabs(self, time, priority, action, argument=(), kwargs=None):
        """At that time."""
        event = Event(time, priority, next(self._numbers), action, argument, {} if kwargs is None else kwargs)
        heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=None):
        """So much later than now."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """ValueError if the event is not in the queue."""
        self._queue.remove(event)
        heapq.heapify(self._queue)

    def empty(self):
        return not self._queue

    def run(self, blocking=True):
        """Runs events until there are none; not blocking: those due, and gives the seconds to the next."""
        while self._queue:
            event = self._queue[0]
            now = self.timefunc()
            if event.time > now:
                if not blocking:
                    return event.time - now
                self.delayfunc(event.time - now)
                continue
            heapq.heappop(self._queue)
            event.action(*event.argument, **event.kwargs)
            self.delayfunc(0)

    @property
    def queue(self):
        """The events in the order in which they will run."""
        return sorted(self._queue)
