class Mixer:
    def mix(self, n, m):
        with allocate(n) as a:
            a.fill(3)
            b = allocate(m)
            size = len(a) + len(b)
            free(b)
        return size


try:
    Mixer().mix(8, -1)
except ValueError:
    print("negative")
