# a __future__ import holds for the inputs that follow, as under python3 -i
printf 'from __future__ import annotations\ndef f(x: nope): pass\n\nf.__annotations__\n' | $VM repl
