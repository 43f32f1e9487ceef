"""Coroutines that run beside each other."""
from .exceptions import *
from .events import *
from .coroutines import *
from .futures import *
from .tasks import *
from .runners import *
from .locks import *
from .queues import *
from .timeouts import *
from .taskgroups import *
from .base_events import *
from .events import DefaultEventLoopPolicy
from . import (base_events, coroutines, events, exceptions, futures, locks, queues, runners, taskgroups, tasks, timeouts)

__all__ = (exceptions.__all__ + events.__all__ + coroutines.__all__ + futures.__all__ + tasks.__all__ + runners.__all__
           + locks.__all__ + queues.__all__ + timeouts.__all__ + taskgroups.__all__ + base_events.__all__
           + ("DefaultEventLoopPolicy", "to_thread", "open_connection", "start_server", "create_subprocess_exec",
              "create_subprocess_shell"))


async def to_thread(func, /, *args, **kwargs):
    """What func(*args, **kwargs) gives, called in a thread, in a copy of this context."""
    import contextvars
    import functools
    call = functools.partial(contextvars.copy_context().run, func, *args, **kwargs)
    return await get_running_loop().run_in_executor(None, call)


def _unsupported(name, what):
    async def call(*args, **kwargs):
        raise NotImplementedError(f"asyncio.{name}(): {what} in this version")
    call.__name__ = call.__qualname__ = name
    return call


open_connection = _unsupported("open_connection", "there are no sockets")
start_server = _unsupported("start_server", "there are no sockets")
open_unix_connection = _unsupported("open_unix_connection", "there are no sockets")
start_unix_server = _unsupported("start_unix_server", "there are no sockets")
create_subprocess_exec = _unsupported("create_subprocess_exec", "scripts start no processes")
create_subprocess_shell = _unsupported("create_subprocess_shell", "scripts start no processes")
