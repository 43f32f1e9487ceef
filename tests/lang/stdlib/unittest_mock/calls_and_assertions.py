import re
from unittest.mock import Mock, call


def show(f, *args, **kwargs):
    try:
        print(re.sub(r"id='\d+'", "id=…", repr(f(*args, **kwargs))))
    except Exception as e:
        print(type(e).__name__, re.sub(r"id='\d+'", "id=…", str(e)))


m = Mock()
m.a.b(1)
m(1, x=2)
show(lambda: (m.mock_calls, m.method_calls, m.call_args, m.call_args_list, m.called, m.call_count))
show(m.assert_called_with, 1, x=2)
show(m.assert_called_with, 2)
show(m.assert_called_once)
m(3)
show(m.assert_called_once)
show(m.assert_called_once_with, 3)
show(m.assert_any_call, 1, x=2)
show(m.assert_any_call, 9)
show(m.assert_not_called)
show(Mock(name="named").assert_called)
show(m.assert_has_calls, [call(1, x=2), call(3)])
show(m.assert_has_calls, [call(3), call(1, x=2)])
show(m.assert_has_calls, [call(3), call(1, x=2)], any_order=True)
show(m.assert_has_calls, [call(7)], any_order=True)
show(lambda: m.asert_called)
m.reset_mock()
show(lambda: (m.mock_calls, m.called))
show(lambda: (call(1, 2), call.foo(1).bar(a=2), call.a.b, call().x(), call.foo(1).bar(2).call_list()))
show(lambda: (call(1) == call(1), call(1) == ((1,),), call.a(1) == ("a", (1,)), call(1) != call(2), call.a(1) == call.b(1)))
