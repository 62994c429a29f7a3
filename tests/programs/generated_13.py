# Generated program 13: random functions, classes and statements over built-in types.
log = []


def tmp_value1(n):
    for i in range(n):
        tmp_value2 = ((tuple(([1, 2, 3]))))[:60]
        item3 = ((i << 19))
        yield (((((i - (int((float(10)))))) if ((sum(([]))) in ({"k": 5, "m": 6})) else (int((float(250))))))) & 0xFFFF


def acc4(p0, p1, p2):
    """Does acc4."""
    for item5, item5_ in enumerate((sorted(p2, key=lambda k: -k))):
        total6, x7 = item5, (f'{item5}|{p1:>8}')
        total6 = (total6) & 0xFFFFFFF
        if (((total6 * ((total6 + item5)))) in (list(filter(lambda k: k > 8, p2)))):
            if (p1 in ((x7.upper())[2:4])):
                buf8 = ((list((divmod(((item5 + total6)), 9)))))[:40]
                x7 = (('{}-{}'.format(item5, p1)))[:40]
                index_of9 = (p2)[:60]
            else:
                node10 = (item5) & 0xFFFFF
                tmp_value11 = ((tuple((p2[:]))))[:20]
                a12 = ({})
        elif ((min(total6, total6)) < (((sum(p2)) ^ ((item5 & total6))))):
            node13 = (total6) & 0xFFFFF
            p2.extend(p2)
            del p2[24:]
        else:
            a14 = (('0123456789'))[:20]
            p1 = p1[:22]
            total15 = ((tuple(([p for p in (list((x7.encode()))) if p % 2]))))[:60]
        if ((sum((list(filter(lambda k: k > 6, (p2[::-1])))))) > (((min(total6, item5)) | item5))):
            continue
    result16 = lambda k, j=255: (k * j + 3) & 0xFFFF
    log.append(result16((ord('Z'))))
    node17, buf18 = (((p1.find('e')) ^ (((((sum(p2)) >> 13)) * (((p1.find('e')) | ((0 - 5)))))))), p1
    node17 = (node17) & 0xFFFFFFF
    p1 = p1[:11]
    b19 = set(([p * p - 1 for p in range(6)]))
    b19.add(node17)
    log.append(len(b19 | {1, 2}))
    node17 = (node17) & 0xFFFFF
    return (((node17 | (sum(q * q for q in range(2)))))) & 0xFFFFF


class Citem20:
    limit = 65535
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def item21(self, k):
        self.hist.append(k)
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def very_long_variable_name22(self, k):
        self.size = (self.size + k) & 0xFFFF
        a23 = ((','.join([str(w) for w in ([-p for p in range(7)])])))[:60]
        node24, buf25 = (len((bytes(11)))), a23
        node24 = (node24) & 0xFFFFFFF
        return (node24 + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __str__(self):
        return '%05d/%r' % (self.size, self.label)


class Ca26(Citem20):
    limit = 12
    
    def __init__(self, size, label):
        super().__init__(size, label)
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def total27(self, k):
        self.hist.append(k)
        a28 = 6
        while a28 > 0:
            a28 -= 1
            if ((repr(((('xyz'.encode()) + (b'a'[3:]))))) == ((('%04d_%s' % ((k) & 0xFFFF, ('{1}{0}'.format(k, 'tab\t')))) or (((bin(k)) or (hex(k))))))):
                x29 = (float(250))
                node30 = Citem20(k, ((((('two words') * 0)) or (repr((bytes(bytearray((bytes([3 & 255, k & 255]))))))))))
                log.append(node30.very_long_variable_name22(k))
                node30.label = k
                log.append(str(node30))
            elif (not (sum(q * q for q in range(8)))):
                log.append(((str((not ([k, k, k, k, k])))).center(8)))
            else:
                if (k >= k):
                    continue
                if ((acc4(({"k": 5, "m": 6}), ((str(())).replace('e', 'E')), (([m + n for m, n in zip([], list(range(6)))])[::-1]))) <= k):
                    buf31 = (([m + n for m, n in zip((sorted((list(map(lambda k: k & 15, ([1, 2, 3][1:-1])))), key=lambda k: -k)), ([m + n for m, n in zip((list(tmp_value1(2))), (sorted(([][::-1]))))]))]))[:60]
                else:
                    acc32 = ((''.join([str(w) for w in ([])])))[:20]
                    index_of33 = ((tuple(((([(int(3.0)), k, k, ((k - 324642402)), k]) + (list(tmp_value1(9))))))))[:40]
            result34, a35 = (((({1: k, k: k, 255: k}).get(k, ((k & k)))) + k)), ('xyz')
            result34 = (result34) & 0xFFFFFFF
        val36 = (((((((('{1}{0}'.format(k, 'tab\t')) or (hex(0)))) + ('%x %r' % ((k) & 0xFFFF, ('tab\t'.replace('e', '<e>')))))) or (oct(k)))))[:40]
        return ((len(([-p for p in range(13)]))) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __str__(self):
        return '%05d/%r' % (self.size, self.label)


def node37(n):
    for i in range(n):
        node38 = (((((((n * n)) + i)) > i)) or ((((((i in ([0] * 5))) or ((not 'some longer text here')))) or ((((not [1, 2, 3])) and ((n == i)))))))
        yield ((((('<%5d|%-8s>' % ((n) & 0xFFFF, (bin(i)))).count('a')) & (((('hello' + 'some longer text here')).center(15)).find('e'))))) & 0xFFFF


item39, *result40 = [(sum(((([p for p in ([0, 42]) if p % 2]) + (list((bytes([0 & 255, 2 & 255]))))))))] + (sorted((([p for p in (([0] * 5)[::-1]) if p % 2])[::-1])))
item39 = (item39) & 0xFFFF
index_of41 = (round((float(3)), 0))
for very_long_variable_name42 in range(8):
    a43, cnt44 = very_long_variable_name42, (','.join([str(w) for w in result40]))
    a43 = (a43) & 0xFFFFFFF
    result45 = (((((cnt44.upper()) + (''.join([str(w) for w in result40])))).strip()))[:40]
    cnt44 = (result45)[:40]
acc46 = set(result40)
acc46.add(item39)
log.append(len(acc46 | {1, 2}))
if (not result40):
    log.append(40)
for val47 in result40:
    result48, *b49 = [((42 | (((min(val47, val47)) | val47))))] + result40
    result48 = (result48) & 0xFFFF
    try:
        if (((('{0:>6}{1}'.format(item39, (','.join(map(str, (1, 2)))))) or (repr(('key0'.strip()))))) in (((''.join([str(w) for w in result40])) or (((('two words' * 1)) * 2))))):
            continue
        result51 = {}[((val47 >> 17))]
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as b52:
        log.append(type(b52).__name__)
    finally:
        total53 = Citem20(((result48 * (((int(index_of41)) if (result48 > val47) else ((val47 << 11)))))), ('%x %r' % ((item39) & 0xFFFF, (','.join(map(str, result40))))))
        log.append(total53.item21((int(index_of41))))
        total53.label = (('{!r} {}'.format(result48, (str((divmod(result48, 7)))))).find('e'))
    item54 = Citem20((len((((((b'a' + b'payload'))[0:]) + (bytes(bytearray(((b'' + b'\x00\xff'))))))))), ((repr(((1, 2)))).upper()))
    log.append(item54.very_long_variable_name22((((({}).get(((val47 * result48)), (acc4(({"k": 5, "m": 6}), (('some longer text here' + 'Zürich')), b49)))) * (sum(q for q in range(5)))))))
    item54.hist = (ord('a'))
result40 = (result40)[:20]
node55 = lambda k, j=100: (k * j + item39) & 0xFFFF
log.append(node55((ord('Z'))))
result40 = ((list((b'a'))))[:40]
item39 = ((item39 | item39))
cnt56 = ({((item39 if (item39 > item39) else item39)): (('some longer text here'.replace('e', '<e>')).find('e')), item39: item39, ((item39 % 16)): (acc4(({p: p * 1 for p in range(9)}), (repr('0123456789')), result40))})
if (((((item39 ^ item39)) != ((item39 + item39)))) and ((((item39 & item39)) == ((item39 | item39))))):
    for very_long_variable_name57 in range(3):
        if (item39 in ((((item39 | ('Zürich'.count('')))),))):
            cnt56 = ({"k": 5, "m": 6})
            very_long_variable_name58 = ((b'0123456789abcdef'))[:20]
            val59 = (very_long_variable_name57 in ((very_long_variable_name57, very_long_variable_name57, (min((sum(q * q for q in range(8))), (ord('Z')))),)))
        else:
            buf60 = very_long_variable_name57
            index_of41 = index_of41
    result40 = result40[:26]
elif (not ((item39 & (sum(q ^ 5 for q in range(8)))))):
    val61 = Citem20(((((repr(b'0123456789abcdef')).replace('e', 'E'))[2:-1]).find('e')), ('%x %r' % ((((('xyz'.upper()).upper()).count('a'))) & 0xFFFF, (str(((result40 + result40)))))))
    log.append(val61.item21(255))
    cnt56[item39] = item39
    for item62 in range(7):
        result40.insert(0, (acc4(({item39: item62, item62: item39, item39: item39}), ('{!r} {}'.format((cnt56.get(item62, item62)), ((('xyz') or (('tab\t' * 4)))))), ((list(tmp_value1(5)))[:5]))))
        del result40[24:]
if ((len((list(map(lambda k: k + 1, result40))))) != (sum(q ^ 5 for q in range(8)))):
    val63 = (('xyz'))[:40]
else:
    item64 = lambda k, j=1000: (k * j + item39) & 0xFFFF
    log.append(item64(0))
    item39 ^= item39
    item39 &= 0xFFFFFF
    b65 = ((hex(item39)) in (','.join([str(w) for w in (list(map(lambda k: k + 1, result40)))])))
for very_long_variable_name66, very_long_variable_name66_ in enumerate(result40):
    x67 = (item39) & 0xFFFFF
node68 = Ca26((int(index_of41)), (((''.join([str(w) for w in result40])).replace('e', '<e>')).center(15)))
log.append(node68.very_long_variable_name22(item39))
log.append(str(node68))
log.append((str(item39)))
node69 = 6
while node69 > 0:
    node69 -= 1
    result40 = result40[:7]
log.append(acc4(cnt56, (('xyz')), result40))
log.append(Citem20(47, 'label').item21(3))
log.append(Ca26(86, 'label').very_long_variable_name22(1))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
