# runs: leak
class Mixer:
    def mix(self, n, m):
        a = allocate(n)
        a.fill(3)
        b = allocate(m)  # expect: FH115 warning
        size = len(a) + len(b)
        free(a)
        free(b)
        return size


try:
    Mixer().mix(8, -1)
except ValueError:
    print("negative")
