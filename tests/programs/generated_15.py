# Generated program 15: random functions, classes and statements over built-in types.
log = []


def node1():
    """Does node1."""
    b2 = (((({p: p * 2 for p in range(5)}).get(((repr(list(range(6)))).find('e')), ((({}.get(980455, 3)) if (10 > 10) else 65535)))) * (('-'.join(map(str, ((3, 255, 983632, 2,))))).find('e'))))
    for a3 in range(8):
        log.append(((hex(((a3 & ((a3 % 3)))))).count('a')))
        log.append(a3)
    acc4, result5 = 10, (repr((' + '.join([str(w) for w in (list(map(lambda k: k * 2, (list(filter(lambda k: k > 0, list(range(6))))))))]))))
    acc4 = (acc4) & 0xFFFFFFF
    return (acc4) & 0xFFFFF


def index_of6(n):
    for i in range(n):
        yield (n) & 0xFFFF


class Cnode7:
    limit = 255
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def total8(self, k):
        self.size = (self.size + k) & 0xFFFF
        if ((sum(q for q in range(12))) <= k):
            if (k >= (((ord('a')) + (('hello').find('e'))))):
                for buf9 in (list(index_of6(8))):
                    a10 = (((not ((','.join(map(str, ([0] * 5)))).replace('e', '')))) and ((((k in (tuple([1, 2, 3])))) or (((((False) and (False))) and (((False) or (True))))))))
                    acc11 = ((list(((buf9,)))))[:60]
                    acc11 = ((list((tuple((list(map(lambda k: k * 2, acc11))))))))[:20]
        else:
            tmp_value12 = (((('%x %r' % ((k) & 0xFFFF, ((','.join([str(w) for w in list(range(6))]))[1:4]))) or ('0123456789'))))[:20]
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def buf13(self, k):
        self.hist.append(k)
        result14 = 8
        while result14 > 0:
            result14 -= 1
            tmp_value15 = set((list((b'a'))))
            tmp_value15.add(((dict(zip((list((bytes(bytearray(b'\x00\xff'))))), ([p * 3 for p in range(7)])))).get((len(((k, k,)))), (len((bytes(5)))))))
            log.append(len(tmp_value15 | {1, 2}))
            if ((int((float(250)))) in (divmod(((k - k)), 8))):
                break
            if (k != (node1())):
                break
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __str__(self):
        return '<%d %s>' % (self.size, self.label)


def tmp_value16(p0, p1, p2):
    very_long_variable_name17 = Cnode7(((((p2 if (p2 != p2) else (sum(1 for q in range(4))))) ^ (abs((node1()))))), ('<%5d|%-8s>' % (((ord('Z'))) & 0xFFFF, (','.join(map(str, (tuple((list(filter(lambda k: k > 0, [1, 2, 3])))))))))))
    log.append(very_long_variable_name17.buf13(p2))
    log.append(str(very_long_variable_name17))
    val18 = (((bytes([((p2 - ((p2 ^ p2)))) & 255, p2 & 255]))[1:]))[:60]
    val19 = ((p1.get(((dict(a=(sum([1, 2, 3])), b=p2)).get(p2, (p1.get(p2, p2)))), p2))) & 0xFFFFF
    very_long_variable_name20 = ((abs(val19))) & 0xFFFFF
    def result21(k):
        nonlocal very_long_variable_name20
        very_long_variable_name20 = (very_long_variable_name20 + k) & 0xFFFF
        return very_long_variable_name20
    result21(1)
    result21(len(log))
    return (p2) & 0xFFFFF


log.append((((((('a' * 0)).center(8)) or ((('{1}{0}'.format(5, 'tab\t')) + ('key26'.center(8))))))))
item22 = ((bin((int((round(2.5e3, 2)))))))[:40]
if (((((dict(a=3, b=5)).get(((9 + 0)), (min(9, 0)))) ^ 9)) == (((sum(([p % 4 for p in range(9)]))) << 16))):
    log.append(78)
buf23 = (3) & 0xFFFFFFFF
a24 = ((((bytes(bytearray((bytes(18))))) + (b'0123456789abcdef'))))[:20]
node25 = ((((((buf23 + buf23)) + (((ord('é')) // 7)))) / 7.5))
very_long_variable_name26 = ((((item22.count('a')), (tmp_value16(({p: p * 4 for p in range(6)}), ({p: p * 5 for p in range(4)}), buf23)), ((dict(a=(int(node25)), b=(item22.find('e')))).get(((dict(zip(([0] * 5), ([0] * 5)))).get(buf23, buf23)), 1)), buf23,)))[:60]
tmp_value27 = ({p: p * 5 for p in range(8)})
very_long_variable_name28 = 4
while very_long_variable_name28 > 0:
    very_long_variable_name28 -= 1
    if (((((buf23 >> 1)) - buf23)) <= ((buf23 // 7))):
        tmp_value27[(((int(((node25 * node25)))) // 3))] = (sum(q for q in range(1)))
    tmp_value27 = (dict(zip((((list(filter(lambda k: k > 4, ([p for p in range(0)])))) + ((([m + n for m, n in zip([], [1, 2, 3])]) + ([p * p - 1 for p in range(14)]))))), ([((buf23 - ((buf23 if True else buf23)))), buf23]))))
for item29 in a24:
    buf23 ^= item29
    buf23 &= 0xFFFFFF
log.append(node1())
log.append(tmp_value16(({(len(tmp_value27)): (('').find('e')), buf23: ((buf23 & 7)), ((buf23 << 13)): buf23}), (dict(a=(len(((((3 | buf23)),)))), b=buf23)), (((item22.count('key16')) & buf23))))
log.append(Cnode7(62, 'label').buf13(8))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
