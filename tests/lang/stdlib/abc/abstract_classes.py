# Abstract methods: messages of instantiation, inheritance, properties, class and static methods.
import abc


class A(abc.ABC):
    @abc.abstractmethod
    def one(self):
        return 1

    @property
    @abc.abstractmethod
    def two(self):
        return 2

    @classmethod
    @abc.abstractmethod
    def three(cls):
        return 3

    @staticmethod
    @abc.abstractmethod
    def four():
        return 4


class B(A):
    def one(self):
        return super().one() + 10


class C(B):
    two = three = four = None


class D(abc.ABC):
    @abc.abstractmethod
    def only(self):
        pass


for cls in (A, B, C, D):
    try:
        print(cls.__name__, sorted(cls.__abstractmethods__), type(cls()).__name__)
    except TypeError as e:
        print(e)
print(C().one(), abc.ABC.__slots__, type(A) is abc.ABCMeta, A.__abstractmethods__.__class__.__name__)


class E(metaclass=abc.ABCMeta):
    p = abc.abstractproperty(lambda self: 1)

    @abc.abstractclassmethod
    def c(cls):
        pass

    @abc.abstractstaticmethod
    def s():
        pass


print(sorted(E.__abstractmethods__))


class F(D):
    pass


F.only = lambda self: 1
abc.update_abstractmethods(F)
print(F.__abstractmethods__, type(F()).__name__, abc.update_abstractmethods(int))


class Meta(abc.ABCMeta):
    def __new__(mcls, name, bases, ns, extra=0):
        cls = super().__new__(mcls, name, bases, ns)
        cls.extra = extra
        return cls


class G(metaclass=Meta, extra=5):
    pass


print(G.extra, isinstance(G(), G))
