//===- Bool.cpp - bool, None and the other single objects -*- C++ -*-===//
//
// py/objbool.c, objnone.c, objsingleton.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"

namespace pymemlint::micropython {

static bool isJson(Runtime &R, PrintKind K) {
  return K == PrintKind::Json && R.Config.macro("MICROPY_PY_JSON", 1);
}

static void boolPrint(Runtime &R, Printer &P, Value Self, PrintKind K) {
  if (isJson(R, K))
    P.write(Self.isTrue() ? "true" : "false");
  else
    P.write(Self.isTrue() ? "True" : "False");
}

static Value boolMakeNew(Runtime &R, const Type *, Arguments A) {
  const NativeFrame Stack(R, stack::BoolMakeNew);
  checkArguments(R, A.Count, A.Keywords, 0, 1, false);
  return newBool(A.Count && isTrue(R, A[0]));
}

static Value asInt(Value Self) { return Value::smallInt(Self.isTrue()); }

static Value boolUnaryOp(Runtime &R, UnaryOp Op, Value Self) {
  return Op == UnaryOp::Len ? Value() : unaryOp(R, Op, asInt(Self));
}

static Value boolBinaryOp(Runtime &R, BinaryOp Op, Value L, Value Rhs) {
  return binaryOp(R, Op, asInt(L), Rhs);
}

static void nonePrint(Runtime &R, Printer &P, Value, PrintKind K) {
  P.write(isJson(R, K) ? "null" : "None");
}

static void ellipsisPrint(Runtime &, Printer &P, Value, PrintKind) {
  P.write("Ellipsis");
}
static void notImplementedPrint(Runtime &, Printer &P, Value, PrintKind) {
  P.write("NotImplemented");
}

extern const TypeSpec BoolType, NoneType, EllipsisType, NotImplementedType;
const TypeSpec BoolType = {.Name = "bool",
                           .Flags = EqChecksOtherType,
                           .MakeNew = boolMakeNew,
                           .Print = boolPrint,
                           .Unary = boolUnaryOp,
                           .Binary = boolBinaryOp};
const TypeSpec NoneType = {.Name = "NoneType", .Print = nonePrint};
/// Both are of the type mp_type_singleton, whose name is empty.
const TypeSpec EllipsisType = {.Name = "", .Print = ellipsisPrint};
const TypeSpec NotImplementedType = {.Name = "", .Print = notImplementedPrint};

} // namespace pymemlint::micropython
