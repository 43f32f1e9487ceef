class Job:
    @manual_memory
    def run(self, n):
        try:
            n += 1
        finally:
            values = [n]
            free(values)
        return n


print(Job().run(1))
