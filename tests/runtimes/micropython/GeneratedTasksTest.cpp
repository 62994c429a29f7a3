// Nothing lies outside its interval in programs of tasks that nobody wrote: the
// order in which they become ready, and whatever follows from it, is one of
// those that are followed. The loop that runs them is asyncio's, or the test's
// own over the built-in _asyncio.
#include "tests/runtimes/micropython/GeneratedCheck.h"

using namespace pymemlint;
using namespace pymemlint::testing;

namespace {

constexpr char Loop[] = R"(import time
from machine import ADC
from _asyncio import Task, TaskQueue
from time import ticks_add, ticks_diff, ticks_ms

adc = ADC("{adc}")
_task_queue = TaskQueue()
cur_task = None


class CancelledError(Exception):
    pass


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


class Event:
    def __init__(self):
        self.waiting = TaskQueue()

    def set(self):
        while self.waiting.peek():
            _task_queue.push(self.waiting.pop())

    def __iter__(self):
        self.is_new = True
        return self

    def __next__(self):
        if not self.is_new:
            raise StopIteration
        self.is_new = False
        self.waiting.push(cur_task)
        cur_task.data = self.waiting


def sleep_ms(delay):
    until.time = ticks_add(ticks_ms(), max(0, delay))
    return until


def start(coroutine):
    task = Task(coroutine, globals())
    _task_queue.push(task)
    return task


def finish(task, error):
    if task.state is not True:
        while task.state.peek():
            _task_queue.push(task.state.pop())
        task.state = False
    else:
        task.state = None
    task.data = error


def run():
    global cur_task
    while _task_queue.peek():
        delay = ticks_diff(_task_queue.peek().ph_key, ticks_ms())
        if delay > 0:
            time.sleep_ms(delay)
            continue
        cur_task = t = _task_queue.pop()
        error = t.data
        try:
            if not error:
                t.coro.send(None)
            else:
                t.data = None
                t.coro.throw(error)
        except (CancelledError, Exception) as er:
            finish(t, er)


event = Event()
items = []
last = None
tasks = []
n = 0
)";

constexpr char Asyncio[] = R"(import asyncio
from machine import ADC

adc = ADC("{adc}")
event = asyncio.Event()
lock = asyncio.Lock()
items = []
last = None
tasks = []
n = 0


async def short(delay):
    global n
    await asyncio.sleep_ms(delay)
    n = (n + 2) % 7
    return n


async def failing():
    await asyncio.sleep_ms(15)
    raise ValueError(n)
)";

/// Programs over asyncio itself.
class AsyncioGenerator : ProgramWriter {
public:
  explicit AsyncioGenerator(unsigned Seed) : ProgramWriter(Seed * 7901 + 5) {}

  std::string program() {
    Text = Asyncio;
    const unsigned Tasks = 1 + pick(3);
    for (unsigned I = 0; I != Tasks; ++I)
      task(I);
    Indent = 0;
    line("async def main():");
    ++Indent;
    for (unsigned I = 0; I != Tasks; ++I)
      line("tasks.append(asyncio.create_task(task_" + std::to_string(I) +
           "()))");
    switch (pick(4)) {
    case 0:
      line("await asyncio.gather(*tasks, return_exceptions=True)");
      break;
    case 1:
      line("await asyncio.sleep_ms(120)");
      break;
    case 2:
      line("await tasks[-1]");
      break;
    case 3:
      line("while True:");
      line("    await asyncio.sleep_ms(70)");
      break;
    }
    Indent = 0;
    line("asyncio.run(main())");
    return Text;
  }

private:
  void task(unsigned I) {
    Indent = 0;
    line("async def task_" + std::to_string(I) + "():");
    ++Indent;
    line("global last, n");
    line(pick(3) ? "while True:"
                 : "for i in range(" + std::to_string(1 + pick(3)) + "):");
    ++Indent;
    for (unsigned N = 1 + pick(3); N; --N)
      statement();
    pause();
    Indent = 1;
    if (pick(2))
      line("return bytearray(n)");
  }

  void pause() {
    static constexpr const char *Pauses[] = {
        "asyncio.sleep_ms(10)",
        "asyncio.sleep_ms(35)",
        "asyncio.sleep_ms(100)",
        "asyncio.sleep(0)",
        "asyncio.sleep_ms(5 + (adc.read_u16() >> 12))",
        "event.wait()"};
    const unsigned Which = pick(std::size(Pauses));
    line("await " + std::string(Pauses[Which]));
    if (Which + 1 == std::size(Pauses) && pick(2))
      line("event.clear()");
  }

  void block(const std::string &Head) {
    line(Head);
    ++Indent;
    ++Depth;
    statement();
    if (pick(3) == 0)
      statement();
    --Depth;
    --Indent;
  }

  void statement() {
    switch (pick(Depth < 2 ? 14 : 8)) {
    case 0:
      line("if len(items) < 5:");
      line("    items.append(n)");
      break;
    case 1:
      line("while items:");
      line("    last = (items.pop(), n)");
      break;
    case 2:
      line("n = (n + 1) % 5");
      break;
    case 3:
      line("last = bytearray(16 * n)");
      break;
    case 4:
      line("event.set()");
      break;
    case 5:
      line("last = '%d of %d' % (n, len(items))");
      break;
    case 6:
      pause();
      break;
    case 7:
      line("last = [await short(12)]");
      break;
    case 8:
      block("if adc.read_u16() > 40000:");
      break;
    case 9:
      block("async with lock:");
      break;
    case 10:
      line("last = await asyncio.gather(short(7), short(20))");
      break;
    case 11:
      line("try:");
      line("    last = await asyncio.wait_for_ms(short(30), " +
           std::to_string(10 + pick(40)) + ")");
      line("except asyncio.TimeoutError:");
      line("    last = 'late'");
      break;
    case 12:
      line("try:");
      line("    await failing()");
      line("except ValueError as e:");
      line("    last = e.args");
      break;
    case 13:
      line("if tasks[0] is not asyncio.current_task() and n == 3:");
      line("    tasks[0].cancel()");
      break;
    }
  }

  unsigned Depth = 0;
};

class Generator : ProgramWriter {
public:
  explicit Generator(unsigned Seed) : ProgramWriter(Seed * 7907 + 3) {}

  std::string program() {
    Text = Loop;
    const unsigned Tasks = 2 + pick(3);
    for (unsigned I = 0; I != Tasks; ++I)
      task(I);
    for (unsigned I = 0; I != Tasks; ++I)
      line("tasks.append(start(task_" + std::to_string(I) + "()))");
    line("run()");
    return Text;
  }

private:
  void task(unsigned I) {
    Indent = 0;
    line("async def task_" + std::to_string(I) + "():");
    ++Indent;
    line("global last, n");
    if (pick(3) == 0)
      line("await sleep_ms(" + std::to_string(pick(40)) + ")");
    IsInTry = pick(4) == 0;
    if (IsInTry) {
      line("try:");
      ++Indent;
    }
    line(pick(3) ? "while True:"
                 : "for i in range(" + std::to_string(1 + pick(3)) + "):");
    ++Indent;
    for (unsigned N = 1 + pick(3); N; --N)
      statement();
    pause();
    if (pick(2))
      statement();
    Indent = 1;
    if (IsInTry) {
      line("finally:");
      line("    last = b'end'");
    }
    if (pick(2))
      line("last = bytearray(n)");
    Indent = 0;
  }

  void pause() {
    static constexpr const char *Delays[] = {
        "0",
        "10",
        "30",
        "100",
        "5 + (adc.read_u16() >> 12)",
        "20 if adc.read_u16() > 9000 else 40"};
    if (pick(6) == 0)
      line("await event");
    else
      line(std::string("await sleep_ms(") + Delays[pick(std::size(Delays))] +
           ")");
  }

  void statement() {
    switch (pick(12)) {
    case 0:
      line("if len(items) < 6:");
      line("    items.append(n)");
      break;
    case 1:
      line("if items:");
      line("    items.pop()");
      break;
    case 2:
      line("while items:");
      line("    last = (items.pop(), n)");
      break;
    case 3:
      line("n = (n + 1) % 5");
      break;
    case 4:
      line("last = bytearray(16 * n)");
      break;
    case 5:
      line("if adc.read_u16() > 40000:");
      ++Indent;
      statement();
      --Indent;
      break;
    case 6:
      line("event.set()");
      break;
    case 7:
      line("last = '%d of %d' % (n, len(items))");
      break;
    case 8:
      line("if not tasks[-1].done() and tasks[-1] is not cur_task:");
      line("    tasks[-1].cancel()");
      break;
    case 9:
      line("if tasks[0] is not cur_task and not tasks[0].done() and n == 3:");
      line("    await tasks[0]");
      break;
    case 10:
      line("items.append(n)");
      break;
    case 11:
      pause();
      break;
    }
  }

  bool IsInTry = false;
};

TEST(GeneratedAsyncio, NoDrawnRunLiesOutsideWhatAllWaysAllow) {
  checkGenerated(
      [](unsigned Seed) { return AsyncioGenerator(Seed).program(); });
}

TEST(GeneratedTasks, NoDrawnRunLiesOutsideWhatAllWaysAllow) {
  checkGenerated([](unsigned Seed) { return Generator(Seed).program(); });
}

} // namespace
