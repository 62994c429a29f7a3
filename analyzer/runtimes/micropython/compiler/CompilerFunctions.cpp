// py/compile.c: functions, classes, lambdas and decorators.
#include "analyzer/runtimes/micropython/compiler/CompilerImpl.h"

namespace pymemlint::micropython {

// close_over_variables_etc: makes the function object of a block. Its defaults
// are on the stack.
void Compiler::closeOver(Scope &Made, unsigned PositionalCount,
                         unsigned KeywordCount) {
  if (KeywordCount)
    Made.Flags |= ir::HasDefaultKeywords;
  Made.DefaultArguments = PositionalCount;
  if (Config.EmitNative) // The function refers to the globals of now.
    Current->Flags |= Scope::RefersToGlobals | Scope::HasConstants;
  unsigned Cells = 0;
  if (Current->Kind != ScopeKind::Module)
    Current->forEachProvidedTo(Made, [&](NameInfo &Mine, NameInfo &) {
      E->loadSlot(Mine.Slot, /*IsCell=*/false);
      ++Cells;
    });
  bool HasDefaults = PositionalCount || KeywordCount;
  if (Cells)
    E->makeClosure(Made, Cells, HasDefaults);
  else
    E->makeFunction(Made, HasDefaults);
}

// compile_funcdef_lambdef_param: pushes the default of one parameter.
void Compiler::defaultOf(ParseNode N) {
  ParseNode Name = N, Default;
  if (N.isStruct()) {
    ParseStruct *S = N.structure();
    switch (ruleOf(S)) {
    case Rule::TypedargslistStar:
    case Rule::VarargslistStar:
      HaveStar = true;
      return;
    case Rule::TypedargslistDblStar:
    case Rule::VarargslistDblStar:
      return;
    case Rule::TypedargslistName:
      Name = S->Nodes[0];
      Default = S->Nodes[2];
      break;
    default:
      Name = S->Nodes[0];
      Default = S->Nodes[1];
      break;
    }
  }
  if (Default.isNull()) {
    if (!HaveStar && PositionalDefaults)
      syntaxError(N, "non-default argument follows default argument");
    return;
  }
  if (!HaveStar) {
    ++PositionalDefaults;
    return node(Default);
  }
  // Keyword defaults are in a dict, above the tuple of positional ones.
  if (++KeywordDefaults == 1) {
    if (PositionalDefaults)
      E->buildTuple(PositionalDefaults);
    else
      E->loadNull();
    E->buildMap(0);
  }
  node(Default);
  E->loadString(Name.number());
  E->storeMap();
}

// compile_funcdef_lambdef.
void Compiler::defaults(Scope &Made, ParseNode &Parameters, Rule ListRule) {
  // A default may be a lambda with defaults of its own.
  bool OldStar = HaveStar;
  unsigned OldKeyword = KeywordDefaults, OldPositional = PositionalDefaults;
  HaveStar = false;
  KeywordDefaults = PositionalDefaults = 0;
  for (ParseNode N : listOf(Parameters, ListRule))
    defaultOf(N);
  if (hasError())
    return;
  if (PositionalDefaults && !KeywordDefaults) {
    E->buildTuple(PositionalDefaults);
    E->loadNull();
  }
  closeOver(Made, PositionalDefaults, KeywordDefaults);
  HaveStar = OldStar;
  KeywordDefaults = OldKeyword;
  PositionalDefaults = OldPositional;
}

// compile_funcdef_helper: leaves the function on the stack.
Qstr Compiler::makeFunction(ParseStruct *S, EmitOption Option) {
  if (InScopePass)
    S->Nodes[4] = ParseNode::opaque(newScope(ScopeKind::Function, S, Option));
  Scope &Made = *S->Nodes[4].opaque<Scope>();
  defaults(Made, S->Nodes[1], Rule::Typedargslist);
  return Made.SimpleName;
}

// compile_classdef_helper: leaves the class on the stack.
Qstr Compiler::makeClass(ParseStruct *S, EmitOption Option) {
  if (InScopePass)
    S->Nodes[3] = ParseNode::opaque(newScope(ScopeKind::Class, S, Option));
  E->loadBuildClass();
  Scope &Made = *S->Nodes[3].opaque<Scope>();
  closeOver(Made, 0, 0);
  E->loadString(Made.SimpleName);
  // "class C():" has a classdef_2 without children.
  ParseNode Parents = S->Nodes[1];
  if (isRule(Parents, Rule::Classdef2))
    Parents = ParseNode();
  arguments(Parents, /*IsMethod=*/false, /*Extra=*/2);
  return Made.SimpleName;
}

void Compiler::function(ParseStruct *S) {
  storeName(makeFunction(S, Current->Option));
}

void Compiler::classDefinition(ParseStruct *S) {
  storeName(makeClass(S, Current->Option));
}

void Compiler::lambda(ParseStruct *S) {
  if (InScopePass)
    S->Nodes[2] =
        ParseNode::opaque(newScope(ScopeKind::Lambda, S, Current->Option));
  defaults(*S->Nodes[2].opaque<Scope>(), S->Nodes[0], Rule::Varargslist);
}

std::optional<EmitOption> Compiler::emitOptionOf(Qstr Decorator) const {
  if (Decorator == Known.Bytecode)
    return EmitOption::Bytecode;
  if (Config.EmitNative && Decorator == Known.Native)
    return EmitOption::Native;
  if (Config.EmitNative && Decorator == Known.Viper)
    return EmitOption::Viper;
  if (((Config.EmitInlineThumb && Decorator == Known.AsmThumb) ||
       (Config.EmitInlineXtensa && Decorator == Known.AsmXtensa) ||
       (Config.EmitInlineRv32 && Decorator == Known.AsmRv32)))
    return EmitOption::InlineAssembler;
  return std::nullopt;
}

// compile_built_in_decorator: true for @micropython.xxx.
bool Compiler::builtInDecorator(NodeList Names, EmitOption &Option) {
  if (!isName(Names[0], Known.Micropython))
    return false;
  if (Names.size() != 2) {
    syntaxError(Names[0], "invalid micropython decorator");
    return true;
  }
  if (std::optional<EmitOption> Chosen = emitOptionOf(Names[1].number())) {
    Option = *Chosen;
    if (Option == EmitOption::InlineAssembler && Config.DynamicCompiler &&
        !Config.ArchitectureHasInlineAssembler)
      syntaxError(Names[1], "invalid arch");
  } else {
    syntaxError(Names[1], "invalid micropython decorator");
  }
  return true;
}

void Compiler::noteUnsupported(uint32_t Line, EmitOption Option) {
  if (!InScopePass)
    return;
  if (Option == EmitOption::InlineAssembler)
    Unsupporteds.push_back({Line, "inline assembler"});
  else if (emitsNative())
    return;
  if (Option == EmitOption::Native)
    Unsupporteds.push_back({Line, "@micropython.native"});
  else if (Option == EmitOption::Viper)
    Unsupporteds.push_back({Line, "@micropython.viper"});
}

// compile_decorated.
void Compiler::decorated(ParseStruct *S) {
  NodeList Decorators = listOf(S->Nodes[0], Rule::Decorators);
  EmitOption Option = Current->Option;
  size_t Calls = 0;
  for (ParseNode N : Decorators) {
    ParseStruct *Decorator = N.structure();
    NodeList Names = listOf(Decorator->Nodes[0], Rule::DottedName);
    if (builtInDecorator(Names, Option))
      continue;
    ++Calls;
    node(Names[0]);
    for (ParseNode Attribute : Names.drop_front())
      E->loadAttribute(Attribute.number());
    node(Decorator->Nodes[1]);
  }
  ParseStruct *Body = S->Nodes[1].structure();
  noteUnsupported(Body->Line, Option);
  Qstr Name;
  if (ruleOf(Body) == Rule::Funcdef) {
    Name = makeFunction(Body, Option);
  } else if (ruleOf(Body) == Rule::AsyncFuncdef) {
    ParseStruct *Def = Body->Nodes[0].structure();
    Name = makeFunction(Def, Option);
    Def->Nodes[4].opaque<Scope>()->Flags |= ir::IsGenerator;
  } else {
    Name = makeClass(Body, Option);
  }
  for (; Calls; --Calls)
    E->callFunction(1, 0, false);
  storeName(Name);
}

} // namespace pymemlint::micropython
