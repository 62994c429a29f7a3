//===- ErrnoModule.cpp - errno -*- C++ -*-===//
//
// py/moderrno.c, py/mperrno.h.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// A name of MICROPY_PY_ERRNO_LIST: as Linux numbers it, whose numbers
/// py/mperrno.h has too, and as newlib does.
struct Errno {
  const char *Name;
  uint8_t Linux, Newlib;
};

constexpr Errno List[] = {
    {"EPERM", 1, 1},
    {"ENOENT", 2, 2},
    {"EIO", 5, 5},
    {"EBADF", 9, 9},
    {"EAGAIN", 11, 11},
    {"ENOMEM", 12, 12},
    {"EACCES", 13, 13},
    {"EEXIST", 17, 17},
    {"ENODEV", 19, 19},
    {"EISDIR", 21, 21},
    {"EINVAL", 22, 22},
    {"EOPNOTSUPP", 95, 95},
    {"EADDRINUSE", 98, 112},
    {"ECONNABORTED", 103, 113},
    {"ECONNRESET", 104, 104},
    {"ENOBUFS", 105, 105},
    {"ENOTCONN", 107, 128},
    {"ETIMEDOUT", 110, 116},
    {"ECONNREFUSED", 111, 111},
    {"EHOSTUNREACH", 113, 118},
    {"EALREADY", 114, 120},
    {"EINPROGRESS", 115, 119},
};

int64_t numberOf(const Runtime &R, const Errno &E) {
  const bool IsNewlib = !R.Config.macro("MICROPY_USE_INTERNAL_ERRNO") &&
                        !R.Config.macro("MICROPY_VFS_POSIX");
  return IsNewlib ? E.Newlib : E.Linux;
}

template <unsigned Index> Value number(Runtime &R) {
  return Value::smallInt(numberOf(R, List[Index]));
}

/// errorcode_dict: names by number.
Value errorCode(Runtime &R) {
  auto *D = R.newStackObject<DictObj>(R.Types.Dict);
  auto *Table = R.Pool.make<MapTable>();
  Table->Elements = R.Pool.array<MapElement>(std::size(List));
  for (const Errno &E : List)
    if (Qstr Name = R.Qstrs.findBuiltIn(E.Name))
      Table->Elements[Table->Capacity++] = {Value::smallInt(numberOf(R, E)),
                                            Value::qstr(Name)};
  D->M.Table = Table;
  D->M.Used = D->M.Alloc = Table->Capacity;
  D->M.AllKeysAreQstrs = false;
  D->M.IsFixed = D->M.IsOrdered = true;
  return D;
}

constexpr Entry ErrnoGlobals[] = {
    string("__name__", "errno"),      made("errorcode", errorCode),
    made("EPERM", number<0>),         made("ENOENT", number<1>),
    made("EIO", number<2>),           made("EBADF", number<3>),
    made("EAGAIN", number<4>),        made("ENOMEM", number<5>),
    made("EACCES", number<6>),        made("EEXIST", number<7>),
    made("ENODEV", number<8>),        made("EISDIR", number<9>),
    made("EINVAL", number<10>),       made("EOPNOTSUPP", number<11>),
    made("EADDRINUSE", number<12>),   made("ECONNABORTED", number<13>),
    made("ECONNRESET", number<14>),   made("ENOBUFS", number<15>),
    made("ENOTCONN", number<16>),     made("ETIMEDOUT", number<17>),
    made("ECONNREFUSED", number<18>), made("EHOSTUNREACH", number<19>),
    made("EALREADY", number<20>),     made("EINPROGRESS", number<21>),
};

} // namespace

Qstr micropython::errnoName(Runtime &R, int64_t Number) {
  for (const Errno &E : List)
    if (numberOf(R, E) == Number)
      return R.Qstrs.findBuiltIn(E.Name);
  return 0;
}

namespace pymemlint::micropython {
extern const ModuleSpec ErrnoModule;
const ModuleSpec ErrnoModule = {.Name = "errno", .Globals = ErrnoGlobals};
} // namespace pymemlint::micropython
