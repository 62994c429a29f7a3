# Generated program 14: random functions, classes and statements over built-in types.
log = []


def item1(p0, p1):
    try:
        for buf2 in range(5):
            log.append((tuple((sorted(([p for p in range(13)]))))))
        very_long_variable_name3 = ((('%d:%s' % ((((p1 ^ p1))) & 0xFFFF, ((''.join([str(w) for w in p0])).center(15))))[-3:6]))[:60]
        log.append(((p1 if ((abs(p1)) in (divmod(p1, 6))) else p1)))
        val5 = {}[p1]
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as a6:
        log.append(type(a6).__name__)
    result7 = lambda k, j=3: (k * j + p1) & 0xFFFF
    log.append(result7((len((((b'\x00\xff')[3:])[0:])))))
    p0.reverse()
    del p0[24:]
    node8 = set((sorted(([p for p in range(6)]), key=lambda k: -k)))
    node8.add(p1)
    log.append(len(node8 | {1, 2}))
    total9 = p1
    def a10(k):
        nonlocal total9
        total9 = (total9 + k) & 0xFFFF
        return total9
    a10(5)
    a10(len(log))
    return (((((str((divmod(total9, 8)))) + ((('' or 'Zürich'))[1:6]))).find('e'))) & 0xFFFFF


def cnt11(p0):
    """Does cnt11."""
    tmp_value12 = ({})
    return (10) & 0xFFFFF


class Cval13:
    limit = 12
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def b14(self, k):
        self.hist.append(k)
        try:
            k += ((dict(zip((list(map(lambda k: k & 15, (([] + [1, 2, 3]))))), ([m + n for m, n in zip((list(range(6))), ([p for p in ([0] * 5) if p % 2]))])))).get((int(((((0.5 * 0.5)) * ((k / 7.5)))))), ((((k + (len({1: 2})))) % 16))))
            k &= 0xFFFFFF
            item15 = ((sorted((list(filter(lambda k: k > 5, ((list(filter(lambda k: k > 6, [])))[:])))), key=lambda k: -k)))[:20]
            if (k >= (max(k, k))):
                node16 = ((((('0123456789'.strip()) * 3)).replace('e', 'E')) in (str(((((9 + k)) / 16)))))
                cnt17 = ((divmod((sum(item15)), 9)))[:20]
                total18 = set(((list(filter(lambda k: k > 6, item15)))[:5]))
                total18.add((abs(k)))
                log.append(len(total18 | {1, 2}))
            else:
                log.append(k)
            raise ValueError((' + '.join([str(w) for w in (sorted((sorted(([]))), key=lambda k: -k))])))
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as item21:
            log.append(type(item21).__name__)
        finally:
            index_of22 = lambda k, j=100: (k * j + k) & 0xFFFF
            log.append(index_of22((abs(k))))
        for very_long_variable_name23 in (('').encode()):
            very_long_variable_name24 = (([1, 2, 3]))[:60]
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def val25(self, k):
        self.label += "!"
        node26 = ((([p * p - 1 for p in range(3)])[:]))[:20]
        return (((k | 42)) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def a27(self, k):
        self.size = (self.size + k) & 0xFFFF
        return (((((k + ((k >> 5)))) << 9)) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


val28 = 8
while val28 > 0:
    val28 -= 1
    if (42 > ((((('Zürich'.count('key25')) | (abs(9)))) * (abs((int(3.0))))))):
        continue
    very_long_variable_name29 = (([(sum(q * q for q in range(1))), (int(((((3.0 + 0.1)) + ((1000 / 16)))))), (ord('a')), (sum((list(((9, 3,))))))]))[:60]
for tmp_value30 in range(5):
    cnt31, *node32 = [tmp_value30] + (list((b'')))
    cnt31 = (cnt31) & 0xFFFF
    val33 = (float(10))
    x34 = 7
    while x34 > 0:
        x34 -= 1
        cnt35 = ((bytes(bytearray((b'\x00\xff')))))[:40]
        result36 = lambda k, j=10: (k * j + cnt31) & 0xFFFF
        log.append(result36(((hex(((cnt31 >> 17)))).find('e'))))
acc37, item38 = (((((cnt11(('{}-{}'.format(65535, 'xyz')))) | (((ord('a')) + (int(1.25)))))) % 7)), ((((('tab\t') * 1)).upper()))
acc37 = (acc37) & 0xFFFFFFF
cnt39, result40 = acc37, item38
cnt39 = (cnt39) & 0xFFFFFFF
log.append((((sum(([p for p in ([p for p in ([0] * 5) if p % 2]) if p % 2]))) >> 15)))
very_long_variable_name41 = 5
while very_long_variable_name41 > 0:
    very_long_variable_name41 -= 1
    log.append(45)
b42 = (result40)[:60]
tmp_value43 = (not (list(range(6))))
log.append((tuple((sorted((list((tuple(([0] * 5))))))))))
result40 = result40[:23]
if (acc37 < acc37):
    a44 = Cval13(((acc37 if (((acc37 & cnt39)) <= (ord('é'))) else cnt39)), item38)
    log.append(a44.a27(53200))
b45 = 2
while b45 > 0:
    b45 -= 1
    val46, *total47 = [acc37] + ([p for p in ([]) if p % 2])
    val46 = (val46) & 0xFFFF
x48, total49 = (item1(([m + n for m, n in zip(([p for p in ([]) if p % 2]), ((list((1, 2)))[::-1]))]), (((sum(([acc37, acc37]))) - (sum(([acc37, acc37, cnt39]))))))), item38
x48 = (x48) & 0xFFFFFFF
b50 = (x48) & 0xFFFFF
if (not (((sum(([p for p in range(1)]))) | acc37))):
    acc37 = b50
    acc51 = ((sorted(([p for p in (list(map(lambda k: k * 2, (([0] * 5)[-4:-1])))) if p % 2]))))[:20]
    item38 = item38[:23]
else:
    for node52, node52_ in enumerate((list(map(lambda k: k + 1, (list(map(lambda k: k + 1, (list((tuple([1, 2, 3]))))))))))):
        b50 -= (({1: 2}).get((((int((round(100.0, 3)))) - acc37)), cnt39))
        b50 &= 0xFFFFFF
    index_of53, val54 = (abs((ord('é')))), result40
    index_of53 = (index_of53) & 0xFFFFFFF
    x55 = ((sorted(([m + n for m, n in zip(([p for p in (list(range(6))) if p % 2]), ((list(map(lambda k: k + 1, ([0] * 5))))[-4:]))]), key=lambda k: -k)))[:20]
for index_of56 in sorted((list(map(lambda k: k * 2, (list(filter(lambda k: k > 8, (sorted(([m + n for m, n in zip([1, 2, 3], [])])))))))))):
    cnt57 = ((''.join([str(w) for w in (list(filter(lambda k: k > 3, (list(filter(lambda k: k > 2, [1, 2, 3]))))))])).find('e'))
log.append(item1(((((list(filter(lambda k: k > 3, ([1, 2, 3])))) + ((([p for p in ([0] * 5) if p % 2]) + (sorted(([0] * 5)))))))[::-1]), b50))
log.append(cnt11(b42))
log.append(Cval13(38, 'label').val25(4))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
