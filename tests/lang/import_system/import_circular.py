import _circ_a
print(_circ_a.name, _circ_a._circ_b.name)
