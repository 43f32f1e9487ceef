print("b starts")
import _circ_a
print("b sees a has name:", hasattr(_circ_a, "name"))
name = "b"
