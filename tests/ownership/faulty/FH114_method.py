# runs: any
class Job:
    @manual_memory
    def run(self, n):
        try:
            n += 1
        finally:
            [n]  # expect: FH114 note
        return n


print(Job().run(1))
