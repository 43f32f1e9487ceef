import weakref
def g(): yield
async def c(): pass
async def ag(): yield
cc=c()
for v in (set(), frozenset([1]), g(), cc, ag(), memoryview(b''), g.__code__, int, type('X',(),{}), ValueError(), len, g, [].append, int.real, int|str, list[int], ExceptionGroup('a',[ValueError()]), type('E',(ValueError,),{})()):
    try: print(type(v).__name__, weakref.ref(v)() is v)
    except TypeError as e: print(e)
cc.close()
