# Generated program 31: random functions, classes and statements over built-in types.
log = []


class Cb1:
    limit = 12
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def a2(self, k):
        self.hist.append(k)
        return (((((k | ((k >> 10)))) - k)) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def total3(self, k):
        n = self.size * 2
        k |= ((k // 1000))
        k &= 0xFFFFFF
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def node4(self, k):
        self.limit = k & 15
        k ^= k
        k &= 0xFFFFFF
        return (((k if (not (sum((sorted([], key=lambda k: -k))))) else (int((float(250)))))) + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, self.size)


def b5(n):
    for i in range(n):
        yield (n) & 0xFFFF


def result6(n):
    for i in range(n):
        yield (i) & 0xFFFF
    yield from b5(n // 2)


try:
    if ((((((('a' * 2)) == ('<%5d|%-8s>' % ((1000) & 0xFFFF, 'xyz')))) or ((5 == 0)))) and ((((726579 < ((42 if False else 2)))) and ((((0 | 3)) == ((1000 % 7))))))):
        if (((','.join(map(str, ((5, 65535, 1000,))))).find('e')) in ({p: p * 3 for p in range(3)})):
            buf7 = ((((' + '.join([str(w) for w in ([m + n for m, n in zip((sorted(([0] * 5), key=lambda k: -k)), ([][::-1]))])])) or ((('some longer text here') * 2)))))[:60]
            result8 = (buf7)[:20]
        elif (((dict(zip((([0] * 5)[::-1]), ([p * 3 for p in range(1)])))).get((len(((1, 2)))), (('xyz'[-3:]).find('e')))) < 42):
            very_long_variable_name9 = ((bin((max((len((divmod(3, 5)))), 100)))))[:20]
    else:
        log.append(('some longer text here'))
        if ((bin((((int(1.25)) >> 1)))) in (((('two words' * 2)).replace('e', '')).replace('e', 'E'))):
            acc10 = ((sorted((list((((sum([])), (abs(42)), (int(1.25)),)))), key=lambda k: -k)))[:40]
            a11 = (('Zürich'))[:60]
            acc10 = (acc10)[:20]
        else:
            item12 = ((sorted(([((('two words' * 3)).find('e')), (('{!r} {}'.format(5, 'a')).count('key4')), (min(((3 * 9)), (abs(5)))), 10, (sum(([p * 3 for p in range(10)])))]))))[:20]
            very_long_variable_name13 = ((max((((('0123456789'.upper()) or ('-'.join(map(str, (1, 2)))))).find('e')), (((abs(7)) * (int(((100.0 - 0.5))))))))) & 0xFFFFF
    raise ValueError(((('{!r} {}'.format(('Zürich'.count('a')), ('a'[1:4])))[1:6])))
except (ValueError, IndexError, KeyError, ZeroDivisionError) as acc16:
    log.append(type(acc16).__name__)
tmp_value17 = ({((bin(1)).find('e')): (sum(([1, 2, 3][-4:5]))), ((dict(zip([1, 2, 3], []))).get(((1 ^ 5)), (int(2.5e3)))): ((((65535 if False else 0)) << 18)), ((((100 + 7)) >> 9)): (sum(([p % 4 for p in range(13)]))), 3: 3})
index_of18 = ((ord('Z'))) & 0xFFFFF
very_long_variable_name19 = ((ord('é'))) & 0xFFFFF
index_of20 = set((([p % 4 for p in range(7)])[1:-1]))
index_of20.add(7)
log.append(len(index_of20 | {1, 2}))
tmp_value21 = ((list(filter(lambda k: k > 0, ([p for p in (([index_of18])[:-1]) if p % 2])))))[:40]
cnt22, val23 = very_long_variable_name19, (((bin((sum(q ^ 5 for q in range(4)))))[2:4])[:6])
cnt22 = (cnt22) & 0xFFFFFFF
total24, very_long_variable_name25 = (int(((100.0 + (float(10)))))), ((('-'.join(map(str, (divmod(cnt22, 2))))) * 4))
total24 = (total24) & 0xFFFFFFF
val26, acc27 = cnt22, ('-'.join(map(str, ((((index_of18 ^ cnt22)), 1000, very_long_variable_name19, index_of18,)))))
val26 = (val26) & 0xFFFFFFF
result28 = (very_long_variable_name25)[:40]
item29, *node30 = [(((abs(cnt22)) + val26))] + (([p % 4 for p in range(6)])[::-1])
item29 = (item29) & 0xFFFF
log.append(Cb1(71, 'label').node4(2))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
