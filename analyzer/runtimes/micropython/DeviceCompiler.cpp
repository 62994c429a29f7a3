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

} // namespace

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
  C.CharIsSigned = hasSignedChar(llvm::Triple(T.triple()));
  C.TerseErrors = P.Config.ErrorReporting <= 1;
  C.SmallIntBits = P.Config.SmallIntBits;
  C.NodeIntegerBits = std::min(C.SmallIntBits, C.WordBytes * 8 - 1);
  return C;
}
