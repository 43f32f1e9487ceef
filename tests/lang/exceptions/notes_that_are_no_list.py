# __notes__ may be any sequence; what is none is shown by its repr
import sys
import traceback


class Sequence:
    def __getitem__(self, i):
        return ["one", 2][i]

    def __len__(self):
        return 2

    def __repr__(self):
        return "Sequence()"


for notes in (["a", 1], ("a\nb", None), "ab", b"ab", {"a": 1}, range(2), {1}, 5, Sequence(), []):
    e = ValueError("x")
    e.__notes__ = notes
    print(traceback.format_exception_only(e))
