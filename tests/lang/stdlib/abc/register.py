# Virtual subclasses: register, caches, hooks, tokens, errors.
import abc


class A(abc.ABC):
    pass


class B:
    pass


print(isinstance(B(), A), issubclass(B, A))
token = abc.get_cache_token()
print(A.register(B) is B, abc.get_cache_token() != token, isinstance(B(), A), issubclass(B, A))


class C(B):
    pass


print(issubclass(C, A), isinstance(C(), A))


@A.register
class D:
    pass


print(D.__name__, isinstance(D(), A), D.__mro__)


class Sub(A):
    pass


Sub.register(int)
print(isinstance(3, A), isinstance(True, Sub), issubclass(float, A))


class Hook(abc.ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Hook:
            return any("quack" in B.__dict__ for B in C.__mro__) or NotImplemented
        return NotImplemented


class Duck:
    def quack(self):
        pass


class Never(abc.ABC):
    @classmethod
    def __subclasshook__(cls, C):
        return False


Never.register(int) if False else None
print(isinstance(Duck(), Hook), isinstance(3, Hook), issubclass(Duck, Hook), isinstance(3, Never), issubclass(Never, Never))


class Liar:
    @property
    def __class__(self):
        return int


print(isinstance(Liar(), Sub), isinstance(Liar(), Hook))
for call in (lambda: A.register(3), lambda: issubclass(3, A), lambda: Sub.register(A), lambda: A.register(), lambda: abc.ABCMeta.register(A, int) is int):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
class Bad(abc.ABC):
    @classmethod
    def __subclasshook__(cls, C):
        return 5


try:
    isinstance(3, Bad)
except AssertionError:
    print("assertion")
