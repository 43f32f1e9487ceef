from typing import *
print(isinstance([], List), isinstance(1, Union[int, str]), issubclass(int, Union[int, str]), isinstance(1, Optional[str]), issubclass(list, Sequence), isinstance("x", Hashable), issubclass(List, Sequence), Deque[int](), isinstance(1, SupportsInt), isinstance("x", SupportsInt), isinstance(1.5, SupportsRound))
