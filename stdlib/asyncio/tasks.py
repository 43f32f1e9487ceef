"""Tasks, and the ways of waiting for several of them."""
import itertools
import weakref

from . import coroutines, events, futures
from .exceptions import CancelledError, InvalidStateError

__all__ = ("Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for",
           "as_completed", "sleep", "gather", "shield", "ensure_future", "run_coroutine_threadsafe", "current_task",
           "all_tasks", "_register_task", "_unregister_task", "_enter_task", "_leave_task")

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"

_all_tasks = weakref.WeakSet()
_current_tasks = {}
_numbers = itertools.count(1)


def _register_task(task):
    _all_tasks.add(task)


def _unregister_task(task):
    _all_tasks.discard(task)


def _enter_task(loop, task):
    current = _current_tasks.get(loop)
    if current is not None:
        raise RuntimeError(f"Cannot enter into task {task!r} while another task {current!r} is being executed.")
    _current_tasks[loop] = task


def _leave_task(loop, task):
    current = _current_tasks.get(loop)
    if current is not task:
        raise RuntimeError(f"Leaving task {task!r} does not match the current task {current!r}.")
    del _current_tasks[loop]


def current_task(loop=None):
    """The task that runs in the loop, or None."""
    return _current_tasks.get(events.get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    """The tasks of the loop that are not done."""
    if loop is None:
        loop = events.get_running_loop()
    return {task for task in list(_all_tasks) if task._loop is loop and not task.done()}


class Task(futures.Future):
    """A coroutine that a loop runs; its result is the Future's."""

    _log_destroy_pending = True
    _must_cancel = False
    _fut_waiter = None
    _num_cancels_requested = 0

    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__(loop=loop)
        if not coroutines.iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._name = f"Task-{next(_numbers)}" if name is None else str(name)
        self._coro = coro
        self._context = events.copy_context() if context is None else context
        self._loop.call_soon(self._step, context=self._context)
        _all_tasks.add(self)

    def __del__(self):
        if self._state == "PENDING" and self._log_destroy_pending and hasattr(self, "_coro"):
            self._loop.call_exception_handler({"task": self, "message": "Task was destroyed but it is pending!"})
        super().__del__()

    def _repr_info(self):
        info = super()._repr_info()
        if self._num_cancels_requested and not self.done():
            info[0] = "cancelling"
        info.insert(1, f"name={self._name!r}")
        if self._fut_waiter is not None:
            info.insert(2, f"wait_for={self._fut_waiter!r}")
        info.insert(2, f"coro=<{coroutines._describe(self._coro)}>")
        return info

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def set_name(self, value):
        self._name = str(value)

    def get_name(self):
        return self._name

    def get_coro(self):
        return self._coro

    def get_stack(self, *, limit=None):
        """The frame where it waits, in a list."""
        frame = getattr(self._coro, "cr_frame", None) or getattr(self._coro, "gi_frame", None)
        return [] if frame is None else [frame][:limit]

    def print_stack(self, *, limit=None, file=None):
        """Prints where it waits."""
        import sys
        import traceback
        out = sys.stderr if file is None else file
        frames = self.get_stack(limit=limit)
        if not frames:
            print(f"No stack for {self!r}", file=out)
            return
        print(f"Stack for {self!r} (most recent call last):", file=out)
        traceback.print_list(traceback.extract_stack(frames[0], 1), file=out)

    def cancel(self, msg=None):
        """Has CancelledError raised in the coroutine; False if it is done."""
        self._log_traceback = False
        if self._state != "PENDING":
            return False
        self._num_cancels_requested += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel, self._cancel_message = True, msg
        return True

    def cancelling(self):
        """How many cancellations have been asked for and not taken back."""
        return self._num_cancels_requested

    def uncancel(self):
        """Takes a cancellation back; how many are left."""
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
        return self._num_cancels_requested

    def _step(self, error=None):
        """Runs the coroutine up to its next await."""
        if self._state != "PENDING":
            raise InvalidStateError(f"_step(): already done: {self!r}, {error!r}")
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        coro, loop, self._fut_waiter = self._coro, self._loop, None
        _enter_task(loop, self)
        try:
            awaited = coro.send(None) if error is None else coro.throw(error)
        except StopIteration as e:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(e.value)
        except CancelledError as e:
            self._cancelled_exc = e
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as e:
            super().set_exception(e)
            raise
        except BaseException as e:
            super().set_exception(e)
        else:
            self._wait_for(awaited)
        finally:
            _leave_task(loop, self)

    def _wait_for(self, awaited):
        """Arranges that the next step comes when what was awaited is done."""
        loop, wrong = self._loop, None
        if awaited is None:
            loop.call_soon(self._step, context=self._context)
            return
        blocking = getattr(awaited, "_asyncio_future_blocking", None)
        if blocking is not None:
            if awaited.get_loop() is not loop:
                wrong = f"Task {self!r} got Future {awaited!r} attached to a different loop"
            elif not blocking:
                wrong = f"yield was used instead of yield from in task {self!r} with {awaited!r}"
            elif awaited is self:
                wrong = f"Task cannot await on itself: {self!r}"
            else:
                awaited._asyncio_future_blocking = False
                awaited.add_done_callback(self._wakeup, context=self._context)
                self._fut_waiter = awaited
                if self._must_cancel and awaited.cancel(msg=self._cancel_message):
                    self._must_cancel = False
                return
        elif hasattr(awaited, "gi_code"):
            wrong = f"yield was used instead of yield from for generator in task {self!r} with {awaited!r}"
        else:
            wrong = f"Task got bad yield: {awaited!r}"
        loop.call_soon(self._step, RuntimeError(wrong), context=self._context)

    def _wakeup(self, future):
        try:
            future.result()
        except BaseException as e:
            self._step(e)
        else:
            self._step()

    _wakeup.__qualname__ = "Task.task_wakeup"


def create_task(coro, *, name=None, context=None):
    """A task for the coroutine, in the running loop."""
    loop = events.get_running_loop()
    if context is None:
        task = loop.create_task(coro)
    else:
        task = loop.create_task(coro, context=context)
    if name is not None:
        task.set_name(name)
    return task


async def _await(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    """A Future as it is; a task for a coroutine or an awaitable."""
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not coroutines.iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _await(coro_or_future)
    if loop is None:
        try:
            loop = events.get_event_loop()
        except RuntimeError:
            coro_or_future.close()
            raise
    return loop.create_task(coro_or_future)


def run_coroutine_threadsafe(coro, loop):
    """Has a coroutine run in the loop of another thread; a future of concurrent.futures."""
    if not coroutines.iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    from concurrent.futures import Future
    future = Future()

    def finished(task):
        if future.cancelled():
            return
        if task.cancelled():
            future.cancel()
            future.set_running_or_notify_cancel()
        elif task.exception() is not None:
            future.set_exception(task.exception())
        else:
            future.set_result(task.result())

    def begin():
        task = ensure_future(coro, loop=loop)
        task.add_done_callback(finished)
        future.add_done_callback(
            lambda done: loop.call_soon_threadsafe(task.cancel) if done.cancelled() and not task.done() else None)

    loop.call_soon_threadsafe(begin)
    return future


# ---- sleeping and timeouts ----

class _Yield:
    """Gives the loop one turn."""

    def __await__(self):
        yield


def _set_if_pending(future, value=None):
    if not future.done():
        future.set_result(value)


async def sleep(delay, result=None):
    """Waits; gives the result."""
    if delay <= 0:
        await _Yield()
        return result
    loop = events.get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_if_pending, future, result)
    try:
        return await future
    finally:
        handle.cancel()


async def _cancel_and_wait(future, loop):
    waiter = loop.create_future()
    release = lambda _: _set_if_pending(waiter)
    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)


async def _cancelled_result(future, loop):
    """The result of a future that is cancelled because its time is over."""
    await _cancel_and_wait(future, loop)
    try:
        return future.result()
    except CancelledError as e:
        raise TimeoutError() from e


async def wait_for(fut, timeout):
    """The result; TimeoutError, and the future is cancelled, when it takes longer."""
    loop = events.get_running_loop()
    if timeout is None:
        return await fut
    if timeout <= 0:
        fut = ensure_future(fut, loop=loop)
        return fut.result() if fut.done() else await _cancelled_result(fut, loop)
    waiter = loop.create_future()
    handle = loop.call_later(timeout, _set_if_pending, waiter)
    release = lambda _: _set_if_pending(waiter)
    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(release)
    try:
        try:
            await waiter
        except CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            await _cancel_and_wait(fut, loop)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(release)
        return await _cancelled_result(fut, loop)
    finally:
        handle.cancel()


# ---- several at once ----

async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """(done, pending): two sets; nothing is cancelled."""
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(coroutines.iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(fs, timeout, return_when, events.get_running_loop())


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    handle = None if timeout is None else loop.call_later(timeout, _set_if_pending, waiter)
    left = len(fs)

    def one_done(f):
        nonlocal left
        left -= 1
        if (left <= 0 or return_when == FIRST_COMPLETED
                or (return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None)):
            if handle is not None:
                handle.cancel()
            _set_if_pending(waiter)

    for f in fs:
        f.add_done_callback(one_done)
    try:
        await waiter
    finally:
        if handle is not None:
            handle.cancel()
        for f in fs:
            f.remove_done_callback(one_done)
    done = {f for f in fs if f.done()}
    return done, fs - done


def as_completed(fs, *, timeout=None):
    """Coroutines to await, each of which gives the next result."""
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    from .queues import Queue
    finished, loop = Queue(), events.get_event_loop()
    todo = {ensure_future(f, loop=loop) for f in set(fs)}
    handle = None

    def time_is_over():
        for f in todo:
            f.remove_done_callback(one_done)
            finished.put_nowait(None)
        todo.clear()

    def one_done(f):
        if not todo:
            return
        todo.remove(f)
        finished.put_nowait(f)
        if not todo and handle is not None:
            handle.cancel()

    async def next_one():
        f = await finished.get()
        if f is None:
            raise TimeoutError
        return f.result()

    for f in todo:
        f.add_done_callback(one_done)
    if todo and timeout is not None:
        handle = loop.call_later(timeout, time_is_over)
    for _ in range(len(todo)):
        yield next_one()


class _GatheringFuture(futures.Future):
    """What gather() gives: cancelling it cancels the children."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children, self._cancel_requested = children, False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False):
    """A Future of the list of all results, in the order of the arguments."""
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop, children, known, finished, outer = None, [], {}, 0, None

    def one_done(f):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not f.cancelled():
                f.exception()
            return
        if not return_exceptions:
            if f.cancelled():
                outer.set_exception(f._make_cancelled_error())
                return
            if f.exception() is not None:
                outer.set_exception(f.exception())
                return
        if finished < len(known):
            return
        results = []
        for child in children:
            if child.cancelled():
                message = child._cancel_message
                results.append(CancelledError("" if message is None else message))
            else:
                error = child.exception()
                results.append(child.result() if error is None else error)
        if outer._cancel_requested:
            outer.set_exception(f._make_cancelled_error() if f.cancelled() else CancelledError())
        else:
            outer.set_result(results)

    for given in coros_or_futures:
        future = known.get(id(given))
        if future is None:
            future = ensure_future(given, loop=loop)
            if loop is None:
                loop = future.get_loop()
            if future is not given:
                future._log_destroy_pending = False
            known[id(given)] = future
            future.add_done_callback(one_done)
        children.append(future)
    outer = _GatheringFuture(children, loop=loop)
    outer._given = coros_or_futures  # their identities must last as long as `known`
    return outer


def shield(arg):
    """A Future with the result of another; cancelling it leaves the other alone."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(f):
        if outer.cancelled():
            if not f.cancelled():
                f.exception()
        elif f.cancelled():
            outer.cancel()
        elif f.exception() is not None:
            outer.set_exception(f.exception())
        else:
            outer.set_result(f.result())

    inner.add_done_callback(inner_done)
    outer.add_done_callback(lambda _: None if inner.done() else inner.remove_done_callback(inner_done))
    return outer
