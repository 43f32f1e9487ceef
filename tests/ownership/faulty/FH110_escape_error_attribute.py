# runs: ArenaEscapeError
class Server:
    last = None

    @arena_memory(escape="error")
    def handle(self, n):
        row = [n]
        self.last = row  # expect: FH110 any
        return len(row)


print(Server().handle(3))
