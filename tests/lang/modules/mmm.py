import sys
x = len(sys.modules)
print('run', __name__)
