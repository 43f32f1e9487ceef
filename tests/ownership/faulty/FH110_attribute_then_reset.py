# runs: UseAfterFreeError
create_arena("frame")


class World:
    path = None

    def step(self, n):
        with arena("frame"):
            path = [n, n]
            self.path = path  # expect: FH110 error
        reset_arena("frame")
        return len(self.path)  # may: FH101


print(World().step(2))
