f((1,), (1.0,), (True,), (1,), 1.0, "a long string constant", "a long string constant", b"a", b"a")
f(2j, 0j, 2j)
t = (1, "two", 3.0, b"four", None, (True, False, ...), ())
f(1.1, 2.2, 3.3, 4.4, 5.5, 6.6, 1.1)
a < b
a < b < c
a < b <= c != d
a in b not in c is d is not e
x = a and b or not c
