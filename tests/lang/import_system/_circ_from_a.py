from _circ_from_b import y
x = 1
