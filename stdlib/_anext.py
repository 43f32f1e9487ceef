"""anext() with a default value."""


async def or_default(awaitable, default):
    try:
        return await awaitable
    except StopAsyncIteration:
        return default
