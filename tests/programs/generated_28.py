# Generated program 28: random functions, classes and statements over built-in types.
log = []


def node1(p0, p1, p2, p3):
    p3 |= ((p3 & p3))
    p3 &= 0xFFFFFF
    total2 = 3
    while total2 > 0:
        total2 -= 1
        if (not ({})):
            break
    p2 = ((' + '.join([str(w) for w in (([0] * 5))])))[:40]
    return (((p3 >> 15))) & 0xFFFFF


def x3(n):
    for i in range(n):
        yield (((n // 1000))) & 0xFFFF


def val4(p0):
    for tmp_value5 in sorted((list((bytes(bytearray(((bytes(14))[1:]))))))):
        b6 = (((1, 2)))[:20]
        for val7 in (b''):
            if ((sum(q ^ 5 for q in range(9))) < (((max(((val7 & 139457)), val7)) ^ (node1(('hello'.center(8)), (('' or 'some longer text here')), ('tab\t'), tmp_value5))))):
                continue
        item8 = ((([m + n for m, n in zip((sorted((list(filter(lambda k: k > 1, []))))), (([p for p in range(9)])[:-1]))])[::-1]))[:60]
    try:
        very_long_variable_name9 = set((list(map(lambda k: k & 15, (list(filter(lambda k: k > 2, (sorted((list(b'a')), key=lambda k: -k)))))))))
        very_long_variable_name9.add(p0)
        log.append(len(very_long_variable_name9 | {1, 2}))
        log.append((tuple((((list(x3(4)))[-4:5])[-4:]))))
        int((str((divmod((sum(q * q for q in range(8))), 4)))))
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as b12:
        log.append(type(b12).__name__)
    acc13 = 7
    while acc13 > 0:
        acc13 -= 1
        item14 = lambda k, j=42: (k * j + p0) & 0xFFFF
        log.append(item14(p0))
        index_of15 = ((('{0:>6}{1}'.format(3, ('two words')))[-3:-1]))[:60]
    cnt16 = ((repr((((('xyz'[:4]).count('hello')), p0, p0,)))))[:40]
    b17 = (((((p0 + p0)) ^ (node1(('some longer text here'), cnt16, cnt16, p0))))) & 0xFFFFFFFF
    def node18(k):
        nonlocal b17
        b17 = (b17 + k) & 0xFFFF
        return b17
    node18(7)
    node18(len(log))
    return (((b17 + ((b17 >> 11))))) & 0xFFFFF


buf19 = (([m + n for m, n in zip(((list(filter(lambda k: k > 0, ([][::-1]))))[:-1]), (([(sum(q * q for q in range(7))), (sum(q for q in range(1))), ((10 if False else 1000)), (int(1.25))])[::-1]))]))[:20]
for result20 in ([p for p in range(13)]):
    b21, *result22 = [result20] + (buf19[::-1])
    b21 = (b21) & 0xFFFF
    b21 = (result20) & 0xFFFFFFFF
    buf23 = ((((ord('é')) * 3))) & 0xFFFFF
total24, index_of25 = (sum(buf19)), (str(((((((65535 / 7.5)) + ((1e-3 + 0.5)))) - (((round(0.1, 1)) * (round(1.25, 2))))))))
total24 = (total24) & 0xFFFFFFF
item26 = (({p: p * 9 for p in range(2)}).get((ord('Z')), total24))
total24 ^= (sum(buf19))
total24 &= 0xFFFFFF
total27 = ((b'\x00\xff'))[:20]
buf19.extend((buf19[1:-1]))
del buf19[24:]
total28 = lambda k, j=2: (k * j + total24) & 0xFFFF
log.append(total28(total24))
if ((node1((((f'{item26}|{index_of25:>3}') * 0)), index_of25, (index_of25.replace('e', '')), (index_of25.count('tab\t')))) == 952747):
    log.append((({p: p * 6 for p in range(4)}).get(total24, item26)))
    item26 |= total24
    item26 &= 0xFFFFFF
    if (not buf19):
        cnt29 = (round((round((float(250)), 2)), 1))
        result30, *tmp_value31 = [total24] + (list(x3(7)))
        result30 = (result30) & 0xFFFF
    elif (not (len((b'0123456789abcdef')))):
        if (((item26 & ((item26 % 1000)))) == item26):
            node32 = ((list(filter(lambda k: k > 7, (list(map(lambda k: k + 1, (buf19[:]))))))))[:60]
            b33 = ((divmod((val4(((item26 // 1000)))), 6)))[:40]
            x34 = (((total24 >= item26)) or (((((index_of25.center(8)) == index_of25)) and ((item26 != item26)))))
        else:
            x35 = ((((((((7 ^ total24)) / 3)) + ((((0.5 - 0.1)) + ((3.0 + 1.25)))))) - (((float(250)) + (((round(1.25, 1)) - ((2.5e3 + 1.25))))))))
            b36 = (([p for p in buf19 if p % 2]))[:20]
            index_of25 = (((hex((((index_of25.count('a')) >> 14)))).center(15)))[:40]
else:
    val37 = ((list(x3(2))))[:40]
    x38 = (((((((item26 & item26)) if ((str(True)) < index_of25) else item26)), (ord('Z')), item26, (index_of25.find('e')),)))[:40]
    tmp_value39 = ((()))[:20]
buf19 = buf19[:29]
index_of40 = (round((round(((item26 / 16)), 2)), 1))
buf19 = buf19[:19]
try:
    index_of25 = index_of25[:11]
    buf19.sort()
    del buf19[24:]
    buf41 = [][total24]
except (ValueError, IndexError, KeyError, ZeroDivisionError) as index_of43:
    log.append(type(index_of43).__name__)
log.append(node1((','.join([str(w) for w in (list((bytes([item26 & 255, item26 & 255]))))])), index_of25, ('{!r} {}'.format((sum(q ^ 5 for q in range(5))), (bin(item26)))), item26))
log.append(val4(item26))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
