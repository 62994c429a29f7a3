# Generated program 3: random functions, classes and statements over built-in types.
log = []


def total1(p0, p1, p2, p3):
    """Does total1."""
    p1[42] = (((sum(1 for q in range(12))) + p0))
    a2, item3 = ((((((oct(1)) or (('Zürich' * 1)))).count('two words')) if ((''.join([str(w) for w in (list(filter(lambda k: k > 6, ([0] * 5))))])) in ((('tab\t'.replace('e', '<e>')) or (('some longer text here' + 'xyz'))))) else (ord('é')))), ('<%5d|%-8s>' % ((p2) & 0xFFFF, (str((())))))
    a2 = (a2) & 0xFFFFFFF
    for cnt4 in range(7):
        item5 = 5
        while item5 > 0:
            item5 -= 1
            if ((sum(([p2, a2, a2]))) == cnt4):
                index_of6 = (a2) & 0xFFFFFFFF
            elif ((('%d:%s' % ((p2) & 0xFFFF, item3))[2:4]) < ('%d:%s' % (((len((b'a')))) & 0xFFFF, item3))):
                total7 = ((bytes([a2 & 255, p0 & 255])))[:60]
                buf8 = ((str((p2 <= (abs(a2))))))[:20]
                a9 = (9) & 0xFFFFF
            if (((a2 - p0)) >= (abs(p0))):
                continue
            item10 = (((sum(1 for q in range(1))) / 2))
        item3 = item3[:16]
    p0 += p0
    p0 &= 0xFFFFFF
    cnt11 = ((ord('Z'))) & 0xFFFFFFFF
    def x12(k):
        nonlocal cnt11
        cnt11 = (cnt11 + k) & 0xFFFF
        return cnt11
    x12(5)
    x12(len(log))
    return (cnt11) & 0xFFFFF


def cnt13(n):
    for i in range(n):
        yield (((n & ((i * n))))) & 0xFFFF


class Cindex_of14:
    limit = 7
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def x15(self, k):
        n = self.size * 2
        return ((ord('a')) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __str__(self):
        return '%05d/%r' % (self.size, self.label)


class Ctmp_value16:
    limit = 12
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def total17(self, k):
        self.limit = k & 15
        result18 = 7
        while result18 > 0:
            result18 -= 1
            node19 = ((((str((tuple(list(range(6))))))[1:]).lower()))[:40]
            index_of20 = ({(sum(([m + n for m, n in zip([], [])]))): k, k: ((','.join(map(str, []))).count('a')), (((ord('é')) | k)): ((((k // 7)) & k)), (int((round(0.5, 3)))): (abs(k))})
        node21, *tmp_value22 = [k] + (list((tuple(([-p for p in range(11)])))))
        node21 = (node21) & 0xFFFF
        return ((sum(1 for q in range(10))) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


index_of23 = ((('{!r} {}'.format((len((divmod(10, 6)))), ((','.join([str(w) for w in ([0] * 5)])).lower()))).lower()))[:40]
if (((index_of23 in (index_of23.strip()))) and ((((((65535 ^ 42)) in (sorted([], key=lambda k: -k)))) and ((index_of23 == index_of23))))):
    total24 = ((sum(([p for p in (list(((9,)))) if p % 2])))) & 0xFFFFF
else:
    buf25 = 8
    while buf25 > 0:
        buf25 -= 1
        log.append(82)
    result26, acc27 = (('%x %r' % (((((abs(100)) * ((7 ^ 42))))) & 0xFFFF, (index_of23[2:]))).count('a')), index_of23
    result26 = (result26) & 0xFFFFFFF
if ((ord('é')) in (list(cnt13(2)))):
    acc28 = set(([p for p in range(14)]))
    acc28.add((int(((((256 / 3)) - (round(((1 / 2)), 1)))))))
    log.append(len(acc28 | {1, 2}))
    total29 = Ctmp_value16(((((((('Zürich'.count('a')) if (7 == 100) else ((1 - 256)))) if ((ord('é')) < ((10 % 7))) else (ord('é')))) - ((f'{5}|{index_of23:>5}').count('')))), (bin((int((float(10)))))))
    log.append(total29.total17((sum(q ^ 5 for q in range(11)))))
    total29.label = (((((len((index_of23.encode()))) | ((((256 & 256)) << 4)))) & ((100 + (sum((([0] * 5)[1:-1])))))))
elif ((','.join(map(str, (sorted((sorted([]))))))) == index_of23):
    log.append(50)
else:
    total30 = (round(((2.5e3 - (((round(2.5e3, 3)) - ((2.5e3 + 1e-3)))))), 2))
    try:
        for index_of31 in sorted((sorted((list(filter(lambda k: k > 8, (list((b'0123456789abcdef'))))))))):
            a32 = ((((((b'') + (((b'' + b'a'))[2:]))) + (((((bytes([index_of31 & 255, index_of31 & 255])) + (b'\x00\xff'))) + (bytes([index_of31 & 255, 3 & 255])))))))[:40]
            val33 = (index_of31 in (list(map(lambda k: k + 1, (list(filter(lambda k: k > 5, (list((3,))))))))))
        for very_long_variable_name34 in range(6):
            val35 = ((()))[:40]
            result36 = (([(min(very_long_variable_name34, very_long_variable_name34)), very_long_variable_name34]))[:40]
            acc37 = (((1, 2)))[:60]
        total38 = Cindex_of14((max(((((' + '.join([str(w) for w in [1, 2, 3]])).find('e')) | ((((2 | 0)) + ((7 >> 17)))))), (((total1((len(index_of23)), (dict(zip([], []))), (index_of23.find('e')), (dict(a=7, b=2)))) ^ (abs((sum(q ^ 5 for q in range(9))))))))), index_of23)
        log.append(total38.x15((((((total1((index_of23.find('e')), ({"k": 5, "m": 6}), (abs(2)), (dict(zip([1, 2, 3], []))))) ^ (((int(total30)) * (index_of23.find('e')))))) * (('{!r} {}'.format(((7 | 42)), index_of23)).find('e'))))))
        1 // (((((((((10 | 255)) + ((10 % 16)))) << 14)) if (not (sum(([p for p in [1, 2, 3] if p % 2])))) else (sum((list(map(lambda k: k & 15, ([m + n for m, n in zip(([0] * 5), ([0] * 5))])))))))) % 3)
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as total41:
        log.append(type(total41).__name__)
    for very_long_variable_name42, very_long_variable_name42_ in enumerate((list(((b'0123456789abcdef')[2:])))):
        buf43 = ((({p: p * 8 for p in range(5)}).get(((''.join([str(w) for w in (list(filter(lambda k: k > 3, [])))])).count('a')), very_long_variable_name42))) & 0xFFFFF
tmp_value44 = (dict(zip(([p for p in (list(((3,)))) if p % 2]), (list(cnt13(6))))))
tmp_value44 = tmp_value44
tmp_value45 = 2
while tmp_value45 > 0:
    tmp_value45 -= 1
    if ((abs((ord('a')))) in ({})):
        if ((sum(q * q for q in range(10))) < (((len((b'0123456789abcdef'))) % 16))):
            break
        try:
            very_long_variable_name46 = ((','.join(map(str, (divmod((sum(([m + n for m, n in zip([1, 2, 3], list(range(6)))]))), 2))))))[:40]
            index_of23 = ((((hex((sum([1, 2, 3])))).center(15)).lower()))[:20]
            cnt47 = ((list((tuple(((((([0] * 5) + ([0] * 5))) + ([3, 2, 42, 65535, 3]))))))))[:60]
            raise ValueError((((index_of23.center(15)) or ((('two words').replace('e', '<e>'))[-3:4]))))
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as result50:
            log.append(type(result50).__name__)
        finally:
            b51 = ((((sum(q * q for q in range(2))) // 3)) != (int((float(10)))))
        log.append(index_of23)
    elif ((((total1((abs(256)), tmp_value44, (sum(q * q for q in range(11))), tmp_value44)) * (({7: 65535}).get(((100 - 42)), (abs(255)))))) != (abs((((max(2, 65535)) if (index_of23 == index_of23) else (int(0.1))))))):
        for val52 in range(3):
            result53 = (round(2.5e3, 3))
        buf54 = ((max(((((((7 * 0)) | (index_of23.find('e')))) % 1000)), (len(index_of23))))) & 0xFFFFF
        b55, node56 = buf54, index_of23
        b55 = (b55) & 0xFFFFFFF
try:
    index_of23 = index_of23[:26]
    index_of23 = index_of23[:30]
    int((f'{5}|{index_of23:>9}'))
except (ValueError, IndexError, KeyError, ZeroDivisionError) as total59:
    log.append(type(total59).__name__)
acc60 = ((((list(map(lambda k: k & 15, (list(cnt13(7)))))) + ((((sorted(([0] * 5))) + (list(range(6))[::-1])))[::-1]))))[:20]
if (not ([(index_of23.count('xyz')), (sum(1 for q in range(5))), (abs((abs(10)))), (abs(((65535 & 10))))])):
    acc60 = acc60[:12]
else:
    buf61 = ((b'payload'))[:60]
    index_of23 = index_of23[:20]
for a62 in (((bytes(17)) + ((((bytes(10))[3:]) + (index_of23.encode()))))):
    a62 -= (sum(([p % 4 for p in range(8)])))
    a62 &= 0xFFFFFF
if ((index_of23.strip()) < ((repr((bytes(4))))[2:4])):
    node63 = set((((list(((bytes(16))[1:]))) + ((([-p for p in range(14)]) + (list(cnt13(4))))))))
    node63.add(((2 * (tmp_value44.get(((((100 + 100)) * ((1000 & 0)))), ((((42 % 1000)) | ((42 >> 11)))))))))
    log.append(len(node63 | {1, 2}))
log.append(total1((sum((list(filter(lambda k: k > 7, (acc60[::-1])))))), ({p: p * 3 for p in range(11)}), (((sum(acc60)) if ((len(({65535: 1000, 42: 256, 1: 256}))) < ((((65535 - 0)) << 16))) else (((sum(acc60)) >> 10)))), ({"k": 5, "m": 6})))
log.append(Cindex_of14(1, 'label').x15(9))
log.append(Ctmp_value16(55, 'label').total17(5))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
