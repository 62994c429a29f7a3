//===- DeviceCompiler.cpp - A target's compiler configuration -*- C++ -*-===//
#include "analyzer/runtimes/micropython/Device.h"
#include "llvm/TargetParser/Triple.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

struct Switch {
  const char *Macro;
  bool CompilerConfig::*Field;
};
struct Number {
  const char *Macro;
  uint32_t CompilerConfig::*Field;
};
struct Size {
  const char *CType;
  uint32_t CompilerConfig::*Field;
};

constexpr Switch Switches[] = {
    {"MICROPY_PY_ASYNC_AWAIT", &CompilerConfig::PyAsyncAwait},
    {"MICROPY_PY_ASSIGN_EXPR", &CompilerConfig::PyAssignExpr},
    {"MICROPY_PY_FSTRINGS", &CompilerConfig::PyFstrings},
    {"MICROPY_PY_TSTRINGS", &CompilerConfig::PyTstrings},
    {"MICROPY_PY_BUILTINS_SET", &CompilerConfig::PyBuiltinsSet},
    {"MICROPY_PY_BUILTINS_SLICE", &CompilerConfig::PyBuiltinsSlice},
    {"MICROPY_PY_BUILTINS_COMPLEX", &CompilerConfig::PyBuiltinsComplex},
    {"MICROPY_PY_BUILTINS_FLOAT", &CompilerConfig::PyBuiltinsFloat},
    {"MICROPY_PY_BUILTINS_STR_UNICODE", &CompilerConfig::PyBuiltinsStrUnicode},
    {"MICROPY_PY_COLLECTIONS_ORDEREDDICT",
     &CompilerConfig::PyCollectionsOrdereddict},
    {"MICROPY_PY_SYS_SETTRACE", &CompilerConfig::PySysSettrace},
    {"MICROPY_CPYTHON_COMPAT", &CompilerConfig::CpythonCompat},
    {"MICROPY_COMP_CONST", &CompilerConfig::CompConst},
    {"MICROPY_COMP_CONST_FOLDING", &CompilerConfig::CompConstFolding},
    {"MICROPY_COMP_CONST_FLOAT", &CompilerConfig::CompConstFloat},
    {"MICROPY_COMP_CONST_TUPLE", &CompilerConfig::CompConstTuple},
    {"MICROPY_COMP_CONST_LITERAL", &CompilerConfig::CompConstLiteral},
    {"MICROPY_COMP_MODULE_CONST", &CompilerConfig::CompModuleConst},
    {"MICROPY_COMP_DOUBLE_TUPLE_ASSIGN",
     &CompilerConfig::CompDoubleTupleAssign},
    {"MICROPY_COMP_TRIPLE_TUPLE_ASSIGN",
     &CompilerConfig::CompTripleTupleAssign},
    {"MICROPY_COMP_RETURN_IF_EXPR", &CompilerConfig::CompReturnIfExpr},
    {"MICROPY_COMP_ALLOW_TOP_LEVEL_AWAIT",
     &CompilerConfig::CompAllowTopLevelAwait},
    {"MICROPY_ENABLE_DOC_STRING", &CompilerConfig::EnableDocString},
    {"MICROPY_ENABLE_SOURCE_LINE", &CompilerConfig::EnableSourceLine},
    {"MICROPY_EMIT_BYTECODE_USES_QSTR_TABLE",
     &CompilerConfig::EmitBytecodeUsesQstrTable},
    {"MICROPY_EMIT_NATIVE", &CompilerConfig::EmitNative},
    {"MICROPY_EMIT_INLINE_THUMB", &CompilerConfig::EmitInlineThumb},
    {"MICROPY_EMIT_INLINE_XTENSA", &CompilerConfig::EmitInlineXtensa},
    {"MICROPY_EMIT_INLINE_RV32", &CompilerConfig::EmitInlineRv32},
    {"MICROPY_DEBUG_VM_STACK_OVERFLOW", &CompilerConfig::DebugVmStackOverflow},
};

constexpr Number Numbers[] = {
    {"MICROPY_ALLOC_LEXER_INDENT_INIT", &CompilerConfig::AllocLexerIndentInit},
    {"MICROPY_ALLOC_LEXEL_INDENT_INC", &CompilerConfig::AllocLexelIndentInc},
    {"MICROPY_ALLOC_PARSE_RULE_INIT", &CompilerConfig::AllocParseRuleInit},
    {"MICROPY_ALLOC_PARSE_RULE_INC", &CompilerConfig::AllocParseRuleInc},
    {"MICROPY_ALLOC_PARSE_RESULT_INIT", &CompilerConfig::AllocParseResultInit},
    {"MICROPY_ALLOC_PARSE_RESULT_INC", &CompilerConfig::AllocParseResultInc},
    {"MICROPY_ALLOC_PARSE_CHUNK_INIT", &CompilerConfig::AllocParseChunkInit},
    {"MICROPY_ALLOC_SCOPE_ID_INIT", &CompilerConfig::AllocScopeIdInit},
    {"MICROPY_ALLOC_SCOPE_ID_INC", &CompilerConfig::AllocScopeIdInc},
    {"MICROPY_ALLOC_PARSE_INTERN_STRING_LEN",
     &CompilerConfig::AllocParseInternStringLen},
};

constexpr Size Sizes[] = {
    {"mp_uint_t", &CompilerConfig::WordBytes},
    {"void *", &CompilerConfig::PointerBytes},
    {"size_t", &CompilerConfig::SizeBytes},
    {"mp_obj_t", &CompilerConfig::ObjBytes},
    {"qstr_short_t", &CompilerConfig::QstrShortBytes},
    {"mp_map_elem_t", &CompilerConfig::MapElemBytes},
    {"mp_lexer_t", &CompilerConfig::LexerBytes},
    {"rule_stack_t", &CompilerConfig::RuleStackBytes},
    {"mp_parse_node_struct_t", &CompilerConfig::ParseStructBytes},
    {"mp_parse_chunk_t", &CompilerConfig::ParseChunkBytes},
    {"scope_t", &CompilerConfig::ScopeBytes},
    {"id_info_t", &CompilerConfig::IdInfoBytes},
    {"emit_bc_t", &CompilerConfig::EmitBytes},
    {"mp_raw_code_t", &CompilerConfig::RawCodeBytes},
};

/// Whether plain char is signed in the architecture's C ABI.
bool hasSignedChar(const llvm::Triple &Triple) {
  return !Triple.isARM() && !Triple.isThumb() && !Triple.isAArch64() &&
         !Triple.isRISCV() && Triple.getArch() != llvm::Triple::xtensa;
}

/// What names an architecture's emitter, its assembler and its nlr_buf_t.
struct Emitter {
  const char *Macro;
  Architecture For;
  const char *Assembler;
  uint32_t NlrRegisters; ///< MICROPY_NLR_NUM_REGS_xxx of py/nlr.h
};
constexpr Emitter Emitters[] = {
    {"MICROPY_EMIT_X86", Architecture::X86, "asm_x86_t", 6},
    {"MICROPY_EMIT_THUMB", Architecture::ArmV7M, "asm_thumb_t", 10},
    {"MICROPY_EMIT_XTENSA", Architecture::Xtensa, "asm_xtensa_t", 10},
    {"MICROPY_EMIT_XTENSAWIN", Architecture::XtensaWin, "asm_xtensa_t", 17},
    {"MICROPY_EMIT_RV32", Architecture::Rv32imc, "asm_rv32_t", 14},
};

/// MICROPY_NLR_NUM_REGS_ARM_THUMB_FP: registers of a floating point unit.
constexpr uint32_t ThumbFloatRegisters = 6;

NativeConfig nativeConfig(const Target &T, const RuntimeParameters &P) {
  NativeConfig C;
  auto macro = [&](const char *Name) { return T.macro(Name).value_or(0); };
  // Of other versions than this the emitter is not modelled.
  if (!macro("MICROPY_EMIT_NATIVE") || T.version() != 27)
    return C;
  for (const Emitter &E : Emitters) {
    auto Assembler = P.SizeOf(E.Assembler);
    if (!macro(E.Macro) || !Assembler)
      continue;
    C.For = E.For;
    C.AssemblerBytes = *Assembler;
    C.NlrBufferWords = 2 + E.NlrRegisters;
  }
  const llvm::Triple Triple(T.triple());
  if (C.For == Architecture::ArmV7M) {
    // The RP2350 passes floats in other registers, but has them.
    if (Triple.getEnvironment() == llvm::Triple::EABIHF ||
        Triple.getSubArch() == llvm::Triple::ARMSubArch_v8m_mainline)
      C.NlrBufferWords += ThumbFloatRegisters;
    if (!T.macro("MICROPY_EMIT_THUMB_ARMV7M").value_or(1))
      C.For = Architecture::ArmV6M;
  }
  C.NlrBufferWords += macro("MICROPY_ENABLE_PYSTACK") != 0;
  C.CanBeSaved = macro("MICROPY_PERSISTENT_CODE_SAVE") != 0;
  C.HasZba = macro("MICROPY_EMIT_RV32_ZBA") != 0;
  C.PreludeIsSeparate =
      macro("MICROPY_EMIT_NATIVE_PRELUDE_SEPARATE_FROM_MACHINE_CODE") != 0;
  switch (macro("MICROPY_OBJ_REPR")) {
  case 1: // B
    C.Objects = {2, 1, 3, 3};
    break;
  case 2: // C
    C.Objects = {1, 1, 4, 6};
    break;
  default:
    break;
  }
  C.EmitBytes = P.SizeOf("emit_native_t").value_or(0);
  C.StackInfoBytes = P.SizeOf("stack_info_t").value_or(0);
  C.HandlerBytes = P.SizeOf("exc_stack_entry_t").value_or(0);
  C.TypeBytes = P.SizeOf("vtype_kind_t").value_or(0);
  return C;
}

} // namespace

std::optional<NativeConfig>
micropython::crossNativeConfig(const NativeConfig &Device) {
  switch (Device.For) {
  case Architecture::X86:
    return crossNativeConfig("x86");
  case Architecture::ArmV6M:
    return crossNativeConfig("armv6m");
  case Architecture::ArmV7M:
    return crossNativeConfig("armv7m");
  case Architecture::Xtensa:
    return crossNativeConfig("xtensa");
  case Architecture::XtensaWin:
    return crossNativeConfig("xtensawin");
  case Architecture::Rv32imc:
    return crossNativeConfig("rv32imc");
  default:
    return std::nullopt;
  }
}

CompilerConfig micropython::compilerConfig(const Target &T,
                                           const RuntimeParameters &P) {
  CompilerConfig C;
  C.DynamicCompiler = false;
  C.Version = T.version();
  for (const Switch &S : Switches)
    if (auto V = T.macro(S.Macro))
      C.*S.Field = *V != 0;
  for (const Number &N : Numbers)
    if (auto V = T.macro(N.Macro))
      C.*N.Field = uint32_t(*V);
  for (const Size &S : Sizes)
    if (auto Bytes = P.SizeOf(S.CType))
      C.*S.Field = *Bytes;
  C.Native = nativeConfig(T, P);
  C.CharIsSigned = hasSignedChar(llvm::Triple(T.triple()));
  C.TerseErrors = P.Config.ErrorReporting <= 1;
  C.SmallIntBits = P.Config.SmallIntBits;
  C.NodeIntegerBits = std::min(C.SmallIntBits, C.WordBytes * 8 - 1);
  return C;
}
