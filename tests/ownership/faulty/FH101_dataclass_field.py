# runs: UseAfterFreeError
from dataclasses import dataclass


@dataclass
class Image:
    pixels: owned(Buffer)
    width: int = 0


def work(n):
    image = Image(allocate(n), 2)
    free(image.pixels)
    return image.pixels[0]  # expect: FH101 error


print(work(4))
