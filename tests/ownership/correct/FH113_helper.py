def tens(n):
    return n // 10


@no_alloc
def digits(n):
    return tens(n) + n % 10


print(digits(42))
