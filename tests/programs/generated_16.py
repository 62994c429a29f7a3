# Generated program 16: random functions, classes and statements over built-in types.
log = []


class Cacc1:
    limit = 10
    
    def __init__(self, size, label):
        self.size = size & 0xFFFF
        self.label = label[:20]
        self.hist = []
    
    def tmp_value2(self, k):
        self.hist.append(k)
        return (k + self.size + len(self.label) + len(self.hist)) & 0xFFFFF
    
    def __str__(self):
        return '<%d %s>' % (self.size, self.label)


def a3(n):
    for i in range(n):
        yield (i) & 0xFFFF


def cnt4(p0, p1, p2, p3):
    if (p1 < (sum(q * q for q in range(10)))):
        a5, item6 = ((p2 & p0)), ('-'.join(map(str, ((((42 ^ p0)), p2,)))))
        a5 = (a5) & 0xFFFFFFF
        a7 = set(([p for p in ((sorted(([][-4:]), key=lambda k: -k))[::-1]) if p % 2]))
        a7.add(535950)
        log.append(len(a7 | {1, 2}))
    a8 = ((','.join(map(str, (list(filter(lambda k: k > 1, (sorted((list(a3(1))))))))))))[:40]
    val9 = ((divmod(p0, 2)))[:20]
    x10 = (p1) & 0xFFFFF
    def item11(k):
        nonlocal x10
        x10 = (x10 + k) & 0xFFFF
        return x10
    item11(8)
    item11(len(log))
    return (x10) & 0xFFFFF


def a12(p0):
    for b13 in (list((divmod(((p0 - p0)), 5)))):
        try:
            log.append(80)
            raise ValueError((((('-'.join(map(str, ([p0, p0])))).replace('e', '<e>')) + (((''[1:6]).strip()).replace('e', '')))))
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as index_of16:
            log.append(type(index_of16).__name__)
        finally:
            node17, *total18 = [((repr(('{1}{0}'.format(((b13 // 1000)), (''.center(8)))))).count('hello'))] + (list(a3(9)))
            node17 = (node17) & 0xFFFF
    index_of19, *buf20 = [p0] + (list(filter(lambda k: k > 8, ([((p0 | (ord('é'))))]))))
    index_of19 = (index_of19) & 0xFFFF
    node21 = 2
    while node21 > 0:
        node21 -= 1
        acc22 = ((((bytes(8)) + (bytes(20)))))[:60]
        if (index_of19 >= index_of19):
            if (((index_of19 > (cnt4((abs(10)), p0, ((5 * p0)), ({p: p * 9 for p in range(0)}))))) and (((int(((100.0 * 100.0)))) == p0))):
                buf20 = (buf20)[:60]
                val23 = (index_of19) & 0xFFFFF
            elif (p0 == p0):
                index_of19 = index_of19
                a24 = (('-'.join(map(str, buf20))) == (((repr(('two words'.center(8)))) + ('{0:>6}{1}'.format(p0, (('some longer text here' * 1)))))))
                tmp_value25 = (p0) & 0xFFFFF
            else:
                buf20 = ((sorted(([p0]), key=lambda k: -k)))[:60]
                buf20 = (buf20)[:60]
                buf20 = ((sorted(buf20)))[:20]
        elif ((((len((dict(a=p0, b=256)))) == index_of19)) or ((256 < (abs(p0))))):
            x26 = lambda k, j=3: (k * j + p0) & 0xFFFF
            log.append(x26(((p0 >> 1))))
            b27 = ((repr((list(a3(9))))))[:60]
            b28, *x29 = [(b27.count('xyz'))] + (list(a3(9)))
            b28 = (b28) & 0xFFFF
        else:
            buf30 = Cacc1(p0, ('%04d_%s' % ((((index_of19 | ((p0 // 1000))))) & 0xFFFF, ((('%d:%s' % ((p0) & 0xFFFF, ('-'.join(map(str, ()))))) or ((','.join([str(w) for w in buf20]))))))))
            log.append(buf30.tmp_value2(((index_of19 >> 7))))
            log.append(str(buf30))
        acc31 = 4
        while acc31 > 0:
            acc31 -= 1
            for very_long_variable_name32, very_long_variable_name32_ in enumerate((buf20[-4:-1])):
                x33 = ((bytes(20)))[:20]
                very_long_variable_name32 = (((' + '.join([str(w) for w in buf20])).count('some longer text here'))) & 0xFFFFF
            if (p0 in ({('Zürich'.find('e')): index_of19, index_of19: index_of19})):
                a34 = ({1: 2})
                buf20 = (buf20)[:60]
            else:
                very_long_variable_name35 = ((bin((sum(buf20)))))[:40]
            if (((index_of19 & index_of19)) > ((' + '.join([str(w) for w in buf20])).count('a'))):
                val36 = (acc22)[:40]
                b37 = (round(0.5, 0))
                result38 = ((oct(((index_of19 ^ p0)))))[:20]
            else:
                node39 = (('{1}{0}'.format(p0, ((((('0123456789' + 'xyz'))) + (bin(p0)))))))[:20]
    tmp_value40 = (p0) & 0xFFFFF
    for very_long_variable_name41 in range(8):
        if ((max(((index_of19 * very_long_variable_name41)), (int(1.25)))) in ({})):
            continue
        log.append(((((repr((bytes([index_of19 & 255, tmp_value40 & 255]))))) or (''))))
    if (not ({})):
        for acc42 in sorted(([tmp_value40])):
            if (((((acc42 | index_of19)) - (('{0:>6}{1}'.format(acc42, 'xyz')).find('e')))) == tmp_value40):
                val43 = (('%04d_%s' % (((sum(buf20))) & 0xFFFF, (','.join(map(str, ((acc42, p0, index_of19, ((p0 << 3)),))))))))[:20]
                index_of44 = (round(0.1, 1))
                acc45 = ((((bytes(12)) + ((bytes([tmp_value40 & 255, ((1 >> 17)) & 255]))[0:]))))[:40]
            else:
                result46 = ((list((divmod(((index_of19 >> 8)), 9)))))[:20]
                result47 = ((''.join([str(w) for w in ([-p for p in range(4)])])))[:40]
            node48 = ((acc42 / 16))
            val49 = node48
        acc50 = lambda k, j=100: (k * j + p0) & 0xFFFF
        log.append(acc50((((abs(index_of19)) // 3))))
    elif (((((index_of19 & tmp_value40)) // 3)) < tmp_value40):
        if (index_of19 != p0):
            a51 = ((b'payload'))[:40]
            acc52 = set(buf20)
            acc52.add(p0)
            log.append(len(acc52 | {1, 2}))
        very_long_variable_name53 = ((str(((index_of19, (sum(q * q for q in range(10))), p0,)))))[:60]
    else:
        total54 = (p0 == (int(((((tmp_value40 / 2)) + (round(1.25, 1)))))))
        for val55 in sorted((buf20[1:])):
            buf20 = buf20[:6]
    return (index_of19) & 0xFFFFF


def val56():
    node57 = ((divmod(((repr(((3,)))).find('e')), 7)))[:60]
    for index_of58 in sorted(([m + n for m, n in zip((list(filter(lambda k: k > 3, (list(map(lambda k: k & 15, (list(map(lambda k: k + 1, [1, 2, 3]))))))))), (list(map(lambda k: k + 1, ([42, (len('0123456789'))])))))])):
        index_of59, buf60 = ((5 - (((repr(()))).find('e')))), ('%04d_%s' % (((len(([])))) & 0xFFFF, ((('some longer text here'.replace('e', '<e>'))[1:6]).replace('e', ''))))
        index_of59 = (index_of59) & 0xFFFFFFF
    if (not (' + '.join([str(w) for w in (list(a3(9)))]))):
        x61 = ((((('a'[-3:])).replace('e', 'E')).replace('e', 'E')))[:20]
        index_of62 = (((((x61.center(15)).count('a')) - ((((1 ^ ({1: 2}.get(1, 42)))) * (x61.find('e'))))))) & 0xFFFFF
    else:
        acc63 = set(((list(filter(lambda k: k > 6, (list(map(lambda k: k & 15, (list(a3(0)))))))))[::-1]))
        acc63.add((((((int(((255 / 2)))) + ((('Zürich'.count('a')) if (56308 != 256) else (sum(list(range(6)))))))) * (((abs(('tab\t'.find('e')))) >> 2)))))
        log.append(len(acc63 | {1, 2}))
        a64 = 7
        while a64 > 0:
            a64 -= 1
            acc65 = (((bytes([(min(('some longer text here'.find('e')), ((1 << 8)))) & 255, ((('some longer text here'.find('e')) | ((256 % 1000)))) & 255]))[2:]))[:40]
    a66 = (((65535 * ((((('0123456789'.count('tab\t')) | ('0123456789'.find('e')))) - (((ord('Z')) if (65535 in ([0] * 5)) else ((100 >> 13))))))))) & 0xFFFFF
    def val67(k):
        nonlocal a66
        a66 = (a66 + k) & 0xFFFF
        return a66
    val67(9)
    val67(len(log))
    return ((int(((((2.5e3 - ((a66 / 7.5)))) + ((1.25 + 0.1))))))) & 0xFFFFF


b68 = (((((('<%5d|%-8s>' % (((abs(256))) & 0xFFFF, (str((1, 2))))) + ((('a' * 4)).center(15)))) * 0)))[:40]
buf69, cnt70 = (((((({p: p * 6 for p in range(11)}).get(((256 + 42)), (b68.find('e')))) | (ord('a')))) << 3)), b68
buf69 = (buf69) & 0xFFFFFFF
buf69 = (sum(1 for q in range(11)))
b71 = ((int(100.0)) >= (b68.find('e')))
total72 = (([(int((round((round(3.0, 0)), 1)))), (((sum(q * q for q in range(5))) | ((buf69 & ((buf69 + buf69)))))), buf69, (({p: p * 4 for p in range(8)}).get((len(('tab\t'.strip()))), buf69)), buf69, (b68.find('e'))]))[:20]
try:
    if b71:
        if b71:
            cnt70 = ((f'{buf69}|{b68:>9}'))[:20]
            buf73 = ((str((round(1.25, 1)))) == (bin((len((b'a'[3:]))))))
            very_long_variable_name74 = ((f'{buf69}|{b68:>2}'))[:20]
        else:
            total72 = ((list(filter(lambda k: k > 8, (list((bytes(2))))))))[:60]
            index_of75 = ((((b'0123456789abcdef') + (bytes([buf69 & 255, (sum(total72)) & 255])))))[:40]
    else:
        log.append(7)
    int(b68)
except (ValueError, IndexError, KeyError, ZeroDivisionError) as item78:
    log.append(type(item78).__name__)
finally:
    item79 = ({})
cnt80 = (((b68 or ((repr((b68.encode())))[:-1]))))[:60]
b68 = b68[:10]
a81 = (([]))[:40]
very_long_variable_name82 = ((((buf69 ^ (cnt70.find('e')))) - (b68.find('e'))))
buf83, *total84 = [buf69] + a81
buf83 = (buf83) & 0xFFFF
for total85 in total84:
    if ((sum((list(filter(lambda k: k > 8, total72))))) != buf83):
        very_long_variable_name86 = Cacc1(((total85 >> 4)), b68)
        log.append(very_long_variable_name86.tmp_value2(very_long_variable_name82))
        log.append(str(very_long_variable_name86))
    elif (buf69 in a81):
        a87 = lambda k, j=256: (k * j + buf83) & 0xFFFF
        log.append(a87((({}).get((((((b68.find('e')) << 13)) - 1000)), 1))))
        buf88 = (float(10))
        b71 = (((((very_long_variable_name82 << 16)) <= very_long_variable_name82)) and ((not b68)))
result89, buf90 = (len((list(a3(4))))), (oct(buf83))
result89 = (result89) & 0xFFFFFFF
node91 = (((result89, ((dict(zip(a81, total84))).get(buf69, buf69)),)))[:60]
node92 = lambda k, j=5: (k * j + buf83) & 0xFFFF
log.append(node92((sum(q * q for q in range(2)))))
total72 = total72[:30]
log.append(cnt4(((very_long_variable_name82 // 3)), (cnt4((ord('é')), ((b68.replace('e', '')).count('a')), result89, (dict(a=(ord('a')), b=((very_long_variable_name82 & buf83)))))), ((buf83 if b71 else buf83)), (dict(zip(a81, (total72[-4:]))))))
log.append(a12(((very_long_variable_name82 | result89))))
log.append(val56())
log.append(Cacc1(76, 'label').tmp_value2(9))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
