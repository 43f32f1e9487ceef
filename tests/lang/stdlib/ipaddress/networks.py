"""Addresses, networks, interfaces: parsed, compared, split, collapsed, refused."""
import ipaddress as ip
for t in ("192.168.1.7", "10.0.0.1", "8.8.8.8", "127.0.0.1", "224.1.1.1", "::1", "fe80::1", "2001:db8::8a2e:370:7334", "::ffff:1.2.3.4", "0.0.0.0", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "1:0:0:2:0:0:0:3"):
    a = ip.ip_address(t)
    print(a, repr(a), int(a), a.version, a.is_private, a.is_global, a.is_loopback, a.is_multicast, a.is_link_local, a.is_reserved, a.exploded, a.compressed, a.reverse_pointer, a.packed, a + 1)
for t in ("192.168.0.0/24", "10.0.0.0/255.0.0.0", "10.0.0.0/0.255.255.255", "1.2.3.4", "2001:db8::/32", "0.0.0.0/0"):
    n = ip.ip_network(t)
    print(n, repr(n), n.netmask, n.hostmask, n.broadcast_address, n.num_addresses, n.prefixlen, n.with_netmask, n.with_hostmask, n[0], n[-1], n.is_private)
n = ip.ip_network("192.168.4.0/28")
print(list(n.hosts())[:3], len(list(n)), list(n.subnets()), list(n.subnets(new_prefix=30))[-1], n.supernet(), n.supernet(new_prefix=20), ip.ip_address("192.168.4.9") in n, n.overlaps(ip.ip_network("192.168.4.8/29")), n.subnet_of(n.supernet()), hash(n) == hash(ip.ip_network("192.168.4.0/28")))
print(list(n.address_exclude(ip.ip_network("192.168.4.4/30"))), list(ip.summarize_address_range(ip.ip_address("10.0.0.3"), ip.ip_address("10.0.0.12"))))
print(list(ip.collapse_addresses([ip.ip_network("10.0.0.0/25"), ip.ip_network("10.0.0.128/25"), ip.ip_address("10.0.1.0")])), sorted([ip.ip_address("10.0.0.9"), ip.ip_address("10.0.0.10"), ip.ip_address("9.9.9.9")]))
i = ip.ip_interface("10.1.2.3/16")
print(i, repr(i), i.network, i.ip, i.netmask, i.with_prefixlen, f"{ip.ip_address('1.2.3.4'):b}", f"{ip.ip_address('1.2.3.4'):#X}", f"{ip.ip_address('1.2.3.4'):>12s}", ip.ip_address(b"\x01\x02\x03\x04"), ip.ip_address(16909060))
for f in (ip.ip_address, ip.ip_network, ip.IPv4Address, ip.IPv6Address, ip.IPv4Network):
    for t in ("256.1.1.1", "1.2.3", "a.b.c.d", "01.2.3.4", "", "1::2::3", "12345::", ":1", "1.2.3.4/33", "10.0.0.1/8", "1.2.3.4/5/6", -1, 2 ** 129, "::1%", "1..2.3"):
        try:
            print(f.__name__, repr(t), f(t))
        except ValueError as e:
            print(f.__name__, repr(t), type(e).__name__, e)
try:
    ip.ip_address("1.2.3.4") < ip.ip_address("::1")
except TypeError as e:
    print(e)
