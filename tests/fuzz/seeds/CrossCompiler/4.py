a[b], a[b:], a[:b], a[b:c], a[::], a[b::c], a[b:c:], a[b:c:d], a[:b:c], a[b, c:d]
f()
f(a, b, c=1, d=2)
f(*a, **b)
f(a, *b, c, k=1, **d)
a.f(1)
a.b.f(*c)
f(x for x in y)
{}
x = {a: b}
x = {a: b, c: d, }
x = {a}
x = {a, b}
x = []
x = [a]
x = [a, b]
x = ()
x = (a,)
x = [a for a in b]
x = [a for a in b if c if d for e in a]
x = {a: b for a, b in c}
x = {a for a in b}
x = (a for a in b if a)
def f(n):
    return [x + n for x in range(n) if (lambda: x)]
if (n := f()) > 1:
    print(n)
def g(a):
    [y := x for x in a]
    return y
z = [w := x for x in y]
f(a := 1, 2)
