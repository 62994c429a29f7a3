# Ten samples at most wait for the slower task.
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


from machine import ADC

adc = ADC("{adc}")
samples = []


async def sample():
    while True:
        samples.append(adc.read_u16())
        await sleep_ms(10)


async def report():
    while True:
        await sleep_ms(100)
        if samples:
            print(sum(samples) // len(samples))
        samples.clear()


start(sample())
start(report())
run()
