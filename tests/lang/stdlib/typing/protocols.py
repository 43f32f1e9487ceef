def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from typing import Protocol, runtime_checkable, TypeVar
T = TypeVar("T")
class HasLen(Protocol):
    def __len__(self) -> int: ...
@runtime_checkable
class HasName(Protocol):
    name: str
@runtime_checkable
class Closable(Protocol):
    def close(self): ...
class F:
    name = "f"
    def close(self): pass
class G: pass
print(isinstance(F(), HasName), isinstance(G(), HasName), issubclass(F, Closable), issubclass(G, Closable), isinstance(F(), Closable), isinstance(G(), Closable))
fails(lambda: isinstance([], HasLen))
fails(lambda: HasLen())
class Impl(HasName):
    def __init__(self): self.name = "q"
print(Impl().name, isinstance(Impl(), HasName))
class Y(Protocol[T]):
    def f(self) -> T: ...
class Z(Y[int]):
    def f(self): return 1
print(Y.__parameters__, Y[int], Z().f())
try:
    class Bad(Protocol, int): pass
except TypeError as e:
    print(e)
fails(lambda: runtime_checkable(F))
