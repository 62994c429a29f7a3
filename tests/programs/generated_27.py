# Generated program 27: random functions, classes and statements over built-in types.
log = []


class Cresult1:
    limit = 1
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def total2(self, k):
        self.label += "!"
        for x3 in (list(map(lambda k: k + 1, (([])[::-1])))):
            for total4 in range(5):
                acc5, *x6 = [((((((total4 | total4)) << 3)) >> 19))] + ([m + n for m, n in zip(([m + n for m, n in zip((([p * 3 for p in range(6)])[::-1]), ((([] + [1, 2, 3]))[:5]))]), ([p % 4 for p in range(14)]))])
                acc5 = (acc5) & 0xFFFF
        k += (((len(({}))) + k))
        k &= 0xFFFFFF
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def val7(self, k):
        self.hist.append(k)
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def val8(self, k):
        self.label += "!"
        log.append((str((float(3)))))
        cnt9, result10 = ((5 ^ (sum(((list(filter(lambda k: k > 8, list(range(6)))))[::-1]))))), (','.join(map(str, (divmod((max(k, 3)), 7)))))
        cnt9 = (cnt9) & 0xFFFFFFF
        result10 = ((bin(cnt9)))[:20]
        return (((((k if (result10 in (result10[1:])) else ((k | cnt9)))) - ((k | ((cnt9 | k)))))) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


def x11(p0, p1, p2, p3):
    """Does x11."""
    val12 = ((([m + n for m, n in zip(([-p for p in range(10)]), ([p for p in (list(range(6))[1:5]) if p % 2]))])[::-1]))[:60]
    if ((sum(1 for q in range(9))) > p2):
        for very_long_variable_name13 in (p1.encode()):
            node14 = p3
        a15 = (p2) & 0xFFFFF
    log.append(((3,)))
    for index_of16 in sorted((((list(map(lambda k: k & 15, val12))) + val12))):
        if (((p2 & (len((p1.encode()))))) != index_of16):
            val12 = val12[:22]
            p0 = p0[:20]
        elif (index_of16 in ({"k": 5, "m": 6})):
            acc17, *tmp_value18 = [index_of16] + (sorted((list(((index_of16, index_of16, index_of16, index_of16,))))))
            acc17 = (acc17) & 0xFFFF
            result19 = 2
            while result19 > 0:
                result19 -= 1
                a20 = (p1)[:20]
                very_long_variable_name21 = (((((p2 + p2)) * (a20.find('e')))) >= (sum(1 for q in range(2))))
    buf22, a23 = p2, (p1.replace('e', ''))
    buf22 = (buf22) & 0xFFFFFFF
    acc24 = (val12)[:20]
    val25 = ((int((float(250))))) & 0xFFFFF
    return ((sum(q * q for q in range(4)))) & 0xFFFFF


def b26(n):
    for i in range(n):
        yield (n) & 0xFFFF


def b27(p0):
    a28, total29 = ((((((((65535 - 256)) * (p0.count('a')))) % 1000)) * ((oct(((255 - 42)))).count('a')))), (str((list(b26(0)))))
    a28 = (a28) & 0xFFFFFFF
    try:
        val30 = (round((((float(250)) - ((100.0 * 3.0)))), 1))
        very_long_variable_name31, val32 = (len(((((f'{a28}|{p0:>1}') or p0)).encode()))), total29
        very_long_variable_name31 = (very_long_variable_name31) & 0xFFFFFFF
        raise ValueError(total29)
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as a35:
        log.append(type(a35).__name__)
    cnt36 = (([m + n for m, n in zip((sorted((sorted((sorted([1, 2, 3], key=lambda k: -k)), key=lambda k: -k)))), ([p * 3 for p in range(9)]))]))[:60]
    val37 = ((list(map(lambda k: k * 2, ([m + n for m, n in zip(cnt36, (list(filter(lambda k: k > 6, cnt36))))])))))[:60]
    return ((int((float(3))))) & 0xFFFFF


class Ctmp_value38(Cresult1):
    limit = 12
    
    def __init__(self, size, label):
        super().__init__(size, label)
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def buf39(self, k):
        self.size = (self.size + k) & 0xFFFF
        log.append((abs(k)))
        return (65535 + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def cnt40(self, k):
        self.hist.append(k)
        tmp_value41, val42 = k, (((repr((tuple([])))).replace('e', ''))[1:-1])
        tmp_value41 = (tmp_value41) & 0xFFFFFFF
        tmp_value43, *result44 = [tmp_value41] + (list(filter(lambda k: k > 0, ([p for p in (list(map(lambda k: k & 15, ((([0] * 5) + list(range(6))))))) if p % 2]))))
        tmp_value43 = (tmp_value43) & 0xFFFF
        a45 = 2
        while a45 > 0:
            a45 -= 1
            total46 = Cresult1(k, val42)
            log.append(total46.val7((b27(val42))))
            log.append(str(total46))
            val47 = Cresult1(tmp_value43, ((val42 * 3)))
            log.append(val47.total2(((((((tmp_value43 * tmp_value41)) & k)) & k))))
            result44 = result44[:22]
        return ((val42.count('a')) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


def cnt48(p0):
    """Does cnt48."""
    if ((len((str(((2 << 9)))))) == (x11(('{}-{}'.format(((255 ^ 65535)), ('a'.replace('e', '')))), (repr(('key1'.encode()))), (((x11('a', 'a', 65535, {"k": 5, "m": 6})) + ((256 + 10)))), ({p: p * 3 for p in range(6)})))):
        x49 = lambda k, j=65535: (k * j + 3) & 0xFFFF
        log.append(x49((({"k": 5, "m": 6}).get((int((((round(100.0, 3)) + (float(10)))))), ((dict(a=((42 - 42)), b=((9 >> 13)))).get(((dict(zip(p0, p0))).get((min(0, 7)), ({"k": 5, "m": 6}.get(1000, 7)))), ((((0 * 0)) + (int(0.5))))))))))
        acc50 = (((((''.join([str(w) for w in p0])) or ('{!r} {}'.format(((100 if False else 1000)), ('two words'.center(8)))))).replace('e', '<e>')))[:20]
    else:
        p0 = p0[:20]
    val51 = ((str((((('some longer text here'.find('e')) < ('tab\t'.find('e')))) or ((((2 - 256)) >= (sum(q * q for q in range(3)))))))))[:20]
    for cnt52 in range(8):
        for acc53 in p0:
            if (((((val51 or val51)) in ((val51 or val51)))) and ((not (list((tuple(p0))))))):
                acc53 = acc53
                p0 = (p0)[:20]
                p0 = (([m + n for m, n in zip(([p for p in (list((bytes(19)))) if p % 2]), (list(map(lambda k: k * 2, (list(map(lambda k: k * 2, p0)))))))]))[:20]
            elif ((('Zürich').upper()) in val51):
                result54 = (cnt52 == acc53)
                acc55 = (round(((acc53 / 7.5)), 3))
            if (acc53 != (((len((tuple(([0] * 5))))) if (val51 < val51) else ((acc53 << 10))))):
                p0 = (((p0 + p0)))[:20]
            else:
                val51 = (val51)[:40]
                p0 = ((list(map(lambda k: k + 1, p0))))[:40]
                total56 = (([m + n for m, n in zip(p0, p0)]))[:60]
            if (acc53 != cnt52):
                a57 = (dict(zip(p0, p0)))
                cnt58 = (cnt52) & 0xFFFFF
                node59 = (round((((float(10)) * ((((2.5e3 + 2.5e3)) + (float(250)))))), 3))
    return ((((((max((val51.find('e')), ((1000 % 16)))) if (({}.get(1, 1000)) != ({1: 2}.get(1, 0))) else (((abs(4471)) * (ord('Z')))))) & (sum(([p for p in p0 if p % 2])))))) & 0xFFFFF


class Cvery_long_variable_name60(Ctmp_value38):
    limit = 12
    
    def __init__(self, size, label):
        super().__init__(size, label)
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def val61(self, k):
        self.label += "!"
        return (((bin((cnt48(([]))))).count('key2')) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def item62(self, k):
        self.limit = k & 15
        for node63 in ([p * 3 for p in range(1)]):
            if (not (list(b26(7)))):
                continue
        log.append(((str(k)).count('key23')))
        log.append((divmod(((k * k)), 4)))
        return (((((str((()))) or ((('tab\t') + ('key24'.replace('e', 'E')))))).find('e')) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def tmp_value64(self, k):
        self.label += "!"
        return ((((('hello'[-3:])[:4])[2:6]).find('e')) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


def node65(p0, p1):
    tmp_value66 = Ctmp_value38(p1, (((('%04d_%s' % ((p1) & 0xFFFF, 'Zürich'))[2:6]).replace('e', '<e>')).strip()))
    log.append(tmp_value66.cnt40(((p1 // 1000))))
    tmp_value66.size = ((dict(zip(((sorted([]))[::-1]), ([p for p in ([p % 4 for p in range(9)]) if p % 2])))).get(p1, p1))
    p1 = (p1) & 0xFFFFF
    return (((p1 | (('-'.join(map(str, (list(b'\x00\xff'))))).count('two words'))))) & 0xFFFFF


log.append((((((sum((list(map(lambda k: k * 2, []))))) ^ (sum(([3, 42, 255, 5, 100, 256]))))) << 2)))
if ((min(((((256 ^ 255)) if (42 >= 256) else ((7 % 3)))), 10)) == ((((('hello'.count('Zürich')) - (sum(q for q in range(4))))) >> 17))):
    b67 = ((node65(({"k": 5, "m": 6}), ((hex((abs(256)))).find('e'))))) & 0xFFFFF
cnt68 = lambda k, j=65535: (k * j + 3) & 0xFFFF
log.append(cnt68((((abs(((((255 ^ 42)) - ((0 // 16)))))) if (((('key7'.strip()) == (('Zürich' * 4)))) or (((len(list(range(6)))) > ((1 + 3))))) else (((ord('Z')) + (abs(((256 % 3))))))))))
b69 = set((list(map(lambda k: k + 1, ([1000, ((('' * 2)).count('Zürich')), 0, (((max(1, 2)) | ((5 | 256))))])))))
b69.add((({1: 2}).get(((dict(zip((list(filter(lambda k: k > 7, []))), (list((1, 2)))))).get(((((2 | 65535)) % 1000)), (('tab\t'[-3:]).count('a')))), ((((((3 | 42)) if ((False) or (False)) else (abs(7)))) & ((((65535 // 7)) - (x11('xyz', 'hello', 255, {"k": 5, "m": 6})))))))))
log.append(len(b69 | {1, 2}))
item70 = ((divmod((((sum(1 for q in range(2))) ^ ((','.join(map(str, (3,)))).count('a')))), 3)))[:40]
for acc71 in sorted(([p for p in (list(item70)) if p % 2])):
    if (acc71 != acc71):
        continue
    for very_long_variable_name72 in range(2):
        cnt73 = set((([m + n for m, n in zip((list(filter(lambda k: k > 1, (list(b26(0)))))), (sorted((list(filter(lambda k: k > 4, list(range(6))))), key=lambda k: -k)))])[:5]))
        cnt73.add(acc71)
        log.append(len(cnt73 | {1, 2}))
        index_of74 = set(([]))
        index_of74.add((((int((round(((acc71 / 3)), 0)))) | (abs(3)))))
        log.append(len(index_of74 | {1, 2}))
result75 = (((((('%x %r' % ((9) & 0xFFFF, ('-'.join(map(str, ([0] * 5)))))) or ((str(1e-3)).center(8)))) + ((('tab\t')).upper()))))[:60]
try:
    if (not 100):
        very_long_variable_name76, *cnt77 = [(((len(({p: p * 9 for p in range(3)}))) if ((sum(q * q for q in range(7))) in ([((255 - 1000)), ((100 + 100)), (x11(result75, result75, 100, {})), (max(7, 7)), ((100 << 3))])) else (min(((((768861 << 6)) if (7 < 7) else (abs(42)))), 256))))] + (list(map(lambda k: k + 1, ((list(b26(7)))[1:5]))))
        very_long_variable_name76 = (very_long_variable_name76) & 0xFFFF
    else:
        if (not (dict(zip((((list(map(lambda k: k + 1, [1, 2, 3]))) + ([10, 506823, 100, 0, 10]))), (list(b26(4))))))):
            tmp_value78 = (([p for p in ((([(cnt48(([0] * 5))), (abs(255))]) + ([m + n for m, n in zip((list(map(lambda k: k + 1, list(range(6))))), (([0] * 5)[1:-1]))]))) if p % 2]))[:40]
            index_of79 = (dict(zip(tmp_value78, tmp_value78)))
            very_long_variable_name80 = (result75)[:20]
        elif (((not (dict(a=((3 ^ 1)), b=(max(9, 256)))))) or (((x11((result75.lower()), result75, (min(7, 10)), (dict(zip([], list(range(6))))))) < (sum((list(filter(lambda k: k > 4, list(range(6)))))))))):
            result75 = (result75)[:60]
            x81 = ((list(map(lambda k: k * 2, (([-p for p in range(10)])[:-1])))))[:60]
            very_long_variable_name82 = ((((((dict(zip(x81, x81))).get(((1000 + 100)), (ord('Z')))) * (x11(result75, result75, (int(0.1)), ({"k": 5, "m": 6}))))) / 2))
        a83 = (('{!r} {}'.format(5, result75)) == (','.join([str(w) for w in ([p * 3 for p in range(9)])])))
    b84 = ((((int((round(((1.25 * 1.25)), 0)))) | ((65535 % 7))))) & 0xFFFFFFFF
    x85 = [][((((((((7 ^ 255)) ^ (min(0, 42)))) | (((x11(result75, result75, 5, {1: 2})) // 16)))) if (((((100 | 3)) ^ ((255 >> 2)))) >= (sum(q * q for q in range(1)))) else (abs(((((1 * 1000)) if ((False) and (False)) else ((100 << 11))))))))]
except (ValueError, IndexError, KeyError, ZeroDivisionError) as x87:
    log.append(type(x87).__name__)
result88 = (([p % 4 for p in range(13)]))[:40]
for b89 in (bytes(bytearray((bytes(4))))):
    result88.sort()
    del result88[24:]
log.append(x11(result75, (('a').center(15)), (sum(q ^ 5 for q in range(3))), ({((dict(a=0, b=1000)).get((result75.count('a')), ((256 + 7)))): (sum(1 for q in range(11))), (int(100.0)): (((abs(2)) - ((100 ^ 3)))), (len(result75)): (((max(5, 100)) % 3)), (result75.find('e')): (('{}-{}'.format(65535, result75)).count('a'))})))
log.append(b27(('xyz')))
log.append(cnt48(((([p for p in result88 if p % 2]) + (sorted((list(filter(lambda k: k > 3, result88)))))))))
log.append(node65((dict(a=((((((481532 & 256)) // 7)) - (((result75.find('e')) ^ ((65535 ^ 3)))))), b=(len(result75)))), (({p: p * 2 for p in range(9)}).get((max((sum(q for q in range(11))), (abs(({1: 2}.get(420313, 65535)))))), (((ord('a')) - ((((7 & 1000)) // 1000))))))))
log.append(Cresult1(66, 'label').val7(4))
log.append(Ctmp_value38(95, 'label').total2(8))
log.append(Cvery_long_variable_name60(33, 'label').total2(2))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
