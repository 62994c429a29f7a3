# Tasks that end, that are cancelled and that wait for others.
import time
from _asyncio import Task, TaskQueue
from time import ticks_add, ticks_diff, ticks_ms

_task_queue = TaskQueue()
cur_task = None


class Until:
    time = None

    def __iter__(self):
        return self

    def __next__(self):
        if self.time is None:
            raise StopIteration
        _task_queue.push(cur_task, self.time)
        self.time = None


until = Until()


def sleep_ms(delay):
    until.time = ticks_add(ticks_ms(), delay)
    return until


def start(coroutine):
    task = Task(coroutine, globals())
    _task_queue.push(task)
    return task


def run():
    global cur_task
    while _task_queue.peek():
        delay = ticks_diff(_task_queue.peek().ph_key, ticks_ms())
        if delay > 0:
            time.sleep_ms(delay)
            continue
        cur_task = _task_queue.pop()
        try:
            cur_task.coro.send(None)
        except StopIteration:
            pass
        except CancelledError:
            pass


class CancelledError(Exception):
    pass


log = []


async def step(name, delay):
    for i in range(3):
        log.append("%s %d" % (name, i))
        await sleep_ms(delay)


async def wait(task):
    await task
    log.append("after")


async def stop(task, delay):
    await sleep_ms(delay)
    log.append(task.cancel())


a = start(step("a", 20))
b = start(step("b", 30))
start(stop(b, 50))
run()
print(log)
