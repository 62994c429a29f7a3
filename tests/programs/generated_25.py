# Generated program 25: random functions, classes and statements over built-in types.
log = []


def val1(p0, p1):
    result2 = (((('%d:%s' % ((2) & 0xFFFF, (repr(((p1,)))))) or ((('a'.center(8))).strip()))))[:20]
    buf3 = (((('').center(15)).encode()))[:40]
    acc4 = set(([p0, ((p0 ^ ((({}.get(p0, p1)) * p1)))), (result2.find('e'))]))
    acc4.add(((p1 if (((p1 % 3)) < ((((p1 % 7)) | p1))) else ((((p0 // 16)) ^ (len(({}))))))))
    log.append(len(acc4 | {1, 2}))
    return (p1) & 0xFFFFF


def cnt5(n):
    for i in range(n):
        if (i > ((i * ((((n * n)) * ((i - n))))))):
            buf6, node7 = n, ('{}-{}'.format(i, (((str(([p for p in range(13)]))) * 4))))
            buf6 = (buf6) & 0xFFFFFFF
        else:
            cnt8, *result9 = [i] + ([p for p in range(3)])
            cnt8 = (cnt8) & 0xFFFF
            item10 = ({p: p * 7 for p in range(12)})
            x11, *buf12 = [cnt8] + result9
            x11 = (x11) & 0xFFFF
        yield (n) & 0xFFFF


def x13():
    try:
        tmp_value14 = lambda k, j=10: (k * j + 3) & 0xFFFF
        log.append(tmp_value14((((((sum(q * q for q in range(5))) & (abs(((9 >> 12)))))) // 16))))
        int(((('hello') or ((((hex(1))[:]) * 0)))))
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as a17:
        log.append(type(a17).__name__)
    for result18 in (list(map(lambda k: k * 2, ((([]) + ((([m + n for m, n in zip(list(range(6)), ([0] * 5))]) + (list(range(6))[-4:-1])))))))):
        log.append(6)
    return ((ord('Z'))) & 0xFFFFF


def total19(p0, p1, p2, p3):
    log.append((divmod(((p3 | (((sum([1, 2, 3])) if (p1 <= p1) else ((p0 >> 12)))))), 8)))
    acc20, *tmp_value21 = [(ord('a'))] + (list(cnt5(4)))
    acc20 = (acc20) & 0xFFFF
    try:
        tmp_value21.reverse()
        del tmp_value21[24:]
        tmp_value21.append(p1)
        del tmp_value21[24:]
        index_of22, cnt23 = p1, (','.join(map(str, (tuple((list((tuple(tmp_value21)))))))))
        index_of22 = (index_of22) & 0xFFFFFFF
        b25 = {}[(({}).get(((((p0 * p2)) + p2)), acc20))]
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as cnt26:
        log.append(type(cnt26).__name__)
    val27 = ((((len((list(filter(lambda k: k > 1, (list(b'payload'))))))) * (((sum(q ^ 5 for q in range(6))) - (min(acc20, p2))))))) & 0xFFFFF
    b28 = (('%x %r' % ((7) & 0xFFFF, (str(p2)))))[:40]
    val27 = (p0) & 0xFFFFF
    return (((dict(a=(sum(tmp_value21)), b=p1)).get(p2, p1))) & 0xFFFFF


class Cval29:
    limit = 0
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def buf30(self, k):
        self.limit = k & 15
        k = ((len(('tab\t')))) & 0xFFFFF
        for index_of31 in sorted(([((((k | k)) if ((''.center(8)) < (('key13' + 'hello'))) else ((k + k)))), k, k])):
            if (((((str((1, 2)))) + ((('tab\t' or 'tab\t'))[-3:-1]))) < (((','.join([str(w) for w in (sorted(([0] * 5), key=lambda k: -k))])) or (('hello'.replace('e', '')).replace('e', '<e>'))))):
                item32 = (((float(10)) + (((round((round(3.0, 0)), 3)) * (float(250))))))
            elif (index_of31 in (sorted((list(map(lambda k: k & 15, (sorted(list(range(6)))))))))):
                total33 = (('tab\t'))[:60]
                buf34, *acc35 = [index_of31] + ([m + n for m, n in zip(([m + n for m, n in zip((list(cnt5(8))), (([m + n for m, n in zip(([0] * 5), [])])[-4:5]))]), (sorted((sorted(([p for p in list(range(6)) if p % 2]), key=lambda k: -k)), key=lambda k: -k)))])
                buf34 = (buf34) & 0xFFFF
            else:
                val36 = lambda k, j=1: (k * j + k) & 0xFFFF
                log.append(val36((('%x %r' % ((((index_of31 & (sum(([0] * 5)))))) & 0xFFFF, ((('key17'.center(8)) or ('%d:%s' % ((k) & 0xFFFF, 'two words')))))).count('0123456789'))))
            a37 = (float(250))
        return (((((k | ((k >> 19)))) * ((((k - k)) & (total19(k, k, ((100 * 5)), k)))))) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


class Cbuf38(Cval29):
    limit = 2
    
    def __init__(self, size, label):
        super().__init__(size, label)
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def item39(self, k):
        self.limit = k & 15
        acc40 = ((tuple(([m + n for m, n in zip((list(((1, 2)))), (list(filter(lambda k: k > 0, ([p for p in [1, 2, 3] if p % 2])))))]))))[:40]
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def a41(self, k):
        self.limit = k & 15
        result42, *cnt43 = [k] + ([p for p in ([m + n for m, n in zip(([k, k, (len([1, 2, 3])), ('some longer text here'.count('Zürich')), k, k]), (((list(cnt5(3))) + (list(b'\x00\xff')))))]) if p % 2])
        result42 = (result42) & 0xFFFF
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def b44(self, k):
        self.label += "!"
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __str__(self):
        return '<%d %s>' % (self.size, self.label)


very_long_variable_name45 = ((((x13()), ((((((7 ^ 42)) + (x13()))) & (sum((([] + [])))))), (sum(q ^ 5 for q in range(11))),)))[:40]
node46 = set(([-p for p in range(3)]))
node46.add((len(very_long_variable_name45)))
log.append(len(node46 | {1, 2}))
b47 = (([-p for p in range(4)]))[:20]
very_long_variable_name48 = ((b'0123456789abcdef'))[:60]
b47 = b47[:29]
acc49 = set(([p for p in range(0)]))
acc49.add((((((abs((len(very_long_variable_name48)))) % 7)) | ((('a'.center(15))).count('tab\t')))))
log.append(len(acc49 | {1, 2}))
log.append(val1(((oct((abs((abs(0)))))).find('e')), (ord('a'))))
log.append(x13())
log.append(total19(((0 * 351227)), (sum((b47[::-1]))), ((oct((('a'.upper()).count('a')))).count('a')), (abs((((((val1(1, 65535)) * (sum(q for q in range(2))))) ^ 256))))))
log.append(Cval29(44, 'label').buf30(0))
log.append(Cbuf38(89, 'label').b44(8))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
