// Reading and checking Python source.
#include "frontends/python/SourceFile.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pymemlint {

char SourceError::ID = 0;

void SourceError::log(llvm::raw_ostream &Out) const {
  Out << Path << ':';
  if (Position.Line)
    Out << Position.Line << ':' << Position.Column << ':';
  Out << ' ' << Message;
}

std::error_code SourceError::convertToErrorCode() const {
  return std::make_error_code(std::errc::invalid_argument);
}

static llvm::Error fileError(llvm::StringRef Path, std::string Message) {
  return llvm::make_error<SourceError>(Path.str(), SourcePosition{0, 0},
                                       std::move(Message));
}

llvm::Expected<SourceFile> SourceFile::read(llvm::StringRef Path,
                                            uint64_t Limit) {
  // Non-blocking, because opening a pipe would wait for a writer.
  int Descriptor =
      ::open(Path.str().c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (Descriptor < 0)
    return fileError(Path, llvm::sys::StrError(errno));
  auto Close = llvm::make_scope_exit([&] { ::close(Descriptor); });

  struct stat Status;
  if (::fstat(Descriptor, &Status) != 0)
    return fileError(Path, llvm::sys::StrError(errno));
  if (S_ISDIR(Status.st_mode))
    return fileError(Path, llvm::sys::StrError(EISDIR));
  if (!S_ISREG(Status.st_mode))
    return fileError(Path, "Not a regular file");

  // The size is only a hint: the file may grow, or lie in a file system that
  // states none.
  const size_t Hint = Status.st_size > 0 ? Status.st_size : 0;
  std::string Text;
  while (std::max(Hint, Text.size()) <= Limit) {
    const size_t Old = Text.size();
    Text.resize(std::max(Hint + 1, Old + 65536));
    ssize_t Count;
    do
      Count = ::read(Descriptor, Text.data() + Old, Text.size() - Old);
    while (Count < 0 && errno == EINTR);
    if (Count < 0)
      return fileError(Path, llvm::sys::StrError(errno));
    Text.resize(Old + Count);
    if (Count == 0)
      return fromText(Path, std::move(Text));
  }
  return fileError(Path, llvm::formatv("Larger than {0} MiB, the most that is "
                                       "read as Python source",
                                       Limit >> 20));
}

llvm::Expected<SourceFile> SourceFile::fromText(llvm::StringRef Path,
                                                std::string Text) {
  SourceFile File;
  File.Path = Path.str();
  // A lone carriage return ends a line (py/lexer.c, next_char), of which the
  // syntax tree's grammar knows nothing.
  for (size_t At = Text.find('\r'); At != std::string::npos;
       At = Text.find('\r', At + 1))
    if (At + 1 == Text.size() || Text[At + 1] != '\n')
      Text[At] = '\n';
  File.Text = std::make_unique<const std::string>(std::move(Text));
  llvm::StringRef All = *File.Text;
  if (All.size() > UINT32_MAX - 1)
    return fileError(Path, "Larger than 4 GiB");

  File.LineStarts.push_back(0);
  const char *Cursor = All.begin();
  while (Cursor != All.end()) {
    if (*Cursor == '\r' && Cursor + 1 != All.end() && Cursor[1] == '\n')
      ++Cursor;
    if (*Cursor == '\n' || *Cursor == '\r')
      File.LineStarts.push_back(Cursor + 1 - All.begin());
    ++Cursor;
  }

  size_t Nul = All.find('\0');
  const llvm::UTF8 *Bad = reinterpret_cast<const llvm::UTF8 *>(All.begin());
  if (!llvm::isLegalUTF8String(
          &Bad, reinterpret_cast<const llvm::UTF8 *>(All.end()))) {
    uint32_t Offset = reinterpret_cast<const char *>(Bad) - All.begin();
    if (Offset < Nul)
      return llvm::make_error<SourceError>(
          File.Path, File.position(Offset),
          llvm::formatv("Not UTF-8: byte 0x{0:X-2}",
                        static_cast<unsigned>(*Bad)));
  }
  if (Nul != llvm::StringRef::npos)
    return llvm::make_error<SourceError>(File.Path, File.position(Nul),
                                         "A NUL byte in Python source");
  return File;
}

llvm::StringRef SourceFile::line(uint32_t Number) const {
  if (Number == 0 || Number > LineStarts.size())
    return {};
  size_t Begin = LineStarts[Number - 1];
  size_t End = Number < LineStarts.size() ? LineStarts[Number] : Text->size();
  return text().slice(Begin, End).rtrim("\r\n");
}

SourcePosition SourceFile::position(uint32_t Offset) const {
  auto Next = std::upper_bound(LineStarts.begin(), LineStarts.end(), Offset);
  uint32_t Line = Next - LineStarts.begin();
  uint32_t Column = 1;
  for (char C : text().slice(LineStarts[Line - 1], Offset))
    Column += (C & 0xC0) != 0x80; // not a continuation byte
  return {Line, Column};
}

} // namespace pymemlint
