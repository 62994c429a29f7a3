# Generated program 6: random functions, classes and statements over built-in types.
log = []


def acc1(p0, p1):
    """Does acc1."""
    log.append((divmod((((abs(p0)) if (not ({"k": 5, "m": 6})) else (sum(([p % 4 for p in range(12)]))))), 8)))
    try:
        acc2 = ((','.join([str(w) for w in ([((dict(a=p0, b=p0)).get(p0, p1)), p0, p0, p1])])))[:20]
        tmp_value3 = ((acc2.encode()))[:40]
        acc2 = acc2[:17]
        1 // (((p0 // 16)) % 3)
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as cnt6:
        log.append(type(cnt6).__name__)
    if (not (dict(a=((p1 if ((True) or (False)) else p1)), b=p1))):
        total7 = ((bytes([p1 & 255, ((2 // 3)) & 255])))[:40]
        log.append(((65535, p1,)))
    elif ((len((divmod(p0, 3)))) >= p0):
        try:
            x8 = (((p0, (('').find('e')),)))[:20]
            try:
                index_of9 = ({1: 2})
                acc10 = ((repr((([])[-4:5]))))[:40]
                result11 = [][p0]
            except (ValueError, IndexError, KeyError, ZeroDivisionError) as cnt13:
                log.append(type(cnt13).__name__)
            item14 = [][((p0 // 3))]
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as val16:
            log.append(type(val16).__name__)
        cnt17 = set((list(filter(lambda k: k > 3, ((([m + n for m, n in zip(([p1, p0]), ([]))]) + (([][:])[1:-1])))))))
        cnt17.add(p1)
        log.append(len(cnt17 | {1, 2}))
    x18 = (p0) & 0xFFFFF
    def a19(k):
        nonlocal x18
        x18 = (x18 + k) & 0xFFFF
        return x18
    a19(5)
    a19(len(log))
    return (2) & 0xFFFFF


class Cnode20:
    limit = 255
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def node21(self, k):
        self.limit = k & 15
        acc22 = (((((('<%5d|%-8s>' % ((2) & 0xFFFF, 'two words')).center(15)).strip()) * 4)))[:20]
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def acc23(self, k):
        self.size = (self.size + k) & 0xFFFF
        item24 = 6
        while item24 > 0:
            item24 -= 1
            if (k == k):
                cnt25 = lambda k, j=3: (k * j + k) & 0xFFFF
                log.append(cnt25(k))
                cnt26 = (((float(250)) - (((ord('Z')) / 7.5))))
                acc27 = (('{}-{}'.format(754616, ('%d:%s' % ((((k - k))) & 0xFFFF, (('xyz'.replace('e', ''))))))))[:60]
            elif (not (((repr(b'\x00\xff')).strip()).center(8))):
                very_long_variable_name28 = (((','.join(map(str, ((([][::-1]) + (list(b''))))))).find('e'))) & 0xFFFFF
                cnt29 = ((list(range(6))))[:20]
        x30 = (k) & 0xFFFFF
        return ((((('some longer text here'.center(15))).strip()).count('a')) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def item31(self, k):
        self.limit = k & 15
        return (3447 + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __str__(self):
        return '%05d/%r' % (self.size, self.label)


def very_long_variable_name32():
    item33, val34 = ((((((((9 if False else 2)) | ((94481 * 2)))) if (((9 in (3,))) or ((10 < 3))) else 256)) + (acc1((sum(q ^ 5 for q in range(11))), ((dict(zip(list(range(6)), ([0] * 5)))).get(((9 ^ 0)), (sum(q ^ 5 for q in range(11))))))))), (((str(((('0123456789'.find('e')) + ((0 // 16)))))) * 2))
    item33 = (item33) & 0xFFFFFFF
    for buf35 in sorted((((([p for p in ([p for p in [1, 2, 3] if p % 2]) if p % 2]) + ([p for p in range(12)])))[::-1])):
        try:
            acc36 = lambda k, j=1: (k * j + item33) & 0xFFFF
            log.append(acc36(((buf35 * (((len(val34)) if (not ([])) else buf35))))))
            log.append((divmod(buf35, 7)))
            int((val34[:-1]))
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as very_long_variable_name39:
            log.append(type(very_long_variable_name39).__name__)
        item33 = (item33) & 0xFFFFFFFF
    acc40 = 6
    while acc40 > 0:
        acc40 -= 1
        item33 ^= item33
        item33 &= 0xFFFFFF
        val34 = (val34)[:20]
    return ((int((((float(3)) + (round((float(3)), 3))))))) & 0xFFFFF


def very_long_variable_name41():
    index_of42, *tmp_value43 = [(((sum(q for q in range(9))) >> 10))] + ([1, 2, 3])
    index_of42 = (index_of42) & 0xFFFF
    try:
        node44 = ((','.join(map(str, (tuple(tmp_value43))))))[:20]
        raise ValueError((((('two words') or (('{0:>6}{1}'.format(index_of42, 'two words'))))).strip()))
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as val47:
        log.append(type(val47).__name__)
    return (index_of42) & 0xFFFFF


def index_of48(p0, p1):
    buf49 = 1
    while buf49 > 0:
        buf49 -= 1
        index_of50 = ((tuple(p0)))[:40]
    for item51 in ((bytes(bytearray((p1.encode()))))[0:]):
        item51 -= item51
        item51 &= 0xFFFFFF
    tmp_value52 = ((((p1.count('key24')) + (((acc1(((256 ^ 2)), (p1.find('e')))) << 10))))) & 0xFFFFF
    buf53 = set(([(((len(({1: 2}))) if (p1 < p1) else tmp_value52))]))
    buf53.add(((tmp_value52 if (not ([p * 3 for p in range(13)])) else (sum(p0)))))
    log.append(len(buf53 | {1, 2}))
    result54 = ((((p1.lower()).strip())[-3:]))[:40]
    very_long_variable_name55 = Cnode20(0, ('key20'))
    log.append(very_long_variable_name55.item31((max(tmp_value52, tmp_value52))))
    return (tmp_value52) & 0xFFFFF


def very_long_variable_name56(p0, p1):
    p0 += ((p0 ^ p0))
    p0 &= 0xFFFFFF
    return (p0) & 0xFFFFF


def very_long_variable_name57():
    tmp_value58 = ((((((min((len(([0] * 5))), (sum(q ^ 5 for q in range(3))))) if (((100 & 10)) == ((2 * 7))) else (sum(([1, 2, 3][::-1]))))) if (((((65535 - 2)) < ((3 % 3)))) or ((('0123456789'.center(8)) < (('tab\t' + '0123456789'))))) else (index_of48((sorted((list((1, 2))))), ('{}-{}'.format((''.find('e')), ('%d:%s' % ((3) & 0xFFFF, '0123456789'))))))))) & 0xFFFFF
    cnt59 = lambda k, j=255: (k * j + tmp_value58) & 0xFFFF
    log.append(cnt59(tmp_value58))
    if (((tmp_value58 ^ (sum(([p * 3 for p in range(6)]))))) in ((list(filter(lambda k: k > 1, (list(filter(lambda k: k > 1, []))))))[1:])):
        for index_of60 in range(7):
            index_of61 = 7
            while index_of61 > 0:
                index_of61 -= 1
                total62 = (((((((index_of60 if ((False) and (False)) else index_of60)) >> 13)) if (tmp_value58 == 42) else (abs(tmp_value58))))) & 0xFFFFFFFF
            b63 = Cnode20(((('{1}{0}'.format((len((3,))), ('hello'))).upper()).find('e')), ((((''.join([str(w) for w in (([1, 2, 3] + [1, 2, 3]))])) * 4)).lower()))
            log.append(b63.node21(((((tmp_value58 | tmp_value58)) if (((index_of60 >= tmp_value58)) or ((('Zürich'.center(8)) in (('hello' or 'hello'))))) else index_of60))))
            b63.label = 0
            log.append(str(b63))
    if (((('%d:%s' % ((tmp_value58) & 0xFFFF, (bin(2)))) in (' + '.join([str(w) for w in ([tmp_value58, tmp_value58, 65535, tmp_value58, tmp_value58])])))) or (((int(1.25)) in (tuple((([] + []))))))):
        tmp_value58 |= ((((tmp_value58 - ((tmp_value58 // 1000)))) // 7))
        tmp_value58 &= 0xFFFFFF
        log.append(100)
    elif ((int(3.0)) in ((((list(map(lambda k: k + 1, [1, 2, 3])))[::-1]) + ([p * p - 1 for p in range(11)])))):
        if (tmp_value58 in (list(((('' or 'two words')).encode())))):
            very_long_variable_name64 = ({tmp_value58: (very_long_variable_name41()), tmp_value58: (('tab\t'.center(8)).find('e'))})
            val65 = Cnode20(tmp_value58, ('-'.join(map(str, (((very_long_variable_name32()), tmp_value58,))))))
            log.append(val65.item31((sum(([((tmp_value58 * tmp_value58)), ((tmp_value58 ^ tmp_value58)), ((tmp_value58 | tmp_value58)), tmp_value58])))))
            val65.label = ((((('two words').upper()) * 4)).find('e'))
        item66 = ((b'payload'))[:20]
    else:
        val67, *tmp_value68 = [tmp_value58] + (list(filter(lambda k: k > 6, (sorted((([p * 3 for p in range(7)])[::-1]), key=lambda k: -k)))))
        val67 = (val67) & 0xFFFF
        b69 = tmp_value58
    x70 = tmp_value58
    def total71(k):
        nonlocal x70
        x70 = (x70 + k) & 0xFFFF
        return x70
    total71(9)
    total71(len(log))
    return (tmp_value58) & 0xFFFFF


item72, *total73 = [(min(42, 65535))] + ([p * 3 for p in range(9)])
item72 = (item72) & 0xFFFF
buf74 = set(total73)
buf74.add((abs(((((item72 | item72)) + ((item72 << 0)))))))
log.append(len(buf74 | {1, 2}))
index_of75, *very_long_variable_name76 = [((item72 ^ (((str(total73)).replace('e', '<e>')).find('e'))))] + total73
index_of75 = (index_of75) & 0xFFFF
index_of75 ^= ((dict(zip(([p for p in ((total73 + total73)) if p % 2]), (list(filter(lambda k: k > 3, very_long_variable_name76)))))).get(item72, (very_long_variable_name41())))
index_of75 &= 0xFFFFFF
log.append((int((((float(3)) * ((item72 / 16)))))))
total77 = ((sum(q * q for q in range(7)))) & 0xFFFFF
very_long_variable_name76 = very_long_variable_name76[:23]
if ((','.join([str(w) for w in (total73[::-1])])) < (','.join(map(str, ([]))))):
    for a78, a78_ in enumerate(very_long_variable_name76):
        tmp_value79 = ((','.join(map(str, total73))))[:40]
        buf80 = ((f'{item72}|{tmp_value79:>7}'))[:20]
        a78 += ((total77 >> 13))
        a78 &= 0xFFFFFF
elif ((min(((str(very_long_variable_name76)).find('e')), total77)) in (divmod((abs(item72)), 9))):
    log.append((tuple((((very_long_variable_name76 + ([m + n for m, n in zip(very_long_variable_name76, very_long_variable_name76)])))[::-1]))))
    x81 = ((((((total77 / 16)) - 2.5e3)) * ((3.0 - (float(3))))))
    if (index_of75 == index_of75):
        result82 = (((('<%5d|%-8s>' % ((total77) & 0xFFFF, ('some longer text here'.replace('e', 'E')))))))[:20]
    else:
        total83 = Cnode20(((item72 & (ord('a')))), (' + '.join([str(w) for w in total73])))
        log.append(total83.acc23(index_of75))
        very_long_variable_name76 = ((list((tuple(total73)))))[:20]
        item84 = (dict(zip(([m + n for m, n in zip((sorted(total73, key=lambda k: -k)), very_long_variable_name76)]), total73)))
else:
    total73 = total73[:30]
try:
    index_of85, *acc86 = [item72] + (sorted(total73))
    index_of85 = (index_of85) & 0xFFFF
    node88 = {}[index_of75]
except (ValueError, IndexError, KeyError, ZeroDivisionError) as item89:
    log.append(type(item89).__name__)
finally:
    tmp_value90 = set(([p for p in (([p for p in range(11)])[::-1]) if p % 2]))
    tmp_value90.add(index_of75)
    log.append(len(tmp_value90 | {1, 2}))
total73.reverse()
del total73[24:]
if (index_of75 == (min((min((sum(q ^ 5 for q in range(7))), ('key12'.find('e')))), index_of75))):
    for b91 in sorted((sorted(total73, key=lambda k: -k))):
        tmp_value92 = ((bytes(10)))[:60]
    total73.sort()
    del total73[24:]
    total77 |= ((total77 & total77))
    total77 &= 0xFFFFFF
else:
    total93 = set(very_long_variable_name76)
    total93.add((min(((((item72 + index_of75)) & total77)), total77)))
    log.append(len(total93 | {1, 2}))
if (((((index_of75 > item72)) or ((((total77 - item72)) > item72)))) or ((item72 in (tuple(very_long_variable_name76))))):
    index_of75 = (item72) & 0xFFFFFFFF
    item94 = 3
    while item94 > 0:
        item94 -= 1
        for b95 in (list((bytes(bytearray((bytes(bytearray((bytes(7)))))))))):
            index_of96 = (total73)[:40]
        b97 = (very_long_variable_name76)[:40]
        very_long_variable_name76 = very_long_variable_name76[:9]
elif (((not item72)) and (((sum(total73)) >= ((item72 & ('two words'.find('e'))))))):
    node98 = (((((bytes([item72 & 255, total77 & 255]))[2:]) + (b'\x00\xff'))))[:40]
else:
    total77 = (2) & 0xFFFFF
    total73 = total73[:18]
buf99 = ((oct(total77)))[:40]
for result100 in sorted((sorted(((very_long_variable_name76 + total73))))):
    tmp_value101 = Cnode20((ord('a')), buf99)
    log.append(tmp_value101.node21(((index_of75 // 1000))))
    log.append(str(tmp_value101))
total73.reverse()
del total73[24:]
if (((((index_of75 in (divmod(index_of75, 2)))) or ((not ('Zürich'.count('a')))))) or ((total77 >= ((dict(a=total77, b=256)).get((abs(total77)), item72))))):
    result102 = (((1, 2)))[:60]
buf103 = (buf99)[:40]
log.append(acc1(total77, total77))
log.append(very_long_variable_name32())
log.append(very_long_variable_name41())
log.append(index_of48(very_long_variable_name76, ((('-'.join(map(str, total73))).center(15)).upper())))
log.append(very_long_variable_name56(index_of75, (([0] * 5))))
log.append(very_long_variable_name57())
log.append(Cnode20(14, 'label').item31(2))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
