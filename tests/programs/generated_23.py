# Generated program 23: random functions, classes and statements over built-in types.
log = []


def a1(p0, p1, p2, p3):
    p2 |= p1
    p2 &= 0xFFFFFF
    try:
        result2 = (p2) & 0xFFFFF
        raise ValueError(((((repr((b'a'[2:]))) * 4)).lower()))
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as result5:
        log.append(type(result5).__name__)
    log.append((ord('a')))
    for x6 in sorted((sorted((list(filter(lambda k: k > 3, p0)))))):
        x7 = set((p0[::-1]))
        x7.add(x6)
        log.append(len(x7 | {1, 2}))
    p0 = p0[:22]
    log.append((((('-'.join(map(str, p0))) + (hex(p1))))[-3:6]))
    item8 = ((((([p * 3 for p in range(14)]) + (list(map(lambda k: k * 2, p0)))))[::-1]))[:60]
    total9 = p2
    def cnt10(k):
        nonlocal total9
        total9 = (total9 + k) & 0xFFFF
        return total9
    cnt10(3)
    cnt10(len(log))
    return (p2) & 0xFFFFF


class Ccnt11:
    limit = 1000
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def val12(self, k):
        self.label += "!"
        return (((((((('a' * 1)) + ('two words'))).find('e')) + k)) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def index_of13(self, k):
        self.hist.append(k)
        return (((repr(([p * p - 1 for p in range(14)]))).count('a')) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


def b14(p0):
    """Does b14."""
    buf15 = ((min((ord('a')), p0)) == p0)
    if ((((repr((bytes(bytearray(b'0123456789abcdef'))))) or (''.join([str(w) for w in ([1, 2, 3])])))) < (bin((({p: p * 9 for p in range(2)}).get(p0, p0))))):
        acc16 = 3
        while acc16 > 0:
            acc16 -= 1
            total17 = 4
            while total17 > 0:
                total17 -= 1
                result18 = ((divmod(((repr(((10, p0, p0, p0,)))).count('a')), 8)))[:60]
                tmp_value19 = ((tuple(([m + n for m, n in zip(([p * p - 1 for p in range(12)]), (list(filter(lambda k: k > 7, (list(filter(lambda k: k > 1, [])))))))]))))[:20]
            cnt20 = set(((([p * p - 1 for p in range(0)]) + (list(filter(lambda k: k > 9, (sorted((sorted(([0] * 5), key=lambda k: -k))))))))))
            cnt20.add((abs((int(((((p0 | p0)) / 3)))))))
            log.append(len(cnt20 | {1, 2}))
            b21, *result22 = [((((((p0 | ((1 ^ p0)))) - p0)) ^ p0))] + ([(ord('é')), ((p0 + (sum(1 for q in range(1))))), p0, p0])
            b21 = (b21) & 0xFFFF
    else:
        b23 = ((((((int(0.1)) << 2)) * (((({1000: p0}).get(p0, p0)) - p0))))) & 0xFFFFF
    acc24 = (((((p0 // 1000)) ^ p0))) & 0xFFFFFFFF
    buf25 = Ccnt11(p0, (str((sum((([p for p in [] if p % 2])[::-1]))))))
    log.append(buf25.index_of13(((acc24 | 255))))
    for tmp_value26 in (list((bytes(bytearray(((('tab\t' + 'some longer text here')).encode())))))):
        tmp_value26 -= (((abs(acc24)) - tmp_value26))
        tmp_value26 &= 0xFFFFFF
    buf15 = (not ([p for p in range(2)]))
    item27 = 3
    while item27 > 0:
        item27 -= 1
        result28 = acc24
        val29 = lambda k, j=255: (k * j + result28) & 0xFFFF
        log.append(val29((sum(q for q in range(11)))))
    return ((int((round((1e-3), 0))))) & 0xFFFFF


def acc30():
    try:
        tmp_value31 = Ccnt11((((((((ord('a')) if (255 < 42) else (sum(1 for q in range(3))))) | (abs((abs(1000)))))) << 12)), ((((('%x %r' % ((((3 // 7))) & 0xFFFF, (('some longer text here' + 'hello')))) or (((str(2.5e3)) or (''.strip()))))) + ((str(((1000 | 1000)))).lower()))))
        log.append(tmp_value31.index_of13((((len(({1: 259884}))) + ((('0123456789')[:]).find('e'))))))
        log.append(str(tmp_value31))
        very_long_variable_name33 = {}[(((sum(q * q for q in range(1))) * (((int(2.5e3)) // 16))))]
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as very_long_variable_name34:
        log.append(type(very_long_variable_name34).__name__)
    node35 = (([m + n for m, n in zip((list(range(6))), ((([m + n for m, n in zip((sorted([1, 2, 3])), ([m + n for m, n in zip([], [])]))]) + (([p * 3 for p in range(1)])[-4:]))))]))[:20]
    if ((sum(node35)) == (((ord('a')) & (((max(42, 2)) | (abs(100))))))):
        very_long_variable_name36 = lambda k, j=1000: (k * j + 3) & 0xFFFF
        log.append(very_long_variable_name36(((oct((abs((min(5, 0)))))).count('a'))))
    elif ((((sum(node35)) in (divmod(('tab\t'.count('a')), 8)))) and (((abs((sum(node35)))) in node35))):
        acc37 = (([p * 3 for p in range(11)]))[:40]
        b38 = (((('{!r} {}'.format((({245655: 65535, 42: 42, 256: 77180, 1000: 256}).get(((1 | 9)), (ord('Z')))), (('0123456789').lower()))) + (','.join(map(str, ([(max(1000, 2))])))))))[:60]
    try:
        node39 = Ccnt11(((((' + '.join([str(w) for w in (node35[-4:])])) or (repr((oct(2)))))).count('a')), (' + '.join([str(w) for w in node35])))
        log.append(node39.val12((((((('Zürich'[2:-1]).find('e')) | (len(({10: 1}))))) + 455267))))
        node39.extra = ((','.join(map(str, ([])))).find('e'))
        log.append(str(node39))
        total40 = (dict(a=((dict(zip(node35, node35))).get((len((divmod(3, 5)))), (ord('a')))), b=(int(((('Zürich'.count('hello')) / 2))))))
        item41 = lambda k, j=1: (k * j + 3) & 0xFFFF
        log.append(item41((sum((list(map(lambda k: k + 1, ([m + n for m, n in zip(node35, node35)]))))))))
        1 // (((((('Zürich').lower()).find('e')) if ((sum(1 for q in range(11))) > (int(((1.25 + 100.0))))) else (((sum(node35)) ^ (((ord('é')) - 5)))))) % 3)
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as item44:
        log.append(type(item44).__name__)
    finally:
        if (((((((1 - 3)) in (tuple(node35)))) or ((not ({5: 256, 65535: 7}))))) or ((((repr(([0] * 5))).count('xyz')) in (tuple(node35))))):
            total45 = ((('<%5d|%-8s>' % (((('key17'.replace('e', '')).find('e'))) & 0xFFFF, (repr(('<%5d|%-8s>' % ((256) & 0xFFFF, 'tab\t')))))).upper()))[:40]
            node46 = set(([p for p in node35 if p % 2]))
            node46.add((int(((1.25 - 0.1)))))
            log.append(len(node46 | {1, 2}))
        elif (((((str((1, 2))) * 1)).find('e')) != (abs((a1(((node35 + node35)), ('xyz'.count('a')), ((42 % 16)), (dict(zip(node35, node35)))))))):
            node35 = node35[:21]
            index_of47 = ((ord('Z'))) & 0xFFFFF
            b48 = (index_of47) & 0xFFFFFFFF
        else:
            index_of49, *node50 = [((((((((65535 ^ 9)) - (ord('é')))) ^ (max(((65535 >> 16)), ((10 if True else 255)))))) | (b14((sum(1 for q in range(5)))))))] + (list(((('-'.join(map(str, list(range(6))))).encode())[3:])))
            index_of49 = (index_of49) & 0xFFFF
    val51 = 5
    while val51 > 0:
        val51 -= 1
        try:
            very_long_variable_name52, *b53 = [((((((7 | ((42 + 100)))) | ((((3 + 5)) >> 0)))) | (sum(1 for q in range(6)))))] + ([p for p in ([p * p - 1 for p in range(8)]) if p % 2])
            very_long_variable_name52 = (very_long_variable_name52) & 0xFFFF
            int((''.join([str(w) for w in (node35[::-1])])))
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as acc56:
            log.append(type(acc56).__name__)
    node35 = node35[:28]
    index_of57 = ((abs((((('key11'.center(15)) or ('Zürich'.center(15)))).find('e'))))) & 0xFFFFFFFF
    def buf58(k):
        nonlocal index_of57
        index_of57 = (index_of57 + k) & 0xFFFF
        return index_of57
    buf58(3)
    buf58(len(log))
    return (index_of57) & 0xFFFFF


def buf59():
    index_of60 = set(([p for p in ([p * p - 1 for p in range(0)]) if p % 2]))
    index_of60.add((sum(((([1, 2, 3]) + ([p for p in (list(filter(lambda k: k > 9, ([0] * 5)))) if p % 2]))))))
    log.append(len(index_of60 | {1, 2}))
    log.append((((abs(((((20272 * 1000)) * ('two words'.find('e')))))),)))
    buf61 = (int((((((float(3)) + ((0.1 - 0.5)))) - ((((1000 / 3)) + (round(3.0, 2))))))))
    def acc62(k):
        nonlocal buf61
        buf61 = (buf61 + k) & 0xFFFF
        return buf61
    acc62(1)
    acc62(len(log))
    return ((((((('tab\t' * 2)).replace('e', 'E')) or ((('Zürich' + 'some longer text here'))[1:-1]))).count('a'))) & 0xFFFFF


tmp_value63 = ((bytes(bytearray(((hex((int(0.5)))).encode())))))[:40]
if (not (((((','.join([str(w) for w in ([0] * 5)])) + (','.join([str(w) for w in [1, 2, 3]])))) * 2))):
    buf64 = ((sorted((list(tmp_value63)))))[:20]
    index_of65, *index_of66 = [((((dict(zip(buf64, buf64))).get((((sum(q ^ 5 for q in range(2))) << 14)), ((('some longer text here'.find('e')) if (10 >= 3) else ((5 % 7)))))) >> 13))] + ([((((('a'.count('a')) + (abs(1)))) & (({p: p * 9 for p in range(11)}).get(((256 + 218318)), (abs(7)))))), 5])
    index_of65 = (index_of65) & 0xFFFF
    index_of65 |= index_of65
    index_of65 &= 0xFFFFFF
else:
    total67 = lambda k, j=65535: (k * j + 3) & 0xFFFF
    log.append(total67((a1((list(map(lambda k: k & 15, (list(map(lambda k: k + 1, ([m + n for m, n in zip(([0] * 5), list(range(6)))]))))))), (((({1000: 7, 1: 7}).get(('0123456789'.count('a')), ((255 >> 2)))) // 3)), (((ord('Z')) if (((0 if True else 0)) != ({}.get(255, 2))) else ((((0 | 9)) >> 3)))), ({"k": 5, "m": 6})))))
    for node68 in ((([p for p in ([p for p in ([m + n for m, n in zip([1, 2, 3], [1, 2, 3])]) if p % 2]) if p % 2]) + ((([0] * 5))[::-1]))):
        for node69 in (list(filter(lambda k: k > 9, ([(int(0.5)), ((node68 | node68))])))):
            very_long_variable_name70 = ((((((repr('key25')).center(8)) or ('{1}{0}'.format(node69, ('{0:>6}{1}'.format(node69, 'key12')))))).replace('e', 'E')))[:60]
        val71 = ((divmod((int((float(250)))), 4)))[:40]
        node72 = (int(0.5))
log.append((min((((max(('Zürich'.find('e')), ('key13'.count('a')))) & ((({"k": 5, "m": 6}.get(0, 100)) | ({1: 2}.get(2, 2)))))), (((ord('Z')) if ((sum(list(range(6)))) in ([p for p in [] if p % 2])) else (((min(0, 1000)) << 18)))))))
x73 = (([m + n for m, n in zip(((((list(range(6))[::-1])[::-1]) + ([-p for p in range(14)]))), ([(('-'.join(map(str, [1, 2, 3]))).find('e')), (((a1(([0] * 5), 1000, 7, {})) | (abs(256)))), ((((5 * 1)) * ((2 ^ 256)))), (sum(([-p for p in range(0)]))), (ord('Z')), (((abs(1)) & (sum(([0] * 5)))))]))]))[:40]
x73 = x73[:15]
val74 = Ccnt11((ord('Z')), ((repr(([m + n for m, n in zip(x73, x73)])))))
log.append(val74.index_of13(((((('0123456789'.strip())).count('a')) & ((((dict(zip(x73, x73))).get(('hello'.find('e')), 0)) if (((255 + 1000)) in (tuple(x73))) else (sum(x73))))))))
log.append(a1(x73, (((((int((round(0.5, 0)))) if (((686076 % 7)) > ((1000 + 65535))) else (((sum(x73)) if (5 in {}) else (ord('Z')))))) if (((((256 // 16)) - (acc30()))) < ((('some longer text here'.count('some longer text here')) * (int(1e-3))))) else (min(((((9 % 16)) + 2)), (((sum(1 for q in range(3))) if (65535 in (1, 2)) else (b14(7)))))))), 65535, ({p: p * 1 for p in range(11)})))
log.append(b14((((((repr(tmp_value63))[:6]).find('e')) & (sum(1 for q in range(1)))))))
log.append(acc30())
log.append(buf59())
log.append(Ccnt11(48, 'label').index_of13(6))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
