def f():
    # a comment

# a comment at column 0 does not end the block
    x = 1

            # a comment that is indented further
    return x


print(f())  # trailing comment
#the end
