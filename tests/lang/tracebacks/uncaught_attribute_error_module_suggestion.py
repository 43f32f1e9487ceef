import math
math.flor(1)
