# Generated program 20: random functions, classes and statements over built-in types.
log = []


def item1():
    tmp_value2 = ((abs((abs(((((255 & 7)) ^ (sum(([0] * 5)))))))))) & 0xFFFFF
    for b3 in ([tmp_value2]):
        node4 = ((bytes([b3 & 255, (abs(((tmp_value2 * (sum(list(range(6)))))))) & 255])))[:60]
        b5 = ((tuple(([-p for p in range(8)]))))[:60]
        b3 = (b3) & 0xFFFFF
    tmp_value2 += tmp_value2
    tmp_value2 &= 0xFFFFFF
    result6, *node7 = [((tmp_value2 & tmp_value2))] + (sorted(([p % 4 for p in range(2)]), key=lambda k: -k))
    result6 = (result6) & 0xFFFF
    index_of8 = (((result6, (max((min(result6, tmp_value2)), tmp_value2)), ((dict(zip((list(map(lambda k: k + 1, node7))), ([7, tmp_value2, result6, tmp_value2, tmp_value2])))).get(((str(False)).count('a')), result6)), ((bin(result6)).count('a')),)))[:40]
    cnt9 = ((sum(node7))) & 0xFFFFFFFF
    def val10(k):
        nonlocal cnt9
        cnt9 = (cnt9 + k) & 0xFFFF
        return cnt9
    val10(2)
    val10(len(log))
    return ((((int(((((cnt9 / 7.5)) - (float(3)))))) + tmp_value2))) & 0xFFFFF


class Cval11:
    limit = 12
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def node12(self, k):
        self.label += "!"
        cnt13 = lambda k, j=7: (k * j + k) & 0xFFFF
        log.append(cnt13((len(((repr(([1, 2, 3]))).encode())))))
        result14 = set(((([])[::-1])[::-1]))
        result14.add((sum(q * q for q in range(6))))
        log.append(len(result14 | {1, 2}))
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def node15(self, k):
        self.label += "!"
        x16 = set(([p for p in ([p for p in ((([3, k, k, k]) + ([-p for p in range(0)]))) if p % 2]) if p % 2]))
        x16.add((('<%5d|%-8s>' % (((abs(k))) & 0xFFFF, ('xyz'))).count('some longer text here')))
        log.append(len(x16 | {1, 2}))
        very_long_variable_name17 = (((bin((min(k, k)))).center(15)))[:40]
        x18 = ((list(filter(lambda k: k > 3, (([p for p in (list(filter(lambda k: k > 9, ([0] * 5)))) if p % 2])[::-1])))))[:20]
        return (((((k | k)) * (((very_long_variable_name17.find('e')) ^ ((((k | k)) % 7)))))) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def b19(self, k):
        self.size = (self.size + k) & 0xFFFF
        total20 = 4
        while total20 > 0:
            total20 -= 1
            total21 = (((round((((float(3)) - ((3.0 - 3.0)))), 2)) * (round(100.0, 0))))
            result22 = (k) & 0xFFFFF
            node23 = ((b'a'))[:40]
        very_long_variable_name24 = (((''.join([str(w) for w in ([-p for p in range(3)])])).center(8)))[:40]
        node25 = ((tuple(([p for p in (sorted(([p for p in range(3)]))) if p % 2]))))[:60]
        return (255 + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


def total26():
    """Does total26."""
    b27 = ((((int(((((65535 * 100)) / 7.5)))) >> 6))) & 0xFFFFF
    cnt28 = (b27) & 0xFFFFFFFF
    def total29(k):
        nonlocal cnt28
        cnt28 = (cnt28 + k) & 0xFFFF
        return cnt28
    total29(1)
    total29(len(log))
    return (cnt28) & 0xFFFFF


def result30(n):
    for i in range(n):
        try:
            item31 = (n) & 0xFFFFF
            raise ValueError((str((((((sum(q for q in range(11))) if (i != i) else n)),)))))
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as buf34:
            log.append(type(buf34).__name__)
        yield ((sum((((sorted((list(())))) + (sorted((list(range(6))[::-1]), key=lambda k: -k))))))) & 0xFFFF


class Cvery_long_variable_name35:
    limit = 10
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def cnt36(self, k):
        self.hist.append(k)
        k |= k
        k &= 0xFFFFFF
        total37 = (('%d:%s' % ((((k + k))) & 0xFFFF, ((','.join(map(str, (list((1, 2))))))[:4]))))[:40]
        return ((((item1()) * k)) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


def a38(p0):
    """Does a38."""
    very_long_variable_name39 = ((sorted((sorted(((list((1, 2)))[::-1]), key=lambda k: -k)))))[:60]
    a40 = (p0.count('a'))
    def total41(k):
        nonlocal a40
        a40 = (a40 + k) & 0xFFFF
        return a40
    total41(4)
    total41(len(log))
    return (a40) & 0xFFFFF


def val42():
    x43 = (([p for p in (list(result30(5))) if p % 2]))[:40]
    if (((7 in (list(map(lambda k: k & 15, ([687342, 1, 9, 100, 1])))))) and ((((((100 in (3,))) and ((not 1382076330)))) and ((not ({p: p * 4 for p in range(0)})))))):
        x43.append(((((((((255 if False else 65535)) & ((9 // 7)))) + (sum(q ^ 5 for q in range(8))))) & (sum(x43)))))
        del x43[24:]
    else:
        x43 = x43[:18]
        for x44, x44_ in enumerate((sorted((list(map(lambda k: k + 1, (sorted(x43)))))))):
            index_of45 = set(x43)
            index_of45.add(x44)
            log.append(len(index_of45 | {1, 2}))
            log.append(((str((max(x44, x44)))).count('a')))
        b46 = ((divmod((((((abs(256)) if (0 in ()) else ((9 // 1000)))) * (((len('xyz')) + ((100 + 100)))))), 8)))[:20]
    x47 = ((abs(((('' + 'tab\t')).count('xyz')))) <= ((((((0 if False else 65535)) * (int(0.1)))) * 259200)))
    x48 = ((((' + '.join([str(w) for w in x43])).center(8))[2:]))[:60]
    try:
        b49 = 2
        while b49 > 0:
            b49 -= 1
            for cnt50 in sorted((list((divmod((ord('Z')), 4))))):
                acc51 = ({1: 2})
            try:
                x43 = (([p * p - 1 for p in range(5)]))[:60]
                buf52 = (not ((((((0 & 5)) * (min(42, 9)))) // 3)))
                total54 = {}[((((0 - (sum(x43)))) >> 4))]
            except (ValueError, IndexError, KeyError, ZeroDivisionError) as buf55:
                log.append(type(buf55).__name__)
            cnt56 = Cvery_long_variable_name35((((sum(x43)) & 256)), x48)
            log.append(cnt56.cnt36((abs((((x48 * 0)).find('e'))))))
            log.append(str(cnt56))
        x57 = ((b'0123456789abcdef'))[:60]
        tmp_value59 = {}[((((((((3 if x47 else 3)) | ((10 >> 19)))) if ((x47) and ((10 >= 2))) else (ord('é')))) ^ (sum(q * q for q in range(4)))))]
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as node60:
        log.append(type(node60).__name__)
    val61 = ((min((((len(x43)) * (abs((len((1, 2))))))), (sum(([p for p in x43 if p % 2])))))) & 0xFFFFFFFF
    def val62(k):
        nonlocal val61
        val61 = (val61 + k) & 0xFFFF
        return val61
    val62(9)
    val62(len(log))
    return (val61) & 0xFFFFF


def very_long_variable_name63():
    node64 = ((sum(1 for q in range(10)))) & 0xFFFFF
    item65 = ((((' + '.join([str(w) for w in list(range(6))])).center(8)).find('e')) in ({node64: node64, (''.count('key7')): node64, node64: node64}))
    a66, *acc67 = [(abs(node64))] + ([m + n for m, n in zip((list((bytes(bytearray((b'payload'[2:])))))), ([p % 4 for p in range(14)]))])
    a66 = (a66) & 0xFFFF
    return (((a66 // 7))) & 0xFFFFF


for tmp_value68, tmp_value68_ in enumerate((list(filter(lambda k: k > 3, (list(((('two words'.count('a')),)))))))):
    val69 = (((([((tmp_value68 if ((True) or (True)) else tmp_value68)), tmp_value68, tmp_value68, tmp_value68]) + ([p for p in ([p * p - 1 for p in range(2)]) if p % 2]))))[:60]
acc70 = 2
while acc70 > 0:
    acc70 -= 1
    index_of71 = Cval11((((len((sorted((sorted([], key=lambda k: -k)), key=lambda k: -k)))) | (int((round(((2.5e3 - 0.1)), 1)))))), (bin((abs(((({1: 2}.get(1000, 700537)) * ({"k": 5, "m": 6}.get(255, 65535)))))))))
    log.append(index_of71.node15((abs((len((repr(((b'\x00\xff' + b''))))))))))
    very_long_variable_name72 = (([m + n for m, n in zip(([p * p - 1 for p in range(7)]), ([(sum((list(map(lambda k: k * 2, list(range(6))))))), (({"k": 5, "m": 6}).get((sum(list(range(6)))), (max(3, 9)))), (min(((2 ^ 100)), ('xyz'.find('e')))), 256, ((((7 & 3)) + (very_long_variable_name63()))), (((len(list(range(6)))) & (abs(65535))))]))]))[:20]
log.append((sum(q ^ 5 for q in range(8))))
total73 = ((sum(([255, (((ord('Z')) >> 15)), (len((bytes([470867 & 255, 1000 & 255])))), ((('two words'.find('e')) | (len(b'0123456789abcdef')))), (val42()), (((int(1.25)) - ((255 & 3))))])))) & 0xFFFFF
acc74, total75 = (((abs(((total73 | total73)))) % 7)), (((('%d:%s' % (((len(list(range(6))))) & 0xFFFF, (('two words' + 'hello')))) + ('{}-{}'.format(total73, (('xyz' or '0123456789'))))))[2:-1])
acc74 = (acc74) & 0xFFFFFFF
cnt76 = ((((min(acc74, total73)) ^ ((acc74 | acc74)))) >= ((','.join(map(str, ([p for p in [] if p % 2])))).count('some longer text here')))
tmp_value77 = ({1: 2})
total73 ^= acc74
total73 &= 0xFFFFFF
tmp_value78 = (total73) & 0xFFFFF
try:
    if (acc74 != (abs((sum((list(result30(8)))))))):
        index_of79 = (total75)[:60]
        tmp_value77[total73] = tmp_value78
    raise ValueError((((total75 or (f'{acc74}|{total75:>9}')))[:]))
except (ValueError, IndexError, KeyError, ZeroDivisionError) as result82:
    log.append(type(result82).__name__)
tmp_value78 = (((acc74 * (total75.count('xyz'))))) & 0xFFFFF
very_long_variable_name83 = (total73) & 0xFFFFF
acc84, *item85 = [((acc74 + tmp_value78))] + ([total73, tmp_value78])
acc84 = (acc84) & 0xFFFF
log.append(acc74)
if cnt76:
    if (((((tmp_value78 - total73)) + (sum((list((1, 2))))))) == (((total75.find('e')) | (int(((total73 / 3))))))):
        result86 = (acc74) & 0xFFFFF
        if (very_long_variable_name83 in item85):
            item87 = (((((acc84 << 18)) if cnt76 else acc84))) & 0xFFFFFFFF
        else:
            total75 = (('%d:%s' % ((tmp_value78) & 0xFFFF, total75)))[:60]
            x88 = (((3,)))[:20]
            buf89 = (total73) & 0xFFFFF
    else:
        tmp_value77[very_long_variable_name83] = acc74
        item85.sort()
        del item85[24:]
x90, cnt91 = ((acc74 if cnt76 else (((total75.find('e')) ^ acc74)))), ((((total75.center(8))[1:-1]) or total75))
x90 = (x90) & 0xFFFFFFF
index_of92 = ((b'\x00\xff'))[:20]
total75 = total75[:5]
result93 = set(item85)
result93.add(tmp_value78)
log.append(len(result93 | {1, 2}))
item85 = item85[:20]
if cnt76:
    very_long_variable_name94 = set(((list(map(lambda k: k & 15, ([p for p in item85 if p % 2]))))[::-1]))
    very_long_variable_name94.add(((acc74 << 8)))
    log.append(len(very_long_variable_name94 | {1, 2}))
else:
    tmp_value95 = (([tmp_value78, very_long_variable_name83]))[:60]
    b96 = lambda k, j=42: (k * j + acc84) & 0xFFFF
    log.append(b96(very_long_variable_name83))
    x97 = Cval11(acc84, (((oct(total73)) + ('-'.join(map(str, (list(((0, acc74, acc74, 42,))))))))))
    log.append(x97.node15((len(((very_long_variable_name83,))))))
index_of98 = ((hex(((cnt91.center(15)).find('e')))))[:40]
log.append(item1())
log.append(total26())
log.append(a38((f'{acc84}|{total75:>4}')))
log.append(val42())
log.append(very_long_variable_name63())
log.append(Cval11(6, 'label').b19(7))
log.append(Cvery_long_variable_name35(29, 'label').cnt36(0))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
