# Locks of _thread in one thread: acquire with and without waiting, with, errors, a lock class, a guarded counter.
import _thread

lock = _thread.allocate_lock()
print(lock, lock.locked(), type(lock), type(lock) is _thread.LockType)
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(0, 1))
lock.release()
try:
    lock.release()
except RuntimeError as e:
    print("RuntimeError", e.args)
with lock as entered:
    print(entered, lock.locked())
try:
    with lock:
        raise KeyError("inside")
except KeyError as e:
    print(e, lock.locked())
try:
    _thread.LockType()
except TypeError as e:
    print("TypeError", e)
try:
    lock.acquire("x")
except TypeError as e:
    print("TypeError", e)


class Counter:
    def __init__(self):
        self._lock = _thread.allocate_lock()
        self._value = 0

    def add(self, n=1):
        with self._lock:
            self._value += n
            return self._value

    def try_add(self, n):
        if not self._lock.acquire(False):
            return None
        try:
            if n < 0:
                raise ValueError("negative", n)
            self._value += n
            return self._value
        finally:
            self._lock.release()


def locked(f):
    guard = _thread.allocate_lock()

    def inner(*args):
        with guard:
            return f(*args)

    return inner


@locked
def transfer(a, b, n):
    return a.add(-n), b.add(n)


c, d = Counter(), Counter()
print([c.add(i) for i in range(4)], c.try_add(10))
try:
    c.try_add(-1)
except ValueError as e:
    print(e.args, c._lock.locked())
print(transfer(c, d, 5), _thread.stack_size(), _thread.stack_size(20000), _thread.stack_size())
locks = {n: _thread.allocate_lock() for n in "abc"}
for n in sorted(locks):
    locks[n].acquire()
print(sorted(n for n in locks if locks[n].locked()), hasattr(_thread, "start_new_thread"))
try:
    _thread.exit()
except SystemExit as e:
    print("SystemExit", e.args)
