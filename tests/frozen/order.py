import tasks
from tasks import Pause, start


async def worker(name, log, *until):
    for key in until:
        await Pause(key)
        log.append((name, key))
    return name


async def parent(log):
    children = [start(worker(n, log, 5, 5, 9), 3) for n in "abcd"]
    for child in children:
        log.append(await child)


log = []
start(worker("first", log, 1, 7), 0)
start(worker("second", log, 1, 7), 0)
start(parent(log), 2)
tasks.run()
print(log)
