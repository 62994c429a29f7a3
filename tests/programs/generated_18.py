# Generated program 18: random functions, classes and statements over built-in types.
log = []


def tmp_value1(p0, p1, p2):
    log.append(5)
    p0 = p0[:21]
    cnt2, *cnt3 = [(((len(p0)) % 7))] + p0
    cnt2 = (cnt2) & 0xFFFF
    if (cnt2 != ((p2[2:]).count('0123456789'))):
        log.append((tuple(p0)))
    else:
        p1 = p1[:27]
        cnt2 ^= cnt2
        cnt2 &= 0xFFFFFF
    b4 = ({p: p * 8 for p in range(1)})
    return ((('{}-{}'.format(cnt2, p2)).count('two words'))) & 0xFFFFF


def x5(n):
    for i in range(n):
        if ((abs((abs(n)))) in (())):
            buf6 = ((b'\x00\xff'))[:40]
        else:
            cnt7 = ((((repr((list(map(lambda k: k + 1, []))))))))[:60]
            tmp_value8 = ((((((n / 3)) + ((n / 2)))) - (((({p: p * 7 for p in range(11)}).get((abs(n)), ((i + n)))) / 7.5))))
        yield (i) & 0xFFFF


def very_long_variable_name9(n):
    for i in range(n):
        yield (n) & 0xFFFF
    yield from x5(n // 2)


def x10(n):
    for i in range(n):
        acc11 = ((repr(((1, 2)))))[:20]
        yield (n) & 0xFFFF
    yield from very_long_variable_name9(n // 2)


a12, item13 = (((len((tuple((([0] * 5)[::-1]))))) << 4)), ((((('two words' + '0123456789'))[1:-1]).center(8)).replace('e', ''))
a12 = (a12) & 0xFFFFFFF
val14 = lambda k, j=100: (k * j + a12) & 0xFFFF
log.append(val14((max(a12, a12))))
if (item13 == item13):
    val15 = set((list(map(lambda k: k + 1, (((list(map(lambda k: k * 2, [1, 2, 3])))[::-1])[::-1])))))
    val15.add((sum((list(very_long_variable_name9(6))))))
    log.append(len(val15 | {1, 2}))
    if (a12 >= (int((float(10))))):
        a12 += a12
        a12 &= 0xFFFFFF
        index_of16 = (dict(zip(((sorted(([p % 4 for p in range(2)])))[1:5]), ([a12, a12, 256]))))
    elif (not ({p: p * 1 for p in range(3)})):
        very_long_variable_name17 = (((((list(filter(lambda k: k > 5, ([m + n for m, n in zip(([0] * 5), ([0] * 5))]))))[::-1]) + ((((([1, 2, 3][1:5]) + (list(b'\x00\xff')))) + (list(filter(lambda k: k > 1, ((list(range(6)) + [1, 2, 3]))))))))))[:20]
        log.append((item13.lower()))
        for result18, result18_ in enumerate(((sorted(very_long_variable_name17, key=lambda k: -k))[::-1])):
            item13 = ((oct((sum(q for q in range(4))))))[:40]
            very_long_variable_name17 = ((list(filter(lambda k: k > 5, (list(x5(4)))))))[:20]
    a12 -= (tmp_value1((list(map(lambda k: k * 2, (([p for p in [] if p % 2])[1:])))), item13, item13))
    a12 &= 0xFFFFFF
elif (((a12 <= ((a12 ^ a12)))) and (((sum(q for q in range(10))) > (item13.count('a'))))):
    a19 = 7
    while a19 > 0:
        a19 -= 1
        log.append((divmod((item13.find('e')), 2)))
    item13 = item13[:6]
x20 = lambda k, j=256: (k * j + a12) & 0xFFFF
log.append(x20(a12))
if (((bin(a12)).find('e')) <= (((sum(q ^ 5 for q in range(4))) | a12))):
    try:
        x21 = ((([p * p - 1 for p in range(6)])[-4:]))[:60]
        x21 = x21[:30]
        result22 = ((a12 / 3))
        int((','.join(map(str, (tuple((list(filter(lambda k: k > 1, (list(x5(9))))))))))))
    except (ValueError, IndexError, KeyError, ZeroDivisionError) as index_of25:
        log.append(type(index_of25).__name__)
    acc26 = 3
    while acc26 > 0:
        acc26 -= 1
        log.append(((3,)))
        if ((int((float(3)))) >= a12):
            continue
        log.append((tuple(([p for p in ([a12]) if p % 2]))))
    item13 = (item13)[:20]
else:
    item27 = (((item13 + (''.join([str(w) for w in ([p * 3 for p in range(13)])])))))[:40]
buf28 = 5
while buf28 > 0:
    buf28 -= 1
    if (a12 <= a12):
        very_long_variable_name29, *node30 = [a12] + ([p for p in range(11)])
        very_long_variable_name29 = (very_long_variable_name29) & 0xFFFF
        result31 = set(node30)
        result31.add(((((3 | (ord('é')))) if (very_long_variable_name29 in (tuple(node30))) else very_long_variable_name29)))
        log.append(len(result31 | {1, 2}))
        buf32 = set((sorted((node30[:5]))))
        buf32.add(((a12 * (abs(0)))))
        log.append(len(buf32 | {1, 2}))
    else:
        item13 = item13[:22]
        a12 = ((item13.find('e'))) & 0xFFFFF
    b33, acc34 = a12, (((f'{a12}|{item13:>3}') or item13))
    b33 = (b33) & 0xFFFFFFF
try:
    if (((a12 | a12)) != (sum((list(x10(5)))))):
        if (not ({a12: a12, a12: a12, a12: a12})):
            very_long_variable_name35 = (a12) & 0xFFFFFFFF
        else:
            x36 = (((((a12 ^ ((a12 + a12)))),)))[:60]
            result37 = (float(3))
        node38, *b39 = [a12] + (list(x5(7)))
        node38 = (node38) & 0xFFFF
    else:
        try:
            node40 = (((([m + n for m, n in zip(((((([0] * 5) + ([0] * 5))) + (([1, 2, 3] + [1, 2, 3])))), (([1, 2, 3][-4:-1])[1:-1]))]) + (list(x10(5))))))[:40]
            b41 = (a12 in (dict(zip((list(very_long_variable_name9(9))), node40))))
            cnt42 = (node40)[:20]
            1 // ((sum(([]))) % 3)
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as cnt45:
            log.append(type(cnt45).__name__)
        b46, *node47 = [((a12 * a12))] + ([m + n for m, n in zip(((list((b'\x00\xff'[3:])))[::-1]), ([p for p in ((list(range(6))[1:-1])[::-1]) if p % 2]))])
        b46 = (b46) & 0xFFFF
    a12 = ((sum((([a12, ((a12 - a12)), a12, a12, a12])[-4:])))) & 0xFFFFF
    raise ValueError(item13)
except (ValueError, IndexError, KeyError, ZeroDivisionError) as node50:
    log.append(type(node50).__name__)
a12 = ((len((bytes(15))))) & 0xFFFFFFFF
x51, tmp_value52 = ((((dict(zip((list(map(lambda k: k + 1, ([0] * 5)))), ([a12, a12, a12, a12, 0])))).get(a12, ((a12 + a12)))) | ((((a12 * a12)) >> 10)))), ((','.join([str(w) for w in (list((tuple([1, 2, 3]))))])).center(8))
x51 = (x51) & 0xFFFFFFF
log.append(tmp_value1(([p * p - 1 for p in range(10)]), (item13.upper()), tmp_value52))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
