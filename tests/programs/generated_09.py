# Generated program 9: random functions, classes and statements over built-in types.
log = []


def item1(n):
    for i in range(n):
        yield (((9 | (((abs(n)) // 3))))) & 0xFFFF


def node2(p0, p1, p2, p3):
    """Does node2."""
    b3 = 5
    while b3 > 0:
        b3 -= 1
        for item4, item4_ in enumerate(p3):
            log.append(30)
    buf5 = (((((bytes(bytearray((bytes(16))))) + ((b''[2:])[0:])))[2:]))[:20]
    result6, a7 = (sum(p3)), (((('a'[2:-1]).center(8)).replace('e', 'E')).lower())
    result6 = (result6) & 0xFFFFFFF
    return ((len(((p1, (int(((p1 / 3)))), p2, p1,))))) & 0xFFFFF


def b8(p0, p1, p2, p3):
    if (not (((([p for p in list(range(6)) if p % 2]) + (list(filter(lambda k: k > 4, [1, 2, 3])))))[:-1])):
        if (p1 in ({p: p * 9 for p in range(12)})):
            cnt9, x10 = 7, (p0[:4])
            cnt9 = (cnt9) & 0xFFFFFFF
        else:
            try:
                node11 = (round((((((float(10)) * ((p3 / 2)))) * (float(10)))), 2))
                acc12 = ((min(p3, p1))) & 0xFFFFF
                index_of13 = ((((len(({"k": 5, "m": 6}))), (((abs(acc12)) + p2)), p2,)))[:40]
                cnt14 = [][p1]
            except (ValueError, IndexError, KeyError, ZeroDivisionError) as b16:
                log.append(type(b16).__name__)
            finally:
                p2 = ((({}).get(((((p1 | p3)) >> 8)), p3))) & 0xFFFFFFFF
            if (not ('{!r} {}'.format(((dict(a=964663, b=p1)).get(p2, p3)), (bin(p1))))):
                buf17 = ({"k": 5, "m": 6})
                result18 = ((list((divmod(p1, 2)))))[:40]
            else:
                node19 = ((list(map(lambda k: k & 15, ([m + n for m, n in zip((list(item1(3))), ((list(filter(lambda k: k > 5, [])))[::-1]))])))))[:40]
                p0 = (('%04d_%s' % ((p3) & 0xFFFF, p0)))[:20]
                p2 = (p2) & 0xFFFFF
        node20, very_long_variable_name21 = ((dict(zip((((sorted(list(range(6)))) + ([m + n for m, n in zip([1, 2, 3], [1, 2, 3])]))), ([m + n for m, n in zip(([p for p in [] if p % 2]), (([] + ([0] * 5))))])))).get((abs(p1)), (node2(p1, 9, p2, ([p for p in (list(filter(lambda k: k > 1, list(range(6))))) if p % 2]))))), p0
        node20 = (node20) & 0xFFFFFFF
    else:
        index_of22, *buf23 = [((p3 * p1))] + (list((bytes([((p3 << 18)) & 255, ((p1 if (not 'tab\t') else p3)) & 255]))))
        index_of22 = (index_of22) & 0xFFFF
    tmp_value24 = (ord('é'))
    if (p2 in ({})):
        try:
            if ((((sum(q * q for q in range(7))) << 12)) > p3):
                result25 = (((p3, (((('<%5d|%-8s>' % ((p1) & 0xFFFF, p0)).find('e')) >> 7)), p1, ((dict(zip(([1, 2, 3][-4:-1]), ([p2])))).get(p2, tmp_value24)),)))[:20]
                cnt26 = (((((p2 | tmp_value24)) in (divmod(tmp_value24, 7)))) or ((((p3 <= tmp_value24)) and (((len(b'\x00\xff')) == tmp_value24)))))
                b27 = 1.25
            raise ValueError((''.join([str(w) for w in ([-p for p in range(4)])])))
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as buf30:
            log.append(type(buf30).__name__)
    else:
        a31 = ((((p0.encode())[3:])[0:]))[:60]
        if ((((ord('é')) in ({}))) or (((p0.find('e')) > (sum((([0] * 5)[::-1])))))):
            log.append((min(p3, (node2(p3, tmp_value24, ((p2 ^ p1)), ([p for p in range(12)]))))))
            very_long_variable_name32, *item33 = [(min(((p1 // 3)), p2))] + ((((sorted(([1, 2, 3][::-1]))) + (list(map(lambda k: k & 15, (list(filter(lambda k: k > 3, list(range(6))))))))))[-4:-1])
            very_long_variable_name32 = (very_long_variable_name32) & 0xFFFF
        elif (((((p1 % 7)) if ((((True) and (False))) or ((not {}))) else p2)) > ((p1 * (len(a31))))):
            index_of34, *total35 = [p2] + (((sorted(([p for p in (list(())) if p % 2]))) + (sorted(([p2, tmp_value24, p3, tmp_value24, p2])))))
            index_of34 = (index_of34) & 0xFFFF
            node36 = set(total35)
            node36.add(index_of34)
            log.append(len(node36 | {1, 2}))
        else:
            index_of37, tmp_value38 = (((int(1.25)) | ((p2 if (p1 < p2) else (node2(p1, p2, p3, (list((3,))))))))), p0
            index_of37 = (index_of37) & 0xFFFFFFF
    x39 = (p0)[:60]
    tmp_value40, item41 = p3, (p0[2:])
    tmp_value40 = (tmp_value40) & 0xFFFFFFF
    return (((tmp_value40 if (tmp_value40 < (((ord('é')) & tmp_value40))) else tmp_value40))) & 0xFFFFF


class Cval42:
    limit = 42
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def acc43(self, k):
        self.hist.append(k)
        very_long_variable_name44 = (((([p for p in (list(range(6))[-4:]) if p % 2])[::-1])[-4:]))[:40]
        b45 = ((('%x %r' % ((k) & 0xFFFF, (hex(k))))[2:-1]))[:20]
        buf46 = ((list(map(lambda k: k * 2, ([m + n for m, n in zip(([p for p in very_long_variable_name44 if p % 2]), (list(map(lambda k: k + 1, very_long_variable_name44))))])))))[:20]
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __str__(self):
        return '%05d/%r' % (self.size, self.label)


def buf47(p0, p1, p2, p3):
    """Does buf47."""
    log.append(p0)
    for buf48 in sorted(p2):
        total49, *buf50 = [((p0 // 1000))] + ([p * p - 1 for p in range(3)])
        total49 = (total49) & 0xFFFF
        x51, total52 = total49, (repr(((','.join([str(w) for w in buf50])))))
        x51 = (x51) & 0xFFFFFFF
        very_long_variable_name53 = (((','.join([str(w) for w in p3])).count('a'))) & 0xFFFFF
    a54 = (p3)[:40]
    if (((p0 ^ ((repr(())).find('e')))) != p0):
        if ((ord('a')) in (((sum(p2)),))):
            acc55 = ((tuple((list((divmod(p0, 4)))))))[:20]
        else:
            log.append(41)
        b56 = 1
        while b56 > 0:
            b56 -= 1
            p0 = (p0) & 0xFFFFF
            index_of57 = (((((bytes([p0 & 255, p0 & 255])) + ((''.lower()).encode())))[0:]))[:20]
        p0 ^= (abs((((sum(a54)) - (ord('a'))))))
        p0 &= 0xFFFFFF
    else:
        for index_of58 in a54:
            b59 = 4
            while b59 > 0:
                b59 -= 1
                tmp_value60 = (((((((('key24' + 'some longer text here')) * 2)) or ('{}-{}'.format(p0, ('0123456789'))))).find('e'))) & 0xFFFFF
        for tmp_value61, tmp_value61_ in enumerate(a54):
            b62 = (((1, 2)))[:40]
            tmp_value63 = ((hex(((tmp_value61 << 15)))) < (repr((divmod((int(1e-3)), 5)))))
        if ((abs(((p0 if (not 'key18') else ((p0 - p0)))))) < p0):
            val64 = 8
            while val64 > 0:
                val64 -= 1
                acc65 = (255) & 0xFFFFF
                acc66 = (10) & 0xFFFFF
        else:
            index_of67 = set(((([p for p in p2 if p % 2]) + a54)))
            index_of67.add(p0)
            log.append(len(index_of67 | {1, 2}))
            tmp_value68, *result69 = [p0] + p3
            tmp_value68 = (tmp_value68) & 0xFFFF
            for index_of70 in p2:
                b71 = (((((('<%5d|%-8s>' % ((index_of70) & 0xFFFF, '')) or (','.join(map(str, (3,)))))).replace('e', '<e>')).lower()))[:20]
    very_long_variable_name72 = 3
    while very_long_variable_name72 > 0:
        very_long_variable_name72 -= 1
        very_long_variable_name73 = 5
        while very_long_variable_name73 > 0:
            very_long_variable_name73 -= 1
            cnt74 = lambda k, j=10: (k * j + p0) & 0xFFFF
            log.append(cnt74(p0))
            for buf75 in range(7):
                p1 = ({})
                tmp_value76 = ((((bytes(bytearray(((b'' + b'payload')))))[0:])[3:]))[:60]
                p0 = ((len(('{}-{}'.format(((('key7' or 'xyz')).count('a')), ((('' * 0))[1:-1])))))) & 0xFFFFFFFF
            b77 = ((b8(((('<%5d|%-8s>' % ((p0) & 0xFFFF, 'tab\t')) * 1)), 42, p0, p0)) <= ((p0 // 1000)))
    cnt78 = lambda k, j=256: (k * j + p0) & 0xFFFF
    log.append(cnt78((b8(((hex(p0))), (len((bytes(0)))), p0, p0))))
    for index_of79 in sorted((list(filter(lambda k: k > 1, p3)))):
        item80 = set(p2)
        item80.add(index_of79)
        log.append(len(item80 | {1, 2}))
        x81 = set(p2)
        x81.add((ord('a')))
        log.append(len(x81 | {1, 2}))
        p2.insert(0, ((((((p0 - p0)) + index_of79)) * p0)))
        del p2[24:]
    return ((((sum((a54[:-1]))) + p0))) & 0xFFFFF


def a82(n):
    for i in range(n):
        for acc83 in range(4):
            result84, node85 = (('-'.join(map(str, (tuple((list(item1(0)))))))).find('e')), (bin(i))
            result84 = (result84) & 0xFFFFFFF
        yield (i) & 0xFFFF
    yield from item1(n // 2)


if ((((('key7').find('e')) >> 13)) < (max(((((1000 - 7)) * (ord('Z')))), (buf47(((65535 ^ 9)), ({p: p * 7 for p in range(11)}), (list(filter(lambda k: k > 7, list(range(6))))), (([0] * 5)[-4:])))))):
    result86, tmp_value87 = (((('0123456789').count('a')) // 7)), ((','.join([str(w) for w in ((([1, 2, 3][::-1]) + (list(b'payload'))))])).replace('e', ''))
    result86 = (result86) & 0xFFFFFFF
    x88 = lambda k, j=2: (k * j + result86) & 0xFFFF
    log.append(x88(result86))
elif ((sum(q ^ 5 for q in range(10))) > (b8(((('xyz' or 'Zürich'))), ((('key5'.count('tab\t')) & (node2(256, 7, 2, [1, 2, 3])))), ((((625583 - 3)) if (5 >= 1) else ((10 & 65535)))), ((''.replace('e', '')).find('e'))))):
    node89 = Cval42(((((dict(a=((42 * 100)), b=({"k": 5, "m": 6}.get(7, 7)))).get((ord('a')), (((sum(1 for q in range(12))) >> 0)))) & ((','.join(map(str, (list(item1(0)))))).find('e')))), ((((('a'.center(15))) * 4))[:6]))
    log.append(node89.acc43((((sum(q * q for q in range(12))) | (((sum((list(item1(6))))) ^ ((65535 if ((False) and (True)) else ((65535 - 255))))))))))
    log.append(str(node89))
log.append((((sum(([m + n for m, n in zip((([0] * 5)[::-1]), (([1, 2, 3] + [1, 2, 3])))]))) * (({0: 38430, 100: 1000, 10: 255}).get((({1: 2}).get((max(42, 100)), (len(b'\x00\xff')))), (((''.find('e')) - 0)))))))
total90 = (((((list(map(lambda k: k * 2, ([m + n for m, n in zip(list(range(6)), ([0] * 5))]))))[1:-1]) + (sorted((list((bytes([256 & 255, 0 & 255])))))))))[:40]
b91 = lambda k, j=42: (k * j + 3) & 0xFFFF
log.append(b91(((dict(zip(([p % 4 for p in range(4)]), total90))).get((((((len({"k": 5, "m": 6})) | ((65535 ^ 3)))) ^ (({p: p * 6 for p in range(8)}).get(((100 % 1000)), ((2 & 42)))))), (buf47((b8((('tab\t' * 2)), ({1: 2}.get(3, 65535)), (int(2.5e3)), ('Zürich'.find('e')))), ({}), (list(item1(0))), (total90[1:])))))))
very_long_variable_name92 = (((((oct(('Zürich'.find('e')))) + ('{0:>6}{1}'.format((b8('xyz', 3, 255, 42)), (str(total90)))))).find('e'))) & 0xFFFFF
item93, cnt94 = (max((((ord('Z')) | (abs((sum(1 for q in range(8))))))), (ord('é')))), ('two words')
item93 = (item93) & 0xFFFFFFF
cnt94 = cnt94[:6]
for total95 in range(3):
    very_long_variable_name92 = (total95) & 0xFFFFFFFF
    if (very_long_variable_name92 in ((3,))):
        node96 = (dict(a=item93, b=(ord('Z'))))
    else:
        for b97, b97_ in enumerate(total90):
            b98 = (((item93, ((((very_long_variable_name92 + b97)) << 16)), total95, ((very_long_variable_name92 * (len(cnt94)))),)))[:40]
        for acc99 in (b'\x00\xff'):
            very_long_variable_name92 = (acc99) & 0xFFFFF
            tmp_value100 = ((bytes(0)))[:20]
            buf101 = (((total95 in ({}))) or ((not ([-p for p in range(12)]))))
val102, acc103 = very_long_variable_name92, cnt94
val102 = (val102) & 0xFFFFFFF
x104 = Cval42((((((int(((1e-3 - 2.5e3)))) - (min(item93, item93)))) & (sum(q ^ 5 for q in range(12))))), cnt94)
log.append(x104.acc43((((ord('é')) - item93))))
x104.extra = val102
acc105 = (val102) & 0xFFFFF
log.append(node2((int(((2.5e3 - (((round(3.0, 3)) - (float(3)))))))), item93, val102, total90))
log.append(b8(acc103, (((int(1.25)) & acc105)), (((cnt94.count('a')) // 16)), (ord('a'))))
log.append(buf47(val102, ({"k": 5, "m": 6}), (list(filter(lambda k: k > 0, ((list(map(lambda k: k + 1, total90)))[::-1])))), (list((divmod(val102, 5))))))
log.append(Cval42(96, 'label').acc43(9))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
