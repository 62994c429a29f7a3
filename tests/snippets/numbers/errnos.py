import errno
print(dir(errno))
print(errno.errorcode, errno.ENOENT, errno.errorcode[2], errno.ETIMEDOUT)
for n in (2, 5, 12, 110, 9999, -1):
    e = OSError(n)
    print(repr(e), e, e.errno)
try:
    open('nothing')
except OSError as e:
    print(e, e.errno == errno.ENOENT)
