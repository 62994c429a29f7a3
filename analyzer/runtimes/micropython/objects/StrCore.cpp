//===- StrCore.cpp - Making and reading strings -*- C++ -*-===//
//
// The mp_obj_new_str and mp_obj_str_get functions of py/objstr.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Str.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <algorithm>

using namespace pymemlint;
using namespace pymemlint::micropython;

/// utf8_check of py/unicode.c: lead bytes and the number of continuation
/// bytes; overlong forms pass there too.
static bool isUtf8(llvm::StringRef Text) {
  unsigned Need = 0;
  for (uint8_t C : Text.bytes()) {
    if (Need) {
      if (C < 0x80 || C >= 0xc0)
        return false;
      --Need;
    } else if (C >= 0xf8) {
      return false;
    } else if (C >= 0xc0) {
      Need = C >= 0xf0 ? 3 : C >= 0xe0 ? 2 : 1;
    } else if (C >= 0x80)
      return false;
  }
  return Need == 0;
}

void micropython::checkUtf8(Runtime &R, llvm::StringRef Text) {
  if (R.ChecksUtf8 && !isUtf8(Text))
    raiseMessage(R, R.Types.UnicodeError, nullptr);
}

Value micropython::newStr(Runtime &R, llvm::StringRef Text) {
  checkUtf8(R, Text);
  if (R.Paths && R.MakesOpenText) {
    if (Value Interned = open::internedText(R, Text))
      return Interned;
  } else if (Qstr Q = R.Qstrs.find(Text))
    return Value::qstr(Q);
  return newStrCopy(R, R.Types.Str, Text);
}

StrObj *micropython::newRomStr(Runtime &R, llvm::StringRef Text) {
  auto *S = R.newStackObject<StrObj>(R.Types.Str);
  Storage *Data = R.newRomStorage(Text);
  S->Text = {reinterpret_cast<const char *>(Data->Data), Text.size()};
  S->Hash = R.Qstrs.computeHash(S->Text);
  return S;
}

Value micropython::romText(Runtime &R, llvm::StringRef Text) {
  if (Qstr Q = R.Qstrs.find(Text))
    return Value::qstr(Q);
  return newRomStr(R, Text);
}

Value micropython::newStrCopy(Runtime &R, const Type *Ty,
                              llvm::StringRef Text) {
  auto *S = R.newObject<StrObj>(R.Sizes.Str, Ty);
  Storage *Data = R.newStorage(Text.size() + 1);
  std::copy(Text.begin(), Text.end(), Data->Data);
  S->Data = Data;
  S->Text = {reinterpret_cast<const char *>(Data->Data), Text.size()};
  S->Hash = R.Qstrs.computeHash(Text);
  return S;
}

Value micropython::newBytes(Runtime &R, llvm::StringRef Data) {
  if (!Data.data()) {
    // mp_obj_new_str_copy of a null pointer makes the object alone, whose own
    // pointer stays null.
    return R.newObject<StrObj>(R.Sizes.Str, R.Types.Bytes);
  }
  return newStrCopy(R, R.Types.Bytes, Data);
}

void micropython::raiseImplicitConversion(Runtime &R, Value V) {
  if (R.Config.ErrorReporting <= 1)
    raiseTypeError(R, "can't convert to str implicitly");
  llvm::StringRef From = R.text(R.typeOf(V)->Name);
  llvm::StringRef To = From == "str" ? "bytes" : "str";
  raiseFormatted(
      R, R.Types.TypeError, "can't convert '%q' object to %q implicitly",
      "can't convert '" + From + "' object to " + To + " implicitly");
}

llvm::StringRef micropython::textOf(Runtime &R, Value V) {
  return V.isQstr() ? R.text(V.qstr())
                    : static_cast<StrObj *>(V.object())->Text;
}

llvm::StringRef micropython::textOrRaise(Runtime &R, Value V) {
  if (!isStrOrBytes(R, V))
    raiseImplicitConversion(R, V);
  return textOf(R, V);
}

Qstr micropython::qstrOf(Runtime &R, Value V) {
  if (V.isQstr())
    return V.qstr();
  if (!R.isExact(V, R.Types.Str))
    raiseImplicitConversion(R, V);
  return R.intern(textOf(R, V));
}

Value micropython::internChecked(Runtime &R, Value V) {
  return Value::qstr(R.intern(textOrRaise(R, V)));
}

void OutputPrinter::write(llvm::StringRef Text) {
  if (R.KeepOutput)
    R.Output += Text;
}
