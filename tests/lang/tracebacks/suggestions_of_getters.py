# What an AttributeError knows: a read tells it the name and the object, also one that script raised; writing does not.
import sys
import traceback
import types


class Getattr:
    value = 1

    def __getattr__(self, name):
        raise AttributeError(f"Getattr has no {name}")


class Property:
    value = 1

    @property
    def valu(self):
        raise AttributeError("from the property")


class Slots:
    __slots__ = ("value",)


class Meta(type):
    def __getattr__(cls, name):
        raise AttributeError(name)


class Class(metaclass=Meta):
    value = 1


class Getattribute:
    value = 1

    def __getattribute__(self, name):
        raise AttributeError(name)

    def __dir__(self):
        return ["value"]


class Told:
    value = 1

    def __getattr__(self, name):
        raise AttributeError("told", name="vale", obj=Slots())


def assign():
    Slots().valu = 1


def delete():
    del Getattr().valu


def delete_of_class():
    del Property.vale


module = types.ModuleType("module")
module.value = 1


def delete_of_module():
    del module.valu


def read_only():
    [].append = 1


prop = Property()
for f in (lambda: Getattr().valu, lambda: Getattr().valu(), lambda: prop.valu, lambda: prop.valu, lambda: Class.valu,
          lambda: getattr(Class, "valu"), lambda: Getattribute().valu, lambda: Told().valu, lambda: Slots().value,
          assign, delete, delete_of_class, delete_of_module, read_only, lambda: Property().vale):
    try:
        f()
    except AttributeError as e:
        print(e, e.name, type(e.obj).__name__)
        sys.stdout.flush()
        sys.excepthook(type(e), e, None)
        print(*traceback.format_exception_only(e))


def again():
    return prop.valu


for _ in range(5):
    try:
        again()
    except AttributeError as e:
        print(e.name, e.obj is prop)
