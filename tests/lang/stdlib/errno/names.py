import errno
print(errno.ENOENT, errno.errorcode[errno.ENOENT], errno.EAGAIN == errno.EWOULDBLOCK, errno.errorcode[errno.EAGAIN])
print(len(errno.errorcode), errno.errorcode[errno.EDEADLK], errno.errorcode[errno.ENOTSUP])
print(sorted(n for n in dir(errno) if n.startswith("EN"))[:12])
try:
    open("/none/there")
except OSError as e:
    print(e.errno == errno.ENOENT, e.strerror)
