//===- Descriptor.h - An open file beside a program's own -*- C++ -*-===//
#ifndef PYMEMLINT_RUNTIME_TRACE_DESCRIPTOR_H
#define PYMEMLINT_RUNTIME_TRACE_DESCRIPTOR_H

#include <cerrno>
#include <string>
#include <sys/types.h>

namespace pymemlint::trace {

/// Inside, what fails is not seen in errno: allocators are asked between a
/// program's call and its look at it.
class ErrnoScope {
public:
  ErrnoScope() : Before(errno) {}
  ~ErrnoScope() { errno = Before; }
  ErrnoScope(const ErrnoScope &) = delete;
  ErrnoScope &operator=(const ErrnoScope &) = delete;

private:
  int Before;
};

/// A descriptor in a process whose program knows nothing of it, and may close
/// every number that there is, as daemons do, and open another file in its
/// place. So each use asks first whether it is still the same file. Its number
/// is a high one: the program's own are those that it would have without.
class Descriptor {
public:
  Descriptor() = default;
  /// Takes over \p Number, an open file or -1.
  explicit Descriptor(int Number);
  ~Descriptor() { close(); }
  Descriptor(const Descriptor &) = delete;
  Descriptor &operator=(const Descriptor &) = delete;

  bool isOpen() const { return Number >= 0; }
  /// The number, while it is the file that was taken over; else -1. Where a
  /// regular file was closed, it is opened again.
  int number();
  /// 0, or errno.
  int close();

private:
  bool isSame(int File) const;
  int Number = -1;
  dev_t Device = 0;
  ino_t Inode = 0;
  std::string Path; ///< Of a regular file.
};

} // namespace pymemlint::trace
#endif
