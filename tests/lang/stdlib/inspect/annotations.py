def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from inspect import get_annotations, signature, formatannotation
from typing import List, Optional
class C: pass
def f(a: "int", b: "C") -> "str": pass
def ty(a: List[int], b: Optional["C"] = None, *c: C) -> Optional[int]: pass
print(signature(f), signature(f, eval_str=True), get_annotations(f, eval_str=True), signature(ty), formatannotation(C), formatannotation(List[int]))
fails(lambda: get_annotations(3))
