import _pkg.second
print(_pkg.second.two, _pkg.second.renamed is _pkg.first, _pkg.second.here)
