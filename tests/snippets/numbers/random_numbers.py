import random
random.seed(42)
print([random.getrandbits(n) for n in (0, 1, 5, 8, 16, 30, 31, 32)])
print([random.randint(1, 6) for _ in range(20)])
print([random.randrange(10) for _ in range(10)], [random.randrange(5, 15) for _ in range(10)], [random.randrange(0, 100, 7) for _ in range(10)], [random.randrange(10, 0, -3) for _ in range(5)])
print([random.choice('abc') for _ in range(5)], random.choice([1, 2, 3]), random.choice((5,)))
print([random.random() for _ in range(5)], [random.uniform(-1, 1) for _ in range(5)], random.uniform(10, 20))
random.seed(1 << 40)
print(random.getrandbits(32))
random.seed(0)
print(random.getrandbits(32), random.random())
for f in (lambda: random.getrandbits(33), lambda: random.getrandbits(-1), lambda: random.randrange(0), lambda: random.randrange(5, 5), lambda: random.randrange(1, 5, 0), lambda: random.randint(5, 4), lambda: random.choice([]), lambda: random.seed('a'), lambda: random.randint(1.5, 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
print(dir(random))
