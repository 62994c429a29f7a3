//===- Operations.h - What the interpreter does with values -*- C++ -*-===//
//
// The functions of py/runtime.c and py/obj.c that bytecode and natives share.
// Each makes the requests that its original makes, in the same order, and
// raises (throws Raise or OutOfMemory) where it does. New objects are held
// (Memory::hold) until the operation that asked for them ends.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_OPERATIONS_H
#define PYMEMLINT_ANALYZER_RUNTIMES_MICROPYTHON_OPERATIONS_H

#include "analyzer/runtimes/micropython/Runtime.h"
#include <optional>

namespace pymemlint::micropython {

//===--- py/runtime.c -----------------------------------------------------===//

Value loadName(Runtime &R, Qstr Name);
Value loadGlobal(Runtime &R, Qstr Name);
/// What loadGlobal gives in a module of \p Globals, or null.
Value findGlobal(Runtime &R, DictObj *Globals, Qstr Name);
void storeName(Runtime &R, Qstr Name, Value V);
void storeGlobal(Runtime &R, Qstr Name, Value V);
void deleteName(Runtime &R, Qstr Name);
void deleteGlobal(Runtime &R, Qstr Name);
Value loadBuildClass(Runtime &R);
Value loadAttr(Runtime &R, Value Base, Qstr Name);
/// mp_load_method: Dest[0] the method or value, Dest[1] self or null.
void loadMethod(Runtime &R, Value Base, Qstr Name, AttrResult &Dest);
void loadMethodMaybe(Runtime &R, Value Base, Qstr Name, AttrResult &Dest);
/// mp_load_method_protected; \p CatchAll swallows every exception.
void loadMethodProtected(Runtime &R, Value Base, Qstr Name, AttrResult &Dest,
                         bool CatchAll);
void loadSuperMethod(Runtime &R, Qstr Name, Value *Stack);
void storeAttr(Runtime &R, Value Base, Qstr Name, Value V); ///< Null deletes.
/// mp_convert_member_lookup.
void convertMemberLookup(Runtime &R, Value Self, const Type *Ty, Value Member,
                         AttrResult &Dest);
Value unaryOp(Runtime &R, UnaryOp Op, Value V);
Value binaryOp(Runtime &R, BinaryOp Op, Value L, Value Rhs);
Value call(Runtime &R, Value F, Arguments A);
Value call0(Runtime &R, Value F);
Value call1(Runtime &R, Value F, Value A);
Value call2(Runtime &R, Value F, Value A, Value B);
/// mp_call_method_n_kw: \p Stack[0] method, [1] self or null, then arguments.
Value callMethod(Runtime &R, uint32_t Count, uint32_t Keywords,
                 const Value *Stack);
/// mp_call_method_n_kw_var.
Value callVarKw(Runtime &R, bool HasSelf, uint32_t CountAndKeywords,
                const Value *Stack);
/// mp_call_method_self_n_kw: \p Self before the other arguments.
Value callWithSelf(Runtime &R, Value Method, Value Self, Arguments A);
/// mp_handle_pending: runs scheduled callbacks.
void handlePending(Runtime &R);
/// mp_arg_check_num: raises TypeError when the numbers do not fit; \p Max 255
/// is any number.
void checkArguments(Runtime &R, uint32_t Count, uint32_t Keywords, uint32_t Min,
                    uint32_t Max, bool TakesKeywords);
/// mp_obj_fun_get_name.
Qstr functionName(Runtime &R, Value F);
/// mp_getiter. \p OnStack: the caller offers room for the iterator.
Value getIter(Runtime &R, Value V, bool OnStack);
/// mp_iternext_allow_raise and mp_iternext: Value::stopIteration() at the end.
Value iterNextAllowRaise(Runtime &R, Value Iterator);
Value iterNext(Runtime &R, Value Iterator);
void unpackSequence(Runtime &R, Value V, uint32_t Count, Value *Items);
void unpackEx(Runtime &R, Value V, uint32_t Counts, Value *Items);
Value importName(Runtime &R, Qstr Name, Value FromList, Value Level);
Value importFrom(Runtime &R, Value Module, Qstr Name);
void importAll(Runtime &R, Value Module);
/// mp_obj_new_module: registers it among the loaded ones.
Value newModule(Runtime &R, Qstr Name);
/// `import NAME` of a frozen module before a file system is mounted.
Value importFrozen(Runtime &R, llvm::StringRef Name);
/// mp_builtin___import__: name, globals, locals, fromlist, level.
Value builtinImport(Runtime &R, Arguments A);
const char *unaryMethodName(UnaryOp Op);   ///< "__neg__" ...
const char *binaryMethodName(BinaryOp Op); ///< "__add__" ...
/// mp_resume.
ResumeKind resume(Runtime &R, Value Self, Value Sent, Value Thrown,
                  Value &Result);
/// mp_make_raise_obj.
Value makeRaiseObject(Runtime &R, Value V);
/// mp_make_stop_iteration.
Value makeStopIteration(Runtime &R, Value V);

//===--- Raising (py/runtime.c, py/objexcept.c) ---------------------------===//

/// mp_raise_msg: the message is a constant text of the firmware.
[[noreturn]] void raiseMessage(Runtime &R, const Type *Ty, const char *Text);
/// mp_raise_msg_varg: \p Format as written in the C source (its number of %
/// decides how a terse build allocates); \p Text what it comes to.
[[noreturn]] void raiseFormatted(Runtime &R, const Type *Ty, const char *Format,
                                 const llvm::Twine &Text);
[[noreturn]] void raiseTypeError(Runtime &R, const char *Text);
[[noreturn]] void raiseValueError(Runtime &R, const char *Text);
[[noreturn]] void raiseArgument(Runtime &R, const Type *Ty, Value A);
[[noreturn]] void raiseOSError(Runtime &R, int Errno);
[[noreturn]] void raiseStopIteration(Runtime &R, Value A);
[[noreturn]] void raiseRecursionDepth(Runtime &R);
/// mp_obj_new_exception, _args, _msg, _msg_varg.
Value newException(Runtime &R, const Type *Ty);
Value newExceptionArgs(Runtime &R, const Type *Ty, llvm::ArrayRef<Value> A);
Value newExceptionMessage(Runtime &R, const Type *Ty, const char *Text);
Value newExceptionFormatted(Runtime &R, const Type *Ty, const char *Format,
                            const llvm::Twine &Text);
bool isExceptionType(Runtime &R, Value V);
bool isExceptionInstance(Runtime &R, Value V);
/// The native exception object of an exception (an instance's subobject).
ExceptionObj *nativeException(Runtime &R, Value V);
bool exceptionMatches(Runtime &R, Value Exception, Value Class);
void addTraceback(Runtime &R, Value Exception, Qstr File, size_t Line,
                  Qstr Block);
void clearTraceback(Runtime &R, Value Exception);
Value exceptionValue(Runtime &R, Value Exception);
/// MemoryError for a failed request (m_malloc_fail): made without the heap.
Value newMemoryError(Runtime &R, const OutOfMemory &O);
/// The RuntimeError of a NameTooLong (py/qstr.c, qstr_from_strn_helper).
Value newNameTooLong(Runtime &R);

/// Whether a type's make_new is mp_obj_exception_make_new.
bool isExceptionMaker(MakeNewFn F);
/// strlen of a message's format as it stands in the build's ROM.
uint64_t messageRomLength(Runtime &R, llvm::StringRef Format);
/// One entry of a traceback.
struct TracebackEntry {
  Qstr File;
  uint32_t Line;
  Qstr Block;
};
/// Innermost first.
std::vector<TracebackEntry> traceback(Runtime &R, Value Exception);
/// mp_obj_exception_print; \p IsSubclass is PRINT_EXC_SUBCLASS.
void printExceptionObject(Runtime &R, Printer &P, Value Self, PrintKind Kind,
                          bool IsSubclass);
/// mp_errno_to_str: 0 when the number has no name in the build.
Qstr errnoName(Runtime &R, int64_t Number);
/// mp_obj_tuple_print.
void printTuple(Runtime &R, Printer &P, Value Tuple, PrintKind Kind);

//===--- py/obj.c ---------------------------------------------------------===//

bool isTrue(Runtime &R, Value V);
bool equal(Runtime &R, Value A, Value B);
Value equalNotEqual(Runtime &R, BinaryOp Op, Value A, Value B);
bool isCallable(Runtime &R, Value V);
bool isSubclassFast(Runtime &R, Value Object, Value Class);
/// mp_obj_is_subclass: \p ClassInfo is a class or a tuple of classes.
bool isSubclass(Runtime &R, Value Object, Value ClassInfo);
bool instanceIsCallable(Runtime &R, Value V);
/// native_base_init_wrapper_obj.
Value makeNativeBaseInit(Runtime &R);
Value castToNativeBase(Runtime &R, Value Self, const Type *Native);
int64_t getInt(Runtime &R, Value V);          ///< mp_obj_get_int
int64_t getIntTruncated(Runtime &R, Value V); ///< mp_obj_get_int_truncated
bool getIntMaybe(Runtime &R, Value V, int64_t &Out);
double getFloat(Runtime &R, Value V);
bool getFloatMaybe(Runtime &R, Value V, double &Out);
void getComplex(Runtime &R, Value V, double &Real, double &Imaginary);
bool getComplexMaybe(Runtime &R, Value V, double &Real, double &Imaginary);
llvm::ArrayRef<Value> getArray(Runtime &R, Value V); ///< tuple or list
llvm::ArrayRef<Value> getArrayFixed(Runtime &R, Value V, size_t Count);
size_t getIndex(Runtime &R, const Type *Ty, size_t Length, Value Index,
                bool IsSlice);
Value identity(Runtime &R, Value V);    ///< mp_obj_id
Value length(Runtime &R, Value V);      ///< mp_obj_len
Value lengthMaybe(Runtime &R, Value V); ///< Null when it has none.
/// mp_obj_subscr: sentinel loads, null deletes.
Value subscr(Runtime &R, Value Base, Value Index, Value V);
void printValue(Runtime &R, Printer &P, Value V, PrintKind K);
void printException(Runtime &R, Printer &P, Value Exception);
bool getBuffer(Runtime &R, Value V, Buffer &B, bool ForWriting);
Buffer getBufferRaise(Runtime &R, Value V, bool ForWriting);
llvm::StringRef typeName(Runtime &R, Value V); ///< mp_obj_get_type_str
bool isInteger(Runtime &R, Value V);           ///< int or bool
bool isInt(Runtime &R, Value V);
bool isStr(Runtime &R, Value V);
bool isStrOrBytes(Runtime &R, Value V);
bool isFloat(Runtime &R, Value V);
bool isDict(Runtime &R, Value V); ///< dict or OrderedDict
/// mp_identity_getiter.
Value identityGetIter(Runtime &R, Value V, bool OnStack);
/// Hash by the address: the machine notes that it is not determined.
Value identityHash(Runtime &R, Value V);
/// mp_generic_unary_op: only hash by identity.
Value genericUnaryOp(Runtime &R, UnaryOp Op, Value V);

//===--- Making objects ---------------------------------------------------===//

/// mp_obj_new_int and relatives: a small int where it fits.
Value newInt(Runtime &R, int64_t V);
/// An int object in ROM (an entry of a module's table that is too large for a
/// small int): no request.
Value romInt(Runtime &R, int64_t V);
Value newIntFromUnsigned(Runtime &R, uint64_t V);
Value newFloat(Runtime &R, double V);
/// mp_obj_new_int_from_float: raises for infinities and NaN.
Value newIntFromFloat(Runtime &R, double V);
/// mp_obj_int_pow3.
Value intPow3(Runtime &R, Value Base, Value Exponent, Value Modulus);
/// mp_obj_new_int_from_ll: always an int object, even for a small value.
Value newIntObject(Runtime &R, int64_t V);
/// mp_obj_float_binary_op and mp_obj_complex_binary_op; null: unsupported.
Value floatBinaryOp(Runtime &R, BinaryOp Op, double L, Value Rhs);
Value complexBinaryOp(Runtime &R, BinaryOp Op, double Real, double Imaginary,
                      Value Rhs);
/// Decimal digits of an int, for the host's own use: no request.
std::string integerText(Runtime &R, Value V);
/// mp_parse_num_integer and mp_parse_num_float of a constant's text.
Value parseInteger(Runtime &R, llvm::StringRef Text, unsigned Base);
Value parseFloat(Runtime &R, llvm::StringRef Text, bool AllowImaginary);
Value newComplex(Runtime &R, double Real, double Imaginary);
Value newBool(bool B);
/// mp_obj_new_str: an interned string is found and used.
Value newStr(Runtime &R, llvm::StringRef Text);
/// A str in ROM, of \p Text, for which nothing is requested; romText: the
/// interned one where there is one.
StrObj *newRomStr(Runtime &R, llvm::StringRef Text);
Value romText(Runtime &R, llvm::StringRef Text);
/// mp_obj_new_str_copy for str or bytes: never looks for an interned one.
Value newStrCopy(Runtime &R, const Type *Ty, llvm::StringRef Text);
Value newBytes(Runtime &R, llvm::StringRef Data);
Value newByteArray(Runtime &R, llvm::StringRef Data);
Value newTuple(Runtime &R, llvm::ArrayRef<Value> Items);
/// A tuple whose items the caller fills in.
TupleObj *newTupleOf(Runtime &R, uint32_t Count);
Value newList(Runtime &R, llvm::ArrayRef<Value> Items);
/// mp_obj_new_list(n, NULL): Count null items that the caller fills in.
ListObj *newListOf(Runtime &R, size_t Count);
/// mp_obj_list_init of an empty list in static memory: its items only.
ListObj *staticList(Runtime &R);
void listAppend(Runtime &R, ListObj *L, Value V);
/// mp_obj_list_set_len.
void listSetLength(Runtime &R, ListObj *L, size_t Length);
DictObj *newDict(Runtime &R, size_t Count);
/// mp_obj_dict_copy of a dict that has \p M as its map.
DictObj *copyMapToDict(Runtime &R, const Map &M);
void dictStore(Runtime &R, DictObj *D, Value Key, Value V);
/// mp_obj_dict_delete: raises KeyError.
void dictDelete(Runtime &R, DictObj *D, Value Key);
Value newSet(Runtime &R, llvm::ArrayRef<Value> Items);
void setStore(Runtime &R, Value Set, Value Item);
Value newSlice(Runtime &R, Value Start, Value Stop, Value Step);
Value newBoundMethod(Runtime &R, Value Method, Value Self);
Value newCell(Runtime &R, Value Content);
Value newClosure(Runtime &R, Value Function, llvm::ArrayRef<Value> Closed);
Value newGetItemIterator(Runtime &R, const AttrResult &Method, bool OnStack);
/// A type made by a class statement (mp_obj_new_type).
Value newType(Runtime &R, Qstr Name, Value Bases, Value LocalsDict);

/// sys.stdin, stdout or stderr.
Value standardStream(Runtime &R, llvm::StringRef Name);
/// The methods of every stream: read, readinto, readline, write, close ...
llvm::ArrayRef<Entry> streamMethods();

//===--- Strings ----------------------------------------------------------===//

/// Raises UnicodeError where the build checks UTF-8 and \p Text is none.
void checkUtf8(Runtime &R, llvm::StringRef Text);
/// The bytes of a str or bytes.
llvm::StringRef textOf(Runtime &R, Value V);
/// mp_obj_str_get_data: raises TypeError for another type.
llvm::StringRef textOrRaise(Runtime &R, Value V);
/// mp_obj_str_get_qstr: interns.
Qstr qstrOf(Runtime &R, Value V);
/// mp_obj_str_intern_checked.
Value internChecked(Runtime &R, Value V);

} // namespace pymemlint::micropython
#endif
