# Generated program 12: random functions, classes and statements over built-in types.
log = []


def tmp_value1(n):
    for i in range(n):
        total2, *x3 = [i] + ((list(map(lambda k: k * 2, (list(range(6))))))[-4:-1])
        total2 = (total2) & 0xFFFF
        x3.sort()
        del x3[24:]
        yield (i) & 0xFFFF


class Cx4:
    limit = 2
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def x5(self, k):
        n = self.size * 2
        return (10 + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def node6(self, k):
        self.size = (self.size + k) & 0xFFFF
        return (((((','.join([str(w) for w in (([1, 2, 3] + ([0] * 5)))])).count('key16')) if (((('two words' + '0123456789'))) == ((('two words' or 'key6')).replace('e', 'E'))) else k)) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def result7(self, k):
        self.label += "!"
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __str__(self):
        return '<%d %s>' % (self.size, self.label)


class Ctotal8(Cx4):
    limit = 42
    
    def __init__(self, size, label):
        super().__init__(size, label)
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def acc9(self, k):
        n = self.size * 2
        acc10 = ((((((','.join(map(str, [])))[:4]) + ('%x %r' % ((k) & 0xFFFF, ('-'.join(map(str, [1, 2, 3]))))))).replace('e', '<e>')))[:60]
        for item11 in sorted(([m + n for m, n in zip(([p * 3 for p in range(8)]), ([m + n for m, n in zip(((list(tmp_value1(9)))[::-1]), (sorted((([0] * 5)[:-1]))))]))])):
            total12 = ((abs(item11)) > 42)
            buf13 = ((repr((sorted((((sorted([1, 2, 3])) + (list(filter(lambda k: k > 5, [1, 2, 3]))))), key=lambda k: -k)))))[:60]
            if (((oct(item11)).replace('e', 'E')) in buf13):
                continue
        return (((dict(zip(([p for p in ([p for p in list(range(6)) if p % 2]) if p % 2]), (sorted(([p for p in ([0] * 5) if p % 2]), key=lambda k: -k))))).get(k, k)) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


def buf14(n):
    for i in range(n):
        if (n < i):
            item15, *total16 = [403334] + ([p for p in ([p for p in (sorted(([p % 4 for p in range(8)]), key=lambda k: -k)) if p % 2]) if p % 2])
            item15 = (item15) & 0xFFFF
            acc17 = ((divmod(((((((item15 + n)) << 9)) - (int(((0.1 + 3.0)))))), 9)))[:20]
            total16 = total16[:30]
        else:
            try:
                very_long_variable_name18 = set((list(((((bytes(bytearray(b'\x00\xff'))) + ((b'a' + b'payload'))))[2:]))))
                very_long_variable_name18.add((abs((({i: n}).get((len(('%d:%s' % ((n) & 0xFFFF, 'Zürich')))), (sum((list(b'a')))))))))
                log.append(len(very_long_variable_name18 | {1, 2}))
                for b19 in (bytes(16)):
                    b19 = (((2 >> 10))) & 0xFFFFFFFF
                    b20 = (((i,)))[:60]
                    b19 = (i) & 0xFFFFFFFF
                item22 = {}[n]
            except (ValueError, IndexError, KeyError, ZeroDivisionError) as x23:
                log.append(type(x23).__name__)
            finally:
                very_long_variable_name24 = 1
                while very_long_variable_name24 > 0:
                    very_long_variable_name24 -= 1
                    b25 = ({i: n, (min(n, n)): (sum(q ^ 5 for q in range(4))), (int(((100.0 + 3.0)))): (('%04d_%s' % ((256) & 0xFFFF, 'two words')).find('e')), i: i})
            very_long_variable_name26 = (float(10))
        node27 = Ctotal8(((dict(a=n, b=3)).get(i, ((((dict(zip(([0] * 5), []))).get(((n - n)), n)) * ((n | i)))))), (((((''.join([str(w) for w in list(range(6))])) + (''.strip())))[2:-1])))
        log.append(node27.result7(((dict(a=i, b=(sum(q for q in range(5))))).get(i, (len((tuple(([p for p in range(1)])))))))))
        yield (((i * i))) & 0xFFFF


def tmp_value28(n):
    for i in range(n):
        log.append(((((((oct(2)).find('e')) // 1000)) ^ ((((n << 10)) & (abs(((n // 3)))))))))
        result29 = Cx4(((n % 7)), ((str((tuple(([p for p in list(range(6)) if p % 2])))))))
        log.append(result29.x5(256))
        result29.size = i
        log.append(str(result29))
        yield (n) & 0xFFFF
    yield from tmp_value1(n // 2)


def tmp_value30(p0, p1, p2):
    b31 = (p2) & 0xFFFFF
    node32 = Cx4(((((((p2 + b31)) * b31)) * (ord('a')))), ('%04d_%s' % ((b31) & 0xFFFF, ('%d:%s' % ((b31) & 0xFFFF, (p1[:]))))))
    log.append(node32.x5(b31))
    node32.label = (p1.count('a'))
    log.append(str(node32))
    return (b31) & 0xFFFFF


b33 = ((((sum((list(map(lambda k: k * 2, (list(filter(lambda k: k > 5, [1, 2, 3])))))))) << 2))) & 0xFFFFF
buf34 = ((list(map(lambda k: k * 2, (([p % 4 for p in range(5)])[1:])))))[:20]
b33 |= b33
b33 &= 0xFFFFFF
buf34 = buf34[:14]
b33 = (b33) & 0xFFFFFFFF
index_of35 = 2
while index_of35 > 0:
    index_of35 -= 1
    total36 = ((b33 / 3))
b37 = 3
while b37 > 0:
    b37 -= 1
    buf38 = ((('%d:%s' % ((((b33 ^ ((b33 // 16))))) & 0xFFFF, ('%d:%s' % ((((b33 ^ b33))) & 0xFFFF, (' + '.join([str(w) for w in buf34])))))).center(8)))[:20]
    val39 = set(((sorted((buf34[::-1]), key=lambda k: -k))[:-1]))
    val39.add(b33)
    log.append(len(val39 | {1, 2}))
    very_long_variable_name40 = Ctotal8((abs(b33)), ('xyz'))
    log.append(very_long_variable_name40.acc9(b33))
    log.append(str(very_long_variable_name40))
buf34.extend((list(filter(lambda k: k > 0, (list(filter(lambda k: k > 0, ([-p for p in range(6)]))))))))
del buf34[24:]
if (((((b33 << 2)) << 13)) != b33):
    very_long_variable_name41 = lambda k, j=0: (k * j + b33) & 0xFFFF
    log.append(very_long_variable_name41(b33))
    log.append(('%x %r' % ((b33) & 0xFFFF, (((('{}-{}'.format(3, '')) or (('Zürich' + 'key24')))).replace('e', '<e>')))))
total42 = (((255, b33,)))[:60]
cnt43 = lambda k, j=42: (k * j + b33) & 0xFFFF
log.append(cnt43(b33))
for val44 in (bytes([(sum(buf34)) & 255, b33 & 255])):
    item45 = (float(250))
    if (val44 > val44):
        b33 -= val44
        b33 &= 0xFFFFFF
        very_long_variable_name46, cnt47 = ((1000 // 16)), ('{1}{0}'.format(val44, (repr(((buf34 + buf34))))))
        very_long_variable_name46 = (very_long_variable_name46) & 0xFFFFFFF
        node48 = ((bytes(bytearray((bytes(14))))))[:60]
    else:
        for cnt49 in (list(filter(lambda k: k > 9, buf34))):
            x50 = 3.0
            buf51 = (((cnt49 & ((('hello'.replace('e', '<e>')).replace('e', '<e>')).count('key23'))))) & 0xFFFFFFFF
            node52 = (((((b'payload') + (bytes([cnt49 & 255, val44 & 255]))))[2:]))[:60]
        buf34.extend((list(filter(lambda k: k > 0, ([val44, (sum(buf34)), (abs(val44)), (abs(val44)), (int((round(1.25, 2)))), (sum(q * q for q in range(9)))])))))
        del buf34[24:]
        index_of53 = ((','.join([str(w) for w in ([p for p in buf34 if p % 2])])))[:20]
    index_of54 = ((hex(b33)))[:60]
item55 = set((sorted((list(filter(lambda k: k > 1, buf34))))))
item55.add((sum(buf34)))
log.append(len(item55 | {1, 2}))
result56, *a57 = [(min(b33, ((dict(zip(buf34, buf34))).get((sum(buf34)), ((b33 if (b33 >= b33) else ((b33 + b33))))))))] + buf34
result56 = (result56) & 0xFFFF
b33 = (('-'.join(map(str, total42))).find('e'))
log.append(tmp_value30(({b33: b33}), (((('%x %r' % ((result56) & 0xFFFF, '')).replace('e', 'E')).center(8)).center(15)), (((({p: p * 4 for p in range(5)}).get(b33, b33)) + (sum(1 for q in range(5)))))))
log.append(Cx4(72, 'label').node6(7))
log.append(Ctotal8(64, 'label').result7(3))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
