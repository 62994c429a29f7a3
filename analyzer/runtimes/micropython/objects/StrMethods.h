//===- StrMethods.h - The methods of str, bytes and arrays -*- C++ -*-===//
//
// array_bytearray_str_bytes_locals_table of py/objstr.c: each type takes its
// own section of one table.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_STRMETHODS_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_STRMETHODS_H

#include "analyzer/runtimes/micropython/Runtime.h"

namespace pymemlint::micropython {

Value arrayAppendMethod(Runtime &R, Arguments A);
Value arrayExtendMethod(Runtime &R, Arguments A);

namespace strings {

Value hex(Runtime &R, Arguments A);
Value fromHex(Runtime &R, Arguments A);
Value decode(Runtime &R, Arguments A);
Value find(Runtime &R, Arguments A);
Value rfind(Runtime &R, Arguments A);
Value index(Runtime &R, Arguments A);
Value rindex(Runtime &R, Arguments A);
Value join(Runtime &R, Arguments A);
Value split(Runtime &R, Arguments A);
Value splitLines(Runtime &R, Arguments A);
Value rsplit(Runtime &R, Arguments A);
Value startsWith(Runtime &R, Arguments A);
Value endsWith(Runtime &R, Arguments A);
Value strip(Runtime &R, Arguments A);
Value lstrip(Runtime &R, Arguments A);
Value rstrip(Runtime &R, Arguments A);
Value format(Runtime &R, Arguments A);
Value replace(Runtime &R, Arguments A);
Value count(Runtime &R, Arguments A);
Value partition(Runtime &R, Arguments A);
Value rpartition(Runtime &R, Arguments A);
Value center(Runtime &R, Arguments A);
Value lower(Runtime &R, Arguments A);
Value upper(Runtime &R, Arguments A);
Value isSpace(Runtime &R, Arguments A);
Value isAlpha(Runtime &R, Arguments A);
Value isDigit(Runtime &R, Arguments A);
Value isUpper(Runtime &R, Arguments A);
Value isLower(Runtime &R, Arguments A);
Value encode(Runtime &R, Arguments A);

/// A method whose name is in ROM for other reasons too: a macro of the build
/// decides.
template <const Entry &E, const char *Macro> Value ifBuilt(Runtime &R) {
  return R.Config.macro(Macro, 1) ? R.entryValue(E) : Value();
}

inline constexpr char BytesHex[] = "MICROPY_PY_BUILTINS_BYTES_HEX";
inline constexpr char Compatible[] = "MICROPY_CPYTHON_COMPAT";
inline constexpr char HasSplitLines[] = "MICROPY_PY_BUILTINS_STR_SPLITLINES";
inline constexpr char HasCount[] = "MICROPY_PY_BUILTINS_STR_COUNT";
inline constexpr char HasPartition[] = "MICROPY_PY_BUILTINS_STR_PARTITION";
inline constexpr char HasCenter[] = "MICROPY_PY_BUILTINS_STR_CENTER";

inline constexpr Entry Hex = function("hex", hex, 1, 2);
inline constexpr Entry FromHex = classFunction("fromhex", fromHex, 2, 2);
inline constexpr Entry Decode = function("decode", decode, 1, 3);
inline constexpr Entry SplitLines =
    keywordFunction("splitlines", splitLines, 1);
inline constexpr Entry Count = function("count", count, 2, 4);
inline constexpr Entry Partition = function("partition", partition, 2);
inline constexpr Entry RPartition = function("rpartition", rpartition, 2);
inline constexpr Entry Center = function("center", center, 2);
inline constexpr Entry Encode = function("encode", encode, 1, 3);

inline constexpr Entry Table[] = {
    function("append", arrayAppendMethod, 2),
    function("extend", arrayExtendMethod, 2),
    made("hex", ifBuilt<Hex, BytesHex>),
    made("fromhex", ifBuilt<FromHex, BytesHex>),
    made("decode", ifBuilt<Decode, Compatible>),
    function("find", find, 2, 4),
    function("rfind", rfind, 2, 4),
    function("index", index, 2, 4),
    function("rindex", rindex, 2, 4),
    function("join", join, 2),
    function("split", split, 1, 3),
    made("splitlines", ifBuilt<SplitLines, HasSplitLines>),
    function("rsplit", rsplit, 1, 3),
    function("startswith", startsWith, 2, 4),
    function("endswith", endsWith, 2, 4),
    function("strip", strip, 1, 2),
    function("lstrip", lstrip, 1, 2),
    function("rstrip", rstrip, 1, 2),
    keywordFunction("format", format, 1),
    function("replace", replace, 3, 4),
    made("count", ifBuilt<Count, HasCount>),
    made("partition", ifBuilt<Partition, HasPartition>),
    made("rpartition", ifBuilt<RPartition, HasPartition>),
    made("center", ifBuilt<Center, HasCenter>),
    function("lower", lower, 1),
    function("upper", upper, 1),
    function("isspace", isSpace, 1),
    function("isalpha", isAlpha, 1),
    function("isdigit", isDigit, 1),
    function("isupper", isUpper, 1),
    function("islower", isLower, 1),
    made("encode", ifBuilt<Encode, Compatible>)};
inline constexpr size_t TableSize = sizeof(Table) / sizeof(Entry);

inline constexpr llvm::ArrayRef<Entry> StrLocals(Table + 5, TableSize - 5);
inline constexpr llvm::ArrayRef<Entry> BytesLocals(Table + 2, TableSize - 3);
inline constexpr llvm::ArrayRef<Entry> ByteArrayLocals(Table, TableSize - 1);
inline constexpr llvm::ArrayRef<Entry> ArrayLocals(Table, 2);
inline constexpr llvm::ArrayRef<Entry> MemoryViewLocals(Table + 2, 1);

} // namespace strings
} // namespace pymemlint::micropython
#endif
