def head(data: bytes, n):
    part = data[1:n]
    total = sum(part)
    with allocate(n) as block:
        block.fill(total & 255)
    return total


print(head(b"abcd", 3))
