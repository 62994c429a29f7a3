# Generated program 32: random functions, classes and statements over built-in types.
log = []


def x1(p0, p1):
    """Does x1."""
    very_long_variable_name2 = ((list(filter(lambda k: k > 5, ([p1, ((p1 - ((p1 << 1)))), (p0.find('e')), (len((list(map(lambda k: k * 2, list(range(6)))))))])))))[:60]
    if (not (sorted(very_long_variable_name2))):
        if (((((p1 ^ ((p1 * p1)))) in (list(filter(lambda k: k > 8, (list(map(lambda k: k * 2, very_long_variable_name2)))))))) and ((p1 >= p1))):
            x3 = ((bytes(bytearray((b'\x00\xff')))))[:60]
            very_long_variable_name2.append(p1)
            del very_long_variable_name2[24:]
            for total4 in ([p1, p1, p1]):
                very_long_variable_name5 = ((list(filter(lambda k: k > 5, ([total4, ((p1 // 1000)), total4, p1])))))[:20]
        very_long_variable_name2.append(p1)
        del very_long_variable_name2[24:]
    else:
        index_of6, *cnt7 = [p1] + very_long_variable_name2
        index_of6 = (index_of6) & 0xFFFF
        p0 = p0[:20]
        a8, index_of9 = (((({}).get(index_of6, ((p1 | (ord('Z')))))) if (p1 != index_of6) else ((str((not [1, 2, 3]))).count('a')))), p0
        a8 = (a8) & 0xFFFFFFF
    return ((int(1.25))) & 0xFFFFF


class Ccnt10:
    limit = 12
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def x11(self, k):
        n = self.size * 2
        x12 = (k) & 0xFFFFF
        return (((((x12 // 16)) & (abs(k)))) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def buf13(self, k):
        self.size = (self.size + k) & 0xFFFF
        item14 = ({p: p * 8 for p in range(1)})
        return ((sum((sorted(([k]))))) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def b15(self, k):
        n = self.size * 2
        try:
            cnt16 = (k) & 0xFFFFF
            raise ValueError((str(((k, (min(k, k)), ((k * k)), k,)))))
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as index_of19:
            log.append(type(index_of19).__name__)
        finally:
            k |= ((((k - (abs(k)))) & (min(k, ((k % 3))))))
            k &= 0xFFFFFF
        b20, b21 = ((k ^ ((((k * k)) & (x1((','.join(map(str, ()))), k)))))), (((((('two words' * 0)).lower()) or ('%d:%s' % ((k) & 0xFFFF, ('two words'.center(8)))))).replace('e', 'E'))
        b20 = (b20) & 0xFFFFFFF
        return ((int(100.0)) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


class Cx22(Ccnt10):
    limit = 5
    
    def __init__(self, size, label):
        super().__init__(size, label)
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def val23(self, k):
        self.limit = k & 15
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


x24, *index_of25 = [(len(((list(filter(lambda k: k > 3, (list(range(6))))))[::-1])))] + ([m + n for m, n in zip(((sorted((sorted(([0] * 5), key=lambda k: -k))))[::-1]), (list(filter(lambda k: k > 8, (((list(filter(lambda k: k > 6, list(range(6))))) + ([m + n for m, n in zip(([0] * 5), ([0] * 5))])))))))])
x24 = (x24) & 0xFFFF
try:
    x24 = ((int(2.5e3))) & 0xFFFFF
    int(('<%5d|%-8s>' % (((int(((((x24 / 2)) * (round(2.5e3, 3))))))) & 0xFFFF, ((((('-'.join(map(str, (3,)))) or ('key6'.center(8)))) * 1)))))
except (ValueError, IndexError, KeyError, ZeroDivisionError) as cnt28:
    log.append(type(cnt28).__name__)
index_of25.reverse()
del index_of25[24:]
x24 = (((x24 - x24))) & 0xFFFFFFFF
index_of25 = index_of25[:6]
if ((','.join(map(str, index_of25))) in ('{1}{0}'.format(1, ((','.join(map(str, ()))).replace('e', ''))))):
    buf29 = lambda k, j=100: (k * j + x24) & 0xFFFF
    log.append(buf29(((' + '.join([str(w) for w in ([p for p in index_of25 if p % 2])])).find('e'))))
    cnt30 = set((list(filter(lambda k: k > 5, index_of25))))
    cnt30.add(x24)
    log.append(len(cnt30 | {1, 2}))
else:
    cnt31 = set(([-p for p in range(2)]))
    cnt31.add(x24)
    log.append(len(cnt31 | {1, 2}))
index_of25 = index_of25[:12]
x24 |= x24
x24 &= 0xFFFFFF
if (x24 != x24):
    if (((str((not index_of25)))) == (str(((x24,))))):
        if (x24 == ((((x24 if ((True) or (False)) else ((x24 * x24)))) * ((x24 & x24))))):
            buf32 = ((x24 / 7.5))
        elif (not ({p: p * 3 for p in range(5)})):
            index_of25 = (([m + n for m, n in zip(([p % 4 for p in range(4)]), ([1, 2, 3]))]))[:20]
            tmp_value33 = ((((((len(index_of25)) if (x24 <= ((x24 & x24))) else x24)), (sum(1 for q in range(6))),)))[:20]
        else:
            index_of34 = ((' + '.join([str(w) for w in index_of25])))[:40]
        x24 += (sum(q * q for q in range(5)))
        x24 &= 0xFFFFFF
        try:
            index_of25 = (index_of25)[:40]
            raise ValueError((('-'.join(map(str, (tuple(index_of25))))).lower()))
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as x37:
            log.append(type(x37).__name__)
    elif ((((abs(x24)) in index_of25)) and ((not (dict(zip(index_of25, ([x24, x24, 464210, x24, x24]))))))):
        acc38, x39 = x24, (repr((((str(x24))).center(15))))
        acc38 = (acc38) & 0xFFFFFFF
        x39 = ((x39.center(8)))[:20]
        total40 = (x24) & 0xFFFFF
    result41 = lambda k, j=668710: (k * j + x24) & 0xFFFF
    log.append(result41(((x24 if (1 in index_of25) else (ord('a'))))))
    cnt42 = (not (dict(zip(([x24, x24, x24]), index_of25))))
else:
    for buf43 in ([m + n for m, n in zip(index_of25, index_of25)]):
        if (((buf43 == x24)) or ((x24 in (list(filter(lambda k: k > 2, (list(())))))))):
            continue
        index_of25 = ((sorted(index_of25, key=lambda k: -k)))[:40]
        index_of25.extend(index_of25)
        del index_of25[24:]
    cnt44 = set(index_of25)
    cnt44.add(x24)
    log.append(len(cnt44 | {1, 2}))
    if (((x24 // 1000)) < ((x24 - (abs(x24))))):
        total45 = (((((float(10)) - 3.0)) - 1.25))
        val46 = set(index_of25)
        val46.add(x24)
        log.append(len(val46 | {1, 2}))
        total47 = 7
        while total47 > 0:
            total47 -= 1
            acc48 = (((x24 | x24))) & 0xFFFFFFFF
    else:
        node49 = 3
        while node49 > 0:
            node49 -= 1
            cnt50 = (x24 in (()))
acc51 = set(index_of25)
acc51.add(x24)
log.append(len(acc51 | {1, 2}))
val52 = lambda k, j=100: (k * j + x24) & 0xFFFF
log.append(val52((abs(x24))))
if (x24 > x24):
    acc53 = (((({p: p * 5 for p in range(1)}).get((sum(index_of25)), (len(({"k": 5, "m": 6}))))) / 16))
    val54 = ((((('0123456789'.lower()))[2:6]).encode()))[:40]
else:
    cnt55 = Ccnt10(x24, ((' + '.join([str(w) for w in (sorted(index_of25))]))[:4]))
    log.append(cnt55.x11((((min((('{0:>6}{1}'.format(x24, 'xyz')).find('e')), x24)) // 7))))
index_of25 = index_of25[:29]
log.append(x1((str(((x24 ^ ((((x24 ^ x24)) ^ (sum(index_of25)))))))), (len(((b'\x00\xff')[1:])))))
log.append(Ccnt10(39, 'label').buf13(2))
log.append(Cx22(20, 'label').buf13(2))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
