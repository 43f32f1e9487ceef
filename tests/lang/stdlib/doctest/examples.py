"""Module doc.
>>> fact(3)
6
>>> 1/0
Traceback (most recent call last):
    ...
ZeroDivisionError: division by zero
"""
import doctest
def fact(n):
    """Factorial.

    >>> [fact(i) for i in range(4)]
    [1, 1, 2, 6]
    >>> fact(5)
    121
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> list(range(20)) # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    >>> for i in range(2):
    ...     print(i)
    0
    1
    >>> x = 3
    >>> x
    """
    if n < 0: raise ValueError("negative")
    return 1 if n < 2 else n * fact(n-1)
class C:
    """
    >>> C().m()
    'm'
    """
    def m(self):
        """
        >>> C().m() + "x"   # doctest: +SKIP
        >>> {1: 2,
        ...  3: 4}
        {1: 2, 3: 4}
        """
        return "m"
if __name__ == "__main__":
    r=doctest.testmod(); print(r)
    print(doctest.testmod(verbose=True))
    doctest.run_docstring_examples(C.m, globals(), verbose=True, name="cm")
