# A protocol that is final has no member __final__; other libraries read the list of such names.
import typing


@typing.final
@typing.runtime_checkable
class P(typing.Protocol):
    def f(self): ...


class C:
    def f(self): ...


print(isinstance(C(), P), isinstance(1, P))
print({"__final__", "__init__", "__doc__", "_is_protocol"} <= set(typing.EXCLUDED_ATTRIBUTES))
