//===- Bytecode.h - Numbers of MicroPython's operations -*- C++ -*-===//
//
// py/bc0.h: the byte of each operation in the code that the compiler emits,
// and how the argument behind it is encoded. Part of the .mpy format, version
// 6.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_BYTECODE_H
#define PYMEMLINT_MICROPYTHON_COMPILER_BYTECODE_H

#include <cstdint>

namespace pymemlint::micropython::bytecode {

enum Operation : uint8_t {
  // A name's index follows.
  LoadConstString = 0x10,
  LoadName = 0x11,
  LoadGlobal = 0x12,
  LoadAttr = 0x13,
  LoadMethod = 0x14,
  LoadSuperMethod = 0x15,
  StoreName = 0x16,
  StoreGlobal = 0x17,
  StoreAttr = 0x18,
  DeleteName = 0x19,
  DeleteGlobal = 0x1a,
  ImportName = 0x1b,
  ImportFrom = 0x1c,
  // An unsigned number follows (signed for the small integer), behind it one
  // byte for the two closure operations.
  MakeClosure = 0x20,
  MakeClosureDefaults = 0x21,
  LoadConstSmallInt = 0x22,
  LoadConstObject = 0x23,
  LoadFast = 0x24,
  LoadDeref = 0x25,
  StoreFast = 0x26,
  StoreDeref = 0x27,
  DeleteFast = 0x28,
  DeleteDeref = 0x29,
  BuildTuple = 0x2a,
  BuildList = 0x2b,
  BuildMap = 0x2c,
  BuildSet = 0x2d,
  BuildSlice = 0x2e,
  StoreComprehension = 0x2f,
  UnpackSequence = 0x30,
  UnpackEx = 0x31,
  MakeFunction = 0x32,
  MakeFunctionDefaults = 0x33,
  CallFunction = 0x34,
  CallFunctionVarKw = 0x35,
  CallMethod = 0x36,
  CallMethodVarKw = 0x37,
  /// None of MicroPython's: ir::ViperAction in what viper code does.
  Viper = 0x38,
  // A jump's distance follows, signed up to PopJumpIfFalse; one more byte for
  // UnwindJump.
  UnwindJump = 0x40,
  Jump = 0x42,
  PopJumpIfTrue = 0x43,
  PopJumpIfFalse = 0x44,
  JumpIfTrueOrPop = 0x45,
  JumpIfFalseOrPop = 0x46,
  SetupWith = 0x47,
  SetupExcept = 0x48,
  SetupFinally = 0x49,
  PopExceptJump = 0x4a,
  ForIter = 0x4b,
  // Nothing follows.
  LoadConstFalse = 0x50,
  LoadConstNone = 0x51,
  LoadConstTrue = 0x52,
  LoadNull = 0x53,
  LoadBuildClass = 0x54,
  LoadSubscr = 0x55,
  StoreSubscr = 0x56,
  DupTop = 0x57,
  DupTopTwo = 0x58,
  PopTop = 0x59,
  RotTwo = 0x5a,
  RotThree = 0x5b,
  WithCleanup = 0x5c,
  EndFinally = 0x5d,
  GetIter = 0x5e,
  GetIterStack = 0x5f,
  StoreMap = 0x62,
  ReturnValue = 0x63,
  RaiseLast = 0x64,
  RaiseObject = 0x65,
  RaiseFrom = 0x66,
  YieldValue = 0x67,
  YieldFrom = 0x68,
  ImportStar = 0x69,
  // The argument is part of the operation.
  LoadConstSmallIntMulti = 0x70, ///< 64 of them, the first loads -16.
  LoadFastMulti = 0xb0,          ///< 16
  StoreFastMulti = 0xc0,         ///< 16
  UnaryOperationMulti = 0xd0,    ///< 4, ir::UnaryOperator
  BinaryOperationMulti = 0xd7,   ///< 35, ir::BinaryOperator
};

constexpr int SmallIntMultiCount = 64; ///< MP_BC_LOAD_CONST_SMALL_INT_MULTI_NUM
constexpr int SmallIntMultiExcess = 16;
constexpr unsigned FastMultiCount = 16;

/// Whether the distance of a jump operation is signed.
constexpr bool isSignedJump(uint8_t Op) { return Op <= PopJumpIfFalse; }

} // namespace pymemlint::micropython::bytecode
#endif
