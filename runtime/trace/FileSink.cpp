//===- FileSink.cpp - A trace in a file that survives a crash -*- C++ -*-===//
#include "runtime/trace/FileSink.h"
#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace pymemlint::trace;

namespace {
constexpr size_t WindowBytes = size_t(1) << 20;
} // namespace

FileSink::FileSink(const std::string &Path)
    : File(::open(Path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  if (!File.isOpen())
    Error = errno;
}

FileSink::~FileSink() { unmap(); }

void FileSink::unmap() {
  if (Map)
    ::munmap(Map, MapBytes);
  Map = Begin = nullptr;
}

/// Of the file; -1 is an error.
int FileSink::number() {
  const bool WasOpen = File.isOpen();
  const int Number = File.number();
  if (WasOpen && Number < 0 && !Error)
    Error = EBADF;
  return Number;
}

std::string FileSink::problem() const {
  return Error == EBADF ? "the program has closed it, and it could not be "
                          "opened again"
                        : Destination::problem();
}

Sink::Window FileSink::next(uint8_t *Used) {
  if (Used)
    Written += uint64_t(Used - Begin);
  unmap();
  const int File = number();
  if (File < 0)
    return {};
  const uint64_t Page = uint64_t(::sysconf(_SC_PAGESIZE));
  const uint64_t From = Written / Page * Page;
  // Not ftruncate: the pages of a hole are a signal on a full disk.
  if (const int Code = ::posix_fallocate(File, off_t(From), WindowBytes)) {
    Error = Code;
    (void)!::ftruncate(File, off_t(Written));
    return {};
  }
  void *New = ::mmap(nullptr, WindowBytes, PROT_READ | PROT_WRITE, MAP_SHARED,
                     File, off_t(From));
  if (New == MAP_FAILED) {
    Error = errno;
    (void)!::ftruncate(File, off_t(Written));
    return {};
  }
  Map = static_cast<uint8_t *>(New);
  MapBytes = WindowBytes;
  Begin = Map + (Written - From);
  return {Begin, Map + MapBytes};
}

bool FileSink::close(uint8_t *Used) {
  if (Used)
    Written += uint64_t(Used - Begin);
  unmap();
  if (!File.isOpen())
    return false;
  // Else it ends in zeros, which readers know.
  if (const int Number = File.number();
      Number >= 0 && !Error && ::ftruncate(Number, off_t(Written)))
    Error = errno;
  if (const int Code = File.close(); Code && !Error)
    Error = Code;
  return !Error;
}

void FileSink::abandon() {
  unmap();
  File.close();
}
