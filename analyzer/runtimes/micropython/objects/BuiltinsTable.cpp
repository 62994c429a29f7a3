//===- BuiltinsTable.cpp - The table of the module builtins -*- C++ -*-===//
//
// The end of py/modbuiltins.c, in its order.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/BuiltinFunctions.h"
#include "analyzer/runtimes/micropython/objects/Builtins.h"

namespace pymemlint::micropython {

#define CORE_TYPE(Name) extern const TypeSpec Name##Type;
#include "analyzer/runtimes/micropython/CoreTypes.def"

static Value makeEllipsis(Runtime &R) { return R.EllipsisObject; }
static Value makeNotImplemented(Runtime &R) { return R.NotImplementedObject; }

/// A function whose name is in ROM for other reasons too: what the build says
/// of it decides.
static Value ifBuilt(Runtime &R, const char *Macro, const Entry &E) {
  return R.Config.macro(Macro, 1) ? R.entryValue(E) : Value();
}

static Value makeCompile(Runtime &R) {
  static constexpr Entry E = function("compile", builtinCompile, 3, 6);
  return ifBuilt(R, "MICROPY_PY_BUILTINS_COMPILE", E);
}
static Value makeEval(Runtime &R) {
  static constexpr Entry E = function("eval", builtinEval, 1, 3);
  return ifBuilt(R, "MICROPY_PY_BUILTINS_EVAL_EXEC", E);
}
static Value makeExec(Runtime &R) {
  static constexpr Entry E = function("exec", builtinExec, 1, 3);
  return ifBuilt(R, "MICROPY_PY_BUILTINS_EVAL_EXEC", E);
}
static Value makeExecfile(Runtime &R) {
  static constexpr Entry E = function("execfile", builtinExecfile, 1, 3);
  return ifBuilt(R, "MICROPY_PY_BUILTINS_EXECFILE", E);
}
static Value makeHelp(Runtime &R) {
  static constexpr Entry E = function("help", builtins::help, 0, 1);
  return ifBuilt(R, "MICROPY_PY_BUILTINS_HELP", E);
}
static Value makeMax(Runtime &R) {
  static constexpr Entry E = keywordFunction("max", builtins::maximum, 1);
  return ifBuilt(R, "MICROPY_PY_BUILTINS_MIN_MAX", E);
}
static Value makeMin(Runtime &R) {
  static constexpr Entry E = keywordFunction("min", builtins::minimum, 1);
  return ifBuilt(R, "MICROPY_PY_BUILTINS_MIN_MAX", E);
}
static Value makeOpen(Runtime &R) {
  static constexpr Entry E = keywordFunction("open", builtinOpen, 0);
  return ifBuilt(R, "MICROPY_PY_IO", E);
}
static Value makeSet(Runtime &R) {
  static constexpr Entry E = typeEntry("set", SetType);
  return ifBuilt(R, "MICROPY_PY_BUILTINS_SET", E);
}

static constexpr Entry Globals[] = {
    string("__name__", "builtins"),

    function("__build_class__", builtins::buildClass, 2, 255),
    function("__import__", builtinImport, 1, 5),
    function("__repl_print__", builtins::replPrint, 1),

    typeEntry("bool", BoolType),
    typeEntry("bytes", BytesType),
    typeEntry("bytearray", ByteArrayType),
    typeEntry("complex", ComplexType),
    typeEntry("dict", DictType),
    typeEntry("enumerate", EnumerateType),
    typeEntry("filter", FilterType),
    typeEntry("float", FloatType),
    typeEntry("frozenset", FrozenSetType),
    typeEntry("int", IntType),
    typeEntry("list", ListType),
    typeEntry("map", MapIteratorType),
    typeEntry("memoryview", MemoryViewType),
    typeEntry("object", ObjectType),
    typeEntry("property", PropertyType),
    typeEntry("range", RangeType),
    typeEntry("reversed", ReversedType),
    made("set", makeSet),
    typeEntry("slice", SliceType),
    typeEntry("str", StrType),
    typeEntry("super", SuperType),
    typeEntry("tuple", TupleType),
    typeEntry("type", TypeType),
    typeEntry("zip", ZipType),
    typeEntry("classmethod", ClassMethodType),
    typeEntry("staticmethod", StaticMethodType),

    made("Ellipsis", makeEllipsis),
    made("NotImplemented", makeNotImplemented),

    function("abs", builtins::abs, 1),
    function("all", builtins::all, 1),
    function("any", builtins::any, 1),
    function("bin", builtins::bin, 1),
    function("callable", builtins::callable, 1),
    made("compile", makeCompile),
    function("chr", builtins::chr, 1),
    function("delattr", builtins::deleteAttr, 2),
    function("dir", builtins::dir, 0, 1),
    function("divmod", builtins::divmod, 2),
    made("eval", makeEval),
    made("exec", makeExec),
    made("execfile", makeExecfile),
    function("getattr", builtins::getAttr, 2, 3),
    function("setattr", builtins::setAttr, 3),
    function("globals", builtins::globals, 0),
    function("hasattr", builtins::hasAttr, 2),
    function("hash", builtins::hash, 1),
    made("help", makeHelp),
    function("hex", builtins::hex, 1),
    function("id", builtins::id, 1),
    function("input", builtins::input, 0, 1),
    function("isinstance", builtins::isInstance, 2),
    function("issubclass", builtins::isSubclass, 2),
    function("iter", builtins::iter, 1),
    function("len", builtins::len, 1),
    function("locals", builtins::locals, 0),
    made("max", makeMax),
    made("min", makeMin),
    function("next", builtins::next, 1, 2),
    function("oct", builtins::oct, 1),
    made("open", makeOpen),
    function("ord", builtins::ord, 1),
    function("pow", builtins::pow, 2, 3),
    keywordFunction("print", builtins::print, 0),
    function("repr", builtins::repr, 1),
    function("round", builtins::round, 1, 2),
    keywordFunction("sorted", builtins::sorted, 1),
    function("sum", builtins::sum, 1, 2),

    typeEntry("BaseException", BaseExceptionType),
    typeEntry("ArithmeticError", ArithmeticErrorType),
    typeEntry("AssertionError", AssertionErrorType),
    typeEntry("AttributeError", AttributeErrorType),
    typeEntry("EOFError", EOFErrorType),
    typeEntry("Exception", ExceptionType),
    typeEntry("GeneratorExit", GeneratorExitType),
    typeEntry("ImportError", ImportErrorType),
    typeEntry("IndentationError", IndentationErrorType),
    typeEntry("IndexError", IndexErrorType),
    typeEntry("KeyboardInterrupt", KeyboardInterruptType),
    typeEntry("KeyError", KeyErrorType),
    typeEntry("LookupError", LookupErrorType),
    typeEntry("MemoryError", MemoryErrorType),
    typeEntry("NameError", NameErrorType),
    typeEntry("NotImplementedError", NotImplementedErrorType),
    typeEntry("OSError", OSErrorType),
    typeEntry("OverflowError", OverflowErrorType),
    typeEntry("RuntimeError", RuntimeErrorType),
    typeEntry("StopAsyncIteration", StopAsyncIterationType),
    typeEntry("StopIteration", StopIterationType),
    typeEntry("SyntaxError", SyntaxErrorType),
    typeEntry("SystemExit", SystemExitType),
    typeEntry("TypeError", TypeErrorType),
    typeEntry("UnicodeError", UnicodeErrorType),
    typeEntry("ValueError", ValueErrorType),
    typeEntry("ViperTypeError", ViperTypeErrorType),
    typeEntry("ZeroDivisionError", ZeroDivisionErrorType)};

extern const ModuleSpec BuiltinsModule = {
    .Name = "builtins", .Globals = Globals, .IsExtensible = false};

} // namespace pymemlint::micropython
