from typing import *
import collections.abc
T = TypeVar("T"); P = ParamSpec("P")
for t in (List[int], Union[int, str], int | str, Callable[[int, str], T], Callable[..., T], Annotated[int, 1], Generic[T], Generic, int, list[int], Literal[1, 2], P.args, collections.abc.Callable[[int], str], Optional[int], ClassVar[int]):
    print(get_origin(t), get_args(t))
