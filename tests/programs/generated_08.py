# Generated program 8: random functions, classes and statements over built-in types.
log = []


def buf1(n):
    for i in range(n):
        yield (((n | n))) & 0xFFFF


def acc2(p0, p1, p2):
    buf3 = ({p: p * 1 for p in range(11)})
    log.append(('%x %r' % (((((('%d:%s' % ((p1) & 0xFFFF, 'Zürich')).count('a')) | ((p2 + p1))))) & 0xFFFF, ('{1}{0}'.format(((' + '.join([str(w) for w in ([0] * 5)])).find('e')), ((('{0:>6}{1}'.format(p2, 'tab\t')) or (repr((3,))))))))))
    val4 = lambda k, j=5: (k * j + p1) & 0xFFFF
    log.append(val4((sum(q * q for q in range(6)))))
    index_of5 = ((','.join(map(str, ((p1, ((p2 // 3)), ((p1 % 16)), (len((list(b'payload')))),))))))[:20]
    b6 = (sum(q ^ 5 for q in range(3)))
    def a7(k):
        nonlocal b6
        b6 = (b6 + k) & 0xFFFF
        return b6
    a7(9)
    a7(len(log))
    return (9) & 0xFFFFF


def total8(p0, p1, p2):
    index_of9 = ((()))[:20]
    x10, x11 = (('%d:%s' % (((acc2(p1, p1, p1))) & 0xFFFF, ((str((1, 2))).center(8)))).find('e')), ((((('%d:%s' % ((p1) & 0xFFFF, 'key22')).center(15)) * 3)).strip())
    x10 = (x10) & 0xFFFFFFF
    result12 = (('-'.join(map(str, p2))) < (hex(x10)))
    for cnt13, cnt13_ in enumerate(p2):
        if result12:
            continue
        log.append(((x10, cnt13, cnt13,)))
    return ((x11.find('e'))) & 0xFFFFF


def total14(p0, p1, p2):
    """Does total14."""
    buf15, a16 = p0, (((str(p1))[2:]).upper())
    buf15 = (buf15) & 0xFFFFFFF
    total17 = lambda k, j=335459: (k * j + p0) & 0xFFFF
    log.append(total17((({p0: p2}).get(((2 * buf15)), p0))))
    x18 = (p1) & 0xFFFFF
    def total19(k):
        nonlocal x18
        x18 = (x18 + k) & 0xFFFF
        return x18
    total19(3)
    total19(len(log))
    return ((sum((((sorted((list(map(lambda k: k + 1, []))), key=lambda k: -k)) + ([p for p in ([1, 2, 3][::-1]) if p % 2])))))) & 0xFFFFF


if ((abs(((((0 % 16)) % 1000)))) <= (({"k": 5, "m": 6}).get((total8(({}), (max(713166, 5)), (list(map(lambda k: k & 15, ([0] * 5)))))), (((ord('é')) >> 4))))):
    acc20 = set(([p % 4 for p in range(6)]))
    acc20.add((((((({1: 2}).get(({1: 2}.get(732893, 42)), (ord('a')))) & (ord('é')))) | (((({}).get(7, ((1 & 3)))) & (({1: 2}).get(({1: 2}.get(256, 9)), (sum([])))))))))
    log.append(len(acc20 | {1, 2}))
    index_of21 = ((repr((divmod((total14(((5 // 1000)), (max(5, 42)), ((42 * 1000)))), 3)))))[:60]
else:
    log.append(18)
x22 = 100.0
buf23 = set((((sorted(([]), key=lambda k: -k)) + (list(map(lambda k: k & 15, (sorted(([])))))))))
buf23.add((((((ord('Z')) ^ (min(((7 + 434636)), ((1 | 9)))))) ^ (abs((((abs(2)) ^ ({"k": 5, "m": 6}.get(5, 3)))))))))
log.append(len(buf23 | {1, 2}))
buf24 = ((str((divmod((((len('some longer text here')) % 16)), 6)))))[:20]
total25 = ((()))[:20]
b26 = set((list(((b'0123456789abcdef')[3:]))))
b26.add(((f'{5}|{buf24:>4}').find('e')))
log.append(len(b26 | {1, 2}))
buf24 = buf24[:22]
result27 = 4
while result27 > 0:
    result27 -= 1
    cnt28, item29 = (((('{0:>6}{1}'.format(9, buf24)).find('e')) * (((((buf24.count('0123456789')) ^ ((1000 >> 11)))) ^ (total14(((0 & 3)), ((10 ^ 255)), ((5 // 1000)))))))), ((bin((sum(1 for q in range(11))))).replace('e', 'E'))
    cnt28 = (cnt28) & 0xFFFFFFF
buf30 = ((((b'a')[2:])[2:]))[:60]
result31 = ({})
log.append(acc2(((dict(a=5, b=(((total14(256, 2, 1)) << 5)))).get((total8((dict(a=(len(buf30)), b=(min(255, 42)))), (result31.get(((42 & 1000)), ((10 & 100)))), ((list(total25))[::-1]))), (abs(((((42 - 289528)) ^ ((0 * 65535)))))))), (((sum(q ^ 5 for q in range(9))) % 16)), (((len((buf24.encode()))) - (((total8(result31, (min(42, 1000)), (sorted([])))) | ((((7 ^ 1000)) * (result31.get(100, 0))))))))))
log.append(total8(result31, (((sum(([p for p in (sorted(([0] * 5), key=lambda k: -k)) if p % 2]))) * (sum(q ^ 5 for q in range(2))))), (sorted((list(buf1(8))), key=lambda k: -k))))
log.append(total14((len((dict(a=((((10 >> 4)) | ((9 if False else 10)))), b=(sum(q * q for q in range(10))))))), (sum((list(buf1(2))))), (((((((sum(q for q in range(10))) | (min(255, 1000)))) if (not buf24) else (((result31.get(42, 1000)) if (256 >= 841624) else ((255 ^ 7)))))) | ((((((1000 & 256)) if (609590 in []) else ((0 * 9)))) ^ (len(buf30))))))))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
