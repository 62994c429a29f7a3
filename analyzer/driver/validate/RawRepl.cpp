//===- RawRepl.cpp - A board's raw REPL over a serial port -*- C++ -*-===//
#include "analyzer/driver/validate/RawRepl.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <climits>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

using namespace pymemlint;
using Clock = std::chrono::steady_clock;

namespace {

constexpr llvm::StringLiteral Stop = "\r\x03\x03", Enter = "\r\x01",
                              Leave = "\r\x02";

int millisecondsUntil(Clock::time_point Then) {
  const auto Left = std::chrono::duration_cast<std::chrono::milliseconds>(
      Then - Clock::now());
  return int(std::clamp<int64_t>(Left.count(), 0, INT_MAX));
}

} // namespace

llvm::Error RawRepl::failure(const llvm::Twine &What) const {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s: %s",
                                 Port.c_str(), What.str().c_str());
}

llvm::Expected<std::unique_ptr<RawRepl>> RawRepl::open(llvm::StringRef Port,
                                                       unsigned Seconds) {
  const int File =
      ::open(Port.str().c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  std::unique_ptr<RawRepl> R(new RawRepl(Port, File));
  if (File < 0)
    return R->failure(std::strerror(errno));
  termios Settings;
  if (::tcgetattr(File, &Settings))
    return R->failure("this is no serial port");
  ::cfmakeraw(&Settings);
  ::cfsetspeed(&Settings, B115200);
  Settings.c_cflag |= CLOCAL | CREAD;
  Settings.c_cflag &= ~unsigned(CRTSCTS);
  if (::tcsetattr(File, TCSANOW, &Settings))
    return R->failure(std::strerror(errno));
  ::tcflush(File, TCIFLUSH);
  if (llvm::Error E = R->write(Stop))
    return std::move(E);
  if (llvm::Error E = R->write(Enter))
    return std::move(E);
  auto Banner = R->readUntil("raw REPL; CTRL-B to exit\r\n>", Seconds);
  if (!Banner) {
    llvm::consumeError(Banner.takeError());
    return R->failure("no raw REPL answers within " + llvm::Twine(Seconds) +
                      " s: is this a board with MicroPython, and is the port "
                      "free?");
  }
  return R;
}

RawRepl::~RawRepl() {
  if (File < 0)
    return;
  llvm::consumeError(write(Leave));
  ::close(File);
}

llvm::Error RawRepl::write(llvm::StringRef Bytes) {
  // Boards without flow control take so many at a time (mpremote's figure).
  constexpr size_t Most = 256;
  while (!Bytes.empty()) {
    const ssize_t N = ::write(File, Bytes.data(), std::min(Bytes.size(), Most));
    if (N < 0 && errno != EINTR && errno != EAGAIN)
      return failure(std::strerror(errno));
    if (N > 0)
      Bytes = Bytes.drop_front(size_t(N));
    if (Bytes.empty())
      break;
    pollfd Poll = {File, POLLOUT, 0};
    if (::poll(&Poll, 1, 10'000) == 0)
      return failure("the board takes no more bytes");
    ::tcdrain(File);
  }
  return llvm::Error::success();
}

llvm::Expected<std::string> RawRepl::readUntil(llvm::StringRef End,
                                               unsigned Seconds) {
  const auto Then = Clock::now() + std::chrono::seconds(Seconds);
  for (;;) {
    const size_t At = Pending.find(End.str());
    if (At != std::string::npos) {
      std::string Before = Pending.substr(0, At);
      Pending.erase(0, At + End.size());
      return Before;
    }
    pollfd Poll = {File, POLLIN, 0};
    if (::poll(&Poll, 1, millisecondsUntil(Then)) == 0)
      return failure("no answer within " + llvm::Twine(Seconds) + " s");
    char Bytes[4096];
    const ssize_t N = ::read(File, Bytes, sizeof(Bytes));
    if (N > 0)
      Pending.append(Bytes, size_t(N));
    else if (N == 0 || (errno != EINTR && errno != EAGAIN))
      return failure("the board has gone");
  }
}

llvm::Expected<RawRepl::Answer> RawRepl::run(llvm::StringRef Code,
                                             unsigned Seconds) {
  if (llvm::Error E = write(Code))
    return std::move(E);
  if (llvm::Error E = write("\x04"))
    return std::move(E);
  auto Ok = readUntil("OK", Seconds);
  if (!Ok)
    return Ok.takeError();
  Answer A;
  for (std::string *To : {&A.Output, &A.Error}) {
    auto Text = readUntil("\x04", Seconds);
    if (!Text)
      return Text.takeError();
    // The console's line ends.
    for (size_t I = 0; I != Text->size(); ++I)
      if ((*Text)[I] != '\r' || I + 1 == Text->size() || (*Text)[I + 1] != '\n')
        *To += (*Text)[I];
  }
  auto Prompt = readUntil(">", Seconds);
  if (!Prompt)
    return Prompt.takeError();
  return A;
}

llvm::Error RawRepl::softReset(unsigned Seconds) {
  if (llvm::Error E = write("\x04"))
    return E;
  auto Banner = readUntil("raw REPL; CTRL-B to exit\r\n>", Seconds);
  return Banner ? llvm::Error::success() : Banner.takeError();
}

std::string pymemlint::quotedForPython(llvm::StringRef Text) {
  std::string Literal;
  for (char C : Text) {
    if (C == '\\' || C == '\'' || uint8_t(C) < 32 || uint8_t(C) > 126)
      Literal += "\\x" + llvm::toHex(llvm::StringRef(&C, 1), true);
    else
      Literal += C;
  }
  return "'" + Literal + "'";
}

std::vector<std::string> pymemlint::codeThatWrites(llvm::StringRef Path,
                                                   llvm::StringRef Bytes) {
  std::vector<std::string> All;
  for (size_t Slash = Path.find('/'); Slash != llvm::StringRef::npos;
       Slash = Path.find('/', Slash + 1))
    All.push_back("import os\ntry:\n os.mkdir(" +
                  quotedForPython(Path.take_front(Slash)) +
                  ")\nexcept OSError:\n pass\n");
  constexpr size_t Most = 512;
  std::string Mode = "'wb'";
  do {
    All.push_back("with open(" + quotedForPython(Path) + ", " + Mode +
                  ") as f:\n f.write(b" +
                  quotedForPython(Bytes.take_front(Most)) + ")\n");
    Bytes = Bytes.drop_front(std::min(Bytes.size(), Most));
    Mode = "'ab'";
  } while (!Bytes.empty());
  return All;
}
