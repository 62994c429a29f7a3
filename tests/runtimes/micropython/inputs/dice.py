# Numbers that the port's own generator draws.
import random

score = 0
words = ["a", "bb", "ccc", "dddd"]
history = []
for turn in range(2):
    throw = random.randint(1, 6)
    score += throw
    if throw == 6:
        history.append(random.choice(words) + str(score))
    elif random.random() < 0.25:
        history.append(random.getrandbits(32))
    elif random.randrange(10, 40, 10) == 20:
        history.append(random.uniform(1, 2))
print(score, len(history))
