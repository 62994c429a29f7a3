for n in (0, 1, -1, 9, 10, 255, -256, (1 << 30) - 1, -(1 << 30), 1 << 30, 1 << 31, 10 ** 9, 10 ** 18, 10 ** 40, -(10 ** 41), 1 << 200):
    print(n, str(n), repr(n), hex(n), oct(n), bin(n))
    print('%d %x %X %o %i' % (n, n, n, n, n))
    print('{} {:d} {:x} {:X} {:o} {:b} {:,}'.format(n, n, n, n, n, n, n))
    print('{:#x} {:#o} {:#b} {:20d} {:<20d}| {:^20d}| {:+d} {: d} {:020d}'.format(n, n, n, n, n, n, n, n, n))
    print('%20d|%-20d|%020d|%+d|% d|%#x|%#o' % (n, n, n, n, n, n, n))
    print('{:c}'.format(65), '{:e} {:f} {:g} {:%}'.format(5, 5, 5, 5))
