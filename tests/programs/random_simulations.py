# random with fixed seeds: every function, shuffles, a random walk, genetic search and dice statistics.
import random

random.seed(1234)
print([random.getrandbits(8) for _ in range(6)], random.getrandbits(32), random.getrandbits(1))
print([random.randint(1, 6) for _ in range(10)], [random.randrange(10) for _ in range(5)], [random.randrange(0, 100, 25) for _ in range(4)])
print("%.6f %.6f" % (random.random(), random.uniform(-1, 1)), random.choice("abcdef"), random.choice([10, 20, 30]))
random.seed(1234)
again = [random.getrandbits(8) for _ in range(6)]
print(again)
for f in (lambda: random.randint(5, 1), lambda: random.choice([]), lambda: random.randrange(0), lambda: random.randrange(1, 5, -1)):
    try:
        print(f())
    except (ValueError, IndexError) as e:
        print(type(e).__name__, end=" ")
print()


def shuffle(items):
    for i in range(len(items) - 1, 0, -1):
        j = random.randrange(i + 1)
        items[i], items[j] = items[j], items[i]
    return items


deck = shuffle([r + s for s in "CDHS" for r in "23456789TJQKA"])
print(deck[:5], len(set(deck)))


def sample(population, k):
    pool = list(population)
    return [pool.pop(random.randrange(len(pool))) for _ in range(k)]


print(sorted(sample(range(50), 6)))


def walk(steps):
    x = y = 0
    farthest = 0
    for _ in range(steps):
        dx, dy = random.choice(((0, 1), (1, 0), (0, -1), (-1, 0)))
        x += dx
        y += dy
        farthest = max(farthest, x * x + y * y)
    return (x, y), farthest


print([walk(50) for _ in range(3)])
counts = [0] * 13
for _ in range(300):
    counts[random.randint(1, 6) + random.randint(1, 6)] += 1
for total in range(2, 13):
    print("%2d %s" % (total, "#" * (counts[total] // 2)))


class Genome:
    TARGET = "embedded"
    LETTERS = "abcdefghijklmnopqrstuvwxyz"

    def __init__(self, text=None):
        self.text = text or "".join(random.choice(self.LETTERS) for _ in self.TARGET)

    @property
    def fitness(self):
        return sum(a == b for a, b in zip(self.text, self.TARGET))

    def mutate(self, rate):
        return Genome("".join(random.choice(self.LETTERS) if random.random() < rate else c for c in self.text))

    def cross(self, other):
        cut = random.randint(1, len(self.text) - 1)
        return Genome(self.text[:cut] + other.text[cut:])


population = [Genome() for _ in range(16)]
for generation in range(25):
    population.sort(key=lambda g: g.fitness, reverse=True)
    if population[0].fitness == len(Genome.TARGET):
        break
    elite = population[:5]
    population = elite + [random.choice(elite).cross(random.choice(elite)).mutate(0.12) for _ in range(11)]
population.sort(key=lambda g: -g.fitness)
print(generation, population[0].text, population[0].fitness)


def markov(text, length):
    chain = {}
    for a, b in zip(text, text[1:]):
        chain.setdefault(a, []).append(b)
    out = "t"
    while len(out) < length:
        out += random.choice(chain.get(out[-1], list(text)))
    return out


print(markov("the rain in spain stays mainly in the plain ", 40))
