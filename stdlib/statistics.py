"""Averages, spreads and the normal distribution. Sums are exact: of ints, floats and fractions alike."""
import math
import numbers
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from fractions import Fraction
from itertools import repeat
from math import erf, exp, fabs, fsum, hypot, log, sqrt, tau
from operator import mul

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
           "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
           "pstdev", "pvariance", "quantiles", "stdev", "variance"]


class StatisticsError(ValueError):
    pass


# ---- exact sums ----

def _ratio(x):
    """(numerator, denominator) of a number; (x, None) of inf and nan."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _common(a, b):
    """The type of a sum of instances of both."""
    if a is b:
        return a
    if b is int or b is bool:
        return a
    if a is int:
        return b
    if issubclass(b, a):
        return b
    if issubclass(a, b):
        return a
    if issubclass(a, int):
        return b
    if issubclass(b, int):
        return a
    if issubclass(a, Fraction) and issubclass(b, float):
        return b
    if issubclass(a, float) and issubclass(b, Fraction):
        return a
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


class _Totals:
    """What is added up: by denominator, and the types seen."""

    def __init__(self):
        self.parts, self.types, self.count = {}, {}, 0

    def add(self, data):
        parts, types = self.parts, self.types
        for x in data:
            types[type(x)] = True
            n, d = _ratio(x)
            self.count += 1
            parts[d] = parts.get(d, 0) + n
        return self

    def total(self):
        """A Fraction; where inf or nan were among the data, their sum."""
        if None in self.parts:
            return self.parts[None]
        return sum((Fraction(n, d) for d, n in self.parts.items()), Fraction(0))

    def type(self):
        found = int
        for t in self.types:
            found = _common(found, t)
        return found


def _sum(data):
    """(type, exact total, number of data)"""
    t = _Totals().add(data)
    return t.type(), t.total(), t.count


def _squares(data, centre=None):
    """(type, sum of squared differences from the centre, centre, number of data); no centre: the mean."""
    if centre is not None:
        kind, total, n = _sum((x - centre) * (x - centre) for x in data)
        return kind, total, centre, n
    linear, square, types, n = {}, {}, {}, 0
    for x in data:
        types[type(x)] = True
        p, q = _ratio(x)
        n += 1
        linear[q] = linear.get(q, 0) + p
        square[q] = square.get(q, 0) + p * p
    kind = int
    for t in types:
        kind = _common(kind, t)
    if not n:
        return kind, 0, 0, 0
    if None in linear:
        return kind, linear[None], linear[None], n
    first = sum((Fraction(p, q) for q, p in linear.items()), Fraction(0))
    second = sum((Fraction(p, q * q) for q, p in square.items()), Fraction(0))
    return kind, (n * second - first * first) / n, first / n, n


def _as(value, kind):
    """An exact value as the type of the data."""
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        if not hasattr(kind, "sqrt"):      # a Decimal takes no Fraction
            raise
        return kind(value.numerator) / kind(value.denominator)


def _root(n, d):
    """The square root of n/d as a float, rounded once."""
    scale = (n.bit_length() - d.bit_length() - 109) // 2
    if scale >= 0:
        d <<= 2 * scale
    else:
        n <<= -2 * scale
    root = math.isqrt(n // d)
    root |= root * root * d != n  # an inexact root ends in a one: halfway cases then round rightly
    return float(root << scale) if scale >= 0 else root / (1 << -scale)


def _not_negative(values):
    for x in values:
        if x < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        yield x


# ---- averages ----

def mean(data):
    """The arithmetic mean."""
    kind, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _as(total / n, kind)


def fmean(data, weights=None):
    """The mean as a float, faster."""
    if not hasattr(data, "__len__"):
        data = list(data)
    n = len(data)
    if weights is None:
        total = fsum(data)
        if not n:
            raise StatisticsError("fmean requires at least one data point")
        return total / n
    if not hasattr(weights, "__len__"):
        weights = list(weights)
    if len(weights) != n:
        raise StatisticsError("data and weights must be the same length")
    whole = fsum(weights)
    if not whole:
        raise StatisticsError("sum of weights must be non-zero")
    return fsum(map(mul, data, weights)) / whole


def geometric_mean(data):
    """The root of the product."""
    try:
        return exp(fmean(map(log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of reciprocals."""
    data = list(data)
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if not isinstance(x, numbers.Real):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        return x
    if weights is None:
        weights, whole = repeat(1, n), n
    else:
        weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        whole = _sum(_not_negative(weights))[1]
    try:
        kind, total, n = _sum(w / x if w else 0 for w, x in zip(weights, _not_negative(data)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _as(whole / total, kind)


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    """The middle value, or the mean of the two in the middle."""
    data = _sorted(data)
    n = len(data)
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    """The middle value, or the smaller of the two in the middle."""
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle value, or the larger of the two in the middle."""
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    """The median of data that stand for intervals of that width around them."""
    data = _sorted(data)
    n = len(data)
    x = data[n // 2]
    below = bisect_left(data, x)
    same = bisect_right(data, x, lo=below) - below
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return x - interval / 2.0 + interval * (n / 2 - below) / same


def mode(data):
    """The most common value, the first of several."""
    found = Counter(iter(data)).most_common(1)
    if not found:
        raise StatisticsError("no mode for empty data")
    return found[0][0]


def multimode(data):
    """All values that are most common."""
    counts = Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 points that cut the data into n parts of equal weight."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    if method == "inclusive":
        cuts = (divmod(i * (size - 1), n) for i in range(1, n))
        return [(data[j] * (n - rest) + data[j + 1] * rest) / n for j, rest in cuts]
    if method != "exclusive":
        raise ValueError(f"Unknown method: {method!r}")
    result = []
    for i in range(1, n):
        at = i * (size + 1)
        j = min(max(at // n, 1), size - 1)
        rest = at - j * n
        result.append((data[j - 1] * (n - rest) + data[j] * rest) / n)
    return result


# ---- spreads ----

def _spread(data, centre, name, least):
    kind, squares, _, n = _squares(data, centre)
    if n < least:
        raise StatisticsError(f"{name} requires at least {'one data point' if least == 1 else 'two data points'}")
    return kind, squares / (n - least + 1)


def variance(data, xbar=None):
    """The variance of a sample."""
    kind, value = _spread(data, xbar, "variance", 2)
    return _as(value, kind)


def pvariance(data, mu=None):
    """The variance of a whole population."""
    kind, value = _spread(data, mu, "pvariance", 1)
    return _as(value, kind)


def _deviation(kind, value):
    if hasattr(kind, "sqrt"):                # Decimals: in their own precision, rounded once
        from decimal import getcontext, localcontext
        with localcontext(prec=2 * getcontext().prec + 10):
            root = (kind(value.numerator) / kind(value.denominator)).sqrt()
        return +root
    return _root(value.numerator, value.denominator)


def stdev(data, xbar=None):
    """The standard deviation of a sample."""
    return _deviation(*_spread(data, xbar, "stdev", 2))


def pstdev(data, mu=None):
    """The standard deviation of a whole population."""
    return _deviation(*_spread(data, mu, "pstdev", 1))


# ---- two sequences ----

def _pairs(x, y, name, what):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    return n


def covariance(x, y, /):
    """How two sequences vary together."""
    n = _pairs(x, y, "covariance", "covariance")
    xbar, ybar = fsum(x) / n, fsum(y) / n
    return fsum((a - xbar) * (b - ybar) for a, b in zip(x, y)) / (n - 1)


def correlation(x, y, /):
    """Pearson's coefficient: from -1 to 1."""
    n = _pairs(x, y, "correlation", "correlation")
    xbar, ybar = fsum(x) / n, fsum(y) / n
    sxy = fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
    sxx = fsum((a - xbar) ** 2.0 for a in x)
    syy = fsum((b - ybar) ** 2.0 for b in y)
    try:
        return sxy / sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    """The line that fits best: slope and intercept."""
    n = _pairs(x, y, "linear_regression", "linear regression")
    if proportional:
        sxy = fsum(a * b for a, b in zip(x, y))
        sxx = fsum(a * a for a in x)
    else:
        xbar, ybar = fsum(x) / n, fsum(y) / n
        sxy = fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
        sxx = fsum((a - xbar) ** 2.0 for a in x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


# ---- the normal distribution ----

# Wichura's algorithm AS 241 (1988): quotients of polynomials, the coefficients from the highest power down.
_CENTRAL = ((2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
             1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0),
            (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
             5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0))
_MIDDLE = ((7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
            3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0),
           (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
            6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0))
_TAIL = ((2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
          2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0),
         (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
          1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0))


def _polynomial(coefficients, r):
    value = coefficients[0]
    for c in coefficients[1:]:
        value = value * r + c
    return value


def _normal_quantile(p, mu, sigma):
    q = p - 0.5
    if fabs(q) <= 0.425:
        r = 0.180625 - q * q
        x = _polynomial(_CENTRAL[0], r) * q / _polynomial(_CENTRAL[1], r)
    else:
        r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
        above, below = _MIDDLE if r <= 5.0 else _TAIL
        r -= 1.6 if r <= 5.0 else 5.0
        x = _polynomial(above, r) / _polynomial(below, r)
        if q < 0.0:
            x = -x
    return mu + x * sigma


class NormalDist:
    """A normal distribution."""

    __slots__ = {"_mu": "Arithmetic mean of a normal distribution",
                 "_sigma": "Standard deviation of a normal distribution"}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The distribution with the mean and the deviation of the data."""
        kind, squares, centre, n = _squares(data)
        if n < 2:
            raise StatisticsError("stdev requires at least two data points")
        return cls(float(centre), _deviation(float, squares / (n - 1)))

    def samples(self, n, *, seed=None):
        """n random values."""
        import random
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        """The density at x."""
        square = self._sigma * self._sigma
        if not square:
            raise StatisticsError("pdf() not defined when sigma is zero")
        apart = x - self._mu
        return exp(apart * apart / (-2.0 * square)) / sqrt(tau * square)

    def cdf(self, x):
        """The probability of values up to x."""
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * sqrt(2.0))))

    def inv_cdf(self, p):
        """The value up to which the probability is p."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise StatisticsError("cdf() not defined when sigma at or below zero")
        return _normal_quantile(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        """The n - 1 points that cut the distribution into n parts of equal probability."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """The area that two densities share."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        a, b = self, other
        if (b._sigma, b._mu) < (a._sigma, a._mu):
            a, b = b, a
        av, bv = a.variance, b.variance
        if not av or not bv:
            raise StatisticsError("overlap() not defined when sigma is zero")
        dv, dm = bv - av, fabs(b._mu - a._mu)
        if not dv:
            return 1.0 - erf(dm / (2.0 * a._sigma * sqrt(2.0)))
        middle = a._mu * bv - b._mu * av
        width = a._sigma * b._sigma * sqrt(dm * dm + dv * log(bv / av))
        left, right = (middle + width) / dv, (middle - width) / dv
        return 1.0 - (fabs(b.cdf(left) - a.cdf(left)) + fabs(b.cdf(right) - a.cdf(right)))

    def zscore(self, x):
        """How many deviations x lies above the mean."""
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    @property
    def median(self):
        return self._mu

    @property
    def mode(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(a, b):
        if isinstance(b, NormalDist):
            return NormalDist(a._mu + b._mu, hypot(a._sigma, b._sigma))
        return NormalDist(a._mu + b, a._sigma)

    def __sub__(a, b):
        if isinstance(b, NormalDist):
            return NormalDist(a._mu - b._mu, hypot(a._sigma, b._sigma))
        return NormalDist(a._mu - b, a._sigma)

    def __mul__(a, b):
        return NormalDist(a._mu * b, a._sigma * fabs(b))

    def __truediv__(a, b):
        return NormalDist(a._mu / b, a._sigma / fabs(b))

    def __pos__(a):
        return NormalDist(a._mu, a._sigma)

    def __neg__(a):
        return NormalDist(-a._mu, a._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(a, b):
        return -(a - b)

    def __eq__(a, b):
        if not isinstance(b, NormalDist):
            return NotImplemented
        return a._mu == b._mu and a._sigma == b._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
