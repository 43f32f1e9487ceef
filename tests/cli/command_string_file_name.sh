$VM -c 'print("__file__" in globals(), __name__, __doc__)'
