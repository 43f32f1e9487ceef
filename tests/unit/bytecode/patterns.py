def match(x):
    match x:
        case 0 | None:
            return 1
        case [a, *_, 5]:
            return a
        case {"k": v, **rest} if v:
            return rest
        case Point(x=0, y=(1 | 2) as n):
            return n
        case _:
            return 2
