//===- OpenValues.h - Values from outside, as ranges -*- C++ -*-===//
//
// A sensor's reading, the clock, what a bus answers: the program does not say
// what they are. Where a run explores what can be (Exploration.h), such a
// number is an object of its type with a range instead of a value
// (IntObj::IsOpen, FloatObj::IsOpen), and bytes or a text from outside has a
// length and no content (StrObj::IsOpen, Storage::IsOpen). What the program
// decides by one is followed both ways; what the model cannot follow reads one
// possible value and says so (Runtime::readOpen), which opens the bounds.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_OPEN_OPENVALUES_H
#define PYMEMLINT_MICROPYTHON_OPEN_OPENVALUES_H

#include "analyzer/runtimes/micropython/Operations.h"
#include <optional>

namespace pymemlint::micropython::open {

/// An int from \p Low to \p High. Where it may be no small int, the run's
/// choice of the longest or the shortest says whether one is requested.
Value newInteger(Runtime &R, int64_t Low, int64_t High);
/// A small int from \p Low to \p High: nothing is requested.
Value smallRange(Runtime &R, int64_t Low, int64_t High);
/// An int object from \p Low to \p High, on the heap however small it is
/// (mp_obj_new_int_from_ll).
Value newLongInteger(Runtime &R, int64_t Low, int64_t High);
/// The least and the most that the int \p V can be; none where ranges do not go
/// as far, and of what is no int.
std::optional<std::pair<int64_t, int64_t>> integerRange(const Runtime &R,
                                                        Value V);
/// A float from \p Low to \p High, requested as any float.
Value newReal(Runtime &R, double Low, double High);

/// An int or a float that is a range.
bool isNumber(const Runtime &R, Value V);
/// A str, bytes or array whose content is not known.
bool isText(const Runtime &R, Value V);
/// A str or bytes of no certain length.
bool isOpenLength(const Runtime &R, Value V);
/// Whether such a one is not empty.
bool hasLength(Runtime &R, Value V);
/// The lengths that a str or bytes may have, when they are not certain.
std::optional<std::pair<int64_t, int64_t>> lengthRange(Runtime &R, Value V);
/// Narrows a number that is a range, or a length that is not certain, to what
/// lies from \p Low to \p High; anything else stays.
void limit(Runtime &R, Value V, int64_t Low, int64_t High);
void limitLength(Runtime &R, Value V, int64_t Low, int64_t High);
/// Whether bytes of no certain length have one at \p Position, where an
/// iterator stands that goes on behind it. From a few on the iterator stays, as
/// there may be any number.
bool hasItemAt(Runtime &R, Value V, uint64_t &Position);
/// Makes the content of a str, bytes or array unknown.
void openText(Runtime &R, Value V);

/// The operators, as mp_unary_op and mp_binary_op: null when no operand is a
/// range, or when it is left to the operator itself to read one.
Value unary(Runtime &R, UnaryOp Op, Value V);
Value binary(Runtime &R, BinaryOp Op, Value L, Value Rhs, BinaryFn Known);
/// mp_binary_op; \p Known does what is left to the operators of known values.
Value operate(Runtime &R, BinaryOp Op, Value L, Value Rhs, BinaryFn Known);
/// == of values of which one is open; none when neither is.
std::optional<bool> equals(Runtime &R, Value A, Value B);
/// `is` of values of which one is an open number; none when it is not followed.
std::optional<bool> isSame(Runtime &R, Value A, Value B);
/// Whether an open value is true.
bool isTrue(Runtime &R, Value V);
/// mp_obj_subscr where the index, the content or the value is open; null when
/// none of them is.
Value subscript(Runtime &R, Value Base, Value Index, Value V);
/// A call of a native function or type.
Value call(Runtime &R, Value Function, Arguments A);
/// The item of an array of \p TypeCode, or of bytes ('B'), from outside.
Value newItem(Runtime &R, char TypeCode);
/// The same for an item that was read as \p Known: a float is on the heap
/// already.
Value openItem(Runtime &R, char TypeCode, Value Known);
/// Which of the few numbers that \p V can be it is: each is followed. False
/// when they are too many.
bool decideNumber(Runtime &R, Value V);

/// What is known of a function of floats.
enum class Shape : uint8_t {
  Monotone,  ///< Where it is defined; that may begin or end at -1, 0 or 1.
  Wave,      ///< From -1 to 1.
  Magnitude, ///< fabs().
  Any,
};
/// math's \p F of an open number: a ValueError, or a float.
Value realFunction(Runtime &R, Value V, llvm::function_ref<double(double)> F,
                   Shape S);
/// floor() and the like of an open number.
Value wholeFunction(Runtime &R, Value V, llvm::function_ref<double(double)> F);

/// int() of an open float.
Value truncated(Runtime &R, const FloatObj *F);

/// The bytes of \p V, where they are printed: those from outside take the most
/// characters, or the fewest.
std::string printedText(Runtime &R, Value V, llvm::StringRef Text);

/// Sorts small ints of which one is open, as list.sort() does: which
/// of them stands where is not known, nothing is requested. False: it is left
/// to comparisons.
bool sortNumbers(Runtime &R, llvm::MutableArrayRef<Value> Items,
                 bool IsReverse);

/// The ends of range(\p First, \p Last), one of which is open: the numbers are
/// among those from \p Start to before \p Stop. False when none is open.
bool rangeBounds(Runtime &R, Value First, Value Last, int64_t &Start,
                 int64_t &Stop);

/// The number that stands for an open one where it is written: the one with
/// the longest or the shortest text, by the run's choice.
int64_t integerToWrite(Runtime &R, Value V, unsigned Base);
double realToWrite(Runtime &R, Value V, bool IsFixed);
/// The one of several texts that is written, by the run's choice.
std::string textToWrite(Runtime &R, llvm::StringRef Shortest,
                        llvm::StringRef Longest);

/// While it lives texts are made of others that are not known.
class TextScope {
  Runtime &R;
  bool Before;

public:
  TextScope(Runtime &R, bool IsOpen) : R(R), Before(R.MakesOpenText) {
    R.MakesOpenText |= IsOpen;
  }
  ~TextScope() { R.MakesOpenText = Before; }
  TextScope(const TextScope &) = delete;
  TextScope &operator=(const TextScope &) = delete;
};
/// A text that stands for one that is not known: the interned one that it may
/// be, for which nothing is requested; null when it is not interned.
Value internedText(Runtime &R, llvm::StringRef Text);

} // namespace pymemlint::micropython::open
#endif
