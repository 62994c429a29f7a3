x = 5 if y
def f(a, b=1, c): pass
class A(: pass
