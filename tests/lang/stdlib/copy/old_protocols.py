# object.__reduce_ex__ of protocols 0 and 1: the base that holds native state, the slots, the state.
import copyreg


class Plain:
    pass


class Kept(int):
    pass


class Items(list):
    def __init__(self, *a):
        super().__init__(*a)
        self.tag = "t"


class Slots:
    __slots__ = ("a",)


class SlotsOver(Slots):
    pass


class OwnState:
    __slots__ = ("a",)

    def __getstate__(self):
        return {"a": 1}


class NoState:
    @property
    def __getstate__(self):
        raise AttributeError("none")


class NoStateSlots(NoState):
    __slots__ = ("b",)


class EmptyState:
    def __getstate__(self):
        return {}


with_attribute = Plain()
with_attribute.x = 1
lost = NoState()
lost.y = 2
for thing in (Plain(), with_attribute, Kept(7), Items("ab"), OwnState(), EmptyState(), lost, NoState(), object()):
    for protocol in (0, 1):
        call, args, *state = thing.__reduce_ex__(protocol)
        print(type(thing).__name__, call.__name__, args[0].__name__, args[1].__name__, args[2], state)
for thing in (Slots(), SlotsOver(), NoStateSlots(), 5, "s", [], (i for i in ())):
    for protocol in (0, 1):
        try:
            print(thing.__reduce_ex__(protocol))
        except Exception as e:
            print(type(e).__name__, e)
made = copyreg._reconstructor(Items, list, ["q"])
print(made, hasattr(made, "tag"), type(copyreg._reconstructor(Plain, object, None)).__name__, copyreg._reconstructor(Kept, int, 9) + 1)
