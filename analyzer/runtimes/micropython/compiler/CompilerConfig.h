//===- CompilerConfig.h - What compiling depends on in a build -*- C++ -*-===//
//
// Macros and struct sizes of a build that decide what the lexer, parser and
// compiler make of a program and what they ask the allocator for. The values
// given here are those of the cross-compiler mpy-cross, whose struct sizes do
// not matter: it stands for no device and asks for nothing.
//
//===----------------------------------------------------------------------===//
#ifndef PYMEMLINT_MICROPYTHON_COMPILER_COMPILERCONFIG_H
#define PYMEMLINT_MICROPYTHON_COMPILER_COMPILERCONFIG_H

#include "analyzer/runtimes/micropython/compiler/native/NativeConfig.h"
#include <cstdint>

namespace pymemlint::micropython {

struct CompilerConfig {
  uint32_t Version = 27; ///< MICROPY_VERSION_MINOR

  //===--- The language ---------------------------------------------------===//

  bool PyAsyncAwait = true;              ///< MICROPY_PY_ASYNC_AWAIT
  bool PyAssignExpr = true;              ///< MICROPY_PY_ASSIGN_EXPR
  bool PyFstrings = true;                ///< MICROPY_PY_FSTRINGS
  bool PyTstrings = false;               ///< MICROPY_PY_TSTRINGS, since 1.28
  bool PyBuiltinsSet = true;             ///< MICROPY_PY_BUILTINS_SET
  bool PyBuiltinsSlice = true;           ///< MICROPY_PY_BUILTINS_SLICE
  bool PyBuiltinsComplex = true;         ///< MICROPY_PY_BUILTINS_COMPLEX
  bool PyBuiltinsFloat = true;           ///< MICROPY_PY_BUILTINS_FLOAT
  bool PyBuiltinsStrUnicode = true;      ///< MICROPY_PY_BUILTINS_STR_UNICODE
  bool PyCollectionsOrdereddict = false; ///< MICROPY_PY_COLLECTIONS_ORDEREDDICT
  bool PySysSettrace = false;            ///< MICROPY_PY_SYS_SETTRACE
  bool CpythonCompat = true;             ///< MICROPY_CPYTHON_COMPAT
  /// The C compiler's char is signed: the byte 0xff of an f-string's arguments
  /// is then taken for the end of the text (py/lexer.c, next_char).
  bool CharIsSigned = true;

  //===--- What the compiler does -----------------------------------------===//

  bool DynamicCompiler = true;         ///< MICROPY_DYNAMIC_COMPILER: mpy-cross
  bool CompConst = true;               ///< MICROPY_COMP_CONST
  bool CompConstFolding = true;        ///< MICROPY_COMP_CONST_FOLDING
  bool CompConstFloat = true;          ///< MICROPY_COMP_CONST_FLOAT
  bool CompConstTuple = true;          ///< MICROPY_COMP_CONST_TUPLE
  bool CompConstLiteral = true;        ///< MICROPY_COMP_CONST_LITERAL
  bool CompModuleConst = true;         ///< MICROPY_COMP_MODULE_CONST
  bool CompDoubleTupleAssign = true;   ///< MICROPY_COMP_DOUBLE_TUPLE_ASSIGN
  bool CompTripleTupleAssign = true;   ///< MICROPY_COMP_TRIPLE_TUPLE_ASSIGN
  bool CompReturnIfExpr = true;        ///< MICROPY_COMP_RETURN_IF_EXPR
  bool CompAllowTopLevelAwait = false; ///< MICROPY_COMP_ALLOW_TOP_LEVEL_AWAIT
  bool EnableDocString = false;        ///< MICROPY_ENABLE_DOC_STRING
  bool EnableSourceLine = true;        ///< MICROPY_ENABLE_SOURCE_LINE
  /// MICROPY_EMIT_BYTECODE_USES_QSTR_TABLE
  bool EmitBytecodeUsesQstrTable = true;
  bool EmitNative = true;       ///< MICROPY_EMIT_NATIVE
  bool EmitInlineThumb = true;  ///< MICROPY_EMIT_INLINE_THUMB
  bool EmitInlineXtensa = true; ///< MICROPY_EMIT_INLINE_XTENSA
  bool EmitInlineRv32 = true;   ///< MICROPY_EMIT_INLINE_RV32
  /// mpy-cross: whether -march names an architecture with an inline assembler.
  bool ArchitectureHasInlineAssembler = false;
  bool DebugVmStackOverflow = false; ///< MICROPY_DEBUG_VM_STACK_OVERFLOW
  /// MICROPY_ERROR_REPORTING is at most MICROPY_ERROR_REPORTING_TERSE.
  bool TerseErrors = false;
  /// Bits of a small int, sign included: of the object representation, or of
  /// mpy-cross's -msmall-int-bits.
  uint32_t SmallIntBits = 31;
  /// Bits of a small integer in a parse node, sign included: at most those of
  /// a word less one (py/parse.c, make_node_const_object_optimised).
  uint32_t NodeIntegerBits = 31;

  //===--- Sizes of first allocations and steps ---------------------------===//

  uint32_t AllocLexerIndentInit = 10; ///< MICROPY_ALLOC_LEXER_INDENT_INIT
  uint32_t AllocLexelIndentInc = 8;   ///< MICROPY_ALLOC_LEXEL_INDENT_INC
  uint32_t AllocParseRuleInit = 64;   ///< MICROPY_ALLOC_PARSE_RULE_INIT
  uint32_t AllocParseRuleInc = 16;    ///< MICROPY_ALLOC_PARSE_RULE_INC
  uint32_t AllocParseResultInit = 32; ///< MICROPY_ALLOC_PARSE_RESULT_INIT
  uint32_t AllocParseResultInc = 16;  ///< MICROPY_ALLOC_PARSE_RESULT_INC
  uint32_t AllocParseChunkInit = 128; ///< MICROPY_ALLOC_PARSE_CHUNK_INIT
  /// MICROPY_ALLOC_PARSE_INTERN_STRING_LEN
  uint32_t AllocParseInternStringLen = 10;
  uint32_t AllocScopeIdInit = 4; ///< MICROPY_ALLOC_SCOPE_ID_INIT
  uint32_t AllocScopeIdInc = 6;  ///< MICROPY_ALLOC_SCOPE_ID_INC

  //===--- Bytes on the device --------------------------------------------===//

  uint32_t WordBytes = 4;        ///< sizeof(mp_uint_t)
  uint32_t PointerBytes = 4;     ///< sizeof(void *), sizeof(mp_parse_node_t)
  uint32_t SizeBytes = 4;        ///< sizeof(size_t)
  uint32_t ObjBytes = 4;         ///< sizeof(mp_obj_t)
  uint32_t QstrShortBytes = 2;   ///< sizeof(qstr_short_t)
  uint32_t MapElemBytes = 0;     ///< sizeof(mp_map_elem_t)
  uint32_t LexerBytes = 0;       ///< sizeof(mp_lexer_t)
  uint32_t RuleStackBytes = 0;   ///< sizeof(rule_stack_t)
  uint32_t ParseStructBytes = 8; ///< sizeof(mp_parse_node_struct_t), no nodes
  uint32_t ParseChunkBytes = 0;  ///< sizeof(mp_parse_chunk_t), no data
  uint32_t ScopeBytes = 0;       ///< sizeof(scope_t)
  uint32_t IdInfoBytes = 0;      ///< sizeof(id_info_t)
  uint32_t EmitBytes = 0;        ///< sizeof(emit_t)
  uint32_t RawCodeBytes = 0;     ///< sizeof(mp_raw_code_t)

  /// Which machine code native functions become, and its emitter's memory.
  NativeConfig Native;
};

} // namespace pymemlint::micropython
#endif
