print("a starts")
import _circ_b
print("a sees b.name:", _circ_b.name)
name = "a"
