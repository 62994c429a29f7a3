# Generated program 29: random functions, classes and statements over built-in types.
log = []


def total1(p0, p1, p2, p3):
    a2 = 1
    while a2 > 0:
        a2 -= 1
        try:
            p1.reverse()
            del p1[24:]
            p1.sort()
            del p1[24:]
            item3 = (p1)[:40]
            int(('0123456789'))
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as a6:
            log.append(type(a6).__name__)
    p1.extend(p1)
    del p1[24:]
    p1 = p1[:8]
    p3[p2] = p2
    p1.insert(0, (abs(p2)))
    del p1[24:]
    very_long_variable_name7 = (p2) & 0xFFFFF
    def b8(k):
        nonlocal very_long_variable_name7
        very_long_variable_name7 = (very_long_variable_name7 + k) & 0xFFFF
        return very_long_variable_name7
    b8(9)
    b8(len(log))
    return (p2) & 0xFFFFF


def val9(n):
    for i in range(n):
        yield (n) & 0xFFFF


class Cnode10:
    limit = 1000
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def node11(self, k):
        self.label += "!"
        return (((k << 15)) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def tmp_value12(self, k):
        self.label += "!"
        return ((abs(k)) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


def buf13(n):
    for i in range(n):
        item14, b15 = n, ((('%x %r' % ((n) & 0xFFFF, (','.join(map(str, (tuple([]))))))) * 2))
        item14 = (item14) & 0xFFFFFFF
        cnt16 = (((i % 1000))) & 0xFFFFF
        yield (item14) & 0xFFFF


def result17(n):
    for i in range(n):
        x18 = (((i, (int((float(250)))), (((len(([1, 2, 3][1:-1]))) << 6)),)))[:40]
        yield (((n if (((((not 'a')) or (('hello' == 'key6')))) or (((sum(q for q in range(12))) != n))) else i))) & 0xFFFF
    yield from buf13(n // 2)


class Cval19:
    limit = 255
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def node20(self, k):
        self.label += "!"
        return ((int(((((k / 2)) - (float(10)))))) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def val21(self, k):
        self.label += "!"
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def very_long_variable_name22(self, k):
        self.limit = k & 15
        k |= (max(k, (ord('Z'))))
        k &= 0xFFFFFF
        return ((({k: k, ((0 + k)): (len((3,)))}).get(((k * k)), (((('-'.join(map(str, []))).find('e')) if ((('0123456789' * 2)) < ('tab\t'[:-1])) else ((''.replace('e', '')).find('e')))))) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __str__(self):
        return '%05d/%r' % (self.size, self.label)


class Cindex_of23:
    limit = 12
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def total24(self, k):
        n = self.size * 2
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __str__(self):
        return '<%d %s>' % (self.size, self.label)


result25, *x26 = [(((((({p: p * 4 for p in range(0)}).get(({"k": 5, "m": 6}.get(5, 0)), (ord('a')))) * (total1(({9: 3, 5: 42, 405068: 1, 256: 2}), (([0] * 5)[:-1]), (int(100.0)), (dict(zip([1, 2, 3], []))))))) | (((((min(100, 5)) >> 15)) & (({65535: 0, 10: 0, 1000: 5, 0: 255}).get(((9 >> 10)), (int(100.0))))))))] + ([m + n for m, n in zip(([p for p in ((list(filter(lambda k: k > 9, ([0] * 5))))[:5]) if p % 2]), ([p for p in ([m + n for m, n in zip(((([0] * 5) + ([0] * 5))), ([p % 4 for p in range(6)]))]) if p % 2]))])
result25 = (result25) & 0xFFFF
item27, very_long_variable_name28 = ((result25 * result25)), (('<%5d|%-8s>' % ((result25) & 0xFFFF, (('Zürich').center(8)))).center(15))
item27 = (item27) & 0xFFFFFFF
x26.extend(((x26 + ([]))))
del x26[24:]
for node29 in (bytes([((((result25 ^ item27)) << 11)) & 255, ((very_long_variable_name28.center(8)).count('a')) & 255])):
    for a30 in sorted(x26):
        log.append(((item27 if (node29 > item27) else (len((list(buf13(5))))))))
        total31 = 1
        while total31 > 0:
            total31 -= 1
            x26 = (([result25, node29]))[:60]
            acc32 = (x26)[:20]
b33 = 7
while b33 > 0:
    b33 -= 1
    a34 = set(([p for p in x26 if p % 2]))
    a34.add((((((sum(x26)) if (very_long_variable_name28 == very_long_variable_name28) else ((result25 * item27)))) if (very_long_variable_name28 == ((very_long_variable_name28.upper()).center(15))) else (sum(x26)))))
    log.append(len(a34 | {1, 2}))
    x35 = (((bytes(bytearray((('{}-{}'.format(item27, very_long_variable_name28)).encode()))))[0:]))[:60]
    very_long_variable_name36 = ((repr(x26)))[:20]
b37 = (((min(item27, ((result25 ^ ((result25 - item27)))))) / 3))
log.append((f'{item27}|{very_long_variable_name28:>8}'))
very_long_variable_name28 = very_long_variable_name28[:7]
x26.sort()
del x26[24:]
log.append(((((((result25 * result25)) * (abs(item27)))) + 5)))
result38 = Cindex_of23(((result25 | ((dict(a=item27, b=item27)).get(((result25 << 9)), ((result25 if (item27 <= result25) else result25)))))), (((very_long_variable_name28 * 1)).replace('e', '')))
log.append(result38.total24(result25))
result38.extra = (abs((len((b'0123456789abcdef')))))
log.append(str(result38))
cnt39, *b40 = [(len(((((very_long_variable_name28.encode()) + (bytes(13))))[1:])))] + x26
cnt39 = (cnt39) & 0xFFFF
x26 = x26[:21]
b40.sort()
del b40[24:]
very_long_variable_name28 = very_long_variable_name28[:14]
result41, result42 = result25, very_long_variable_name28
result41 = (result41) & 0xFFFFFFF
for a43 in sorted(([p % 4 for p in range(5)])):
    very_long_variable_name28 = very_long_variable_name28[:14]
    if ((very_long_variable_name28.find('e')) <= item27):
        a44 = 8
        while a44 > 0:
            a44 -= 1
            b45 = (b40)[:60]
        index_of46 = Cindex_of23((ord('Z')), result42)
        log.append(index_of46.total24(cnt39))
        index_of46.extra = ((((cnt39 + result41)) << 10))
        index_of47 = ({p: p * 4 for p in range(1)})
    else:
        acc48, total49 = (ord('é')), (very_long_variable_name28[:4])
        acc48 = (acc48) & 0xFFFFFFF
try:
    b37 = (round((float(3)), 1))
    index_of51 = {}[(int(b37))]
except (ValueError, IndexError, KeyError, ZeroDivisionError) as node52:
    log.append(type(node52).__name__)
result41 += ((result25 % 1000))
result41 &= 0xFFFFFF
for buf53 in (list(filter(lambda k: k > 7, ((x26 + x26))))):
    buf54 = (b40)[:60]
acc55 = set(b40)
acc55.add(item27)
log.append(len(acc55 | {1, 2}))
log.append(total1((dict(zip(((([p for p in b40 if p % 2]) + ([p for p in b40 if p % 2]))), x26))), ([item27, (((sum(b40)) * ((cnt39 << 17)))), item27, result25, (((((len({"k": 5, "m": 6})) // 7)) & item27)), result41]), result25, ({p: p * 3 for p in range(6)})))
log.append(Cnode10(90, 'label').node11(0))
log.append(Cval19(93, 'label').node20(1))
log.append(Cindex_of23(57, 'label').total24(8))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
