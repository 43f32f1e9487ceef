x, name = 5, "val"
class P: v = 3
print(f"{x=}", f"{x = }", f"{ x= }", f"{x=:5}|", f"{x=!r}", f"{name=}", f"{name=!s}", f"{name=:>6}|", f"{x + 1=}", f"{P.v=}", f"{[1, 2][0]=}", f"{len(name)=}", f"{'a' 'b'=}", f"{x==5=}", f"{(lambda: 1)()=}")
