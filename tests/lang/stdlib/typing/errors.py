from typing import *
T = TypeVar("T")
for e in ["List[int, str]", "List[int][str]", "Dict[int]", "Union[()]", "Optional[int, str]", "Callable[int]", "ClassVar[int, str]", "Any[int]", "Self[int]", "Annotated[int]", "Generic[int]", "Generic[T, T]", "Generic[()]", "List[ClassVar[int]]", "List[Generic]", "List[ClassVar]", "Union[int, (1, 2)]", "List['1 +']", "Type[int]()", "List()", "Any()", "Union()", "isinstance(1, List[int])", "isinstance(1, Any)", "isinstance(1, Union)", "isinstance(1, Literal[1])", "TypeVar('X', int)", "TypeVar('X', int, str, bound=int)", "TypeVar('X', covariant=True, contravariant=True)", "Concatenate[int]", "ForwardRef(1)", "assert_never(1)"]:
    try:
        print(eval(e))
    except Exception as x:
        print(e, type(x).__name__, x)
