import sys
print(__name__, sys.modules["__main__"].__dict__ is globals())
import __main__
print(__main__.sys is sys)
