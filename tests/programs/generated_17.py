# Generated program 17: random functions, classes and statements over built-in types.
log = []


class Ccnt1:
    limit = 65535
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def a2(self, k):
        self.hist.append(k)
        item3 = 6
        while item3 > 0:
            item3 -= 1
            result4, *buf5 = [(((((int((float(250)))) << 10)) | ((k | 10))))] + (list(filter(lambda k: k > 5, ([(({k: 3, k: k, k: k}).get(k, (sum([1, 2, 3])))), k, k]))))
            result4 = (result4) & 0xFFFF
            tmp_value6 = ((((buf5[::-1]) + (buf5[::-1]))))[:20]
            for acc7 in ((bytes(10))[2:]):
                total8 = ((((list((((b''[1:]) + ('some longer text here'.encode()))))) + ([100, acc7, (len((bytes(6)))), (ord('é')), acc7]))))[:60]
        acc9 = (((float(10)) - ((((((k / 2)) * ((0.1 + 1.25)))) * 0.1))))
        try:
            log.append(57)
            int((str((divmod(((k | k)), 3)))))
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as cnt12:
            log.append(type(cnt12).__name__)
        return ((((sum((list(map(lambda k: k * 2, (list((3,)))))))) - ((k * ((7 + k)))))) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __str__(self):
        return '<%d %s>' % (self.size, self.label)


class Cval13(Ccnt1):
    limit = 42
    
    def __init__(self, size, label):
        super().__init__(size, label)
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def x14(self, k):
        self.label += "!"
        for very_long_variable_name15, very_long_variable_name15_ in enumerate((list((divmod(k, 7))))):
            very_long_variable_name15 += (ord('a'))
            very_long_variable_name15 &= 0xFFFFFF
            for tmp_value16 in sorted((sorted((list(((3,)))), key=lambda k: -k))):
                for buf17 in sorted(([p for p in ([k, k, ((tmp_value16 if ((False) and (True)) else tmp_value16)), ((tmp_value16 * tmp_value16)), (sum(q for q in range(1))), very_long_variable_name15]) if p % 2])):
                    index_of18 = (max((int((((round(0.5, 3)) + 2.5e3)))), (int(((((buf17 ^ buf17)) / 2))))))
                    index_of19 = ((((max(k, 65535)) ^ (ord('é'))))) & 0xFFFFF
                    total20 = (('-'.join(map(str, (tuple(([m + n for m, n in zip(([p * 3 for p in range(12)]), (list(filter(lambda k: k > 7, [1, 2, 3]))))])))))))[:40]
                a21 = lambda k, j=5: (k * j + k) & 0xFFFF
                log.append(a21(((dict(a=(int((float(250)))), b=k)).get((sum((([m + n for m, n in zip(([0] * 5), [1, 2, 3])])[::-1]))), (sum(([m + n for m, n in zip((sorted(list(range(6)), key=lambda k: -k)), (list(map(lambda k: k + 1, [1, 2, 3]))))])))))))
                item22 = ((((((('two words') + (hex(very_long_variable_name15)))) + ('{}-{}'.format(('xyz'.find('e')), ('two words'))))).find('e'))) & 0xFFFFF
            log.append(k)
        log.append(k)
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __str__(self):
        return '%05d/%r' % (self.size, self.label)


def acc23(p0, p1):
    """Does acc23."""
    total24 = (([p for p in range(3)]))[:20]
    return ((((ord('é')) // 1000))) & 0xFFFFF


def result25(p0, p1, p2):
    very_long_variable_name26, a27 = p0, ((' + '.join([str(w) for w in ([p for p in p2 if p % 2])])))
    very_long_variable_name26 = (very_long_variable_name26) & 0xFFFFFFF
    if (('-'.join(map(str, (tuple(((p2 + ([0] * 5)))))))) < (','.join(map(str, ((((p0 + very_long_variable_name26)),)))))):
        for x28 in sorted(([m + n for m, n in zip((p2[1:5]), p2)])):
            try:
                a29 = (p1) & 0xFFFFF
                a27 = ((repr((p2[::-1]))))[:40]
                index_of31 = {}[very_long_variable_name26]
            except (ValueError, IndexError, KeyError, ZeroDivisionError) as cnt32:
                log.append(type(cnt32).__name__)
            finally:
                item33 = (p2)[:60]
            p0 ^= x28
            p0 &= 0xFFFFFF
    result34, *index_of35 = [(int((float(250))))] + (sorted(p2, key=lambda k: -k))
    result34 = (result34) & 0xFFFF
    index_of35 = index_of35[:24]
    very_long_variable_name36 = set(index_of35)
    very_long_variable_name36.add(p1)
    log.append(len(very_long_variable_name36 | {1, 2}))
    cnt37 = ((max(p0, (a27.find('e'))))) & 0xFFFFF
    def val38(k):
        nonlocal cnt37
        cnt37 = (cnt37 + k) & 0xFFFF
        return cnt37
    val38(9)
    val38(len(log))
    return ((((a27 + (a27.strip()))).find('e'))) & 0xFFFFF


def buf39():
    item40 = ((list(filter(lambda k: k > 2, (list(filter(lambda k: k > 4, ([p for p in range(10)]))))))))[:60]
    buf41 = Cval13((sum((item40[::-1]))), ((bin(((((100 >> 7)) % 3))))[1:-1]))
    log.append(buf41.x14((max(((dict(a=(sum(1 for q in range(5))), b=((7 // 7)))).get((sum((sorted([])))), (sum(1 for q in range(6))))), (((len(item40)) + ((({1: 2}.get(1, 5)) >> 2))))))))
    buf41.hist = (({p: p * 4 for p in range(5)}).get((((result25(((10 ^ 255)), ((10 ^ 255)), item40)) + (((abs(2)) + (sum(item40)))))), (((((sum(q for q in range(7))) % 7)) + (sum(item40))))))
    log.append(str(buf41))
    a42 = (((str(item40)).encode()))[:20]
    log.append((tuple((list((((len({})), ((65535 if True else 3)), ('xyz'.find('e')),)))))))
    return ((result25(((((('key5'.count('a')) * (min(7283788255, 65535)))) - ((((0 % 1000)) ^ ((5 if False else 100)))))), (len((((ord('é')),)))), (item40[:])))) & 0xFFFFF


def cnt43(p0, p1, p2):
    """Does cnt43."""
    x44 = Cval13(p1, (((str((not p1))).lower()).center(15)))
    log.append(x44.a2(((','.join([str(w) for w in p2])).count('a'))))
    x44.extra = p1
    log.append(str(x44))
    p1 = (p1) & 0xFFFFF
    p0 |= (((('0123456789') + ((bin(p0))[2:6]))).count('some longer text here'))
    p0 &= 0xFFFFFF
    p2.insert(0, (((((max(((p0 & 7)), ((p0 >> 9)))) // 1000)) - p1)))
    del p2[24:]
    return (p0) & 0xFFFFF


def index_of45(n):
    for i in range(n):
        try:
            log.append(55)
            int(((((','.join(map(str, (([0] * 5)))))[:4]) or (((('Zürich' + 'xyz')).center(8)).center(15)))))
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as very_long_variable_name48:
            log.append(type(very_long_variable_name48).__name__)
        for x49, x49_ in enumerate((list(map(lambda k: k & 15, (sorted((([-p for p in range(1)])[:5]))))))):
            for a50 in sorted(([m + n for m, n in zip((list((bytes(bytearray((b'')))))), (((sorted(([n, x49, x49]), key=lambda k: -k)) + ([m + n for m, n in zip(([m + n for m, n in zip(list(range(6)), ([0] * 5))]), ([]))]))))])):
                very_long_variable_name51 = (((abs(i)) ^ n))
        yield (n) & 0xFFFF


buf52 = ((((bin((sum(([]))))) or (((((str(False)) or (','.join([str(w) for w in [1, 2, 3]])))) * 1)))))[:20]
log.append((tuple((list((()))))))
acc53 = ((sorted(([m + n for m, n in zip((((([] + [])) + (list(map(lambda k: k & 15, list(range(6))))))), ([p * 3 for p in range(4)]))]))))[:40]
val54 = ((ord('a')) <= (('<%5d|%-8s>' % ((((1000 - 42))) & 0xFFFF, buf52)).find('e')))
try:
    if ((((int(((100.0 - 0.1)))) < (len((bytes(bytearray(b'payload'))))))) or (val54)):
        item55 = ((list((tuple((list((b'a'))))))))[:20]
        buf52 = buf52[:23]
    else:
        acc53.insert(0, (((('{0:>6}{1}'.format((abs(2)), buf52)).count('a')) >> 0)))
        del acc53[24:]
        for cnt56, cnt56_ in enumerate(([p for p in range(2)])):
            result57 = ((tuple((list(map(lambda k: k * 2, ([p for p in acc53 if p % 2])))))))[:20]
            tmp_value58 = (acc53)[:40]
        result59 = ((list(filter(lambda k: k > 5, ((acc53[::-1])[-4:5])))))[:60]
    b60 = [][(((abs(((((100 if val54 else 2)) << 0)))) * (len(([({"k": 5, "m": 6}.get(10, 1000)), ((65535 << 20)), ('key6'.find('e')), ((0 ^ 934279))])))))]
except (ValueError, IndexError, KeyError, ZeroDivisionError) as a62:
    log.append(type(a62).__name__)
a63 = ((int(100.0))) & 0xFFFFF
acc53.extend(acc53)
del acc53[24:]
a63 += (((((len(buf52)) + a63)) % 16))
a63 &= 0xFFFFFF
item64 = (((('%x %r' % ((((((a63 - a63)) ^ a63))) & 0xFFFF, ((buf52 or buf52)))) or buf52)))[:40]
buf65, *b66 = [a63] + (list((divmod((int((round(0.1, 3)))), 4))))
buf65 = (buf65) & 0xFFFF
item67 = ((sorted((([p for p in ((b66 + acc53)) if p % 2])[::-1]))))[:40]
for item68 in range(5):
    cnt69 = Cval13(a63, buf52)
    log.append(cnt69.x14(a63))
cnt70 = (a63) & 0xFFFFFFFF
x71 = set(b66)
x71.add(cnt70)
log.append(len(x71 | {1, 2}))
for val72 in sorted((list(filter(lambda k: k > 8, (item67[::-1]))))):
    index_of73, val74 = ((((','.join([str(w) for w in acc53])).find('e')) << 6)), ('{}-{}'.format(((buf65 if val54 else a63)), item64))
    index_of73 = (index_of73) & 0xFFFFFFF
    for result75 in range(2):
        total76 = (index_of73 <= val72)
    x77, *very_long_variable_name78 = [(((sum(acc53)) << 18))] + ((acc53 + b66))
    x77 = (x77) & 0xFFFF
acc79 = set(acc53)
acc79.add((((((min(a63, a63)) >> 18)) if (item64 < item64) else (sum(([p for p in ([m + n for m, n in zip([1, 2, 3], b66)]) if p % 2]))))))
log.append(len(acc79 | {1, 2}))
log.append((tuple(([p for p in (((list(b'0123456789abcdef')) + (list(index_of45(9))))) if p % 2]))))
index_of80 = ((((bytes([((buf65 ^ a63)) & 255, a63 & 255]))[2:])[1:]))[:20]
node81 = 1.25
item64 = item64[:16]
tmp_value82 = 2
while tmp_value82 > 0:
    tmp_value82 -= 1
    item83 = Cval13(buf65, buf52)
    log.append(item83.x14((int(((node81 * 3.0))))))
    item83.size = (sum(q ^ 5 for q in range(5)))
    if ((((item64 * 0)).lower()) in ((str(item67)).upper())):
        continue
    cnt84 = (('%04d_%s' % ((((((buf65 if val54 else a63)) ^ cnt70))) & 0xFFFF, ((((repr(acc53)).strip()) + ('{!r} {}'.format(a63, buf52)))))))[:40]
log.append(acc23(item64, ({(abs(a63)): buf65, buf65: a63, ((buf65 + cnt70)): ((a63 - a63))})))
log.append(result25((ord('Z')), ((','.join(map(str, ([-p for p in range(2)])))).find('e')), (list(index_of45(6)))))
log.append(buf39())
log.append(cnt43((((('some longer text here') or (repr(index_of80)))).find('e')), cnt70, ([p for p in ((b66[1:5])[::-1]) if p % 2])))
log.append(Ccnt1(20, 'label').a2(8))
log.append(Cval13(59, 'label').a2(9))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
