import pprint
from dataclasses import dataclass, field
@dataclass
class A:
    name: str
    items: list = field(default_factory=list)
    nxt: "A" = None
    hid: int = field(default=3, repr=False)
pprint.pprint(A("x" * 40, list(range(30)), A("y")))
pprint.pprint([A("z" * 50)] * 2)
a = A("rec" * 20)
a.nxt = a
pprint.pprint(a)
