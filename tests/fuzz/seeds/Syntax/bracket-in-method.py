class A:
    def f(self):
        x = (
        return x
    def g(self):
        return 1
