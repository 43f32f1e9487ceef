# Everything that looks into a freed object raises; identity and is_alive work.
@manual_memory
def freed_list():
    a = [1, 2, 3]
    free(a)
    return a


dead = freed_list()
operations = {
    "bool": bool, "type": type, "hash": hash, "repr": repr, "str": str, "len": len, "iter": iter, "sizeof": sizeof,
    "isinstance": lambda v: isinstance(v, list), "callable": callable, "not": lambda v: not v,
    "add": lambda v: v + 1, "radd": lambda v: 1 + v, "mul": lambda v: v * 2, "rmul": lambda v: [1] * v,
    "eq": lambda v: v == 1, "req": lambda v: 1 == v, "ne": lambda v: v != v, "lt": lambda v: v < 2, "neg": lambda v: -v,
    "item": lambda v: v[0], "index": lambda v: [1][v], "slice": lambda v: v[1:], "attribute": lambda v: v.x,
    "method": lambda v: v.append(1), "class": lambda v: v.__class__, "setattr": lambda v: setattr(v, "x", 1),
    "call": lambda v: v(), "in": lambda v: 1 in v, "in other": lambda v: v in [1], "in self": lambda v: [0] in [v],
    "percent": lambda v: "%s" % v, "f-string": lambda v: f"{v}", "format": lambda v: format(v, ""),
    "print": lambda v: print(v), "extend": lambda v: [].extend(v), "join": lambda v: "".join(v),
    "join item": lambda v: "".join([v]), "sorted": lambda v: sorted([v, 1]), "max": lambda v: max(v, 1),
    "sum": lambda v: sum([v]), "star": lambda v: [*v], "double star": lambda v: {**v}, "call star": lambda v: print(*v),
    "int": int, "float": float, "abs": abs, "bytes": bytes, "dict": dict, "range": range, "key": lambda v: {v: 1},
    "unbound": lambda v: list.append(v, 1), "issubclass": lambda v: issubclass(v, int), "dir": dir, "vars": vars,
    "isinstance of": lambda v: isinstance(1, v), "loop": lambda v: [x for x in v], "unpack": lambda v: unpack(v),
    "delete item": lambda v: v.__delitem__(0), "in place": lambda v: in_place(v), "match": lambda v: match(v),
    "raise": lambda v: throw(v), "with": lambda v: enter(v), "yield from": lambda v: list(delegate(v)),
    "equal lists": lambda v: [v] == [1],
}


def unpack(v): a, b, c = v
def in_place(v): v += [1]
def throw(v): raise v
def delegate(v): yield from v
def enter(v):
    with v: pass
def match(v):
    match v:
        case [1, 2]: return "sequence"
        case int(): return "int"


for name, operation in operations.items():
    try:
        print(name, "gave", operation(dead))
    except UseAfterFreeError:
        pass
    except BaseException as e:
        print(name, type(e).__name__, e)
print(is_alive(dead), is_alive([]), is_alive(5))
print(dead is None, dead is dead, id(dead) == id(dead), [dead][0] is dead, {1: dead}[1] is dead, dead in [dead])
