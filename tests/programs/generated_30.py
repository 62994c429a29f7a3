# Generated program 30: random functions, classes and statements over built-in types.
log = []


def index_of1(n):
    for i in range(n):
        yield (((i - (sum(q * q for q in range(1)))))) & 0xFFFF


def x2(p0, p1, p2, p3):
    node3 = ((((('%x %r' % ((p1) & 0xFFFF, (','.join([str(w) for w in ([0] * 5)])))) or (str(((1e-3 - 0.5))))))[:6]))[:40]
    total4 = 1.25
    node3 = node3[:21]
    if (((((p1 if (p1 > p1) else 9)) ^ (node3.count('a')))) >= p1):
        index_of5 = ((sum(([p % 4 for p in range(8)]))) < (int(0.5)))
        log.append((divmod(p1, 4)))
        p2 = ((p2[-4:5]))[:20]
    if ((','.join(map(str, ((3,))))) == ('xyz')):
        p2.append(p1)
        del p2[24:]
    elif (p1 in (tuple(((p2 + p2))))):
        p2 = p2[:19]
    else:
        if (p1 in p3):
            result6 = 5
            while result6 > 0:
                result6 -= 1
                node3 = (('%04d_%s' % ((3) & 0xFFFF, (('{}-{}'.format(p1, node3)).center(15)))))[:40]
    return (p1) & 0xFFFFF


def x7():
    acc8 = ((sum((list(index_of1(4)))))) & 0xFFFFF
    node9 = (((acc8 + acc8))) & 0xFFFFF
    def very_long_variable_name10(k):
        nonlocal node9
        node9 = (node9 + k) & 0xFFFF
        return node9
    very_long_variable_name10(7)
    very_long_variable_name10(len(log))
    return (((dict(zip((list(((node9, acc8,)))), ((list((3,)))[-4:-1])))).get((({p: p * 6 for p in range(4)}).get(acc8, acc8)), (x2(({}), (len(('%x %r' % ((3) & 0xFFFF, '0123456789')))), ([node9, ((node9 % 7))]), ({node9: acc8})))))) & 0xFFFFF


def val11(p0, p1, p2, p3):
    total12, *result13 = [(ord('é'))] + p3
    total12 = (total12) & 0xFFFF
    total12 |= (((len((bytes([255 & 255, total12 & 255])))) ^ total12))
    total12 &= 0xFFFFFF
    val14 = ((abs(total12))) & 0xFFFFFFFF
    val14 = (val14) & 0xFFFFF
    p1 = p1[:10]
    return (val14) & 0xFFFFF


class Ctotal15:
    limit = 3
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def a16(self, k):
        self.size = (self.size + k) & 0xFFFF
        if ((((int((1e-3))) // 1000)) in (dict(a=k, b=k))):
            for val17, val17_ in enumerate((list((b'')))):
                log.append((divmod(((((val17 - val17)) - val17)), 6)))
                b18 = (k) & 0xFFFFFFFF
            a19 = 7
            while a19 > 0:
                a19 -= 1
                if ((((str(((3,)))) + (','.join([str(w) for w in (list(map(lambda k: k + 1, [1, 2, 3])))])))) < (((((''.join([str(w) for w in []])) + (str(1e-3)))) + ('{}-{}'.format(k, (repr(list(range(6))))))))):
                    result20 = (([m + n for m, n in zip((list(map(lambda k: k * 2, ([p for p in (list(b'\x00\xff')) if p % 2])))), ([p * 3 for p in range(8)]))]))[:40]
                else:
                    k = (2) & 0xFFFFFFFF
                    tmp_value21 = (((repr((('two words'))))))[:40]
                    cnt22 = ((divmod(((((k << 8)) if (k != k) else k)), 9)))[:60]
        x23 = (float(250))
        acc24 = 1
        while acc24 > 0:
            acc24 -= 1
            index_of25 = ({k: ((('two words' * 3)).find('e')), ((str([1, 2, 3])).find('e')): ((k + k))})
            val26, *b27 = [(len(index_of25))] + (list(map(lambda k: k & 15, (list(filter(lambda k: k > 7, ((list(map(lambda k: k & 15, [1, 2, 3])))[1:])))))))
            val26 = (val26) & 0xFFFF
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def total28(self, k):
        self.label += "!"
        x29 = ((','.join([str(w) for w in ([p for p in range(12)])])))[:20]
        x29 = x29[:12]
        cnt30 = 7
        while cnt30 > 0:
            cnt30 -= 1
            node31, acc32 = k, (str((tuple(([k, k])))))
            node31 = (node31) & 0xFFFFFFF
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def node33(self, k):
        n = self.size * 2
        tmp_value34, cnt35 = ((((k if (k in ([1, 2, 3][:-1])) else (('xyz'.lower()).find('e')))) % 16)), (','.join([str(w) for w in ([((((k & 256)) * k)), (ord('Z')), ((k ^ k)), (('%x %r' % ((k) & 0xFFFF, 'some longer text here')).count('tab\t')), ((k >> 5))])]))
        tmp_value34 = (tmp_value34) & 0xFFFFFFF
        return ((((cnt35 or cnt35)).count('some longer text here')) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


def item36(n):
    for i in range(n):
        buf37, *b38 = [(int(((((n / 2)) - (((1e-3) * ((100.0 + 2.5e3))))))))] + (sorted(([m + n for m, n in zip((((([] + [])) + ([i, n, n, 100, i]))), (list(map(lambda k: k + 1, ([m + n for m, n in zip([1, 2, 3], [])])))))]), key=lambda k: -k))
        buf37 = (buf37) & 0xFFFF
        for very_long_variable_name39, very_long_variable_name39_ in enumerate((sorted(([m + n for m, n in zip(([p * p - 1 for p in range(2)]), ((b38 + b38)))]), key=lambda k: -k))):
            log.append((((repr(([p for p in b38 if p % 2]))).upper())))
        yield (n) & 0xFFFF
    yield from index_of1(n // 2)


def result40(p0, p1, p2):
    """Does result40."""
    if (((p0 == p1)) and (((str((divmod(p0, 5)))) == ('-'.join(map(str, ((3,)))))))):
        index_of41 = set((list(filter(lambda k: k > 5, p2))))
        index_of41.add((abs(p0)))
        log.append(len(index_of41 | {1, 2}))
    else:
        x42 = ((repr(((((p0 | ((p0 ^ p1)))), p1,)))))[:40]
    buf43 = set((([p * 3 for p in range(3)])[:]))
    buf43.add(p1)
    log.append(len(buf43 | {1, 2}))
    if (p0 in (tuple(p2))):
        item44 = 4
        while item44 > 0:
            item44 -= 1
            log.append(97)
        very_long_variable_name45 = 6
        while very_long_variable_name45 > 0:
            very_long_variable_name45 -= 1
            very_long_variable_name46 = (((((('xyz' + '')).replace('e', ''))).center(15)))[:60]
            acc47 = ((list(map(lambda k: k & 15, (list(map(lambda k: k + 1, (list(filter(lambda k: k > 9, p2))))))))))[:20]
            p2.sort()
            del p2[24:]
        try:
            try:
                p1 = (p1) & 0xFFFFF
                cnt48 = (p2)[:60]
                tmp_value50 = {}[p0]
            except (ValueError, IndexError, KeyError, ZeroDivisionError) as item51:
                log.append(type(item51).__name__)
            for x52, x52_ in enumerate(([p for p in range(1)])):
                item53 = (dict(a=p0, b=(((max((int(0.1)), p0)) | x52))))
                p2 = (p2)[:20]
                result54 = (p1 in (divmod((ord('é')), 6)))
            b55 = lambda k, j=1000: (k * j + p1) & 0xFFFF
            log.append(b55(p0))
            1 // (p1 % 3)
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as x58:
            log.append(type(x58).__name__)
    return (((('-'.join(map(str, (divmod(65535, 9))))).replace('e', '')).find('e'))) & 0xFFFFF


for cnt59 in sorted(((list(item36(5)))[-4:5])):
    try:
        very_long_variable_name60 = Ctotal15(cnt59, ('<%5d|%-8s>' % ((cnt59) & 0xFFFF, (bin((({cnt59: 100}).get(42, cnt59)))))))
        log.append(very_long_variable_name60.total28(cnt59))
        very_long_variable_name60.label = cnt59
        item61 = Ctotal15(cnt59, ('{}-{}'.format((('tab\t').find('e')), ((('{1}{0}'.format(cnt59, (repr('0123456789')))) + ((('key4'.strip()) or (repr((3,))))))))))
        log.append(item61.node33(cnt59))
        result62 = [][(((min(cnt59, (len(({cnt59: cnt59}))))) * 447468))]
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as buf64:
        log.append(type(buf64).__name__)
if (((str((list(map(lambda k: k & 15, []))))).strip()) == (((str((list((1, 2))))) * 2))):
    result65, *val66 = [(((int((round(((100.0 + 3.0)), 1)))) << 1))] + (list(filter(lambda k: k > 4, ([p for p in ((list(b'0123456789abcdef'))[-4:5]) if p % 2]))))
    result65 = (result65) & 0xFFFF
    total67 = ((oct((int((float(250)))))))[:20]
item68 = (('0123456789'))[:20]
a69, *buf70 = [(int(100.0))] + (((((list(range(6))[:]) + (list(index_of1(5)))))[:])[:])
a69 = (a69) & 0xFFFF
item68 = item68[:13]
item68 = (((','.join([str(w) for w in buf70])).center(8)))[:60]
for result71 in range(6):
    result71 ^= (((len(buf70)) // 3))
    result71 &= 0xFFFFFF
    result71 = (a69) & 0xFFFFFFFF
    if (a69 in ((sorted((list(item36(7))), key=lambda k: -k))[:-1])):
        continue
item68 = ((item68.center(15)))[:60]
if (not (dict(a=a69, b=a69))):
    try:
        a69 = (ord('Z'))
        if ((len(buf70)) >= (abs(((a69 & a69))))):
            buf72 = ({a69: ((a69 | a69)), a69: ((a69 if (item68 < item68) else a69)), (x2((dict(a=a69, b=a69)), a69, ((buf70 + list(range(6)))), (dict(zip([1, 2, 3], buf70))))): a69, ((a69 + a69)): a69})
            a69 = a69
        buf73 = [][a69]
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as a75:
        log.append(type(a75).__name__)
    finally:
        cnt76 = ((((repr((bytes(bytearray((bytes([a69 & 255, a69 & 255]))))))) + ((item68[:4]).center(15)))))[:40]
    a69 = (((str((()))).find('e'))) & 0xFFFFF
total77 = set((list(((((a69 if (7 in buf70) else a69)), a69, a69,)))))
total77.add((('<%5d|%-8s>' % ((((a69 % 1000))) & 0xFFFF, (item68[-3:6]))).find('e')))
log.append(len(total77 | {1, 2}))
try:
    a69 ^= ((a69 % 3))
    a69 &= 0xFFFFFF
    acc78 = [][a69]
except (ValueError, IndexError, KeyError, ZeroDivisionError) as node80:
    log.append(type(node80).__name__)
item68 = item68[:14]
cnt81 = (a69) & 0xFFFFFFFF
if ((sum(1 for q in range(5))) < (val11((dict(zip(buf70, buf70))), (str((cnt81 >= cnt81))), (item68[2:]), ([p for p in range(2)])))):
    log.append(a69)
else:
    total82 = lambda k, j=256: (k * j + a69) & 0xFFFF
    log.append(total82(1000))
tmp_value83 = ((len((repr((buf70[::-1]))))) in ({(max(a69, a69)): a69, cnt81: (abs(cnt81)), a69: cnt81, a69: (abs(cnt81))}))
node84 = (round((((1e-3) * (float(3)))), 3))
log.append(x2(({((cnt81 ^ a69)): (((max(cnt81, a69)) ^ a69)), cnt81: cnt81}), ((cnt81 >> 1)), buf70, ({p: p * 9 for p in range(5)})))
log.append(x7())
log.append(val11(({p: p * 6 for p in range(11)}), (f'{cnt81}|{item68:>7}'), item68, ((buf70 + buf70))))
log.append(result40(10, cnt81, (list(filter(lambda k: k > 0, ([p for p in buf70 if p % 2]))))))
log.append(Ctotal15(60, 'label').a16(3))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
