import cmath
for z in (0j, 1, -1, 1j, 1 + 2j, -3.5 + 0.5j):
    for n in ('phase', 'polar', 'exp', 'log', 'log10', 'sqrt', 'cos', 'sin'):
        try:
            print(n, z, getattr(cmath, n)(z))
        except Exception as e:
            print(n, type(e), e)
print(cmath.rect(2, 1.5), cmath.e, cmath.pi, dir(cmath))
try:
    cmath.sqrt('a')
except Exception as e:
    print(type(e), e)
