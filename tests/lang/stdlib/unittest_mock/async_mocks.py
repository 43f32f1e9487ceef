import asyncio
import re
from unittest.mock import ANY, AsyncMock, call, sentinel


def show(f, *args, **kwargs):
    try:
        print(re.sub(r"id='\d+'", "id=…", repr(f(*args, **kwargs))))
    except Exception as e:
        print(type(e).__name__, re.sub(r"id='\d+'", "id=…", str(e)))


m = AsyncMock(return_value=4)


async def main():
    print(await m(1))
    m.assert_awaited_once_with(1)
    m.side_effect = KeyError("a")
    try:
        await m()
    except KeyError as e:
        print(repr(e))
    print(m.await_count, m.await_args_list)


asyncio.run(main())
show(m.assert_not_awaited)
print(sentinel.foo, sentinel.foo is sentinel.foo, ANY == 3, call(1, ANY) == call(1, 2), ANY)
