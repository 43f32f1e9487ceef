class Y:
    def __await__(self): yield
async def inner(): await Y()
async def outer(): await inner()
c = outer()
c.send(None)
print(c.cr_await.__name__, c.cr_await.cr_await.__class__.__name__, c.cr_frame.f_lineno, c.cr_suspended, c.cr_code.co_name)
c.close()
print(c.cr_frame, c.cr_suspended)
c2 = outer()
c2.__name__ = "n"
print(c2.__name__, repr(c2).split(" at ")[0])
c2.close()
