# Generated program 7: random functions, classes and statements over built-in types.
log = []


def buf1():
    """Does buf1."""
    acc2 = (([m + n for m, n in zip(([((((1 - 0)) << 7)), (ord('a')), (ord('é')), ((('' * 4)).count('a'))]), (((list(((2, 256, 100,)))) + (([p * p - 1 for p in range(0)])[::-1]))))]))[:60]
    if (((not ((dict(zip(acc2, acc2))).get((max(42, 1)), ((65535 * 10)))))) and (((((int(0.1)) * (sum(acc2)))) in (())))):
        log.append(60)
    else:
        index_of3 = set(acc2)
        index_of3.add(((repr(((repr(b'0123456789abcdef')).center(15)))).count('some longer text here')))
        log.append(len(index_of3 | {1, 2}))
        cnt4 = (((bin(((100 * 10)))).count('a')) == (abs(((dict(a=2, b=3)).get(((2 * 2)), (sum(q for q in range(8))))))))
    cnt5, *node6 = [((bin((('%04d_%s' % ((3) & 0xFFFF, 'hello')).count('tab\t')))).count('a'))] + acc2
    cnt5 = (cnt5) & 0xFFFF
    very_long_variable_name7 = ((((cnt5 / 3)) * (round(((3.0 - (float(10)))), 3))))
    log.append(('some longer text here'))
    b8 = (100) & 0xFFFFF
    def result9(k):
        nonlocal b8
        b8 = (b8 + k) & 0xFFFF
        return b8
    result9(9)
    result9(len(log))
    return (b8) & 0xFFFFF


def cnt10(p0, p1, p2, p3):
    for cnt11 in ([m + n for m, n in zip((list((tuple(p2)))), ((p2 + p2)))]):
        node12 = ((sum(1 for q in range(9))) > ((2 - ((p1 | cnt11)))))
    node13 = (((((('%04d_%s' % ((p1) & 0xFFFF, 'a')) * 3))[2:4]).strip()))[:60]
    log.append((tuple((sorted(p0, key=lambda k: -k)))))
    return (p1) & 0xFFFFF


def buf14():
    """Does buf14."""
    total15 = ((({p: p * 5 for p in range(2)}).get(((('%04d_%s' % ((256) & 0xFFFF, 'hello')).replace('e', 'E')).find('e')), (abs((sum(1 for q in range(6)))))))) & 0xFFFFF
    val16 = ((list(filter(lambda k: k > 7, (list(map(lambda k: k & 15, ([total15, total15, total15]))))))))[:20]
    b17 = (((((('xyz'[-3:-1])) * 3))[1:6]))[:40]
    node18 = (((((total15 if (total15 < total15) else ((total15 if True else 5)))) if (((not b17)) and ((total15 >= total15))) else ((total15 | (min(total15, total15)))))) == ((((total15 if (255 > total15) else total15)) & total15)))
    a19 = (total15) & 0xFFFFF
    def item20(k):
        nonlocal a19
        a19 = (a19 + k) & 0xFFFF
        return a19
    item20(8)
    item20(len(log))
    return (((((total15 + total15)) << 12))) & 0xFFFFF


def item21(p0, p1):
    acc22 = (((1, 2)))[:20]
    if (p1 in (tuple((list(filter(lambda k: k > 8, ([m + n for m, n in zip([], [1, 2, 3])]))))))):
        b23 = ((((int(((0.5 * (float(250)))))) - p1))) & 0xFFFFF
    cnt24 = (p1 in (((sorted((sorted(list(range(6)))), key=lambda k: -k)) + (list(map(lambda k: k * 2, ([-p for p in range(14)])))))))
    tmp_value25 = ((bytes(bytearray((bytes(bytearray((p0.encode()))))))))[:60]
    p0 = p0[:5]
    log.append(p1)
    return ((max(((p1 + p1)), p1))) & 0xFFFFF


class Citem26:
    limit = 3
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def b27(self, k):
        self.hist.append(k)
        for x28 in (b'payload'):
            k ^= x28
            k &= 0xFFFFFF
        for buf29 in ((((str(3.0)).replace('e', '<e>')).encode())[0:]):
            for item30 in (((((('key30') or ('a'))) * 3)).encode()):
                try:
                    tmp_value31 = (k) & 0xFFFFF
                    a32 = ((()))[:20]
                    int((((((('two words').upper()) + (('two words'.replace('e', ''))[1:6]))) * 0)))
                except (ValueError, IndexError, KeyError, ZeroDivisionError) as total35:
                    log.append(type(total35).__name__)
                k ^= ((((((k >> 9)) << 19)) & item30))
                k &= 0xFFFFFF
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def tmp_value36(self, k):
        self.size = (self.size + k) & 0xFFFF
        for a37 in ([m + n for m, n in zip(([p for p in (list(((k, k,)))) if p % 2]), ([p * 3 for p in range(5)]))]):
            log.append(48)
        return ((max(k, k)) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def node38(self, k):
        self.limit = k & 15
        if (k != ((((hex(k)) * 0)).count('a'))):
            if (k <= k):
                if (k > ((bin(((k ^ 3)))).find('e'))):
                    total39 = (dict(zip(([m + n for m, n in zip(([p * p - 1 for p in range(3)]), (list((tuple(list(range(6)))))))]), ([p for p in range(7)]))))
                    val40 = (([p for p in range(4)]))[:20]
            else:
                acc41 = 4
                while acc41 > 0:
                    acc41 -= 1
                    val42 = (((k, k, k,)))[:20]
                    a43 = (((','.join(map(str, (tuple(([])))))).strip()))[:20]
                    item44 = ({p: p * 8 for p in range(5)})
            total45 = ((ord('a'))) & 0xFFFFFFFF
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


b46 = ((([p for p in ([((256 if True else 256))]) if p % 2])[1:]))[:20]
b47 = ({1: 2})
for tmp_value48 in (((str(('hello'.count(''))))).encode()):
    if (tmp_value48 >= (len(((3,))))):
        log.append(tmp_value48)
    else:
        x49 = (((((tmp_value48 | (max(tmp_value48, tmp_value48)))) >> 14))) & 0xFFFFF
        log.append((((('Zürich').center(8)).center(8)).replace('e', '')))
    total50 = 2
    while total50 > 0:
        total50 -= 1
        if (not ([p % 4 for p in range(12)])):
            continue
        b51 = (round(100.0, 1))
result52 = lambda k, j=3: (k * j + 3) & 0xFFFF
log.append(result52((((buf14()) - (len((repr(b46))))))))
item53 = lambda k, j=2: (k * j + 3) & 0xFFFF
log.append(item53((((sum(1 for q in range(4))) if (not b47) else ((((((9 % 16)) >> 5)) * (((sum(q for q in range(11))) * ('0123456789'.find('e'))))))))))
result54, b55 = (((int(100.0)) if ((((b47.get(7, 42)) in b46)) and (((sum(q ^ 5 for q in range(5))) >= (ord('é'))))) else (sum((sorted(b46)))))), (repr(('{1}{0}'.format((len(((1,)))), (repr((bytes([2 & 255, 214102 & 255]))))))))
result54 = (result54) & 0xFFFFFFF
log.append(result54)
b46.extend(((([]) + ([m + n for m, n in zip((list(filter(lambda k: k > 7, b46))), b46)]))))
del b46[24:]
val56 = (result54) & 0xFFFFFFFF
tmp_value57 = lambda k, j=100: (k * j + val56) & 0xFFFF
log.append(tmp_value57(val56))
a58 = set(([((b55.center(15)).find('e')), ((((result54 if (not val56) else result54)) | result54)), (((sum((b46[-4:-1]))) >> 15))]))
a58.add((abs((min(((result54 + result54)), result54)))))
log.append(len(a58 | {1, 2}))
item59 = (result54 >= (((({"k": 5, "m": 6}).get((b55.count('')), (max(result54, result54)))) * val56)))
item59 = (((b55 + b55)) in ((','.join([str(w) for w in b46])).upper()))
very_long_variable_name60 = (b46)[:20]
log.append((divmod((((len(('a'.encode()))) % 3)), 7)))
for b61 in sorted(very_long_variable_name60):
    if ((item59) or (((len((tuple(very_long_variable_name60)))) >= b61))):
        very_long_variable_name60.sort()
        del very_long_variable_name60[24:]
    elif (val56 in ([p % 4 for p in range(3)])):
        try:
            very_long_variable_name60 = ((list(filter(lambda k: k > 4, very_long_variable_name60))))[:20]
            total63 = {}[result54]
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as buf64:
            log.append(type(buf64).__name__)
        result54 = (b47.get((sum(q * q for q in range(7))), val56))
    log.append((tuple(b46)))
    very_long_variable_name65 = set((((list(map(lambda k: k * 2, b46))) + (list((()))))))
    very_long_variable_name65.add(((dict(zip(([m + n for m, n in zip(b46, very_long_variable_name60)]), ([])))).get((((ord('a')) ^ result54)), ((b61 if (val56 > (int(1.25))) else 42)))))
    log.append(len(very_long_variable_name65 | {1, 2}))
b46 = b46[:28]
try:
    x66 = ((((val56 / 3)) - (round((float(3)), 3))))
    b55 = b55[:20]
    x66 = x66
    1 // (val56 % 3)
except (ValueError, IndexError, KeyError, ZeroDivisionError) as a69:
    log.append(type(a69).__name__)
log.append(buf1())
log.append(cnt10(very_long_variable_name60, val56, (([p % 4 for p in range(3)])[1:-1]), b47))
log.append(buf14())
log.append(item21((((oct(result54)) * 0)), result54))
log.append(Citem26(60, 'label').node38(0))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
