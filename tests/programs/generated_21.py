# Generated program 21: random functions, classes and statements over built-in types.
log = []


class Cresult1:
    limit = 3
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def x2(self, k):
        n = self.size * 2
        val3 = ((abs(k))) & 0xFFFFF
        return (((((val3 ^ k)) + val3)) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def result4(self, k):
        self.label += "!"
        log.append(1)
        k += (int((round(((((42 / 16)) - (round(2.5e3, 2)))), 0))))
        k &= 0xFFFFFF
        k = (k) & 0xFFFFF
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def x5(self, k):
        self.label += "!"
        for cnt6 in (b'\x00\xff'):
            if (cnt6 != ((256 | cnt6))):
                for cnt7 in ([m + n for m, n in zip((list(((b'payload')[2:]))), ([p for p in (list(filter(lambda k: k > 9, (([1, 2, 3] + []))))) if p % 2]))]):
                    b8 = ({cnt7: cnt7, ((k * (max(cnt7, cnt7)))): (sum(q ^ 5 for q in range(5))), (int(((0.5 * 100.0)))): (({256: k, cnt6: k}).get(cnt7, cnt7))})
            elif (cnt6 == (((bin(cnt6)).replace('e', '<e>')).find('e'))):
                k = (cnt6) & 0xFFFFF
                tmp_value9 = lambda k, j=42: (k * j + cnt6) & 0xFFFF
                log.append(tmp_value9(cnt6))
                for very_long_variable_name10 in (((bytes(16)) + (bytes(4)))):
                    tmp_value11 = ((((hex(cnt6))[-3:6]).replace('e', '<e>')))[:20]
                    a12 = (([m + n for m, n in zip(((([p * 3 for p in range(3)]) + ([({}.get(k, k)), cnt6]))), (sorted((list(filter(lambda k: k > 2, ([p % 4 for p in range(3)])))), key=lambda k: -k)))]))[:40]
                    very_long_variable_name13 = (abs((min(cnt6, very_long_variable_name10))))
            tmp_value14 = (((((k >> 15)),)))[:40]
            index_of15 = (('{!r} {}'.format(cnt6, (((str(k)) + ((repr(([0] * 5))).upper()))))))[:40]
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __str__(self):
        return '%05d/%r' % (self.size, self.label)


def buf16(n):
    for i in range(n):
        yield ((sum(1 for q in range(2)))) & 0xFFFF


def very_long_variable_name17(n):
    for i in range(n):
        yield ((({"k": 5, "m": 6}).get(n, ((((n if ('key20' in 'a') else i)) % 16))))) & 0xFFFF
    yield from buf16(n // 2)


def index_of18(p0, p1):
    node19 = (p1) & 0xFFFFF
    for b20 in ([m + n for m, n in zip(([p for p in ((list(filter(lambda k: k > 5, [1, 2, 3])))[:5]) if p % 2]), ([m + n for m, n in zip(([p1, (sum(q ^ 5 for q in range(9))), node19, p1, node19]), (sorted((([1, 2, 3] + list(range(6)))), key=lambda k: -k)))]))]):
        p1 ^= (((min((abs(p1)), ((b20 ^ node19)))) | b20))
        p1 &= 0xFFFFFF
    a21 = set((list(very_long_variable_name17(2))))
    a21.add(node19)
    log.append(len(a21 | {1, 2}))
    try:
        acc22 = set(((list(filter(lambda k: k > 9, (sorted((sorted(list(range(6)))))))))[::-1]))
        acc22.add((ord('é')))
        log.append(len(acc22 | {1, 2}))
        buf23 = ((list(map(lambda k: k + 1, ([p for p in ([node19, node19, p1, p1, (len(())), p1]) if p % 2])))))[:20]
        buf24 = (((((str(((0.1 * 0.5)))) + (('key13'.strip()).replace('e', '<e>')))).strip()))[:40]
        raise ValueError(('-'.join(map(str, (((ord('Z')), p1, ((node19 if (not 'tab\t') else node19)), node19,))))))
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as tmp_value27:
        log.append(type(tmp_value27).__name__)
    acc28 = set((sorted((list(filter(lambda k: k > 6, (sorted(([m + n for m, n in zip([1, 2, 3], ([0] * 5))])))))), key=lambda k: -k)))
    acc28.add(node19)
    log.append(len(acc28 | {1, 2}))
    for very_long_variable_name29 in (list(buf16(0))):
        p1 -= very_long_variable_name29
        p1 &= 0xFFFFFF
        p0[((' + '.join([str(w) for w in (([node19])[::-1])])).count('hello'))] = (((('key23')).center(8)).find('e'))
        for acc30 in range(9):
            node31, *acc32 = [(ord('Z'))] + (([m + n for m, n in zip(([m + n for m, n in zip((list(range(6))[::-1]), (list(filter(lambda k: k > 6, [1, 2, 3]))))]), (list(very_long_variable_name17(3))))])[-4:])
            node31 = (node31) & 0xFFFF
            b33 = Cresult1(node19, ('key13'))
            log.append(b33.x5(very_long_variable_name29))
            b33.size = (((((int((float(250)))) // 1000)) ^ ((('hello')[:-1]).count('a'))))
    tmp_value34, *item35 = [(ord('é'))] + (sorted(((((([0] * 5)[-4:5]) + (list(filter(lambda k: k > 0, ([0] * 5))))))[-4:])))
    tmp_value34 = (tmp_value34) & 0xFFFF
    return ((((len(item35)) | 88547))) & 0xFFFFF


total36 = ((list((bytes([((((255 % 1000)) - ('two words'.count('hello')))) & 255, (sum(q * q for q in range(2))) & 255])))))[:20]
buf37 = ((total36[::-1]))[:20]
acc38 = (buf37)[:40]
tmp_value39 = 8
while tmp_value39 > 0:
    tmp_value39 -= 1
    if (not buf37):
        log.append(30)
    else:
        val40 = 7
        while val40 > 0:
            val40 -= 1
            tmp_value41 = (('-'.join(map(str, (divmod(((('a' + 'a')).find('e')), 3))))))[:40]
            b42 = (buf37)[:20]
        tmp_value43 = 0.5
        for node44 in (b''):
            total45 = ((((repr((repr((3,))))) or ((('0123456789' + 'xyz'))[:6]))).count('a'))
            item46 = ((str(((''[2:-1]) < ('')))) == (((('xyz'[-3:4]) * 0))))
            item46 = ((((sum(total36)) if item46 else (('0123456789').count('a')))) > node44)
    log.append((tuple((list(map(lambda k: k * 2, ([p for p in acc38 if p % 2])))))))
tmp_value47 = 5
while tmp_value47 > 0:
    tmp_value47 -= 1
    for buf48, buf48_ in enumerate(([(((len((divmod(666849, 8)))) if (100 < 65535) else (('two words').find('e')))), (('{1}{0}'.format((abs(2)), (('Zürich' * 0)))).find('e')), (int((float(10)))), (sum(buf37)), (((min(((259062 if True else 42)), ({1: 2}.get(184164, 457762)))) & (len((tuple(list(range(6)))))))), 1])):
        tmp_value49 = ((((b'payload') + (bytes([buf48 & 255, ((buf48 << 1)) & 255])))))[:60]
        for x50 in (list(filter(lambda k: k > 1, buf37))):
            index_of51 = ((((str(acc38)) in (repr(((x50,)))))) or ((((('%x %r' % ((10) & 0xFFFF, 'xyz')) or (''.join([str(w) for w in total36])))) == ('{!r} {}'.format(buf48, ('Zürich'))))))
            x52 = ((((((buf48 % 3)) / 16)) + ((((buf48 | ((x50 % 7)))) / 16))))
    index_of53 = 7
    while index_of53 > 0:
        index_of53 -= 1
        very_long_variable_name54 = set(((total36 + (list(buf16(3))))))
        very_long_variable_name54.add((((((repr(())).center(8)).find('e')) * ((((((256 | 9)) >> 3)) >> 16)))))
        log.append(len(very_long_variable_name54 | {1, 2}))
total36 = total36[:14]
cnt55 = lambda k, j=10: (k * j + 3) & 0xFFFF
log.append(cnt55((((len((()))) & ((((((957747 << 4)) if (1000 > 100) else (index_of18({"k": 5, "m": 6}, 10)))) | ((('tab\t'.find('e')) - ({1: 2}.get(255, 65535))))))))))
log.append((((({0: 2, 2: 5, 1000: 3, 5: 1000}).get((sum(q for q in range(6))), ((9 ^ (abs(255)))))) | (min((sum(buf37)), (sum(1 for q in range(8))))))))
for val56 in range(2):
    tmp_value57 = 3
    while tmp_value57 > 0:
        tmp_value57 -= 1
        b58 = lambda k, j=558876: (k * j + val56) & 0xFFFF
        log.append(b58((index_of18(({p: p * 4 for p in range(11)}), val56))))
    val59 = ((list((tuple((list((tuple(acc38)))))))))[:20]
b60 = Cresult1((((index_of18(({}), 5)) - (((len((tuple(total36)))) * (max((len(total36)), (abs(1000)))))))), ('0123456789'))
log.append(b60.x2(9))
if (496227 <= (int((round(((100.0 + 1.25)), 2))))):
    acc38 = (buf37)[:20]
    buf61 = (round(((3.0 - (round(((255 / 2)), 1)))), 0))
    b62 = ((((((index_of18({"k": 5, "m": 6}, 448721)) & ((100 % 3)))) != (len((dict(zip(total36, []))))))) and ((((repr('some longer text here')).find('e')) == (({9: 5}).get((abs(0)), ((65535 ^ 2)))))))
elif ((((index_of18(({860973: 256, 7: 10, 5: 1}), (sum(q for q in range(1))))) & (max((int(1.25)), (abs(2)))))) in buf37):
    try:
        for node63 in sorted(([p * 3 for p in range(4)])):
            node63 = ((({p: p * 3 for p in range(11)}).get(node63, (ord('Z'))))) & 0xFFFFF
        int((str((not (list(map(lambda k: k + 1, total36)))))))
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as item66:
        log.append(type(item66).__name__)
    finally:
        val67 = lambda k, j=1000: (k * j + 3) & 0xFFFF
        log.append(val67((((ord('Z')) + (((ord('é')) * ((('0123456789'.find('e')) % 3))))))))
    very_long_variable_name68 = set((sorted(([p for p in ([m + n for m, n in zip(buf37, acc38)]) if p % 2]))))
    very_long_variable_name68.add((((abs((sum(q for q in range(4))))) >> 8)))
    log.append(len(very_long_variable_name68 | {1, 2}))
    b69 = (dict(a=(((ord('a')) + ((('key24'.find('e')) | ((10 * 256)))))), b=(sum(q * q for q in range(3)))))
log.append(index_of18(({1: 2}), ((','.join(map(str, total36))).count('key6'))))
log.append(Cresult1(46, 'label').result4(4))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
