# Generated program 33: random functions, classes and statements over built-in types.
log = []


def tmp_value1(p0):
    p0 = p0[:26]
    try:
        tmp_value2, *b3 = [(max((max(((10 * (sum(p0)))), (((sum([])) ^ ({}.get(3, 0)))))), (({"k": 5, "m": 6}).get((max(('a'.count('a')), ({"k": 5, "m": 6}.get(783673, 65535)))), (sum(p0))))))] + p0
        tmp_value2 = (tmp_value2) & 0xFFFF
        tmp_value2 |= (ord('é'))
        tmp_value2 &= 0xFFFFFF
        raise ValueError(((''.join([str(w) for w in p0])).center(15)))
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as total6:
        log.append(type(total6).__name__)
    log.append(((((((('some longer text here') + ('-'.join(map(str, p0))))) + (bin(('hello'.find('e')))))) + (str((((10 | 42)) <= ('tab\t'.find('e'))))))))
    result7 = set(p0)
    result7.add((((((((sum(p0)) * (len({"k": 5, "m": 6})))) + 255)) * (((len((','.join([str(w) for w in ([0] * 5)])))) if (((256 & 10)) < (len(p0))) else ((str(False)).count('two words')))))))
    log.append(len(result7 | {1, 2}))
    buf8 = ((abs((len(((1, 2))))))) & 0xFFFFF
    def item9(k):
        nonlocal buf8
        buf8 = (buf8 + k) & 0xFFFF
        return buf8
    item9(2)
    item9(len(log))
    return (((buf8 // 3))) & 0xFFFFF


def x10(p0, p1, p2):
    p0.insert(0, (p2.find('e')))
    del p0[24:]
    acc11 = (float(10))
    val12, *buf13 = [p1] + ((((p0 + (sorted((p0[:]))))) + p0))
    val12 = (val12) & 0xFFFF
    return (867029) & 0xFFFFF


def total14(n):
    for i in range(n):
        yield (((n % 3))) & 0xFFFF


class Cnode15:
    limit = 946657
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def total16(self, k):
        self.hist.append(k)
        return ((tmp_value1((((list(map(lambda k: k * 2, ([p % 4 for p in range(6)])))) + ([m + n for m, n in zip(([1, 2, 3][1:]), (([0] * 5)[::-1]))]))))) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def x17(self, k):
        self.hist.append(k)
        for total18, total18_ in enumerate((([m + n for m, n in zip((([p for p in [1, 2, 3] if p % 2])[1:-1]), ([p for p in (list(())) if p % 2]))])[::-1])):
            total19 = lambda k, j=2: (k * j + total18) & 0xFFFF
            log.append(total19(total18))
            very_long_variable_name20, *b21 = [(((int(2.5e3)) | 1000))] + ([m + n for m, n in zip(([m + n for m, n in zip((list(filter(lambda k: k > 6, (list((3,)))))), (([2, k, 7, k, k, k])[1:-1]))]), (sorted(([p for p in ([]) if p % 2]), key=lambda k: -k)))])
            very_long_variable_name20 = (very_long_variable_name20) & 0xFFFF
        k |= (ord('Z'))
        k &= 0xFFFFFF
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


def val22(p0, p1):
    """Does val22."""
    buf23 = (((dict(a=(((int(1e-3)) + (int(1e-3)))), b=5)).get(((dict(a=({}.get(7, 0)), b=(max(27858, 10)))).get((p0.find('e')), (tmp_value1(p1)))), 100))) & 0xFFFFF
    val24 = (('-'.join(map(str, (divmod(buf23, 6))))) < (f'{buf23}|{p0:>9}'))
    p1 = p1[:22]
    tmp_value25 = ((min(((((dict(a=buf23, b=buf23)).get((ord('a')), buf23)) - buf23)), buf23))) & 0xFFFFF
    def node26(k):
        nonlocal tmp_value25
        tmp_value25 = (tmp_value25 + k) & 0xFFFF
        return tmp_value25
    node26(6)
    node26(len(log))
    return (((((tmp_value25 ^ buf23)) if ((({buf23: buf23, buf23: buf23, buf23: buf23}).get(tmp_value25, buf23)) <= (sum(1 for q in range(11)))) else (max(((repr((1, 2))).find('e')), ((({1: 2}.get(tmp_value25, buf23)) ^ tmp_value25))))))) & 0xFFFFF


class Ctotal27:
    limit = 5
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def buf28(self, k):
        n = self.size * 2
        for val29 in range(6):
            x30 = 6
            while x30 > 0:
                x30 -= 1
                buf31 = set((sorted(([m + n for m, n in zip(([p for p in ([k, val29, k]) if p % 2]), ([m + n for m, n in zip((list(filter(lambda k: k > 3, list(range(6))))), (([0] * 5)[::-1]))]))]))))
                buf31.add(val29)
                log.append(len(buf31 | {1, 2}))
                for cnt32 in sorted(([p * 3 for p in range(11)])):
                    cnt33 = (round(0.5, 0))
                    acc34 = (((('%d:%s' % ((val29) & 0xFFFF, (('hello' * 3))))[:4]).find('e'))) & 0xFFFFFFFF
                    x35 = ((','.join([str(w) for w in ([p for p in ([cnt32, (len('')), acc34, (len(()))]) if p % 2])])))[:40]
        x36, acc37 = ((((('key9').lower()).count('tab\t')) * k)), ('{!r} {}'.format(((((('hello' or 'key18')).count('tab\t')) | k)), (' + '.join([str(w) for w in ((([1, 2, 3][::-1]) + ([p * p - 1 for p in range(13)])))]))))
        x36 = (x36) & 0xFFFFFFF
        return ((tmp_value1(([-p for p in range(3)]))) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def cnt38(self, k):
        self.limit = k & 15
        cnt39, *total40 = [k] + (list(map(lambda k: k * 2, (list(filter(lambda k: k > 9, ([p * p - 1 for p in range(6)])))))))
        cnt39 = (cnt39) & 0xFFFF
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


class Cb41(Ctotal27):
    limit = 65535
    
    def __init__(self, size, label):
        super().__init__(size, label)
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def index_of42(self, k):
        n = self.size * 2
        return (((((repr(('two words'.encode()))) + (' + '.join([str(w) for w in (list(map(lambda k: k + 1, [1, 2, 3])))])))).find('e')) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def x43(self, k):
        self.label += "!"
        buf44, *acc45 = [((k - (sum(([m + n for m, n in zip((sorted(([0] * 5))), ([m + n for m, n in zip(([0] * 5), [1, 2, 3])]))])))))] + (((((([]) + ([p for p in [] if p % 2]))) + (list(filter(lambda k: k > 5, ([k, k]))))))[::-1])
        buf44 = (buf44) & 0xFFFF
        acc45 = acc45[:26]
        return ((ord('Z')) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def node46(self, k):
        self.limit = k & 15
        item47, *item48 = [((7 << 8))] + ([p * 3 for p in range(3)])
        item47 = (item47) & 0xFFFF
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


log.append(('some longer text here'))
total49, tmp_value50 = (x10(([m + n for m, n in zip((sorted(([m + n for m, n in zip([], [])]))), (list(map(lambda k: k & 15, (([] + list(range(6))))))))]), (int((((sum(q for q in range(11))) / 7.5)))), (oct((ord('a')))))), (repr((((len(('xyz'[-3:4]))),))))
total49 = (total49) & 0xFFFFFFF
tmp_value50 = tmp_value50[:13]
for result51 in ([p for p in ((((list(total14(3)))[:5]) + (((list(filter(lambda k: k > 4, ([0] * 5)))) + ([m + n for m, n in zip(list(range(6)), [])]))))) if p % 2]):
    index_of52 = (result51) & 0xFFFFFFFF
    x53, index_of54 = result51, (repr((f'{index_of52}|{tmp_value50:>3}')))
    x53 = (x53) & 0xFFFFFFF
try:
    log.append(23)
    tmp_value55 = [][total49]
except (ValueError, IndexError, KeyError, ZeroDivisionError) as a57:
    log.append(type(a57).__name__)
result58 = lambda k, j=7: (k * j + total49) & 0xFFFF
log.append(result58(total49))
log.append((((tmp_value1((list(total14(5))))), (((int((float(10)))) ^ ((total49 % 3)))),)))
total49 = (((total49 + ((total49 | (tmp_value1(([total49, total49, total49, total49])))))))) & 0xFFFFF
if ((abs((((abs(255)) if (tmp_value50 < tmp_value50) else total49)))) > ((total49 & ((total49 | total49))))):
    for cnt59 in sorted(([p for p in ([total49, total49, total49]) if p % 2])):
        node60, acc61 = (abs((sum(q ^ 5 for q in range(3))))), tmp_value50
        node60 = (node60) & 0xFFFFFFF
        buf62 = set((list(total14(5))))
        buf62.add((ord('a')))
        log.append(len(buf62 | {1, 2}))
    item63 = (((3,)))[:40]
    if (total49 in item63):
        if (100 > (len((tmp_value50.encode())))):
            buf64 = ((bytes([total49 & 255, total49 & 255])))[:40]
            result65 = (total49) & 0xFFFFF
            item63 = ((tuple(([p for p in ([p for p in range(12)]) if p % 2]))))[:20]
        elif (((((total49 in (list(map(lambda k: k * 2, list(range(6))))))) or ((total49 < total49)))) or ((not (tmp_value50.count('Zürich'))))):
            total66 = (dict(a=total49, b=total49))
            total49 = (((((total49 + total49)) + 65535))) & 0xFFFFF
        else:
            buf67 = ({"k": 5, "m": 6})
            node68 = (tmp_value50)[:40]
    else:
        node69 = (item63)[:20]
        b70 = (((list(map(lambda k: k & 15, ([m + n for m, n in zip((list(total14(6))), (list(total14(8))))]))))[-4:5]))[:20]
if (total49 != (({}).get((val22(tmp_value50, (list(map(lambda k: k & 15, list(range(6))))))), total49))):
    for buf71 in range(4):
        total49 |= total49
        total49 &= 0xFFFFFF
        tmp_value50 = tmp_value50[:20]
        result72 = ((tmp_value50.find('e')) in (tuple((list(filter(lambda k: k > 2, (([] + list(range(6))))))))))
    total49 = ((((total49 % 7)) << 20))
    for cnt73 in ([m + n for m, n in zip(((([m + n for m, n in zip(list(range(6)), ([0] * 5))])[::-1])[-4:5]), ([p for p in (([total49, total49, total49])[:-1]) if p % 2]))]):
        for x74, x74_ in enumerate(([(sum(([p for p in ((([0] * 5) + [])) if p % 2]))), ((dict(zip(((list(range(6)) + [1, 2, 3])), (sorted(list(range(6))))))).get((ord('a')), (sum(q for q in range(1))))), total49, (((({3: total49, cnt73: cnt73}).get(cnt73, (ord('a')))) << 0)), (min((max(total49, cnt73)), (tmp_value50.find('e')))), cnt73])):
            val75 = ((sorted((((list((b'payload'))) + ([p for p in (([0] * 5)[1:5]) if p % 2]))), key=lambda k: -k)))[:20]
            cnt76 = ((divmod(((cnt73 if (((tmp_value50 in tmp_value50)) or ((not x74))) else cnt73)), 6)))[:40]
            tmp_value77 = ((((bytes([cnt73 & 255, ((total49 >> 7)) & 255])) + (b'a'))))[:60]
elif ((len(((((b'a' + b'\x00\xff')) + (tmp_value50.encode()))))) > (val22(('some longer text here'), (sorted((([] + ([0] * 5))), key=lambda k: -k))))):
    very_long_variable_name78 = (total49 >= total49)
total49 = ((((x10(([p for p in ([m + n for m, n in zip(list(range(6)), [])]) if p % 2]), (int(((2.5e3 + 1e-3)))), (tmp_value50[-3:6]))) if (((total49 - total49)) > ((total49 * total49))) else total49))) & 0xFFFFFFFF
log.append(tmp_value1((list(filter(lambda k: k > 7, (list(((total49, total49,)))))))))
log.append(x10(([p * 3 for p in range(9)]), total49, ((tmp_value50 or tmp_value50))))
log.append(val22(('%d:%s' % ((total49) & 0xFFFF, tmp_value50)), (((([p * p - 1 for p in range(8)]) + ((([1, 2, 3][::-1]) + (list(b'a'))))))[::-1])))
log.append(Cnode15(14, 'label').x17(5))
log.append(Ctotal27(82, 'label').cnt38(4))
log.append(Cb41(25, 'label').node46(5))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
