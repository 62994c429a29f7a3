// A sink to a pipe fails where nobody reads; it neither waits for ever nor is a
// signal.
#include "runtime/trace/StreamSink.h"
#include "gtest/gtest.h"
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace pymemlint::trace;

namespace {

/// Sends \p Windows windows, each full, and gives errno.
int send(StreamSink &S, unsigned Windows) {
  Sink::Window W = S.next(nullptr);
  while (Windows-- && W.Begin) {
    std::memset(W.Begin, 1, size_t(W.End - W.Begin));
    W = S.next(W.End);
  }
  return S.failed();
}

TEST(StreamSink, WaitsOnlySoLongForAPipesReader) {
  int Ends[2];
  ASSERT_EQ(::pipe(Ends), 0);
  StreamSink S(Ends[1], 50);
  EXPECT_EQ(send(S, 100), ETIMEDOUT);
  EXPECT_GT(S.bytes(), 0u); // What the pipe holds.
  ::close(Ends[0]);
}

TEST(StreamSink, WaitsOnlySoLongForASocketsReader) {
  int Ends[2];
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, Ends), 0);
  StreamSink S(Ends[1], 50);
  EXPECT_EQ(send(S, 100), ETIMEDOUT);
  EXPECT_GT(S.bytes(), 0u);
  ::close(Ends[0]);
}

TEST(StreamSink, APipeWithoutReaderIsNoSignal) {
  int Ends[2];
  ASSERT_EQ(::pipe(Ends), 0);
  ::close(Ends[0]);
  const auto Before = std::signal(SIGPIPE, SIG_DFL);
  StreamSink S(Ends[1]);
  EXPECT_EQ(send(S, 1), EPIPE);
  std::signal(SIGPIPE, Before);
}

} // namespace
