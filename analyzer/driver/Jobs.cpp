// Work on several files at a time.
#include "analyzer/driver/Jobs.h"
#include "llvm/Support/thread.h"
#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

void pymemlint::forEachInParallel(size_t Count, unsigned Jobs,
                                  llvm::function_ref<void(size_t)> Work) {
  if (!Jobs)
    Jobs = std::max(1u, std::thread::hardware_concurrency());
  const size_t Threads = std::min<size_t>(Jobs, Count);
  if (Threads <= 1) {
    for (size_t I = 0; I != Count; ++I)
      Work(I);
    return;
  }
  std::atomic<size_t> Next{0};
  std::exception_ptr Failure;
  std::mutex FailureLock;
  auto Run = [&] {
    for (size_t I; (I = Next++) < Count;)
      try {
        Work(I);
      } catch (...) {
        std::lock_guard Guard(FailureLock);
        Failure = std::current_exception();
      }
  };
  // A program that calls itself takes the host's stack too: no less of it than
  // the first thread has.
  constexpr unsigned StackBytes = 64 << 20;
  std::vector<llvm::thread> Others;
  for (size_t I = 0; I != Threads; ++I)
    Others.emplace_back(std::optional<unsigned>(StackBytes), Run);
  for (llvm::thread &T : Others)
    T.join();
  if (Failure)
    std::rethrow_exception(Failure);
}
