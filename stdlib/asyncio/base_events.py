"""The event loop."""
import heapq
import sys
import time
from collections import deque

from . import coroutines, events, futures, tasks

__all__ = ("BaseEventLoop", "SelectorEventLoop", "Server")


class Server(events.AbstractServer):
    """What serves connections; there are no sockets in this version."""


class BaseEventLoop(events.AbstractEventLoop):
    """Calls callbacks: those that are ready in their order, others when they are due."""

    def __init__(self):
        self._ready, self._scheduled, self._timers_cancelled = deque(), [], 0
        self._running = self._closed = self._stopping = self._debug = False
        self._exception_handler = self._task_factory = None
        self._asyncgens, self._asyncgens_shutdown_called = set(), False
        self._readers, self._writers = {}, {}
        self.slow_callback_duration = 0.1

    def __repr__(self):
        return (f"<{type(self).__name__} running={self.is_running()} closed={self.is_closed()}"
                f" debug={self.get_debug()}>")

    def __del__(self):
        if not getattr(self, "_closed", True) and not self.is_running():
            self.close()

    # making things

    def create_future(self):
        return futures.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        if self._task_factory is None:
            return tasks.Task(coro, loop=self, name=name, context=context)
        task = self._task_factory(self, coro) if context is None else self._task_factory(self, coro, context=context)
        if name is not None:
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # running

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self._running:
            raise RuntimeError("This event loop is already running")
        if events._get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def run_forever(self):
        """Runs until stop() is called."""
        self._check_closed()
        self._check_running()
        hooks = sys.get_asyncgen_hooks()
        self._running = True
        try:
            sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook, finalizer=self._asyncgen_finalizer_hook)
            events._set_running_loop(self)
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = self._running = False
            events._set_running_loop(None)
            sys.set_asyncgen_hooks(*hooks)

    def run_until_complete(self, future):
        """Runs until the future is done; gives its result."""
        self._check_closed()
        self._check_running()
        made_here = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if made_here:
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if made_here and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def close(self):
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()

    def is_closed(self):
        return self._closed

    def is_running(self):
        return self._running

    def time(self):
        return time.monotonic()

    def _run_once(self):
        scheduled, ready = self._scheduled, self._ready
        if self._timers_cancelled > 100 and self._timers_cancelled * 2 > len(scheduled):
            scheduled[:] = [handle for handle in scheduled if not handle._cancelled]
            heapq.heapify(scheduled)
            self._timers_cancelled = 0
        while scheduled and scheduled[0]._cancelled:
            self._timers_cancelled -= 1
            heapq.heappop(scheduled)._scheduled = False
        timeout = None
        if ready or self._stopping:
            timeout = 0
        elif scheduled:
            timeout = max(0, scheduled[0]._when - self.time())
        self._wait(timeout)
        due = self.time() + 1e-9
        while scheduled and scheduled[0]._when < due:
            handle = heapq.heappop(scheduled)
            handle._scheduled = False
            ready.append(handle)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()

    def _wait(self, timeout):
        """Sleeps until the time is over or a descriptor that somebody watches is ready."""
        if self._readers or self._writers:
            from posix import _poll
            for fd, readable, writable in _poll(list(self._readers), list(self._writers), timeout):
                for wanted, handles in ((readable, self._readers), (writable, self._writers)):
                    if wanted and fd in handles:
                        self._ready.append(handles[fd])
            return
        threading = sys.modules.get("threading")
        if threading is None or threading._main._turn == 0 and len(threading._alive) == 1:
            while timeout is None and not self._ready:
                time.sleep(3600)
            if timeout:
                time.sleep(timeout)
        elif timeout == 0:
            threading._polled()
        else:
            if self._sleeper is None:
                self._sleeper = threading._Waiters()
            self._sleeper.wait(None if timeout is None else time.monotonic() + timeout)

    # callbacks

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            _check_callback(callback, "call_soon")
        handle = events.Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    _sleeper = _executor = None

    def call_soon_threadsafe(self, callback, *args, context=None):
        handle = self.call_soon(callback, *args, context=context)
        if self._sleeper is not None:
            self._sleeper.wake()
        return handle

    # threads

    def run_in_executor(self, executor, func, *args):
        """A future of func(*args), called in a thread of the executor."""
        self._check_closed()
        if self._debug:
            _check_callback(func, "run_in_executor")
        if executor is None:
            executor = self._executor
            if executor is None:
                from concurrent.futures import ThreadPoolExecutor
                executor = self._executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        from concurrent.futures import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._executor = executor

    async def shutdown_default_executor(self):
        executor, self._executor = self._executor, None
        if executor is None:
            return
        executor.shutdown(wait=False)
        for thread in list(executor._threads):
            while thread.is_alive():
                await tasks.sleep(0.001)

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            _check_callback(callback, "call_at")
        timer = events.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            self._timers_cancelled += 1

    # descriptors

    @staticmethod
    def _descriptor(fd):
        if not isinstance(fd, int):
            try:
                fd = int(fd.fileno())
            except (AttributeError, TypeError, ValueError):
                raise ValueError(f"Invalid file object: {fd!r}") from None
        if fd < 0:
            raise ValueError(f"Invalid file descriptor: {fd}")
        return fd

    def add_reader(self, fd, callback, *args):
        self._check_closed()
        self._readers[self._descriptor(fd)] = events.Handle(callback, args, self)

    def remove_reader(self, fd):
        handle = self._readers.pop(self._descriptor(fd), None)
        if handle is not None:
            handle.cancel()
        return handle is not None

    def add_writer(self, fd, callback, *args):
        self._check_closed()
        self._writers[self._descriptor(fd)] = events.Handle(callback, args, self)

    def remove_writer(self, fd):
        handle = self._writers.pop(self._descriptor(fd), None)
        if handle is not None:
            handle.cancel()
        return handle is not None

    # errors

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def get_exception_handler(self):
        return self._exception_handler

    def default_exception_handler(self, context):
        """Writes what went wrong to the logger asyncio."""
        import logging
        error = context.get("exception")
        lines = [context.get("message") or "Unhandled exception in event loop"]
        lines += [f"{key}: {context[key]!r}" for key in sorted(context) if key not in ("message", "exception")]
        exc_info = False if error is None else (type(error), error, error.__traceback__)
        logging.getLogger("asyncio").error("\n".join(lines), exc_info=exc_info)

    def call_exception_handler(self, context):
        handler = self._exception_handler
        try:
            if handler is None:
                self.default_exception_handler(context)
            else:
                handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as e:
            import logging
            if handler is not None:
                self.default_exception_handler({"message": "Unhandled error in exception handler", "exception": e,
                                                "context": context})
            else:
                logging.getLogger("asyncio").error("Exception in default exception handler", exc_info=True)

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    # asynchronous generators

    def _asyncgen_firstiter_hook(self, generator):
        import weakref
        self._asyncgens.add(weakref.ref(generator, self._asyncgens.discard))

    def _asyncgen_finalizer_hook(self, generator):
        if not self._closed:
            self.call_soon_threadsafe(self.create_task, generator.aclose())

    async def shutdown_asyncgens(self):
        self._asyncgens_shutdown_called = True
        left = [g for g in (ref() for ref in list(self._asyncgens)) if g is not None]
        self._asyncgens.clear()
        if not left:
            return
        results = await tasks.gather(*[g.aclose() for g in left], return_exceptions=True)
        for result, generator in zip(results, left):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": f"an error occurred during closing of asynchronous generator {generator!r}",
                    "exception": result, "asyncgen": generator})


def _run_until_complete_cb(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        return
    future.get_loop().stop()


def _check_callback(callback, method):
    if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
        raise TypeError(f"coroutines cannot be used with {method}()")
    if not callable(callback):
        raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")


def _unsupported(name, what):
    def method(self, *args, **kwargs):
        raise NotImplementedError(f"asyncio: {name}(): {what} in this version")
    method.__name__ = name
    return method


for _name in ("create_connection create_server create_unix_connection create_unix_server create_datagram_endpoint"
              " sock_recv sock_recv_into sock_sendall sock_connect sock_accept sendfile start_tls getaddrinfo"
              " getnameinfo connect_read_pipe connect_write_pipe").split():
    setattr(BaseEventLoop, _name, _unsupported(_name, "there are no sockets"))
for _name in ("subprocess_exec", "subprocess_shell"):
    setattr(BaseEventLoop, _name, _unsupported(_name, "scripts start no processes"))
for _name in ("add_signal_handler", "remove_signal_handler"):
    setattr(BaseEventLoop, _name, _unsupported(_name, "use signal.signal(); loops know no signals"))


class SelectorEventLoop(BaseEventLoop):
    """The loop of this system."""


SelectorEventLoop.__name__ = SelectorEventLoop.__qualname__ = "_UnixSelectorEventLoop"
