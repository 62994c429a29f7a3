# Generated program 11: random functions, classes and statements over built-in types.
log = []


class Cacc1:
    limit = 65535
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def index_of2(self, k):
        self.hist.append(k)
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def b3(self, k):
        n = self.size * 2
        return (0 + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def very_long_variable_name4(self, k):
        n = self.size * 2
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


def cnt5(p0, p1, p2):
    p0.insert(0, p1)
    del p0[24:]
    for b6 in range(1):
        log.append(p1)
        p1 |= b6
        p1 &= 0xFFFFFF
    val7 = 1
    while val7 > 0:
        val7 -= 1
        item8, a9 = p1, ('%d:%s' % ((p1) & 0xFFFF, (((('-'.join(map(str, ()))) + (str(p1))))[1:])))
        item8 = (item8) & 0xFFFFFFF
        total10 = lambda k, j=255: (k * j + item8) & 0xFFFF
        log.append(total10(((item8 - 2))))
    node11 = set((list(((((bytes([p1 & 255, p1 & 255])) + (bytes(7))))[3:]))))
    node11.add(p1)
    log.append(len(node11 | {1, 2}))
    acc12 = lambda k, j=1000: (k * j + p1) & 0xFFFF
    log.append(acc12(p1))
    log.append(((((p1 >> 14)), p1, p1,)))
    return (p1) & 0xFFFFF


def acc13(p0, p1):
    item14 = (cnt5((((([]) + ([m + n for m, n in zip([], list(range(6)))])))[::-1]), (((max(((1000 + 1000)), ((7 * 9)))) + (abs(((0 | 255)))))), ({})))
    if (((item14 in ((item14,)))) or ((((item14 ^ item14)) < item14))):
        val15 = lambda k, j=256: (k * j + item14) & 0xFFFF
        log.append(val15((len(({p: p * 7 for p in range(12)})))))
        item14 |= (sum((sorted((list(map(lambda k: k * 2, ([1, item14, 42, item14, item14]))))))))
        item14 &= 0xFFFFFF
        cnt16 = (((((repr(([])))[1:6]) * 3)))[:40]
    elif (((item14 | ((((item14 if False else item14)) >> 11)))) <= item14):
        a17 = (((list(((1, 2))))[::-1]))[:40]
        acc18 = Cacc1(((((item14 & (int(((0 / 16)))))) >> 17)), (((('')[1:]) or ((((('tab\t') * 1)) or ('0123456789'))))))
        log.append(acc18.very_long_variable_name4((cnt5(a17, (int(1.25)), p1))))
        acc18.label = (int((float(10))))
    else:
        buf19 = (((float(10)) + (float(3))))
        acc20 = Cacc1(((item14 & item14)), ('tab\t'))
        log.append(acc20.b3(((item14 + item14))))
        log.append(str(acc20))
        item14 -= (sum((((sorted([], key=lambda k: -k))[1:-1])[::-1])))
        item14 &= 0xFFFFFF
    b21, very_long_variable_name22 = (sum(1 for q in range(1))), (oct(167487))
    b21 = (b21) & 0xFFFFFFF
    node23 = set(([1, 2, 3]))
    node23.add(3)
    log.append(len(node23 | {1, 2}))
    cnt24 = set((([p for p in (([m + n for m, n in zip(([0] * 5), [1, 2, 3])])[:]) if p % 2])[:]))
    cnt24.add(item14)
    log.append(len(cnt24 | {1, 2}))
    buf25 = (very_long_variable_name22)[:60]
    return (item14) & 0xFFFFF


def b26(p0):
    acc27 = (not (dict(a=((((255 | 2)) - ((120530 // 16)))), b=(((ord('a')) - ('a'.find('e')))))))
    node28 = 6
    while node28 > 0:
        node28 -= 1
        total29 = lambda k, j=0: (k * j + 3) & 0xFFFF
        log.append(total29((((((abs(('tab\t'.find('e')))) % 7)) << 3))))
    if (((('-'.join(map(str, ()))).strip()).count('a')) in (list((divmod((int(1e-3)), 7))))):
        a30 = ((sorted(([p % 4 for p in range(4)]), key=lambda k: -k)))[:40]
        index_of31 = set(a30)
        index_of31.add((max((((('a').count('hello')) << 12)), (ord('a')))))
        log.append(len(index_of31 | {1, 2}))
    elif (((oct(((10 + 5)))).find('e')) == (int((float(250))))):
        acc32 = set(([]))
        acc32.add((int((float(250)))))
        log.append(len(acc32 | {1, 2}))
    x33 = ((cnt5((list(map(lambda k: k & 15, ([m + n for m, n in zip(([m + n for m, n in zip([], list(range(6)))]), (list(map(lambda k: k * 2, ([0] * 5)))))])))), (sum(1 for q in range(10))), p0))) & 0xFFFFF
    def buf34(k):
        nonlocal x33
        x33 = (x33 + k) & 0xFFFF
        return x33
    buf34(9)
    buf34(len(log))
    return ((min((ord('a')), x33))) & 0xFFFFF


class Ca35:
    limit = 12
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def result36(self, k):
        self.label += "!"
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def acc37(self, k):
        self.label += "!"
        b38 = ((2.5e3 + (((float(250)) + (((float(10)) - ((1.25 + 3.0))))))))
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def tmp_value39(self, k):
        self.limit = k & 15
        item40 = lambda k, j=100: (k * j + k) & 0xFFFF
        log.append(item40((((sum(q ^ 5 for q in range(9))) | k))))
        tmp_value41 = lambda k, j=3: (k * j + k) & 0xFFFF
        log.append(tmp_value41((sum(q * q for q in range(11)))))
        a42 = (((k,)))[:20]
        return (((((((dict(a=k, b=k)).get(((k | k)), k)) // 16)) - k)) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


def buf43(p0, p1):
    acc44 = (((round((float(250)), 3)) * (round(((p1 / 3)), 0))))
    if (p1 >= p1):
        if ((((max(p1, p1)) if ((repr('two words')) in (hex(p1))) else (ord('a')))) in ([-p for p in range(14)])):
            item45 = (((((','.join([str(w) for w in (list(range(6)))]))) * 0)))[:60]
            total46 = (([p % 4 for p in range(11)]))[:20]
        elif (p1 in (())):
            log.append((divmod(p1, 7)))
            if ((int(((acc44 * (round(0.1, 0)))))) in (divmod((abs((len(list(range(6)))))), 4))):
                result47 = ((list((bytes(1)))))[:20]
                result48 = ((tuple((list(map(lambda k: k + 1, ([p1, p1])))))))[:40]
            else:
                val49 = (([p for p in (((list(range(6))) + (((list(map(lambda k: k * 2, ([0] * 5)))) + ([]))))) if p % 2]))[:40]
        else:
            for node50 in (bytes(bytearray((bytes([((p1 & p1)) & 255, ((((p1 | 256)) + p1)) & 255]))))):
                x51 = (((((([m + n for m, n in zip((list(map(lambda k: k & 15, ([0] * 5)))), (list(map(lambda k: k * 2, []))))]) + ([p * 3 for p in range(9)]))) + ([p * 3 for p in range(10)]))))[:20]
                x51 = (([m + n for m, n in zip(x51, x51)]))[:20]
    return ((('two words').count('a'))) & 0xFFFFF


result52 = lambda k, j=65535: (k * j + 3) & 0xFFFF
log.append(result52((len((((sum((sorted(list(range(6)))))), (((int(2.5e3)) - (sum(q ^ 5 for q in range(5))))), ((65535 | (min(100, 3)))),))))))
a53, tmp_value54 = (((((((len(b'0123456789abcdef')) & (sum(([0] * 5))))) + ((dict(zip(list(range(6)), []))).get(('xyz'.find('e')), (len((3,))))))) << 17)), (((','.join(map(str, ([3, 795161])))))[1:4])
a53 = (a53) & 0xFFFFFFF
node55 = lambda k, j=5: (k * j + a53) & 0xFFFF
log.append(node55(((a53 & a53))))
for b56 in (b'payload'):
    if (('a') in (hex((({1: 2}).get(a53, b56))))):
        continue
val57 = (((((float(250)) - ((((a53 / 2)) - ((0.5 - 2.5e3)))))) * (round(((((a53 / 2)) - ((a53 / 3)))), 3))))
if (tmp_value54 < tmp_value54):
    val58 = Cacc1((max((((tmp_value54.find('e')) - a53)), a53)), (''.join([str(w) for w in (([])[-4:-1])])))
    log.append(val58.index_of2(((a53 // 1000))))
else:
    item59, node60 = a53, tmp_value54
    item59 = (item59) & 0xFFFFFFF
    a53 -= (((((ord('Z')) + item59)) + item59))
    a53 &= 0xFFFFFF
    log.append((sum(q * q for q in range(10))))
cnt61 = (a53) & 0xFFFFF
log.append((tuple(([m + n for m, n in zip(([m + n for m, n in zip((list(map(lambda k: k * 2, []))), (sorted([])))]), ([m + n for m, n in zip((list(map(lambda k: k + 1, ([0] * 5)))), ([p for p in [] if p % 2]))]))]))))
acc62 = lambda k, j=5: (k * j + cnt61) & 0xFFFF
log.append(acc62(a53))
a63 = ((bytes(bytearray((((b'a')[1:])[0:])))))[:60]
if (('0123456789') == tmp_value54):
    log.append((()))
else:
    a53 -= 42
    a53 &= 0xFFFFFF
    tmp_value54 = (('{}-{}'.format((buf43(({}), a53)), ((tmp_value54.replace('e', '<e>')).replace('e', 'E')))))[:60]
a64 = set(((([m + n for m, n in zip(([1, 2, 3][::-1]), (list(map(lambda k: k * 2, [1, 2, 3]))))])[1:5])[::-1]))
a64.add(a53)
log.append(len(a64 | {1, 2}))
for val65 in ([p for p in (list(map(lambda k: k + 1, (list(((1, 2))))))) if p % 2]):
    a53 = (((bin((sum(q for q in range(5))))).find('e'))) & 0xFFFFFFFF
result66 = (tmp_value54)[:20]
result66 = result66[:28]
try:
    for x67 in (list(filter(lambda k: k > 7, (list(((3,))))))):
        if (((((x67 - cnt61)) > x67)) or (((int(val57)) <= (sum(((([0] * 5) + []))))))):
            val68 = (x67 > (((b26((dict(zip(list(range(6)), ([0] * 5)))))) % 1000)))
        if ((((min(cnt61, x67)) - (cnt5((([0] * 5)[1:-1]), x67, (dict(a=cnt61, b=cnt61)))))) in (divmod(a53, 5))):
            continue
    buf69, tmp_value70 = ((a53 if (((not ({p: p * 3 for p in range(0)}))) or ((not result66))) else cnt61)), result66
    buf69 = (buf69) & 0xFFFFFFF
    x71, *a72 = [((a53 * ((cnt61 + ((cnt61 % 16))))))] + (sorted(([m + n for m, n in zip((list(((3,)))), ((sorted([1, 2, 3]))[::-1]))])))
    x71 = (x71) & 0xFFFF
    int((((f'{a53}|{result66:>6}') * 0)))
except (ValueError, IndexError, KeyError, ZeroDivisionError) as a75:
    log.append(type(a75).__name__)
log.append(cnt5(([p % 4 for p in range(0)]), (buf43((dict(zip((list(filter(lambda k: k > 1, (list(map(lambda k: k * 2, list(range(6)))))))), ((([m + n for m, n in zip([], [])]) + ([m + n for m, n in zip([1, 2, 3], [1, 2, 3])])))))), cnt61)), (dict(zip((list(filter(lambda k: k > 4, ((list(range(6)))[1:5])))), ((([p % 4 for p in range(9)]) + ([p % 4 for p in range(5)]))))))))
log.append(acc13(({p: p * 3 for p in range(3)}), ({((cnt61 // 16)): cnt61})))
log.append(b26(({})))
log.append(buf43((dict(a=a53, b=(((sum(([p * p - 1 for p in range(1)]))) >> 13)))), (len((result66.encode())))))
log.append(Cacc1(49, 'label').b3(2))
log.append(Ca35(99, 'label').acc37(8))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
