"""Addresses, networks and interfaces of IPv4 and IPv6."""
import functools as _functools

IPV4LENGTH, IPV6LENGTH = 32, 128


class AddressValueError(ValueError):
    """Not an address."""


class NetmaskValueError(ValueError):
    """Not a netmask."""


def _first_of(address, kinds, what):
    for kind in kinds:
        try:
            return kind(address)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 {what}")


def ip_address(address):
    """The address that a str or int stands for."""
    return _first_of(address, (IPv4Address, IPv6Address), "address")


def ip_network(address, strict=True):
    return _first_of(address, [_functools.partial(kind, strict=strict) for kind in (IPv4Network, IPv6Network)], "network")


def ip_interface(address):
    return _first_of(address, (IPv4Interface, IPv6Interface), "interface")


def v4_int_to_packed(address):
    try:
        return address.to_bytes(4, "big")
    except OverflowError:
        raise ValueError("Address negative or too large for IPv4") from None


def v6_int_to_packed(address):
    try:
        return address.to_bytes(16, "big")
    except OverflowError:
        raise ValueError("Address negative or too large for IPv6") from None


def _parse_v4(text):
    if not text:
        raise AddressValueError("Address cannot be empty")
    octets = text.split(".")
    if len(octets) != 4:
        raise AddressValueError(f"Expected 4 octets in {text!r}")
    value = 0
    for octet in octets:
        try:
            value = value << 8 | _octet(octet)
        except ValueError as e:
            raise AddressValueError(f"{e} in {text!r}") from None
    return value


def _octet(text):
    if not text:
        raise ValueError("Empty octet not permitted")
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"Only decimal digits permitted in {text!r}")
    if len(text) > 3:
        raise ValueError(f"At most 3 characters permitted in {text!r}")
    if text != "0" and text[0] == "0":
        raise ValueError(f"Leading zeros are not permitted in {text!r}")
    value = int(text)
    if value > 255:
        raise ValueError(f"Octet {value} (> 255) not permitted")
    return value


def _parse_v6(text):
    if not text:
        raise AddressValueError("Address cannot be empty")
    parts = text.split(":")
    if len(parts) < 3:
        raise AddressValueError(f"At least 3 parts expected in {text!r}")
    if "." in parts[-1]:
        try:
            last = _parse_v4(parts.pop())
        except AddressValueError as e:
            raise AddressValueError(f"{e} in {text!r}") from None
        parts += [f"{last >> 16:x}", f"{last & 0xffff:x}"]
    if len(parts) > 9:
        raise AddressValueError(f"At most 8 colons permitted in {text!r}")
    skip = None
    for i in range(1, len(parts) - 1):
        if not parts[i]:
            if skip is not None:
                raise AddressValueError(f"At most one '::' permitted in {text!r}")
            skip = i
    if skip is not None:
        high, low = skip, len(parts) - skip - 1
        if not parts[0]:
            high -= 1
            if high:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        if not parts[-1]:
            low -= 1
            if low:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
        skipped = 8 - high - low
        if skipped < 1:
            raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
    else:
        if len(parts) != 8:
            raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
        if not parts[0]:
            raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        if not parts[-1]:
            raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
        high, low, skipped = 8, 0, 0
    value = 0
    try:
        for i in range(high):
            value = value << 16 | _hextet(parts[i])
        value <<= 16 * skipped
        for i in range(-low, 0):
            value = value << 16 | _hextet(parts[i])
    except ValueError as e:
        raise AddressValueError(f"{e} in {text!r}") from None
    return value


def _hextet(text):
    if not set(text) <= set("0123456789abcdefABCDEF"):
        raise ValueError(f"Only hex digits permitted in {text!r}")
    if len(text) > 4:
        raise ValueError(f"At most 4 characters permitted in {text!r}")
    return int(text, 16)


def _v6_text(value):
    groups = [f"{value >> 112 - 16 * i & 0xffff:x}" for i in range(8)]
    best, best_size, start = -1, 1, None
    for i, group in enumerate(groups + ["end"]):
        if group == "0":
            if start is None:
                start = i
        elif start is not None:
            if i - start > best_size:
                best, best_size = start, i - start
            start = None
    if best < 0:
        return ":".join(groups)
    return ":".join(groups[:best]) + "::" + ":".join(groups[best + best_size:])


class _Common:
    __slots__ = ()

    @property
    def exploded(self):
        return self._exploded()

    @property
    def compressed(self):
        return str(self)

    @property
    def version(self):
        return self._version

    @property
    def max_prefixlen(self):
        return self._max_prefixlen

    @property
    def reverse_pointer(self):
        return self._reverse_pointer()

    def _check_int(self, value):
        if value < 0:
            raise AddressValueError(f"{value} (< 0) is not permitted as an IPv{self._version} address")
        if value > self._ALL_ONES:
            raise AddressValueError(f"{value} (>= 2**{self._max_prefixlen}) is not permitted as an "
                                    f"IPv{self._version} address")

    def _check_packed(self, packed):
        if len(packed) * 8 != self._max_prefixlen:
            raise AddressValueError(f"{packed!r} (len {len(packed)} != {self._max_prefixlen // 8}) is not permitted as an "
                                    f"IPv{self._version} address")

    @classmethod
    def _prefix_of(cls, mask):
        """The length of a netmask or hostmask's prefix, or None."""
        ones = cls._ALL_ONES
        inverse = mask ^ ones
        if inverse & inverse + 1 == 0:
            return cls._max_prefixlen - inverse.bit_length()
        if mask & mask + 1 == 0:
            return cls._max_prefixlen - mask.bit_length()
        return None

    @classmethod
    def _mask_of(cls, prefix):
        return cls._ALL_ONES ^ cls._ALL_ONES >> prefix

    @classmethod
    def _parse_prefix(cls, arg):
        """(the netmask's value, the prefix's length)"""
        if isinstance(arg, int):
            prefix = arg
            if not 0 <= prefix <= cls._max_prefixlen:
                raise NetmaskValueError(f"{arg!r} is not a valid netmask")
        elif arg.isascii() and arg.isdigit():
            prefix = int(arg)
            if prefix > cls._max_prefixlen:
                raise NetmaskValueError(f"{arg!r} is not a valid netmask")
        else:
            prefix = None
            if cls._version == 4:
                try:
                    prefix = cls._prefix_of(_parse_v4(arg))
                except AddressValueError:
                    pass
            if prefix is None:
                raise NetmaskValueError(f"{arg!r} is not a valid netmask")
        return cls._mask_of(prefix), prefix


@_functools.total_ordering
class _Address(_Common):
    __slots__ = ()

    def _number(self, address):
        if isinstance(address, int):
            self._check_int(address)
            return address
        if isinstance(address, bytes):
            self._check_packed(address)
            return int.from_bytes(address, "big")
        text = str(address)
        if "/" in text:
            raise AddressValueError(f"Unexpected '/' in {address!r}")
        return self._parse(text, address)

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self._version == other._version
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        if self._version != other._version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return self._ip < other._ip

    def __add__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return type(self)(int(self) + other)

    def __sub__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return type(self)(int(self) - other)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __hash__(self):
        return hash(hex(int(self._ip)))

    def __reduce__(self):
        return type(self), (self._ip,)

    def __format__(self, fmt):
        import re
        if not fmt or fmt[-1] == "s":
            return format(str(self), fmt)
        match = re.fullmatch("(#?)(_?)([xbnX])", fmt)
        if match is None:
            return super().__format__(fmt)
        prefix, grouping, base = match.groups()
        if base == "n":
            base = "b" if self._version == 4 else "x"
        width = self._max_prefixlen if base == "b" else self._max_prefixlen // 4
        if grouping:
            width += width // 4 - 1
        if prefix:
            width += 2
        return format(int(self), f"{prefix}0{width}{grouping}{base}")

    def _in(self, networks):
        return any(self in network for network in networks)

    @property
    def is_multicast(self):
        return self in self._special["multicast"]

    @property
    def is_loopback(self):
        return self._in(self._special["loopback"])

    @property
    def is_link_local(self):
        return self in self._special["link_local"]

    @property
    def is_unspecified(self):
        return self._ip == 0

    @property
    def is_reserved(self):
        return self._in(self._special["reserved"])

    @property
    def is_private(self):
        return self._in(self._special["private"])


class _V4:
    __slots__ = ()
    _version, _max_prefixlen, _ALL_ONES = 4, 32, 2 ** 32 - 1


class _V6:
    __slots__ = ()
    _version, _max_prefixlen, _ALL_ONES = 6, 128, 2 ** 128 - 1


class IPv4Address(_V4, _Address):
    """An address of IPv4."""

    __slots__ = ("_ip", "__weakref__")

    def __init__(self, address):
        self._ip = self._number(address)

    def _parse(self, text, address):
        return _parse_v4(text)

    def __str__(self):
        return ".".join(map(str, self._ip.to_bytes(4, "big")))

    def _exploded(self):
        return str(self)

    def _reverse_pointer(self):
        return ".".join(reversed(str(self).split("."))) + ".in-addr.arpa"

    @property
    def packed(self):
        return v4_int_to_packed(self._ip)

    @property
    def is_global(self):
        return self not in IPv4Network("100.64.0.0/10") and not self.is_private


class IPv6Address(_V6, _Address):
    """An address of IPv6."""

    __slots__ = ("_ip", "_scope_id", "__weakref__")

    def __init__(self, address):
        self._scope_id = None
        self._ip = self._number(address)

    def _parse(self, text, address):
        text, percent, scope = text.partition("%")
        if percent:
            if not scope or "%" in scope:
                raise AddressValueError(f"Invalid IPv6 address: \"{address!r}\"")
            self._scope_id = scope
        return _parse_v6(text)

    def __str__(self):
        text = _v6_text(self._ip)
        return text + "%" + self._scope_id if self._scope_id else text

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is not True:
            return equal
        return self._scope_id == getattr(other, "_scope_id", None)

    def __reduce__(self):
        return type(self), (str(self),)

    def _exploded(self):
        digits = f"{self._ip:032x}"
        return ":".join(digits[i:i + 4] for i in range(0, 32, 4))

    def _reverse_pointer(self):
        return ".".join(reversed(f"{self._ip:032x}")) + ".ip6.arpa"

    @property
    def scope_id(self):
        return self._scope_id

    @property
    def packed(self):
        return v6_int_to_packed(self._ip)

    @property
    def is_site_local(self):
        return self in IPv6Network("fec0::/10")

    @property
    def is_private(self):
        mapped = self.ipv4_mapped
        return mapped.is_private if mapped is not None else self._in(self._special["private"])

    @property
    def is_global(self):
        return not self.is_private

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xffffffff) if self._ip >> 32 == 0xffff else None

    @property
    def teredo(self):
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xffffffff), IPv4Address(~self._ip & 0xffffffff)

    @property
    def sixtofour(self):
        return IPv4Address(self._ip >> 80 & 0xffffffff) if self._ip >> 112 == 0x2002 else None


@_functools.total_ordering
class _Network(_Common):

    def __init__(self, address, strict=True):
        address, mask = self._split(address)
        self.network_address = self._address_class(address)
        value, self._prefixlen = self._parse_prefix(mask)
        self.netmask = self._address_class(value)
        packed = int(self.network_address)
        if packed & value != packed:
            if strict:
                raise ValueError(f"{self!s} has host bits set")
            self.network_address = self._address_class(packed & value)

    @classmethod
    def _split(cls, address):
        """(address, mask)"""
        if isinstance(address, (int, bytes)):
            return address, cls._max_prefixlen
        if isinstance(address, tuple):
            return address if len(address) > 1 else (address[0], cls._max_prefixlen)
        parts = str(address).split("/")
        if len(parts) > 2:
            raise AddressValueError(f"Only one '/' permitted in {address!r}")
        return (parts[0], parts[1]) if len(parts) == 2 else (parts[0], cls._max_prefixlen)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __str__(self):
        return f"{self.network_address}/{self._prefixlen}"

    def __iter__(self):
        for value in range(int(self.network_address), int(self.broadcast_address) + 1):
            yield self._address_class(value)

    def __getitem__(self, n):
        first, last = int(self.network_address), int(self.broadcast_address)
        value = first + n if n >= 0 else last + n + 1
        if not first <= value <= last:
            raise IndexError("address out of range")
        return self._address_class(value)

    def _key(self):
        return self._version, int(self.network_address), int(self.netmask)

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        if self._version != other._version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return self._key() < other._key()

    def __eq__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self):
        return hash(int(self.network_address) ^ int(self.netmask))

    def __reduce__(self):
        return type(self), (str(self),)

    def __contains__(self, other):
        if self._version != other._version or isinstance(other, _Network):
            return False
        return other._ip & int(self.netmask) == int(self.network_address)

    @property
    def prefixlen(self):
        return self._prefixlen

    @property
    def hostmask(self):
        return self._address_class(int(self.netmask) ^ self._ALL_ONES)

    @property
    def broadcast_address(self):
        return self._address_class(int(self.network_address) | int(self.hostmask))

    @property
    def num_addresses(self):
        return int(self.hostmask) + 1

    @property
    def with_prefixlen(self):
        return f"{self.network_address}/{self._prefixlen}"

    @property
    def with_netmask(self):
        return f"{self.network_address}/{self.netmask}"

    @property
    def with_hostmask(self):
        return f"{self.network_address}/{self.hostmask}"

    def _exploded(self):
        return f"{self.network_address.exploded}/{self._prefixlen}"

    def _reverse_pointer(self):
        return f"{self.network_address}/{self._prefixlen}".replace("/", ".") if self._version == 4 else \
            self.network_address.reverse_pointer

    def overlaps(self, other):
        return (other.network_address in self or other.broadcast_address in self or self.network_address in other
                or self.broadcast_address in other)

    def _check_same_version(self, other):
        if self._version != other._version:
            raise TypeError(f"{self} and {other} are not of the same version")
        if not isinstance(other, _Network):
            raise TypeError(f"{other} is not a network object")

    def subnet_of(self, other):
        return self._is_subnet(self, other)

    def supernet_of(self, other):
        return self._is_subnet(other, self)

    @staticmethod
    def _is_subnet(a, b):
        if a._version != b._version:
            raise TypeError(f"{a} and {b} are not of the same version")
        return b.network_address <= a.network_address and b.broadcast_address >= a.broadcast_address

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == self._max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        prefix = self._prefixlen + prefixlen_diff
        if prefix > self._max_prefixlen:
            raise ValueError(f"prefix length diff {prefix} is invalid for netblock {self}")
        first, last = int(self.network_address), int(self.broadcast_address) + 1
        for value in range(first, last, int(self.hostmask) + 1 >> prefixlen_diff):
            yield type(self)((value, prefix))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self._prefixlen - new_prefix
        prefix = self._prefixlen - prefixlen_diff
        if prefix < 0:
            raise ValueError(f"current prefixlen is {self._prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}")
        return type(self)((int(self.network_address) & int(self.netmask) << prefixlen_diff, prefix))

    def address_exclude(self, other):
        if self._version != other._version:
            raise TypeError(f"{self} and {other} are not of the same version")
        if not isinstance(other, _Network):
            raise TypeError(f"{other} is not a network object")
        if not other.subnet_of(self):
            raise ValueError(f"{other} not contained in {self}")
        if other == self:
            return
        other = type(other)(f"{other.network_address}/{other.prefixlen}")
        low, high = self.subnets()
        while low != other and high != other:
            if other.subnet_of(low):
                yield high
                low, high = low.subnets()
            else:
                yield low
                low, high = high.subnets()
        yield high if low == other else low

    def compare_networks(self, other):
        if self._version != other._version:
            raise TypeError(f"{self} and {other} are not of the same type")
        return (self._key() > other._key()) - (self._key() < other._key())

    def _both(self, name):
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)

    is_multicast = property(lambda self: self._both("is_multicast"))
    is_reserved = property(lambda self: self._both("is_reserved"))
    is_link_local = property(lambda self: self._both("is_link_local"))
    is_unspecified = property(lambda self: self._both("is_unspecified"))
    is_loopback = property(lambda self: self._both("is_loopback"))
    is_global = property(lambda self: not self.is_private)

    @property
    def is_private(self):
        return any(self.network_address in network and self.broadcast_address in network
                   for network in self._address_class._special["private"])


class IPv4Network(_V4, _Network):
    """A network of IPv4."""

    _address_class = IPv4Address

    def hosts(self):
        if self._prefixlen == 32:
            return iter([self.network_address])
        if self._prefixlen == 31:
            return iter(self)
        return map(IPv4Address, range(int(self.network_address) + 1, int(self.broadcast_address)))


class IPv6Network(_V6, _Network):
    """A network of IPv6."""

    _address_class = IPv6Address

    def hosts(self):
        if self._prefixlen == 128:
            return iter([self.network_address])
        if self._prefixlen == 127:
            return iter(self)
        return map(IPv6Address, range(int(self.network_address) + 1, int(self.broadcast_address) + 1))

    @property
    def is_site_local(self):
        return self._both("is_site_local")


class _Interface:
    __slots__ = ()

    def __init__(self, address):
        address, mask = self._network_class._split(address)
        super().__init__(address)
        self.network = self._network_class((address, mask), strict=False)
        self.netmask, self._prefixlen = self.network.netmask, self.network._prefixlen

    @property
    def hostmask(self):
        return self.network.hostmask

    @property
    def ip(self):
        return self._network_class._address_class(self._ip)

    @property
    def with_prefixlen(self):
        return f"{self.ip}/{self._prefixlen}"

    @property
    def with_netmask(self):
        return f"{self.ip}/{self.netmask}"

    @property
    def with_hostmask(self):
        return f"{self.ip}/{self.hostmask}"

    def __str__(self):
        return f"{self.ip}/{self._prefixlen}"

    def __eq__(self, other):
        if not isinstance(other, _Interface):
            return NotImplemented
        return self._ip == other._ip and self.network == other.network

    def __lt__(self, other):
        if not isinstance(other, _Interface):
            return NotImplemented
        return (self.network, self._ip) < (other.network, other._ip)

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))

    def __reduce__(self):
        return type(self), (str(self),)

    def _exploded(self):
        return f"{self.ip.exploded}/{self._prefixlen}"


class IPv4Interface(_Interface, IPv4Address):
    """An address of IPv4 within its network."""

    _network_class = IPv4Network


class IPv6Interface(_Interface, IPv6Address):
    """An address of IPv6 within its network."""

    _network_class = IPv6Network


def _networks(kind, text):
    return [kind(part) for part in text.split()]


IPv4Address._special = {
    "multicast": IPv4Network("224.0.0.0/4"), "link_local": IPv4Network("169.254.0.0/16"),
    "loopback": _networks(IPv4Network, "127.0.0.0/8"), "reserved": _networks(IPv4Network, "240.0.0.0/4"),
    "private": _networks(IPv4Network, "0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/29 "
                                      "192.0.0.170/31 192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 "
                                      "203.0.113.0/24 240.0.0.0/4 255.255.255.255/32")}
IPv6Address._special = {
    "multicast": IPv6Network("ff00::/8"), "link_local": IPv6Network("fe80::/10"),
    "loopback": _networks(IPv6Network, "::1/128"),
    "reserved": _networks(IPv6Network, "::/8 100::/8 200::/7 400::/6 800::/5 1000::/4 4000::/3 6000::/3 8000::/3 a000::/3 "
                                       "c000::/3 e000::/4 f000::/5 f800::/6 fe00::/9"),
    "private": _networks(IPv6Network, "::1/128 ::/128 ::ffff:0:0/96 100::/64 2001::/23 2001:2::/48 2001:db8::/32 "
                                      "2001:10::/28 fc00::/7 fe80::/10")}


def summarize_address_range(first, last):
    """The networks that these addresses make."""
    if not (isinstance(first, _Address) and isinstance(last, _Address)):
        raise TypeError("first and last must be IP addresses, not networks")
    if first.version != last.version:
        raise TypeError(f"{first} and {last} are not of the same version")
    if first > last:
        raise ValueError("last IP address must be greater than first")
    network = IPv4Network if first.version == 4 else IPv6Network
    bits, low, high = first._max_prefixlen, int(first), int(last)
    while low <= high:
        zeros = bits if low == 0 else (low & -low).bit_length() - 1
        size = min(zeros, (high - low + 1).bit_length() - 1)
        yield network((low, bits - size))
        low += 1 << size


def collapse_addresses(addresses):
    """The fewest networks that hold these addresses and networks."""
    ranges, version = [], None
    for item in addresses:
        if version is not None and item._version != version._version:
            raise TypeError(f"{item} and {version} are not of the same version")
        version = item
        if isinstance(item, _Network):
            ranges.append((int(item.network_address), int(item.broadcast_address)))
        elif isinstance(item, _Interface) and item._prefixlen != item._max_prefixlen:
            ranges.append((int(item.network.network_address), int(item.network.broadcast_address)))
        else:
            ranges.append((int(item), int(item)))
    if version is None:
        return iter([])
    kind = IPv4Address if version._version == 4 else IPv6Address
    merged = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], high)
        else:
            merged.append([low, high])
    return (network for low, high in merged for network in summarize_address_range(kind(low), kind(high)))


def get_mixed_type_key(obj):
    """What networks and addresses together are sorted by."""
    if isinstance(obj, _Network):
        return obj._version, obj.network_address, obj.netmask
    if isinstance(obj, _Address):
        return obj._version, obj
    return NotImplemented
