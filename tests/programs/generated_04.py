# Generated program 4: random functions, classes and statements over built-in types.
log = []


def b1(n):
    for i in range(n):
        for acc2 in ([p for p in range(6)]):
            x3 = ((' + '.join([str(w) for w in ((([p * p - 1 for p in range(5)])[-4:5])[::-1])])))[:20]
        log.append((str(((','.join([str(w) for w in ((([0] * 5) + [1, 2, 3]))])) < (((''.join([str(w) for w in list(range(6))])) or ('some longer text here')))))))
        yield (((n ^ 256))) & 0xFFFF


def b4(p0, p1, p2):
    """Does b4."""
    total5, tmp_value6 = ((((p1 if (p1 < p1) else (sum(p2)))) * (abs(p1)))), (','.join([str(w) for w in p2]))
    total5 = (total5) & 0xFFFFFFF
    total7 = (p2)[:40]
    if (not (list(((p1,))))):
        tmp_value8 = lambda k, j=0: (k * j + p1) & 0xFFFF
        log.append(tmp_value8((max((len((bytes([total5 & 255, total5 & 255])))), 3))))
    very_long_variable_name9 = 5
    while very_long_variable_name9 > 0:
        very_long_variable_name9 -= 1
        if ((ord('Z')) >= ((total5 | p1))):
            log.append((divmod(((5 if (p1 in (tuple(total7))) else (tmp_value6.find('e')))), 8)))
            p1 -= p1
            p1 &= 0xFFFFFF
        elif (((p0 * 4)) < (p0.center(15))):
            cnt10 = lambda k, j=65535: (k * j + p1) & 0xFFFF
            log.append(cnt10(p1))
            for very_long_variable_name11 in range(2):
                total7 = (p2)[:40]
                b12 = ((1.25 + 3.0))
                very_long_variable_name13 = (not very_long_variable_name11)
        else:
            total14 = (((((tmp_value6.center(15)).find('e')),)))[:20]
    b15 = 3
    while b15 > 0:
        b15 -= 1
        x16 = lambda k, j=3: (k * j + total5) & 0xFFFF
        log.append(x16(((p1 - (sum(p2))))))
        index_of17 = (((((b'')[2:]) + (b''))))[:40]
        index_of18, *b19 = [p1] + ((list(b1(6)))[::-1])
        index_of18 = (index_of18) & 0xFFFF
    return ((len((dict(zip((list(filter(lambda k: k > 8, (list(b'\x00\xff'))))), total7)))))) & 0xFFFFF


def item20(p0):
    very_long_variable_name21 = lambda k, j=10: (k * j + 3) & 0xFFFF
    log.append(very_long_variable_name21(1))
    try:
        for index_of22, index_of22_ in enumerate((sorted(([p for p in ([('key25'.count('a'))]) if p % 2])))):
            for node23, node23_ in enumerate(([index_of22, ((index_of22 + (int(((100.0 - 1e-3))))))])):
                total24 = (('%04d_%s' % ((node23) & 0xFFFF, ((((('key8'.strip()) * 4)) or (''.join([str(w) for w in (list(b1(1)))])))))))[:20]
                x25 = ((p0.get((int((float(250)))), index_of22)) >= index_of22)
                b26 = ((((((total24 * 1))[1:-1]) + (repr((list(((b'a' + b'payload')))))))))[:60]
            if ((abs(index_of22)) < (((abs(index_of22)) if (not ('0123456789'[:])) else index_of22))):
                break
            tmp_value27, *x28 = [index_of22] + ([p for p in ([m + n for m, n in zip(([p * 3 for p in range(14)]), (((list(b1(7))) + ([p % 4 for p in range(0)]))))]) if p % 2])
            tmp_value27 = (tmp_value27) & 0xFFFF
        try:
            x29 = (len((((sum((([1, 2, 3] + [])))),))))
            tmp_value30 = (x29) & 0xFFFFF
            val32 = {}[(((sum(((([m + n for m, n in zip([], [])]) + (list(map(lambda k: k + 1, []))))))) - 255))]
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as index_of33:
            log.append(type(index_of33).__name__)
        b34 = [][2]
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as buf36:
        log.append(type(buf36).__name__)
    index_of37 = (((sum(q ^ 5 for q in range(11))) / 7.5))
    index_of38 = ((bytes(bytearray(((((b''[1:]) + ((b'\x00\xff' + b'0123456789abcdef'))))[3:])))))[:40]
    index_of37 = ((index_of37 - (float(3))))
    if ((min((sum(((([0] * 5) + [1, 2, 3])))), (int(index_of37)))) == (p0.get((len(p0)), (((min(3, 256)) & ('Zürich'.count('a'))))))):
        if (not (([])[:])):
            x39 = (([p for p in (list((tuple((([0] * 5)[-4:5]))))) if p % 2]))[:20]
            for total40 in range(7):
                acc41 = ((divmod((((sum(q for q in range(12))) & (p0.get((min(total40, total40)), total40)))), 7)))[:40]
                tmp_value42 = (((((total40 if (total40 >= total40) else (('key11').count('a')))), (abs(((('key30'.find('e')) % 7)))), total40, ((((''.replace('e', '<e>')).find('e')) + total40)),)))[:20]
        elif ((str((not ('')))) == (((('Zürich' + 'tab\t')).replace('e', '')).strip())):
            x43, result44 = (sum((list(b1(9))))), ((('%d:%s' % (((sum([]))) & 0xFFFF, (hex(0))))[-3:6])[2:])
            x43 = (x43) & 0xFFFFFFF
            result45 = set(([p * 3 for p in range(11)]))
            result45.add((abs(((x43 - (sum(1 for q in range(8))))))))
            log.append(len(result45 | {1, 2}))
        else:
            val46 = 5
            while val46 > 0:
                val46 -= 1
                result47 = ((((('-'.join(map(str, ([p for p in [1, 2, 3] if p % 2])))).count('a')) if ((('{0:>6}{1}'.format(100, 'a')).count('a')) < (min(((1 ^ 1)), ((100 if False else 7))))) else 42))) & 0xFFFFF
                total48 = p0
            b49 = ((((','.join(map(str, (list(range(6))[-4:5])))).center(15)).strip()))[:40]
            log.append(b49)
    return ((sum(1 for q in range(12)))) & 0xFFFFF


class Cb50:
    limit = 255
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def a51(self, k):
        self.hist.append(k)
        buf52, *acc53 = [k] + (sorted((list((tuple((list(map(lambda k: k & 15, list(range(6))))))))), key=lambda k: -k))
        buf52 = (buf52) & 0xFFFF
        if (((buf52 >= (ord('a')))) and (((sum(acc53)) in acc53))):
            for buf54, buf54_ in enumerate((list((tuple(acc53))))):
                log.append(((((buf52 & ((k & buf52)))), (((('').find('e')) if (('-'.join(map(str, (1, 2)))) < (','.join(map(str, [])))) else ((((10 if False else buf54)) | k)))), (max(((buf52 | buf54)), (max(buf52, buf54)))),)))
            if (((repr(acc53)).center(8)) < ((((' + '.join([str(w) for w in acc53])).center(8)) or (bin(buf52))))):
                try:
                    tmp_value55 = ({k: k, buf52: k, ((buf52 // 16)): (('key16'.center(8)).find('e'))})
                    int(('{}-{}'.format((((sum(acc53)) % 1000)), ('{}-{}'.format(256, (','.join([str(w) for w in acc53])))))))
                except (ValueError, IndexError, KeyError, ZeroDivisionError) as acc58:
                    log.append(type(acc58).__name__)
            else:
                tmp_value59, *index_of60 = [k] + ([m + n for m, n in zip(([((((k * k)) >> 3)), ((('a'.count('key7')) | k))]), acc53)])
                tmp_value59 = (tmp_value59) & 0xFFFF
        elif (buf52 in acc53):
            if (not k):
                try:
                    item61 = (dict(zip((sorted(acc53)), (acc53[1:5]))))
                    item61 = ({"k": 5, "m": 6})
                    cnt62 = ((divmod(((((','.join([str(w) for w in []])) + ('hello'.upper()))).count('a')), 3)))[:40]
                    val64 = {}[k]
                except (ValueError, IndexError, KeyError, ZeroDivisionError) as acc65:
                    log.append(type(acc65).__name__)
                k |= k
                k &= 0xFFFFFF
            elif (not (('<%5d|%-8s>' % ((buf52) & 0xFFFF, ('a')))[:])):
                acc53 = acc53[:7]
            item66 = ((''.join([str(w) for w in ([p for p in ([p for p in acc53 if p % 2]) if p % 2])])))[:40]
        else:
            result67 = lambda k, j=100: (k * j + buf52) & 0xFFFF
            log.append(result67((((b4(('%d:%s' % (((sum(acc53))) & 0xFFFF, ('two words'))), (abs(buf52)), (list(b1(2))))) if (k in ({p: p * 7 for p in range(12)})) else ((k if ((('' == 'tab\t')) or (((False) and (True)))) else (({"k": 5, "m": 6}).get(100, buf52))))))))
        return (((k // 16)) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def index_of68(self, k):
        self.label += "!"
        return ((sum(q ^ 5 for q in range(9))) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def buf69(self, k):
        self.hist.append(k)
        x70 = lambda k, j=2: (k * j + k) & 0xFFFF
        log.append(x70(((k & (item20((dict(a=((3 - k)), b=k))))))))
        if ((int((((float(250)) + (float(3)))))) >= k):
            a71, tmp_value72 = (sum(([p for p in ([m + n for m, n in zip(([p for p in list(range(6)) if p % 2]), (([0] * 5)[:5]))]) if p % 2]))), (((('tab\t'))[:4]).center(8))
            a71 = (a71) & 0xFFFFFFF
        else:
            buf73 = (((k * (int((float(3))))))) & 0xFFFFFFFF
            tmp_value74, *tmp_value75 = [buf73] + ([(('%d:%s' % ((k) & 0xFFFF, ('a'.upper()))).count('a')), 10, buf73, k, ((k >> 15))])
            tmp_value74 = (tmp_value74) & 0xFFFF
        return (2 + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __str__(self):
        return '<%d %s>' % (self.size, self.label)


node76 = ((list(b1(7))))[:60]
val77 = (((dict(zip((list(b1(4))), node76))).get((min((ord('é')), (((sum(q * q for q in range(10))) - (abs(256)))))), (((ord('Z')) ^ (((abs(255)) - ((0 | 979742))))))))) & 0xFFFFF
b78, item79 = val77, (','.join(map(str, (((item20((dict(a=val77, b=val77)))), (ord('a')), ((('two words' * 3)).count('a')),)))))
b78 = (b78) & 0xFFFFFFF
for x80 in ((((b'\x00\xff')[2:]) + ((b'0123456789abcdef')[0:]))):
    node76.insert(0, ((x80 if (item79 == ((item79.center(8)).replace('e', '<e>'))) else (len((bytes(10)))))))
    del node76[24:]
    very_long_variable_name81 = ((item79.count('Zürich'))) & 0xFFFFF
    index_of82 = lambda k, j=7: (k * j + x80) & 0xFFFF
    log.append(index_of82(val77))
if (val77 > (min((int(((3.0 - 1e-3)))), b78))):
    cnt83 = ((val77 & val77))
total84 = ((((bytes([((b78 * (len((1, 2))))) & 255, (item79.count('0123456789')) & 255])) + (bytes(2)))))[:60]
a85 = lambda k, j=10: (k * j + val77) & 0xFFFF
log.append(a85((item20(({})))))
item79 = item79[:14]
result86 = lambda k, j=255: (k * j + b78) & 0xFFFF
log.append(result86((ord('Z'))))
if (val77 >= (({"k": 5, "m": 6}).get((sum(([]))), (abs(val77))))):
    result87 = 1
    while result87 > 0:
        result87 -= 1
        cnt88, *result89 = [val77] + (list(map(lambda k: k * 2, node76)))
        cnt88 = (cnt88) & 0xFFFF
    x90 = (b78) & 0xFFFFFFFF
node76 = node76[:24]
log.append(b4(('-'.join(map(str, node76))), (int(((val77 / 3)))), node76))
log.append(item20(({})))
log.append(Cb50(93, 'label').buf69(2))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
