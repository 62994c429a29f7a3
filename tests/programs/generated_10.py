# Generated program 10: random functions, classes and statements over built-in types.
log = []


def buf1(p0, p1, p2):
    p0[(sum(([p * 3 for p in range(11)])))] = p1
    very_long_variable_name2 = ((bytes(12)))[:60]
    p0[(({p: p * 8 for p in range(9)}).get(p1, p1))] = (max(p1, p1))
    index_of3 = ((divmod((abs(p1)), 9)))[:60]
    node4 = (((((round((float(10)), 1)) + (((round(1.25, 1)) - (round(2.5e3, 3)))))) + 3.0))
    b5 = (p1) & 0xFFFFF
    def item6(k):
        nonlocal b5
        b5 = (b5 + k) & 0xFFFF
        return b5
    item6(3)
    item6(len(log))
    return ((p0.get((((len(p2)) | p1)), (len((())))))) & 0xFFFFF


def acc7(p0, p1, p2):
    p1 = p1[:27]
    very_long_variable_name8 = (round((((round(((100.0 + 2.5e3)), 0)) + ((p0 / 16)))), 3))
    cnt9 = 8
    while cnt9 > 0:
        cnt9 -= 1
        p1 = p1[:15]
    node10 = set((list(filter(lambda k: k > 2, ((sorted(([p0, p2, 3, 100, 42])))[::-1])))))
    node10.add(p0)
    log.append(len(node10 | {1, 2}))
    return ((((abs((max(p2, p0)))) % 3))) & 0xFFFFF


def val11(p0, p1, p2):
    p1 |= (p0.get((max((sum(q ^ 5 for q in range(7))), (p0.get((ord('Z')), p1)))), (((('key23' or 'key2'))).count('a'))))
    p1 &= 0xFFFFFF
    if ((((min(p1, p1)) + ((p2 | (ord('a')))))) != p1):
        p2 += p1
        p2 &= 0xFFFFFF
        for very_long_variable_name12 in sorted(((list(((b'payload'[3:])[1:])))[:5])):
            for node13 in sorted((sorted(([p for p in (list((b'\x00\xff'))) if p % 2])))):
                very_long_variable_name12 = ((sum(1 for q in range(10)))) & 0xFFFFFFFF
                buf14 = (((sorted((list(range(6)))))[::-1]))[:60]
                total15 = ((repr(((((str(())) + (('two words' + 'xyz')))).strip()))))[:60]
            log.append(p1)
        if (((('key12'.replace('e', '<e>')).replace('e', '<e>')).strip()) < ((('{}-{}'.format(p1, (('xyz' * 0)))) + (hex(p1))))):
            x16, *index_of17 = [(int(((((2.5e3 * (round(2.5e3, 2)))) + (((round(1e-3, 3)) - (1e-3)))))))] + (([])[:5])
            x16 = (x16) & 0xFFFF
            p0[((p2 | p2))] = (max((sum(1 for q in range(9))), ((x16 - x16))))
            total18 = (((('{}-{}'.format(((p2 & ((p1 - p2)))), (('-'.join(map(str, index_of17)))))) or (hex(((p2 >> 4)))))))[:60]
        else:
            result19 = ((divmod(p1, 3)))[:20]
            b20 = ((abs((ord('é'))))) & 0xFFFFF
    else:
        val21 = (((3,)))[:60]
    buf22 = ((sorted(([m + n for m, n in zip((list(map(lambda k: k & 15, (list(range(6)))))), (sorted((list(filter(lambda k: k > 2, [1, 2, 3]))), key=lambda k: -k)))]), key=lambda k: -k)))[:40]
    a23 = (((((('two words')).center(8)) + ('-'.join(map(str, (tuple(buf22))))))))[:40]
    item24, *node25 = [p1] + ([-p for p in range(6)])
    item24 = (item24) & 0xFFFF
    very_long_variable_name26 = (p2) & 0xFFFFFFFF
    very_long_variable_name27 = ((((abs((a23.count('Zürich')))) ^ very_long_variable_name26))) & 0xFFFFF
    def result28(k):
        nonlocal very_long_variable_name27
        very_long_variable_name27 = (very_long_variable_name27 + k) & 0xFFFF
        return very_long_variable_name27
    result28(4)
    result28(len(log))
    return ((a23.find('e'))) & 0xFFFFF


class Cindex_of29:
    limit = 12
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def result30(self, k):
        self.limit = k & 15
        cnt31 = (((repr(((b'')[0:]))).replace('e', 'E')))[:40]
        cnt31 = (cnt31)[:20]
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def acc32(self, k):
        self.limit = k & 15
        x33 = ((([0] * 5)))[:40]
        acc34 = (k) & 0xFFFFFFFF
        return ((sum(x33)) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def b35(self, k):
        self.limit = k & 15
        log.append(((1, 2)))
        for b36 in (list(filter(lambda k: k > 5, (((sorted((list(range(6))[::-1]))) + (([k, k, k, 42, k, k])[::-1])))))):
            for acc37 in ([m + n for m, n in zip(([]), (([1, 2, 3])[::-1]))]):
                if (acc37 in ([])):
                    item38 = ((((((('0123456789' * 3)) * 4)) * 4)) < (repr(([m + n for m, n in zip(([p for p in list(range(6)) if p % 2]), (([0] * 5)[::-1]))]))))
                    node39 = ((repr(((bin(b36))[1:-1]))))[:60]
                elif (((dict(a=b36, b=k)).get(acc37, ((acc37 // 3)))) <= b36):
                    result40 = (((str(100.0))[2:]))[:60]
                    index_of41 = ({"k": 5, "m": 6})
                else:
                    acc42 = (acc37) & 0xFFFFFFFF
                    very_long_variable_name43 = (dict(a=(int((round(((3.0 - 0.1)), 3)))), b=(len((bytes([acc37 & 255, k & 255]))))))
                    very_long_variable_name44 = ((sorted(([1, 2, 3]))))[:20]
            if (not ({p: p * 6 for p in range(9)})):
                continue
            result45, result46 = k, ((('-'.join(map(str, (list(map(lambda k: k + 1, ([m + n for m, n in zip(list(range(6)), [1, 2, 3])]))))))) + (((' + '.join([str(w) for w in ([p for p in [] if p % 2])])) + ('{1}{0}'.format((min(256, k)), (('key19' or ''))))))))
            result45 = (result45) & 0xFFFFFFF
        return ((ord('a')) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


def buf47(n):
    for i in range(n):
        yield (i) & 0xFFFF


def node48(n):
    for i in range(n):
        yield ((ord('a'))) & 0xFFFF


def cnt49(p0):
    """Does cnt49."""
    node50 = (dict(a=(({p0: p0}).get(p0, 1)), b=(min((acc7(p0, (('a' * 0)), p0)), p0))))
    cnt51 = set(([p for p in ([p for p in ([p0, p0, ((255 | p0)), p0, p0, p0]) if p % 2]) if p % 2]))
    cnt51.add((int(((((((p0 / 3)) + ((p0 / 7.5)))) + ((p0 / 2)))))))
    log.append(len(cnt51 | {1, 2}))
    result52 = (p0) & 0xFFFFF
    def result53(k):
        nonlocal result52
        result52 = (result52 + k) & 0xFFFF
        return result52
    result53(1)
    result53(len(log))
    return (result52) & 0xFFFFF


tmp_value54 = ((bytes(17)))[:40]
result55, *node56 = [(((','.join(map(str, (([1, 2, 3] + ([0] * 5)))))).center(15)).count('a'))] + (list(map(lambda k: k + 1, (sorted(((list(node48(3)))[-4:-1]))))))
result55 = (result55) & 0xFFFF
a57 = 2
while a57 > 0:
    a57 -= 1
    for cnt58 in (node56[:-1]):
        tmp_value59 = lambda k, j=65535: (k * j + result55) & 0xFFFF
        log.append(tmp_value59((((min(result55, (sum(node56)))) + cnt58))))
        b60 = ((([m + n for m, n in zip((list(map(lambda k: k * 2, node56))), node56)])[::-1]))[:20]
node56 = node56[:12]
index_of61 = ((((('<%5d|%-8s>' % ((result55) & 0xFFFF, ('two words'.replace('e', '')))) * 2)).count('two words'))) & 0xFFFFFFFF
result55 += (((sum(q ^ 5 for q in range(11))) if (((('{0:>6}{1}'.format(index_of61, 'key13')) * 3)) in ((repr((1, 2))).center(15))) else index_of61))
result55 &= 0xFFFFFF
try:
    b62 = ({p: p * 1 for p in range(7)})
    int(((str(((result55,)))).replace('e', '<e>')))
except (ValueError, IndexError, KeyError, ZeroDivisionError) as b65:
    log.append(type(b65).__name__)
index_of66 = lambda k, j=65535: (k * j + result55) & 0xFFFF
log.append(index_of66(result55))
index_of67 = set(node56)
index_of67.add(index_of61)
log.append(len(index_of67 | {1, 2}))
node56 = node56[:11]
very_long_variable_name68 = Cindex_of29((max(result55, ((index_of61 & result55)))), (repr(tmp_value54)))
log.append(very_long_variable_name68.b35(index_of61))
log.append(str(very_long_variable_name68))
buf69 = 2
while buf69 > 0:
    buf69 -= 1
    total70, *very_long_variable_name71 = [index_of61] + (((sorted(node56)) + node56))
    total70 = (total70) & 0xFFFF
    log.append((((int(100.0)) & total70)))
for buf72 in sorted(([p % 4 for p in range(1)])):
    node73 = lambda k, j=13802393153: (k * j + result55) & 0xFFFF
    log.append(node73((((sum(([m + n for m, n in zip(node56, node56)]))) & buf72))))
    node56 = (([buf72, ((dict(a=result55, b=result55)).get(buf72, (sum(q * q for q in range(2))))), result55, index_of61, index_of61, ((buf72 // 16))]))[:60]
for x74 in sorted(([m + n for m, n in zip((([])[::-1]), ([(abs(result55)), ((('0123456789'.count('a')) << 3)), (ord('a')), (sum(node56)), (sum(q ^ 5 for q in range(10)))]))])):
    buf75 = 8
    while buf75 > 0:
        buf75 -= 1
        try:
            b76 = ((((((((1e-3 * 3.0)) + ((0.5 + 100.0)))) * ((2.5e3 + (round(1.25, 0)))))) * 2.5e3))
            b76 = b76
            result77 = (node56)[:40]
            cnt79 = {}[(sum(q for q in range(7)))]
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as x80:
            log.append(type(x80).__name__)
    try:
        a81, buf82 = x74, (str(result55))
        a81 = (a81) & 0xFFFFFFF
        node83 = 2
        while node83 > 0:
            node83 -= 1
            buf84 = ((('-'.join(map(str, node56))).find('e'))) & 0xFFFFF
        raise ValueError(((((('a'.replace('e', '')) * 1)).center(15)).center(8)))
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as index_of87:
        log.append(type(index_of87).__name__)
tmp_value88 = index_of61
result55 = (tmp_value88) & 0xFFFFFFFF
node89 = (([m + n for m, n in zip(node56, node56)]))[:20]
very_long_variable_name90 = (not (('{1}{0}'.format((val11({1: 2}, result55, index_of61)), ('tab\t'.replace('e', ''))))))
very_long_variable_name91, cnt92 = (len((repr(((tmp_value88, tmp_value88, tmp_value88, index_of61,)))))), ((bin((cnt49(tmp_value88)))).lower())
very_long_variable_name91 = (very_long_variable_name91) & 0xFFFFFFF
cnt93 = ((very_long_variable_name91 / 16))
cnt92 = cnt92[:12]
cnt94 = ((tuple(node89)))[:60]
log.append(buf1((dict(a=((dict(a=result55, b=((tmp_value88 & 5)))).get(result55, very_long_variable_name91)), b=(cnt92.count('some longer text here')))), tmp_value88, cnt92))
log.append(acc7(very_long_variable_name91, cnt92, ((tmp_value88 ^ ((bin(tmp_value88)).count('two words'))))))
log.append(val11((dict(a=very_long_variable_name91, b=((very_long_variable_name91 * very_long_variable_name91)))), ((((very_long_variable_name91 * (((abs(very_long_variable_name91)) % 7)))) | (min((abs(tmp_value88)), result55)))), index_of61))
log.append(cnt49(result55))
log.append(Cindex_of29(74, 'label').b35(0))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
