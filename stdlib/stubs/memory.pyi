# The names of the memory model, as a module.
from freehold import *
