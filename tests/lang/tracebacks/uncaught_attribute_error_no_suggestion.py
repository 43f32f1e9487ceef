class A:
    abc = 1
A().completely_different
