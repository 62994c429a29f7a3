# Generated program 22: random functions, classes and statements over built-in types.
log = []


def a1(p0, p1, p2, p3):
    p3.reverse()
    del p3[24:]
    tmp_value2 = (p2 != (sum(q * q for q in range(5))))
    return (p2) & 0xFFFFF


def buf3(p0, p1):
    for tmp_value4 in p1:
        index_of5 = (((tmp_value4 >> 3))) & 0xFFFFF
        log.append((tuple((([p % 4 for p in range(12)])[::-1]))))
    node6 = ((bytes(3)))[:40]
    b7 = set(p1)
    b7.add(2)
    log.append(len(b7 | {1, 2}))
    cnt8 = ((((({1: 2}).get((a1(((1 % 7)), (bin(9)), (sum(q * q for q in range(1))), p1)), 65535)) >> 20))) & 0xFFFFF
    p0[cnt8] = (ord('a'))
    tmp_value9 = (cnt8) & 0xFFFFFFFF
    def total10(k):
        nonlocal tmp_value9
        tmp_value9 = (tmp_value9 + k) & 0xFFFF
        return tmp_value9
    total10(8)
    total10(len(log))
    return (cnt8) & 0xFFFFF


def val11(p0, p1, p2):
    if (671334 <= p1):
        p2[p1] = p1
        p0 = p0[:9]
    else:
        for tmp_value12 in ((((((p0.encode()) + (bytes(13))))[2:]) + (bytes(1)))):
            if (((p1 + tmp_value12)) in (([p for p in range(14)])[1:5])):
                continue
    p2 = p2
    if (((dict(zip((list(filter(lambda k: k > 8, [1, 2, 3]))), ([p * 3 for p in range(13)])))).get((int(((2.5e3 + 3.0)))), ((p1 - p1)))) == p1):
        acc13, buf14 = p1, (p0.center(8))
        acc13 = (acc13) & 0xFFFFFFF
        val15 = (((((p1 if (acc13 <= (sum(list(range(6))))) else ((acc13 % 1000)))) * (len((divmod(acc13, 5))))))) & 0xFFFFF
        for b16 in (b'0123456789abcdef'):
            very_long_variable_name17 = ((repr(((('<%5d|%-8s>' % ((b16) & 0xFFFF, buf14)) or buf14)))) < (((f'{p1}|{buf14:>7}') + buf14)))
    else:
        node18 = lambda k, j=256: (k * j + p1) & 0xFFFF
        log.append(node18(p1))
    p1 |= ((p1 // 7))
    p1 &= 0xFFFFFF
    cnt19 = (max(p1, (len((sorted(([p for p in [] if p % 2])))))))
    def tmp_value20(k):
        nonlocal cnt19
        cnt19 = (cnt19 + k) & 0xFFFF
        return cnt19
    tmp_value20(5)
    tmp_value20(len(log))
    return ((((sum(1 for q in range(4))) + p1))) & 0xFFFFF


def a21(n):
    for i in range(n):
        yield (i) & 0xFFFF


index_of22 = ((tuple(((list((tuple(([0] * 5)))))[-4:]))))[:40]
buf23, *b24 = [(({p: p * 5 for p in range(2)}).get((((min(({1: 2}.get(255, 256)), ('hello'.count('xyz')))) - (sum((([1, 2, 3] + [])))))), (len(('key26')))))] + ((([p for p in range(6)]) + ([p for p in range(11)])))
buf23 = (buf23) & 0xFFFF
b24 = b24[:29]
try:
    b24 = b24[:10]
    if (buf23 < (((repr(b'a')).replace('e', '')).find('e'))):
        if ((ord('é')) in b24):
            node25 = (b24)[:20]
            buf23 = (((dict(a=buf23, b=buf23)).get(buf23, buf23))) & 0xFFFFF
            node25 = (((((([p for p in b24 if p % 2]) + (sorted((list(map(lambda k: k & 15, node25))), key=lambda k: -k)))) + node25)))[:20]
        item26 = (float(250))
        try:
            total27 = (b24)[:40]
            node28 = (((buf23 < ((buf23 * buf23)))) and ((((buf23 != ({}.get(buf23, buf23)))) and (((sum(q * q for q in range(10))) > buf23)))))
            result29 = (buf23) & 0xFFFFFFFF
            val31 = {}[buf23]
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as tmp_value32:
            log.append(type(tmp_value32).__name__)
        finally:
            index_of22 = ((divmod(((buf23 | (min(buf23, buf23)))), 5)))[:40]
    int(((('<%5d|%-8s>' % (((len(({1: 2})))) & 0xFFFF, (hex(((buf23 >> 16)))))) or (('tab\t').replace('e', 'E')))))
except (ValueError, IndexError, KeyError, ZeroDivisionError) as item35:
    log.append(type(item35).__name__)
finally:
    total36 = 8
    while total36 > 0:
        total36 -= 1
        buf37, item38 = buf23, (((('-'.join(map(str, [])))[:6])))
        buf37 = (buf37) & 0xFFFFFFF
        item38 = item38[:20]
cnt39 = (('hello'))[:20]
a40 = (((cnt39.encode())[2:]))[:40]
b41, *result42 = [buf23] + b24
b41 = (b41) & 0xFFFF
result43 = lambda k, j=100: (k * j + b41) & 0xFFFF
log.append(result43((sum(q for q in range(4)))))
result42.append((((sum((list(filter(lambda k: k > 1, b24))))) // 1000)))
del result42[24:]
for a44 in (bytes(5)):
    log.append((divmod(a44, 4)))
    for a45 in range(6):
        item46 = ((f'{a44}|{cnt39:>6}'))[:20]
        b24 = b24[:22]
b41 = (((buf23 // 7))) & 0xFFFFFFFF
cnt39 = cnt39[:20]
b24.append(b41)
del b24[24:]
b47 = (b41) & 0xFFFFFFFF
node48 = 8
while node48 > 0:
    node48 -= 1
    index_of49 = lambda k, j=7: (k * j + b41) & 0xFFFF
    log.append(index_of49(b47))
    if ((int((((round(1.25, 3)) * ((0.1 - 0.5)))))) < b47):
        very_long_variable_name50, result51 = b41, (str((list(((a40 + a40))))))
        very_long_variable_name50 = (very_long_variable_name50) & 0xFFFFFFF
        buf52 = (b24)[:20]
        result51 = result51[:25]
    b47 += (cnt39.count('hello'))
    b47 &= 0xFFFFFF
try:
    tmp_value53 = ((dict(a=((((b41 // 16)) // 3)), b=((b47 | b41)))).get((len(cnt39)), b41))
    cnt39 = cnt39[:25]
    x54 = ((3.0 - (round((float(250)), 0))))
    tmp_value55 = [][((buf23 - (cnt39.count('hello'))))]
except (ValueError, IndexError, KeyError, ZeroDivisionError) as buf57:
    log.append(type(buf57).__name__)
for result58 in a40:
    if ((abs(((((buf23 if False else buf23)) * buf23)))) <= (len((b'\x00\xff')))):
        a59 = ((b24[1:5]))[:60]
        log.append((hex(((dict(a=buf23, b=b41)).get(((buf23 if (b47 in {}) else result58)), b41)))))
        cnt60 = (b41 < 100)
buf23 = ((sum(1 for q in range(2)))) & 0xFFFFF
log.append(a1(buf23, (((cnt39 + cnt39)).lower()), ((b41 + buf23)), (b24[1:5])))
log.append(buf3(({}), (list(a21(0)))))
log.append(val11(('{!r} {}'.format((int((round(((1e-3 * 3.0)), 1)))), cnt39)), (abs(buf23)), (dict(a=b41, b=((b41 if (not b47) else b41))))))
print(len(log), [str(x)[:16] for x in log[:12]])
print(str(log[-5:])[:200])
