//===- StreamSink.cpp - A trace to somebody who reads it at once -*- C++
//-*-===//
#include "runtime/trace/StreamSink.h"
#include "runtime/trace/FileSink.h"
#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

using namespace pymemlint::trace;

namespace {

/// How much is written before the reader gets it.
constexpr size_t WindowBytes = size_t(1) << 16;

uint8_t *newPages(size_t Bytes) {
  void *P = ::mmap(nullptr, Bytes, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return P == MAP_FAILED ? nullptr : static_cast<uint8_t *>(P);
}

uint64_t milliseconds() {
  timespec T;
  ::clock_gettime(CLOCK_MONOTONIC, &T);
  return uint64_t(T.tv_sec) * 1000 + uint64_t(T.tv_nsec) / 1'000'000;
}

/// Inside, what this thread writes to a pipe that nobody reads is no SIGPIPE,
/// whatever the program does with one.
class SignalScope {
public:
  SignalScope() {
    sigset_t Pending;
    ::sigemptyset(&Pipe);
    ::sigaddset(&Pipe, SIGPIPE);
    ::sigpending(&Pending);
    WasPending = ::sigismember(&Pending, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &Pipe, &Before);
  }
  ~SignalScope() {
    const int Error = errno;
    // write() sends it to the thread that writes, at once.
    sigset_t Pending;
    ::sigpending(&Pending);
    const timespec Now = {};
    if (!WasPending && ::sigismember(&Pending, SIGPIPE))
      ::sigtimedwait(&Pipe, nullptr, &Now);
    ::pthread_sigmask(SIG_SETMASK, &Before, nullptr);
    errno = Error;
  }

private:
  sigset_t Pipe, Before;
  bool WasPending;
};

std::unique_ptr<Destination> fromFile(int File, HeldBytes &Held) {
  return File < 0 ? StreamSink::failure(errno)
                  : std::make_unique<StreamSink>(
                        File, StreamSink::MostWaitMilliseconds, &Held);
}

std::unique_ptr<Destination> connectUnix(const std::string &Path,
                                         HeldBytes &Held) {
  sockaddr_un Address = {};
  Address.sun_family = AF_UNIX;
  if (Path.size() >= sizeof(Address.sun_path))
    return StreamSink::failure(ENAMETOOLONG);
  std::memcpy(Address.sun_path, Path.c_str(), Path.size());
  const int Socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (Socket < 0 || !::connect(Socket, reinterpret_cast<sockaddr *>(&Address),
                               sizeof(Address)))
    return fromFile(Socket, Held);
  const int Error = errno;
  ::close(Socket);
  return StreamSink::failure(Error);
}

std::unique_ptr<Destination> connectTcp(const std::string &Where,
                                        HeldBytes &Held) {
  const size_t Colon = Where.rfind(':');
  if (Colon == std::string::npos)
    return StreamSink::failure(EINVAL);
  addrinfo Hints = {}, *Found = nullptr;
  Hints.ai_socktype = SOCK_STREAM;
  if (::getaddrinfo(Where.substr(0, Colon).c_str(),
                    Where.substr(Colon + 1).c_str(), &Hints, &Found))
    return StreamSink::failure(EADDRNOTAVAIL);
  int Socket = -1, Error = EADDRNOTAVAIL;
  for (addrinfo *A = Found; A && Socket < 0; A = A->ai_next) {
    Socket =
        ::socket(A->ai_family, A->ai_socktype | SOCK_CLOEXEC, A->ai_protocol);
    if (Socket >= 0 && ::connect(Socket, A->ai_addr, A->ai_addrlen)) {
      Error = errno;
      ::close(Socket);
      Socket = -1;
    }
  }
  ::freeaddrinfo(Found);
  return Socket < 0 ? StreamSink::failure(Error) : fromFile(Socket, Held);
}

} // namespace

std::string Destination::problem() const {
  return failed() ? std::strerror(failed()) : "the trace is not whole";
}

std::unique_ptr<Destination> Destination::open(const std::string &Where,
                                               size_t MostWaiting,
                                               HeldBytes &Held) {
  auto Rest = [&](const char *Prefix) {
    const size_t Length = std::strlen(Prefix);
    return Where.compare(0, Length, Prefix) ? std::string()
                                            : Where.substr(Length);
  };
  if (Where == "memory:")
    return std::make_unique<MemorySink>(MostWaiting, &Held);
  if (const std::string Number = Rest("fd:"); !Number.empty()) {
    char *End = nullptr;
    const long N = std::strtol(Number.c_str(), &End, 10);
    if (*End || N < 0 || N > INT_MAX)
      return StreamSink::failure(EBADF);
    // Not a standard stream's number that is free: the program may open that.
    return fromFile(::fcntl(int(N), F_DUPFD_CLOEXEC, 3), Held);
  }
  if (const std::string Path = Rest("unix:"); !Path.empty())
    return connectUnix(Path, Held);
  if (const std::string Host = Rest("tcp:"); !Host.empty())
    return connectTcp(Host, Held);
  struct stat Status;
  if (!::stat(Where.c_str(), &Status) && S_ISFIFO(Status.st_mode))
    return fromFile(::open(Where.c_str(), O_WRONLY | O_CLOEXEC), Held);
  return std::make_unique<FileSink>(Where);
}

//===--- StreamSink -------------------------------------------------------===//

StreamSink::StreamSink(int Open, unsigned MostWait, HeldBytes *Held)
    : Destination(Held), File(Open), MostWait(MostWait),
      Buffer(newPages(BufferBytes)), Unsent(Buffer), End(Buffer) {
  if (!Buffer)
    Error = ENOMEM;
  struct stat Status;
  const int Number = File.number();
  IsSocket =
      Number >= 0 && !::fstat(Number, &Status) && S_ISSOCK(Status.st_mode);
}

std::unique_ptr<StreamSink> StreamSink::failure(int Error) {
  auto S = std::make_unique<StreamSink>(-1);
  S->Error = Error ? Error : EIO;
  return S;
}

StreamSink::~StreamSink() {
  giveBack(Touched);
  if (Buffer)
    ::munmap(Buffer, BufferBytes);
  abandon();
}

void StreamSink::abandon() { File.close(); }

/// Until at most \p MostLeft bytes wait, or the reader has taken none for so
/// long.
void StreamSink::send(unsigned Milliseconds, size_t MostLeft) {
  while (waiting() > MostLeft && !Error) {
    const int Number = File.number();
    if (Number < 0) {
      Error = EBADF;
      return;
    }
    if (!waitUntilWritable(Number, Milliseconds))
      return;
    const ssize_t N = sendSome(Number, Unsent, waiting());
    if (N >= 0) {
      Unsent += N;
      Written += uint64_t(N);
    } else if (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK) {
      Error = errno;
    } else if (!Milliseconds) {
      return;
    }
  }
}

/// A reader that has gone is an error here, and no signal. Does not wait, after
/// waitUntilWritable().
ssize_t StreamSink::sendSome(int Number, const uint8_t *At, size_t Bytes) {
  if (IsSocket)
    return ::send(Number, At, Bytes, MSG_NOSIGNAL | MSG_DONTWAIT);
  const SignalScope NoSignal;
  // A pipe that can be written to has room for so many (pipe(7)).
  return ::write(Number, At, std::min<size_t>(Bytes, PIPE_BUF));
}

/// False: it cannot be written to, which is an error after a time.
bool StreamSink::waitUntilWritable(int Number, unsigned Milliseconds) {
  const uint64_t Until = milliseconds() + Milliseconds;
  for (;;) {
    const uint64_t Now = milliseconds();
    pollfd What = {Number, POLLOUT, 0};
    const int N = ::poll(&What, 1, Now < Until ? int(Until - Now) : 0);
    if (N > 0)
      return true; // Or an error, which writing tells.
    if (!N && !Milliseconds)
      return false;
    if (!N)
      Error = ETIMEDOUT;
    else if (errno != EINTR)
      Error = errno;
    if (Error)
      return false;
  }
}

/// Moves what waits to the buffer's begin. When that is most of the buffer,
/// waits until half of it has gone: so it is seldom moved.
void StreamSink::makeRoom() {
  if (waiting() > BufferBytes / 2)
    send(MostWait, BufferBytes / 2);
  if (Error)
    return;
  const size_t Left = waiting();
  std::memmove(Buffer, Unsent, Left);
  Unsent = Buffer;
  End = Buffer + Left;
  giveBackRest();
}

/// So many bytes of the buffer are in memory.
void StreamSink::touch(size_t Bytes) {
  if (Bytes <= Touched)
    return;
  hold(Bytes - Touched);
  Touched = Bytes;
}

/// The pages behind what waits are the system's again.
void StreamSink::giveBackRest() {
  const size_t Page = size_t(::sysconf(_SC_PAGESIZE));
  const size_t Used = (size_t(End - Buffer) + Page - 1) / Page * Page;
  if (Used >= Touched)
    return;
  ::madvise(Buffer + Used, Touched - Used, MADV_DONTNEED);
  giveBack(Touched - Used);
  Touched = Used;
}

void StreamSink::flush(uint8_t *Used) {
  if (Error || !File.isOpen())
    return;
  End = Used;
  send(0, 0);
}

Sink::Window StreamSink::next(uint8_t *Used) {
  if (Error || !File.isOpen())
    return {};
  if (Used) {
    End = Used;
    send(0, 0);
  }
  if (!waiting() && End != Buffer) {
    Unsent = End = Buffer;
    if (Touched > 4 * WindowBytes)
      giveBackRest();
  }
  if (size_t(Buffer + BufferBytes - End) < WindowBytes)
    makeRoom();
  if (Error)
    return {};
  touch(size_t(End - Buffer) + WindowBytes);
  return {End, End + WindowBytes};
}

bool StreamSink::close(uint8_t *Used) {
  if (Used) {
    End = Used;
    send(MostWait, 0);
  }
  abandon();
  return !Error;
}

//===--- MemorySink -------------------------------------------------------===//

MemorySink::~MemorySink() {
  while (First)
    giveUpFirst();
}

void MemorySink::giveUpFirst() {
  Chunk *Next = First->Next;
  ::munmap(First, ChunkBytes);
  giveBack(ChunkBytes);
  First = Next;
}

std::string MemorySink::problem() const {
  return Error == ENOBUFS ? "what came was not taken soon enough: " +
                                std::to_string(MostWaiting) +
                                " bytes of the trace wait, the rest is lost"
                          : Destination::problem();
}

void MemorySink::keep(uint8_t *Used) {
  const size_t Bytes = size_t(Used - reinterpret_cast<uint8_t *>(Last + 1));
  Waiting += Bytes - Last->Bytes;
  Written += Bytes - Last->Bytes;
  Last->Bytes = Bytes;
}

void MemorySink::flush(uint8_t *Used) {
  if (Last)
    keep(Used);
}

Sink::Window MemorySink::next(uint8_t *Used) {
  if (Last && Used)
    keep(Used);
  if (Waiting + ChunkBytes > MostWaiting && !IsLast) {
    Error = ENOBUFS;
    return {};
  }
  auto *New = reinterpret_cast<Chunk *>(newPages(ChunkBytes));
  if (!New) {
    Error = ENOMEM;
    return {};
  }
  New->Next = nullptr;
  hold(ChunkBytes);
  (Last ? Last->Next : First) = New;
  Last = New;
  return {reinterpret_cast<uint8_t *>(New + 1),
          reinterpret_cast<uint8_t *>(New) + ChunkBytes};
}

bool MemorySink::close(uint8_t *Used) {
  if (Last && Used)
    keep(Used);
  return !Error;
}

void MemorySink::takeBytes(char *To) {
  while (First) {
    const size_t Bytes = First->Bytes - First->Taken;
    std::memcpy(To, reinterpret_cast<char *>(First + 1) + First->Taken, Bytes);
    To += Bytes;
    First->Taken = First->Bytes;
    if (First == Last)
      break;
    giveUpFirst();
  }
  Waiting = 0;
}
