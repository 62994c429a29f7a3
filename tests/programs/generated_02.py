# Generated program 2: random functions, classes and statements over built-in types.
log = []


def b1(p0, p1):
    """Does b1."""
    a2 = lambda k, j=10: (k * j + 3) & 0xFFFF
    log.append(a2(((((p0 + ((p0 or p0)))).center(15)).count('0123456789'))))
    for node3 in ((str((sorted(p1, key=lambda k: -k)))).encode()):
        b4 = (('<%5d|%-8s>' % ((node3) & 0xFFFF, ((((p0 * 1)) * 1)))))[:20]
        item5 = (((node3 - (((len(p1)) | node3))))) & 0xFFFFF
        val6 = (('{1}{0}'.format(node3, ((('{1}{0}'.format(item5, ('-'.join(map(str, (3,)))))) + ('{}-{}'.format(item5, p0)))))))[:60]
    p1 = p1[:12]
    return ((((((((ord('a')) | 256)) if (((2 < 1)) and ((3 < 42))) else (max(((3 >> 13)), (sum(q for q in range(10))))))) | (((abs((sum(q * q for q in range(2))))) ^ 1000))))) & 0xFFFFF


def item7(n):
    for i in range(n):
        yield (i) & 0xFFFF


def val8(n):
    for i in range(n):
        cnt9 = ({(ord('é')): n, n: n, i: i})
        for buf10 in range(5):
            for node11, node11_ in enumerate(((list(map(lambda k: k & 15, ((list(map(lambda k: k & 15, [1, 2, 3])))[::-1]))))[:])):
                for a12 in sorted((([p for p in (list((bytes(bytearray(b'a'))))) if p % 2])[:])):
                    b13 = (((3,)))[:60]
                    acc14 = ((oct((((min((int(1.25)), a12)) + ((repr(b'\x00\xff')).count('Zürich')))))))[:40]
                    index_of15 = (dict(a=(sum(([p for p in ([p * 3 for p in range(7)]) if p % 2]))), b=(cnt9.get(i, (acc14.count('a'))))))
        yield ((min(i, i))) & 0xFFFF


try:
    buf16 = ((sum((list(((({}.get(0, 569047)),))))))) & 0xFFFFF
    buf17 = (((sorted(([p * 3 for p in range(12)]), key=lambda k: -k))[:5]))[:40]
    raise ValueError(((str((sorted((sorted([], key=lambda k: -k))))))[2:-1]))
except (ValueError, IndexError, KeyError, ZeroDivisionError) as tmp_value20:
    log.append(type(tmp_value20).__name__)
a21 = ((((abs((((sum(list(range(6)))) + (b1('Zürich', [1, 2, 3])))))) | (((((sum(q for q in range(1))) - (int(0.5)))) | (sum((list(item7(2)))))))))) & 0xFFFFFFFF
buf22 = ({p: p * 1 for p in range(9)})
if (not ((a21 - a21))):
    x23 = 7
    while x23 > 0:
        x23 -= 1
        if (('%d:%s' % ((a21) & 0xFFFF, ('hello'))) < ('{}-{}'.format(((a21 << 20)), ('{}-{}'.format(a21, ('')))))):
            a21 = (a21) & 0xFFFFF
            acc24 = ((((a21 if (((a21 in ())) or ((a21 == a21))) else a21)) << 5))
            tmp_value25 = ((list(map(lambda k: k & 15, ((([m + n for m, n in zip((sorted(list(range(6)))), (sorted(([0] * 5), key=lambda k: -k)))]) + ((([p * 3 for p in range(5)]) + ([m + n for m, n in zip(list(range(6)), [1, 2, 3])])))))))))[:60]
        else:
            total26 = ((a21 / 2))
            acc27 = ((list(filter(lambda k: k > 4, ((list(val8(7)))[::-1])))))[:60]
        val28 = (('{0:>6}{1}'.format(a21, (oct((('a'[-3:6]).find('e')))))))[:20]
a21 |= a21
a21 &= 0xFFFFFF
a21 ^= a21
a21 &= 0xFFFFFF
result29 = lambda k, j=42: (k * j + a21) & 0xFFFF
log.append(result29(a21))
for item30 in (sorted((list(filter(lambda k: k > 1, ([m + n for m, n in zip((list(filter(lambda k: k > 0, []))), (list(b'payload')))])))))):
    b31 = ((('0123456789')[2:-1]))[:60]
for b32 in (bytes(0)):
    log.append(72)
for b33, b33_ in enumerate((list((divmod(a21, 8))))):
    x34 = (round((round((float(250)), 3)), 1))
    for x35 in range(5):
        log.append((divmod(x35, 9)))
        for node36 in (bytes([(sum(1 for q in range(2))) & 255, (((repr([1, 2, 3])).center(8)).count('a')) & 255])):
            total37 = ((list(map(lambda k: k * 2, ((([p for p in list(range(6)) if p % 2])[::-1])[::-1])))))[:60]
            val38 = (((','.join(map(str, ((node36, (buf22.get(node36, x35)),)))))[-3:6]))[:40]
            result39 = ((((bytes(0)) + (bytes(15)))))[:20]
    index_of40 = ((list((bytes(bytearray((((b'payload' + b'0123456789abcdef'))[1:])))))))[:40]
val41 = ((((list((bytes([a21 & 255, a21 & 255])))) + (sorted((([p for p in [1, 2, 3] if p % 2])[-4:-1]))))))[:20]
acc42, val43 = (ord('a')), ((((bin(a21)) + (('Zürich').strip()))))
acc42 = (acc42) & 0xFFFFFFF
item44 = ((((val43.find('e')) >> 12)) <= a21)
b45 = ((bytes(15)))[:40]
node46 = ((acc42 & (sum(q ^ 5 for q in range(5)))))
a21 |= a21
a21 &= 0xFFFFFF
if ((val43.center(15)) in ('<%5d|%-8s>' % (((len(val43))) & 0xFFFF, val43))):
    val41 = val41[:9]
log.append(b1(val43, ((list(filter(lambda k: k > 0, (list(map(lambda k: k * 2, val41))))))[1:5])))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
