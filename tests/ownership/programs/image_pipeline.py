"""An image goes through stages, each of which takes over its input and hands on a new buffer."""


class Image:
    pixels: owned(Buffer)

    def __init__(self, width, height, pixels: owned(Buffer)) -> None:
        self.width, self.height, self.pixels = width, height, pixels

    def at(self, x, y):
        return self.pixels[y * self.width + x]

    def close(self):
        free(self.pixels)
        self.pixels = None

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def gradient(width, height) -> owned(Buffer):
    pixels = allocate(width * height)
    try:
        for y in range(height):
            for x in range(width):
                pixels[y * width + x] = (x * 16 + y * 8) % 256
    except:
        free(pixels)
        raise
    return pixels


def inverted(source: owned(Buffer)) -> owned(Buffer):
    """Works in place: what comes in goes out."""
    try:
        for i in range(len(source)):
            source[i] = 255 - source[i]
    except:
        free(source)
        raise
    return source


def halved(source: owned(Buffer), width, height) -> owned(Buffer):
    try:
        half = width // 2
        result = allocate(half * (height // 2))
        try:
            for y in range(height // 2):
                for x in range(half):
                    at = 2 * y * width + 2 * x
                    total = source[at] + source[at + 1] + source[at + width] + source[at + width + 1]
                    result[y * half + x] = total // 4
        except:
            free(result)
            raise
        return result
    finally:
        free(source)


def histogram(pixels: borrowed(Buffer), buckets) -> list:
    counts = [0] * buckets
    for value in pixels:
        counts[value * buckets // 256] += 1
    return counts


def brightest(image):
    best = None
    for y in range(image.height):
        for x in range(image.width):
            value = image.at(x, y)
            if best is None or value > best[0]:
                best = (value, x, y)
    return best


def sketch(image):
    shades = " .:-=+*#%@"
    rows = []
    for y in range(image.height):
        rows.append("".join(shades[image.at(x, y) * len(shades) // 256] for x in range(image.width)))
    return rows


def main():
    pixels = gradient(16, 8)
    pixels = inverted(pixels)
    small = halved(pixels, 16, 8)
    with Image(8, 4, small) as image:
        print(histogram(image.pixels, 4))
        print(brightest(image))
        for row in sketch(image):
            print(row)
    print(image.pixels is None)


main()
print(memory_stats()["manual_count"])
