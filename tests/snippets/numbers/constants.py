print(bool(), bool(0), bool([]), bool('a'), bool(0.0), bool(None), None, True, False, ..., NotImplemented, repr(None), str(True))
print(None is None, True == 1, False == 0, None == 0, type(None), type(...), type(NotImplemented), hash(None) is not None)
for f in (lambda: None + 1, lambda: -None, lambda: None < 1, lambda: True < None, lambda: None.x, lambda: None(), lambda: True(), lambda: bool(1, 2), lambda: len(5), lambda: len(None), lambda: 5[0], lambda: None[0], lambda: iter(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
print('%s %s %r' % (None, True, ...), '{} {!r}'.format(None, False))
