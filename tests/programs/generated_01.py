# Generated program 1: random functions, classes and statements over built-in types.
log = []


def item1():
    log.append((()))
    tmp_value2 = ({(abs(1000)): (('hello'[:-1]).find('e')), ((((0 & 10)) ^ ((42 & 3)))): (len((bytes(0)))), (abs((int(1e-3)))): ((((659924 % 3)) ^ (sum(list(range(6))))))})
    if ((ord('Z')) <= (((('two words') * 3)).count('a'))):
        tmp_value2 = ({1: 2})
    else:
        index_of3, buf4 = (((((sum(q * q for q in range(1))) // 7)) % 16)), (repr((divmod((int((float(250)))), 2))))
        index_of3 = (index_of3) & 0xFFFFFFF
        for cnt5 in (buf4.encode()):
            if (cnt5 in ({(max(index_of3, cnt5)): index_of3, (ord('Z')): 1})):
                b6 = (((3,)))[:60]
            a7 = (([m + n for m, n in zip((list(((('key25'.encode()) + (b'a'))))), ((list((divmod(9, 9))))[-4:]))]))[:20]
            index_of3 = ((7 >> 10))
        cnt8 = lambda k, j=65535: (k * j + index_of3) & 0xFFFF
        log.append(cnt8(index_of3))
    b9 = 7
    while b9 > 0:
        b9 -= 1
        buf10 = (([p * p - 1 for p in range(9)]))[:20]
    return ((len((((tmp_value2.get(((1 + 255)), ((96136 + 255)))), (abs(((256 // 7)))), (((abs(65535)) | (max(1, 0)))),))))) & 0xFFFFF


def a11(p0, p1):
    for b12 in range(6):
        if (b12 <= b12):
            p1 = p1[:12]
        elif (b12 <= ((b12 * ((b12 * b12))))):
            index_of13 = ((sum(p1))) & 0xFFFFF
            very_long_variable_name14 = 0.5
            cnt15 = lambda k, j=100: (k * j + b12) & 0xFFFF
            log.append(cnt15(b12))
        p1.sort()
        del p1[24:]
    acc16, *val17 = [(abs((sum((sorted(p1))))))] + p1
    acc16 = (acc16) & 0xFFFF
    acc16 ^= ((dict(a=2, b=acc16)).get((((p0.get(acc16, acc16)) + ((((acc16 - 2)) if (acc16 != acc16) else (max(acc16, 0)))))), 3))
    acc16 &= 0xFFFFFF
    buf18 = (('{0:>6}{1}'.format(acc16, ((('tab\t').center(15))[:4]))))[:20]
    b19 = (acc16) & 0xFFFFF
    def cnt20(k):
        nonlocal b19
        b19 = (b19 + k) & 0xFFFF
        return b19
    cnt20(3)
    cnt20(len(log))
    return ((ord('Z'))) & 0xFFFFF


class Cnode21:
    limit = 12
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def b22(self, k):
        self.limit = k & 15
        for item23 in (bytes(16)):
            buf24, *index_of25 = [(sum(([m + n for m, n in zip(([m + n for m, n in zip(([][::-1]), (list(map(lambda k: k & 15, [1, 2, 3]))))]), (([0] * 5)))])))] + ([])
            buf24 = (buf24) & 0xFFFF
        result26 = 3
        while result26 > 0:
            result26 -= 1
            for cnt27, cnt27_ in enumerate((((((list(b'a'))[::-1]) + (list(map(lambda k: k * 2, (list(map(lambda k: k + 1, list(range(6))))))))))[-4:])):
                if (k <= (int(0.5))):
                    very_long_variable_name28 = ((divmod((len(((bytes([k & 255, 5 & 255]))[1:]))), 2)))[:60]
        k -= ((((((repr(list(range(6)))).find('e')) // 3)) ^ (min(k, ((k | ((k >> 10))))))))
        k &= 0xFFFFFF
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


def val29(p0, p1, p2):
    if (((not ((p2 if (10653230178 != 419355) else p1)))) and ((p2 >= ((p1 if (100 in []) else p2))))):
        very_long_variable_name30 = (('{!r} {}'.format(((p0[1:-1]).count('0123456789')), ((((p0 or p0)) or p0)))))[:40]
        p2 = ((sum(1 for q in range(9)))) & 0xFFFFF
    else:
        p0 = p0[:28]
        p0 = p0[:13]
    return (p1) & 0xFFFFF


val31 = ((sum((([p for p in ([0] * 5) if p % 2])[::-1]))) != (((min((abs(100)), ((100 >> 18)))) & ((((100 | 255)) ^ (sum(q for q in range(5))))))))
for buf32 in (bytes(10)):
    if ((sum((([m + n for m, n in zip([], list(range(6)))])[1:5]))) != ((str(val31)).count('a'))):
        break
for cnt33, cnt33_ in enumerate((([m + n for m, n in zip(([((1000 + 256)), (ord('é')), ((256 - 0)), (ord('Z')), (val29('some longer text here', 255, 9)), (len(b'payload'))]), (([0] * 5)))])[::-1])):
    try:
        cnt33 += (sum(q ^ 5 for q in range(9)))
        cnt33 &= 0xFFFFFF
        acc34 = [][cnt33]
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as a36:
        log.append(type(a36).__name__)
for very_long_variable_name37 in (list(((bytes(13))[2:]))):
    total38 = Cnode21(((((((((very_long_variable_name37 + very_long_variable_name37)) % 16)) ^ ((very_long_variable_name37 & very_long_variable_name37)))) * (int(((very_long_variable_name37 / 3)))))), ('-'.join(map(str, ([((very_long_variable_name37 if val31 else very_long_variable_name37)), very_long_variable_name37, very_long_variable_name37, very_long_variable_name37, 100, ((very_long_variable_name37 if val31 else very_long_variable_name37))])))))
    log.append(total38.b22(very_long_variable_name37))
    log.append(str(total38))
result39, acc40 = (int((((((float(10)) * 1.25)) * ((((7 / 2)) + ((1e-3 - 1.25)))))))), (str(((((len(())) | (ord('é')))) in (dict(a=(sum([])), b=((255 - 5)))))))
result39 = (result39) & 0xFFFFFFF
tmp_value41, *very_long_variable_name42 = [result39] + ((list(filter(lambda k: k > 6, ([]))))[::-1])
tmp_value41 = (tmp_value41) & 0xFFFF
if val31:
    a43 = (((result39, result39, result39,)))[:20]
    very_long_variable_name42 = (([1, 2, 3]))[:40]
elif (((tmp_value41 ^ (int((round(3.0, 1)))))) >= ((result39 - tmp_value41))):
    log.append(68)
else:
    log.append((({tmp_value41: result39, tmp_value41: result39, result39: result39, tmp_value41: tmp_value41}).get((('{!r} {}'.format(tmp_value41, acc40)).count('xyz')), ((tmp_value41 & tmp_value41)))))
    for buf44 in sorted(([m + n for m, n in zip((([m + n for m, n in zip(very_long_variable_name42, ([p for p in range(14)]))])[::-1]), very_long_variable_name42)])):
        cnt45 = set((list((bytes(9)))))
        cnt45.add(tmp_value41)
        log.append(len(cnt45 | {1, 2}))
        very_long_variable_name42 = very_long_variable_name42[:6]
        if ((a11(({result39: result39, result39: result39, 65535: buf44, tmp_value41: buf44}), very_long_variable_name42)) != buf44):
            cnt46 = (result39) & 0xFFFFFFFF
            node47 = (dict(a=((((cnt46 ^ tmp_value41)) & (len((acc40.encode()))))), b=tmp_value41))
        else:
            tmp_value48 = (((round(((((0.1 * 1.25)) * (float(250)))), 0)) + (round((round(((0.1 * 0.5)), 3)), 0))))
            tmp_value41 = (buf44) & 0xFFFFF
            index_of49 = ((((oct((a11({1: 2}, very_long_variable_name42)))).center(8)).encode()))[:20]
for total50 in very_long_variable_name42:
    node51, index_of52 = (len((tuple(very_long_variable_name42)))), acc40
    node51 = (node51) & 0xFFFFFFF
buf53 = (result39) & 0xFFFFF
item54 = (((tmp_value41, ((f'{tmp_value41}|{acc40:>6}').count('a')),)))[:20]
acc40 = acc40[:14]
index_of55 = lambda k, j=42: (k * j + result39) & 0xFFFF
log.append(index_of55(((tmp_value41 - (((len(very_long_variable_name42)) ^ ((acc40[1:6]).count('a'))))))))
item56 = Cnode21((int((float(3)))), ((acc40 or ('{0:>6}{1}'.format(buf53, (oct((sum(very_long_variable_name42)))))))))
log.append(item56.b22(((((buf53 >> 6)) << 11))))
acc57 = (([m + n for m, n in zip(((very_long_variable_name42 + ([m + n for m, n in zip(very_long_variable_name42, very_long_variable_name42)]))), very_long_variable_name42)]))[:20]
a58 = Cnode21(tmp_value41, ((repr(((result39,))))[:]))
log.append(a58.b22((int(((3.0 * (((round(1e-3, 0)) * (round(3.0, 0))))))))))
for val59 in very_long_variable_name42:
    acc40 = (acc40)[:60]
try:
    result60 = (acc57)[:40]
    1 // (buf53 % 3)
except (ValueError, IndexError, KeyError, ZeroDivisionError) as buf63:
    log.append(type(buf63).__name__)
for a64 in sorted(very_long_variable_name42):
    acc57 = acc57[:14]
    if val31:
        try:
            very_long_variable_name42 = (([m + n for m, n in zip((sorted(acc57, key=lambda k: -k)), ((acc57 + acc57)))]))[:20]
            index_of66 = {}[(max(a64, (item1())))]
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as a67:
            log.append(type(a67).__name__)
        acc40 = (((acc40 or acc40)))[:60]
        total68 = (((round(((((buf53 / 7.5)) + ((1.25 - 0.5)))), 1)) * 2.5e3))
    else:
        if (tmp_value41 < ((((tmp_value41 * buf53)) + a64))):
            continue
    x69, *b70 = [result39] + very_long_variable_name42
    x69 = (x69) & 0xFFFF
acc57.sort()
del acc57[24:]
acc57.insert(0, result39)
del acc57[24:]
log.append(item1())
log.append(a11(({}), very_long_variable_name42))
log.append(val29(acc40, ((result39 if val31 else tmp_value41)), tmp_value41))
log.append(Cnode21(45, 'label').b22(1))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
