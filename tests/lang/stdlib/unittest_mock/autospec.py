# create_autospec of functions, methods, classes, and what lies in them.
import asyncio
import inspect
from unittest import mock


def f(a, b=2):
    return 1


def errors(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except (AssertionError, AttributeError, StopIteration, TypeError, ValueError) as e:
        print(type(e).__name__, e)


m = mock.create_autospec(f)
print(type(m).__name__, m.__name__, inspect.signature(m), m.called, m.call_count, m.call_args, m.mock_calls)
m.return_value = 5
print(m(1), m(1, b=3), m.called, m.call_count, m.call_args, m.call_args_list)
m.assert_called_with(1, 3)
m.assert_any_call(1)
errors(m.assert_called_once)
errors(m.assert_called_with, 7)
errors(m, 1, 2, 3)
m.side_effect = [10, ValueError("x"), 30]
for i in range(4):
    errors(m, 1)
m.side_effect = lambda a, b=0: mock.DEFAULT
print(m(1))
m.reset_mock()
print(m.called, m.call_count, m.mock_calls, m.return_value)
print(sorted(name for name in m.__dict__ if not name.startswith("_")))


class C:
    def go(self, x):
        return x

    @staticmethod
    def st(x):
        return x

    @classmethod
    def cl(cls, x):
        return x

    async def co(self, x):
        return x


c = C()
for name in ("go", "st", "cl"):
    with mock.patch.object(C, name, autospec=True) as g:
        g.return_value = "r"
        print(name, type(g).__name__, getattr(c, name)(1), len(g.call_args.args), g.call_args.args[-1])
        errors(getattr(c, name))
with mock.patch.object(C, "co", autospec=True) as g:
    g.return_value = 9
    print(asyncio.iscoroutinefunction(g), asyncio.run(c.co(1)), g.await_count)
    g.assert_awaited_once_with(c, 1)
k = mock.create_autospec(C)
print(type(k()).__name__, k().go is k.return_value.go)
errors(k.return_value.go)


class Outer:
    inner = C
    made = C()


m = mock.create_autospec(Outer)
print(type(m.inner().go(3)).__name__)
errors(m.inner().go)
errors(m.made.go, 1, 2)
errors(lambda: m.made.nothing)
parent = mock.Mock()
parent.attach_mock(mock.create_autospec(f), "child")
parent.child(1)
print(parent.mock_calls)
