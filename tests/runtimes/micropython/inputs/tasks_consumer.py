# The one that sleeps less is not overtaken twice: the list has a bound.
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


items = []


async def producer():
    while True:
        items.append(len(items))
        await sleep_ms(30)


async def consumer():
    while True:
        while items:
            items.pop()
        await sleep_ms(10)


start(producer())
start(consumer())
run()
