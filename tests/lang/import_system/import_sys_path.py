import sys
print(isinstance(sys.path, list), sys.path[0].rstrip("/").split("/")[-1])
sys.path.insert(0, sys.path[0] + "/_pkg")
import first
print(first.__name__, first.one)
sys.path[:] = []
try:
    import _mod_a
except ModuleNotFoundError as e:
    print(e)
