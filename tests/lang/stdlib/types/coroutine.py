def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import types
@types.coroutine
def old():
    x = yield "y"
    return x + 1
async def main(): return await old()
m = main()
print(m.send(None))
try:
    m.send(4)
except StopIteration as e:
    print(e.value)
fails(lambda: types.coroutine(3))
