$VM -c 'class A:
    def __del__(self): print("del at exit")
a = A()
print("last")'
