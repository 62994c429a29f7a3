# Generated program 19: random functions, classes and statements over built-in types.
log = []


def cnt1(p0, p1, p2, p3):
    if (not p2):
        if ((min(((p0 >> 2)), p0)) < ((' + '.join([str(w) for w in (list(filter(lambda k: k > 2, list(range(6)))))])).count('key17'))):
            p2 = (p2)[:20]
            p2 = p2[:19]
            log.append(((p3, (len((p2.center(8)))), p3, p3,)))
        elif (((((p0 ^ p3)) < ((p0 * p0)))) and ((((((10 << 0)) != ((7 + p0)))) and ((p0 != (sum(q ^ 5 for q in range(9)))))))):
            if ((ord('Z')) in ({p: p * 3 for p in range(0)})):
                acc2 = (float(3))
                x3 = ((([0] * 5)))[:40]
            else:
                very_long_variable_name4 = (((1, 2)))[:40]
                buf5 = ((list((bytes([p3 & 255, p3 & 255])))))[:20]
                val6 = ((int(((0.1 * ((((0.1 - 0.5)) * 1.25))))))) & 0xFFFFF
            p2 = (p2)[:20]
            a7 = ((((p1.get(p3, (len((1, 2))))) == ((str(())).find('e')))) or ((not p1)))
        acc8 = ((('%04d_%s' % (((int(((1.25 - 1.25))))) & 0xFFFF, p2)).encode()))[:60]
    elif (((p3 - p3)) in ({p: p * 2 for p in range(2)})):
        p2 = ((','.join(map(str, (tuple(([p * p - 1 for p in range(14)])))))))[:20]
        x9 = ((((((max(p3, p0)) | p0)), p0, ((p3 if (p0 in ((list(range(6)) + ([0] * 5)))) else p0)), ((p3 | p0)),)))[:60]
    p3 += (sum(1 for q in range(4)))
    p3 &= 0xFFFFFF
    node10 = lambda k, j=7: (k * j + p3) & 0xFFFF
    log.append(node10((ord('a'))))
    node11 = ((abs(p3))) & 0xFFFFF
    return ((((oct(p3))[1:6]).find('e'))) & 0xFFFFF


def a12(p0, p1, p2):
    total13 = (([1, 2, 3]))[:60]
    node14 = (float(10))
    return ((cnt1((sum(([p for p in total13 if p % 2]))), (dict(zip(total13, ([])))), (p2.upper()), ((((1 * (sum(q ^ 5 for q in range(8))))) ^ (p0.get((cnt1(255, p0, p1, 5)), (sum(1 for q in range(8)))))))))) & 0xFFFFF


def x15(n):
    for i in range(n):
        for index_of16 in (b'\x00\xff'):
            log.append(62)
        yield (n) & 0xFFFF


class Cindex_of17:
    limit = 5
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def total18(self, k):
        self.limit = k & 15
        if (('{0:>6}{1}'.format(((k | k)), (('xyz'[:-1])[2:]))) in (((''.join([str(w) for w in (list(map(lambda k: k + 1, list(range(6)))))])) or (('Zürich'.replace('e', '')).center(8))))):
            result19 = ((list(map(lambda k: k + 1, (list(x15(7)))))))[:60]
            index_of20 = (abs((abs(((k * k))))))
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __str__(self):
        return '<%d %s>' % (self.size, self.label)


class Cacc21(Cindex_of17):
    limit = 116725
    
    def __init__(self, size, label):
        super().__init__(size, label)
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def tmp_value22(self, k):
        self.limit = k & 15
        return ((((int((float(10)))) ^ (abs(k)))) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def x23(self, k):
        self.limit = k & 15
        acc24 = ((bytes([k & 255, (ord('é')) & 255])))[:20]
        a25 = set((list(map(lambda k: k + 1, (list(x15(5)))))))
        a25.add(k)
        log.append(len(a25 | {1, 2}))
        try:
            acc26 = ({1: 2})
            raise ValueError((','.join([str(w) for w in (sorted((list(filter(lambda k: k > 8, (list(acc24)))))))])))
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as very_long_variable_name29:
            log.append(type(very_long_variable_name29).__name__)
        return ((((repr(('%x %r' % ((k) & 0xFFFF, 'hello'))))[2:]).find('e')) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


class Citem30:
    limit = 12
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def acc31(self, k):
        self.size = (self.size + k) & 0xFFFF
        cnt32 = (k) & 0xFFFFF
        cnt33 = 8
        while cnt33 > 0:
            cnt33 -= 1
            buf34 = (((((cnt32 * cnt32)) - k))) & 0xFFFFFFFF
            buf35 = lambda k, j=1: (k * j + buf34) & 0xFFFF
            log.append(buf35(buf34))
            buf36 = 3
            while buf36 > 0:
                buf36 -= 1
                if (((buf34 & ((k & cnt32)))) == (len((tuple((list(x15(3)))))))):
                    very_long_variable_name37 = (([p for p in ((list(x15(5)))[1:-1]) if p % 2]))[:60]
                    x38 = ((divmod(k, 7)))[:20]
                    buf39 = ((b'a'))[:60]
                result40, total41 = (sum((list(filter(lambda k: k > 9, (list(filter(lambda k: k > 5, ((([0] * 5) + [1, 2, 3])))))))))), ('xyz')
                result40 = (result40) & 0xFFFFFFF
                total42 = (([result40, (((({}).get(result40, k)) | ((((k >> 17)) * result40)))), cnt32, cnt32, ((((cnt32 + k)) & ((result40 // 1000))))]))[:60]
        cnt32 |= k
        cnt32 &= 0xFFFFFF
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def acc43(self, k):
        self.size = (self.size + k) & 0xFFFF
        log.append((str(((((dict(a=k, b=256)).get(k, k)) / 7.5)))))
        return (((((((k % 7)) + k)) - (sum(1 for q in range(11))))) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def a44(self, k):
        self.size = (self.size + k) & 0xFFFF
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


def a45(n):
    for i in range(n):
        yield ((((abs((({}).get(n, n)))) * i))) & 0xFFFF


def acc46(p0):
    p0 = p0[:18]
    item47 = (p0.find('e'))
    acc48 = (((((item47 ^ item47)) <= item47)) and ((((item47 ^ item47)) == (ord('a')))))
    node49 = lambda k, j=1000: (k * j + item47) & 0xFFFF
    log.append(node49(item47))
    if acc48:
        b50 = (item47) & 0xFFFFFFFF
        p0 = p0[:16]
    else:
        index_of51 = ((repr((bytes(14)))))[:40]
    return (item47) & 0xFFFFF


item52 = ((list(filter(lambda k: k > 4, ((sorted(([][1:5]), key=lambda k: -k))[::-1])))))[:20]
acc53 = 6
while acc53 > 0:
    acc53 -= 1
    cnt54 = (item52)[:20]
acc55 = (float(250))
total56 = ({})
item52 = item52[:6]
for index_of57 in (list(filter(lambda k: k > 2, item52))):
    total58 = (index_of57) & 0xFFFFFFFF
    if (index_of57 in (divmod((abs(index_of57)), 3))):
        if ((({}).get(total58, index_of57)) <= (abs(((total58 >> 18))))):
            break
        cnt59 = lambda k, j=65535: (k * j + total58) & 0xFFFF
        log.append(cnt59(index_of57))
        result60 = ((2.5e3 + acc55))
    buf61 = 3
    while buf61 > 0:
        buf61 -= 1
        b62 = set(item52)
        b62.add(((total58 - (({p: p * 3 for p in range(10)}).get(((index_of57 | (sum(([0] * 5))))), (abs(total58)))))))
        log.append(len(b62 | {1, 2}))
cnt63, x64 = ((','.join([str(w) for w in item52])).count('a')), ('%04d_%s' % ((256) & 0xFFFF, ((str((65535 <= 7))).upper())))
cnt63 = (cnt63) & 0xFFFFFFF
x64 = x64[:10]
cnt65 = ((''))[:60]
if (((('some longer text here') + x64)) in ((((x64 or (cnt65[1:4]))) or ((x64 or x64))))):
    tmp_value66, *very_long_variable_name67 = [(ord('é'))] + item52
    tmp_value66 = (tmp_value66) & 0xFFFF
    item52.sort()
    del item52[24:]
index_of68 = cnt63
log.append(cnt1(index_of68, total56, ('{!r} {}'.format((ord('a')), (((','.join([str(w) for w in ([m + n for m, n in zip(item52, item52)])])) * 0)))), (((len(total56)) if (index_of68 != index_of68) else (((abs((sum(item52)))) if (index_of68 in item52) else cnt63))))))
log.append(a12((dict(zip(([p for p in ([-p for p in range(2)]) if p % 2]), (list(filter(lambda k: k > 2, (item52[::-1]))))))), (''.join([str(w) for w in (list(map(lambda k: k * 2, (list(map(lambda k: k & 15, item52))))))])), (oct(0))))
log.append(acc46(cnt65))
log.append(Cindex_of17(44, 'label').total18(0))
log.append(Cacc21(35, 'label').x23(6))
log.append(Citem30(39, 'label').acc43(4))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
