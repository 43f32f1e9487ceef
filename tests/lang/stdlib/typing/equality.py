from typing import *
print(List[int] is List[int], List[int] == list[int], hash(List[int]) == hash(List[int]), Union[int, str] == Union[str, int], Union[int, str] == (int | str), Literal[1, 2] == Literal[2, 1], Literal[1] == Literal[True], Union[int], Union[int, int], Union[Union[int, str], float], Literal[Literal[1], 2, 2], Optional[None])
print(int | List[int], List[int] | None, "x" | TypeVar("T"))
