from typing import *
T = TypeVar("T"); S = TypeVar("S"); P = ParamSpec("P"); Ts = TypeVarTuple("Ts")
print(List[T][int], Dict[T, List[T]][int], Callable[[T], S][int, str], Callable[P, T][[int, str], float], Union[T, int][str], Union[T, int][int], Optional[T][int], Tuple[Unpack[Ts]][int, str], Tuple[T, ...][int], Annotated[T, 1][int], Callable[Concatenate[int, P], T][[str], float], list[T][int], (list[T] | int)[str])
print(Dict[T, S].__parameters__, List[int].__origin__, List[int].__args__, Callable[P, T].__parameters__)
