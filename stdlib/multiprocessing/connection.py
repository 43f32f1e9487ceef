"""The two ends of a pipe, which pass objects."""
import queue

__all__ = ["Connection", "Pipe"]


class Connection:
    def __init__(self, incoming, outgoing):
        self._incoming, self._outgoing, self.closed = incoming, outgoing, False
        self.readable, self.writable = incoming is not None, outgoing is not None

    def _check(self, wanted, what):
        if self.closed:
            raise OSError("handle is closed")
        if wanted is None:
            raise OSError(f"connection is {what}-only")

    def send(self, obj):
        self._check(self._outgoing, "read")
        if self._outgoing.closed:
            raise BrokenPipeError(32, "Broken pipe")
        self._outgoing.put((obj,))

    def recv(self):
        self._check(self._incoming, "write")
        item = self._incoming.get()
        if item is None:
            self._incoming.put(None)
            raise EOFError
        return item[0]

    def send_bytes(self, buf, offset=0, size=None):
        data = bytes(memoryview(buf)[offset:])
        self.send(data if size is None else data[:size])

    recv_bytes = recv

    def poll(self, timeout=0.0):
        """Whether something can be received, within the time."""
        self._check(self._incoming, "write")
        if timeout == 0.0 or not self._incoming.empty():
            return not self._incoming.empty()
        try:
            item = self._incoming.get(timeout=timeout)
        except queue.Empty:
            return False
        self._incoming.queue.appendleft(item)
        return True

    def close(self):
        if not self.closed:
            self.closed = True
            if self._outgoing is not None:
                self._outgoing.put(None)
            if self._incoming is not None:
                self._incoming.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def _line():
    line = queue.Queue()
    line.closed = False
    return line


def Pipe(duplex=True):
    """Two connections: what one sends the other receives; not duplex: the first only receives."""
    there, back = _line(), _line() if duplex else None
    return Connection(there, back), Connection(back, there)
