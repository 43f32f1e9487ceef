def make(n) -> owned[Buffer]:
    b = allocate(n)
    result = b
    result.fill(1)
    return result


b = make(8)
free(b)
