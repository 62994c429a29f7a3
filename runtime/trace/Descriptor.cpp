//===- Descriptor.cpp - An open file beside a program's own -*- C++ -*-===//
#include "runtime/trace/Descriptor.h"
#include <climits>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace pymemlint::trace;

namespace {

/// The same file under a high number, where there is one.
int moveUp(int File) {
  // Below the end of select()'s sets, with room for a few more of them.
  constexpr rlim_t End = 1024, Room = 64;
  rlimit Most;
  if (::getrlimit(RLIMIT_NOFILE, &Most))
    return File;
  const rlim_t Limit = Most.rlim_cur < End ? Most.rlim_cur : End;
  if (Limit < 2 * Room)
    return File;
  const int High = ::fcntl(File, F_DUPFD_CLOEXEC, int(Limit - Room));
  if (High < 0)
    return File;
  ::close(File);
  return High;
}

std::string pathOf(int File) {
  char Path[PATH_MAX];
  const std::string Link = "/proc/self/fd/" + std::to_string(File);
  const ssize_t Bytes = ::readlink(Link.c_str(), Path, sizeof(Path));
  return Bytes > 0 ? std::string(Path, size_t(Bytes)) : std::string();
}

} // namespace

Descriptor::Descriptor(int File) {
  struct stat Status;
  if (File < 0 || ::fstat(File, &Status))
    return;
  Number = moveUp(File);
  Device = Status.st_dev;
  Inode = Status.st_ino;
  if (S_ISREG(Status.st_mode))
    Path = pathOf(Number);
}

bool Descriptor::isSame(int File) const {
  struct stat Status;
  return File >= 0 && !::fstat(File, &Status) && Status.st_dev == Device &&
         Status.st_ino == Inode;
}

int Descriptor::number() {
  if (Number < 0 || isSame(Number))
    return Number;
  Number = -1;
  if (Path.empty())
    return Number;
  const int Again = ::open(Path.c_str(), O_RDWR | O_CLOEXEC);
  if (isSame(Again))
    Number = moveUp(Again);
  else if (Again >= 0)
    ::close(Again);
  return Number;
}

int Descriptor::close() {
  const int File = Number;
  Number = -1;
  return File >= 0 && isSame(File) && ::close(File) ? errno : 0;
}
