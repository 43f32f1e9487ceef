# In the root of a project: pyright takes what stands here for builtins.
from freehold import *
