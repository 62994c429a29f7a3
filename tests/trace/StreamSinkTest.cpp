// A sink to a pipe fails where nobody reads; it neither waits for ever nor is a
// signal.
#include "runtime/trace/StreamSink.h"
#include "gtest/gtest.h"
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace pymemlint::trace;

namespace {

/// More windows than a sink keeps.
constexpr unsigned Many = 2 * StreamSink::BufferBytes >> 16;

/// For a reader that does read, on whatever machine: in milliseconds.
constexpr unsigned MostWait = 600'000;

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
  EXPECT_EQ(send(S, Many), ETIMEDOUT);
  EXPECT_GT(S.bytes(), 0u); // What the pipe holds.
  ::close(Ends[0]);
}

TEST(StreamSink, WaitsOnlySoLongForASocketsReader) {
  int Ends[2];
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, Ends), 0);
  StreamSink S(Ends[1], 50);
  EXPECT_EQ(send(S, Many), ETIMEDOUT);
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

/// What is written while nobody reads, and what of it can be read then.
TEST(StreamSink, KeepsWhatTheReaderDoesNotTakeYet) {
  int Ends[2];
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, Ends), 0);
  StreamSink S(Ends[1], 1);
  std::string Sent;
  Sink::Window W = S.next(nullptr);
  auto Write = [&](size_t Bytes) {
    for (; Bytes; --Bytes) {
      *W.Begin++ = uint8_t(Sent.size() * 7 / 3);
      Sent += char(W.Begin[-1]);
    }
    W = S.next(W.Begin);
  };
  std::string Received;
  char Piece[1 << 16];
  auto Read = [&](size_t Most) {
    const ssize_t N =
        ::recv(Ends[0], Piece, std::min(Most, sizeof(Piece)), MSG_DONTWAIT);
    if (N > 0)
      Received.append(Piece, size_t(N));
    return N > 0;
  };
  // The reader takes a little less than comes, then the rest.
  for (unsigned I = 0; I != 600; ++I) {
    Write(1000 + 97 * (I % 500));
    ASSERT_EQ(S.failed(), 0);
    Read(900 + 80 * (I % 500));
  }
  while (Sent.size() - Received.size() > 1 << 12 && Read(sizeof(Piece)))
    Write(1);
  while (Received.size() != Sent.size() && !S.failed()) {
    S.flush(W.Begin);
    Read(sizeof(Piece));
  }
  EXPECT_TRUE(S.close(W.Begin));
  EXPECT_TRUE(Received == Sent);
  ::close(Ends[0]);
}

TEST(StreamSink, MovesWhatWaitsWhenItsPlaceIsFull) {
  int Ends[2];
  ASSERT_EQ(::pipe(Ends), 0);
  StreamSink S(Ends[1], MostWait);
  std::string Received;
  std::thread Reader([&] {
    char Piece[1 << 15];
    while (const ssize_t N = ::read(Ends[0], Piece, sizeof(Piece)))
      Received.append(Piece, size_t(std::max<ssize_t>(N, 0)));
  });
  std::string Sent;
  Sink::Window W = S.next(nullptr);
  for (unsigned I = 0; I != Many; ++I) {
    ASSERT_TRUE(W.Begin);
    const size_t Bytes = size_t(W.End - W.Begin) - I % 99;
    std::memset(W.Begin, int(I), Bytes);
    Sent.append(Bytes, char(I));
    W = S.next(W.Begin + Bytes);
  }
  EXPECT_TRUE(S.close(W.Begin));
  Reader.join();
  EXPECT_TRUE(Received == Sent);
  ::close(Ends[0]);
}

TEST(MemorySink, EndsWhenTooMuchWaits) {
  MemorySink S(1 << 18);
  Sink::Window W = S.next(nullptr);
  unsigned Windows = 0;
  for (; W.Begin && Windows != 100; ++Windows)
    W = S.next(W.End);
  EXPECT_EQ(Windows, 4u);
  EXPECT_EQ(S.failed(), ENOBUFS);
  EXPECT_NE(S.problem().find("was not taken soon enough"), std::string::npos);
  EXPECT_LE(S.waiting(), size_t(1) << 18);
}

TEST(MemorySink, WhatIsTakenMakesRoom) {
  MemorySink S(1 << 18);
  std::string To;
  Sink::Window W = S.next(nullptr);
  for (unsigned I = 0; I != 100; ++I) {
    ASSERT_TRUE(W.Begin) << I;
    W = S.next(W.End);
    To.resize(S.waiting());
    S.takeBytes(To.data());
  }
  EXPECT_EQ(S.failed(), 0);
}

// Between two windows, where a whole one more would not be allowed to wait.
TEST(MemorySink, TakingDoesNotEndTheTrace) {
  MemorySink S(1 << 17);
  Writer W(S);
  std::string To;
  for (unsigned Turn = 0; Turn != 40; ++Turn) {
    for (unsigned I = 0; I != 10'000; ++I)
      W.allocate({1 + I, 0, 2}); // Five bytes.
    W.flush();
    ASSERT_FALSE(W.hasFailed()) << Turn;
    EXPECT_GT(S.waiting(), 40'000u);
    To.resize(S.waiting());
    S.takeBytes(To.data());
    EXPECT_EQ(S.waiting(), 0u);
  }
}

TEST(MemorySink, ItsEndIsNotLost) {
  MemorySink S(1 << 17);
  Writer W(S);
  for (unsigned I = 0; I != 20'000; ++I)
    W.allocate({1 + I, 0, 2});
  EXPECT_FALSE(W.hasFailed());
  S.lastComes();
  for (unsigned I = 0; I != 20'000; ++I)
    W.metadata("key", "value");
  EXPECT_TRUE(W.finish());
}

TEST(MemorySink, WhatWaitsIsHeld) {
  HeldBytes Held;
  {
    MemorySink S(1 << 20, &Held);
    Sink::Window W = S.next(nullptr);
    for (unsigned I = 0; I != 8; ++I)
      W = S.next(W.End);
    EXPECT_EQ(Held.now(), 9u << 16);
    std::string To(S.waiting(), 0);
    S.takeBytes(To.data());
    EXPECT_EQ(Held.now(), 1u << 16);
    EXPECT_EQ(Held.peak(), 9u << 16);
  }
  EXPECT_EQ(Held.now(), 0u);
}

// As the reader takes it, between two requests of the program.
TEST(StreamSink, WhatWaitedIsAmongThePeak) {
  int Ends[2];
  ASSERT_EQ(::pipe(Ends), 0);
  HeldBytes Held;
  {
    StreamSink S(Ends[1], MostWait, &Held);
    Sink::Window W = S.next(nullptr);
    for (unsigned I = 0; I != 64; ++I)
      W = S.next(W.End);
    EXPECT_GE(Held.now(), 62u << 16);
    EXPECT_EQ(Held.now(), Held.peak());
    std::thread Reader([&] {
      char Bytes[4096];
      while (::read(Ends[0], Bytes, sizeof(Bytes)) > 0)
        ;
    });
    S.close(W.Begin);
    Reader.join();
    EXPECT_GE(Held.peak(), 62u << 16);
  }
  EXPECT_EQ(Held.now(), 0u);
  ::close(Ends[0]);
}

TEST(StreamSink, FlushSendsWithoutANewWindow) {
  int Ends[2];
  ASSERT_EQ(::pipe(Ends), 0);
  StreamSink S(Ends[1]);
  Writer W(S);
  W.metadata("key", "value");
  W.flush();
  char Bytes[64];
  EXPECT_EQ(::read(Ends[0], Bytes, sizeof(Bytes)),
            ssize_t(HeaderBytes + 1 + 4 + 6));
  W.allocate({1, 0, 2});
  W.flush();
  EXPECT_EQ(::read(Ends[0], Bytes, sizeof(Bytes)), 4);
  EXPECT_TRUE(W.finish());
  ::close(Ends[0]);
}

} // namespace
