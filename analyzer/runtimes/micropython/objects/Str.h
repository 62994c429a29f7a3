//===- Str.h - str and bytes -*- C++ -*-===//
//
// py/objstr.c and objstrunicode.c. Most methods serve str, bytes and bytearray
// alike.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OBJECTS_STR_H
#define PYMEMLINT_MICROPYTHON_OBJECTS_STR_H

#include "analyzer/runtimes/micropython/objects/Printer.h"

namespace pymemlint::micropython {

/// GET_STR_DATA_LEN: the bytes of a str, bytes or bytearray; raises TypeError
/// for what the original takes no such care of.
llvm::StringRef dataOf(Runtime &R, Value V);
/// bad_implicit_conversion.
[[noreturn]] void raiseImplicitConversion(Runtime &R, Value V);
/// str_check_arg_type: \p V must be of the same kind as a \p Self.
void checkArgumentType(Runtime &R, const Type *Self, Value V);
/// mp_obj_new_str_of_type: str, bytes or bytearray.
Value newStrOfType(Runtime &R, const Type *Ty, llvm::StringRef Text);
/// find_subbytes: npos when it is not there.
size_t findBytes(llvm::StringRef Text, llvm::StringRef Wanted, bool IsForward);
/// str_index_to_ptr: the byte that \p Index stands for.
size_t byteIndex(Runtime &R, const Type *Ty, llvm::StringRef Text, Value Index,
                 bool IsSlice);

/// mp_str_print_quoted and mp_str_print_json.
void printQuoted(Printer &P, llvm::StringRef Text, bool IsBytes);
void printJsonText(Printer &P, llvm::StringRef Text);

/// mp_obj_str_make_new and bytes_make_new.
Value strMakeNew(Runtime &R, const Type *Ty, Arguments A);
Value bytesMakeNew(Runtime &R, const Type *Ty, Arguments A);
Value strBinaryOp(Runtime &R, BinaryOp Op, Value L, Value Rhs);
/// mp_obj_str_format: the pattern, then its arguments.
Value strFormat(Runtime &R, Arguments A);
/// str_modulo_format; \p Dict is null or the dict on the right.
Value strModulo(Runtime &R, Value Pattern, llvm::ArrayRef<Value> Items,
                DictObj *Dict);
/// mp_obj_str_split: the text, separator, limit.
Value strSplit(Runtime &R, Arguments A);
/// mp_obj_bytes_hex into a \p Ty: the data, a separator.
Value bytesToHex(Runtime &R, Arguments A, const Type *Ty);
/// mp_obj_bytes_fromhex into a \p Ty.
Value bytesFromHex(Runtime &R, const Type *Ty, Value Data);

} // namespace pymemlint::micropython
#endif
