from dataclasses import dataclass


@dataclass
class Image:
    pixels: owned(Buffer)
    width: int = 0


def work(n):
    image = Image(allocate(n), 2)
    first = image.pixels[0]
    free(image.pixels)
    return first


print(work(4))
