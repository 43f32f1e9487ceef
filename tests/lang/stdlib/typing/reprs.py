from typing import *
T = TypeVar("T"); S = TypeVar("S", int, str); Co = TypeVar("Co", covariant=True); P = ParamSpec("P"); Ts = TypeVarTuple("Ts")
for x in (T, S, Co, P, Ts, P.args, P.kwargs, List, List[int], Dict[str, int], Tuple[int, ...], Tuple[()], Optional[int], Union[int, str], Union[int, None, str], Callable[[int], str], Callable[..., int], Callable[[], None], Callable[P, int], Type[int], Any, NoReturn, ClassVar[int], Final[int], Literal[1, "a", True, None], Annotated[int, "x", 3], Self, TypeAlias, TypeGuard[int], Concatenate[int, P], Unpack[Ts], Required[int], Sequence[int], Mapping[str, T], Generator[int, None, str], Deque[int], DefaultDict[str, int], ContextManager[int], AbstractSet[int], Hashable, ForwardRef("x"), List["int"]):
    print(x)
