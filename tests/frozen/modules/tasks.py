# A small scheduler on the built-in task queue.
from _asyncio import Task, TaskQueue

cur_task = None
CancelledError = None
_task_queue = TaskQueue()


class Pause:
    def __init__(self, until):
        self.until = until

    def __iter__(self):
        return self

    def __next__(self):
        if self.until is None:
            raise StopIteration
        _task_queue.push(cur_task, self.until)
        self.until = None


def start(coroutine, key):
    task = Task(coroutine, globals())
    _task_queue.push(task, key)
    return task


def run():
    global cur_task
    while _task_queue.peek():
        cur_task = _task_queue.pop()
        try:
            cur_task.coro.send(None)
        except StopIteration as result:
            cur_task.data = result
            waiting = cur_task.state
            cur_task.state = False
            while waiting is not True and waiting.peek():
                _task_queue.push(waiting.pop(), 0)
