// py/compile.c, compile_scope: one pass over one block.
#include "analyzer/runtimes/micropython/QstrTable.h"
#include "analyzer/runtimes/micropython/compiler/CompilerImpl.h"

namespace pymemlint::micropython {

void Compiler::compileScope(Scope &S) {
  Current = &S;
  NextLabel = 0;
  if (InScopePass) {
    E->startScopePass(S);
    S.StackSize = 0;
    S.ExceptionStackSize = 0;
  } else {
    E->startCodePass(S);
  }
  reserveLabels(6);
  if (isRule(S.Node, Rule::EvalInput)) {
    node(S.Node.structure()->Nodes[0]);
    return E->returnValue();
  }
  switch (S.Kind) {
  case ScopeKind::Module:
    if (!Input.IsRepl)
      docString(S.Node);
    node(S.Node);
    E->loadNone();
    break;
  case ScopeKind::Function:
    functionBody(S);
    break;
  case ScopeKind::Lambda:
    lambdaBody(S);
    break;
  case ScopeKind::Class:
    classBody(S);
    break;
  default:
    comprehensionBody(S);
    break;
  }
  E->returnValue();
}

void Compiler::functionBody(Scope &S) {
  ParseStruct *Def = S.Node.structure();
  // Parameters are the first names of a function: they have its first slots.
  if (InScopePass) {
    parameters(Def->Nodes[1], /*IsLambda=*/false);
    if (S.Option == EmitOption::Viper && Config.EmitNative)
      S.Flags |= unsigned(viperAnnotation(Def->Nodes[2]))
                 << Scope::ViperReturnShift;
  }
  node(Def->Nodes[3]);
  E->loadNone();
}

void Compiler::lambdaBody(Scope &S) {
  ParseStruct *Def = S.Node.structure();
  E->setLine(Def->Line);
  if (InScopePass)
    parameters(Def->Nodes[0], /*IsLambda=*/true);
  node(Def->Nodes[1]);
  // A lambda with a yield returns None, not its last value.
  if (S.Flags & ir::IsGenerator) {
    E->pop();
    E->loadNone();
  }
}

void Compiler::comprehensionBody(Scope &S) {
  ParseStruct *Comprehension = S.Node.structure();
  // The iterator is an argument whose name, the empty one, no program uses.
  Qstr Iterator = Known.Empty;
  if (InScopePass) {
    S.findOrAdd(Iterator, NameKind::Local);
    S.PositionalArguments = 1;
  }
  E->setLine(Comprehension->Line);
  if (S.Kind == ScopeKind::ListComprehension)
    E->buildList(0);
  else if (S.Kind == ScopeKind::DictComprehension)
    E->buildMap(0);
  else if (S.Kind == ScopeKind::SetComprehension)
    E->buildSet(0);

  // An iterator has four slots of the stack; a null one says that the next is
  // the object.
  if (S.Kind == ScopeKind::GeneratorExpression) {
    E->loadNull();
    loadName(Iterator);
    E->loadNull();
    E->loadNull();
  } else {
    loadName(Iterator);
    E->getIteratorOnStack();
  }
  comprehensionLoop(Comprehension->Nodes[1].structure(),
                    Comprehension->Nodes[0], 0);
  if (S.Kind == ScopeKind::GeneratorExpression)
    E->loadNone();
}

// compile_scope_comp_iter.
void Compiler::comprehensionLoop(ParseStruct *For, ParseNode Inner,
                                 int ForDepth) {
  Nesting Guard(*this);
  Label Top = newLabel(), End = newLabel();
  E->assignLabel(Top);
  E->forIterator(End);
  assign(For->Nodes[0], Assign::Store);
  ParseNode Next = For->Nodes[2];
  while (isRule(Next, Rule::CompIf)) {
    condition(Next.structure()->Nodes[0], false, Top);
    Next = Next.structure()->Nodes[1];
  }
  if (isRule(Next, Rule::CompFor)) {
    node(Next.structure()->Nodes[1]);
    E->getIteratorOnStack();
    comprehensionLoop(Next.structure(), Inner, ForDepth + 1);
  } else {
    node(Inner);
    if (Current->Kind == ScopeKind::GeneratorExpression) {
      E->yieldValue();
      reserveLabels(1);
      E->pop();
    } else {
      E->storeComprehension(Current->Kind, 4 * ForDepth + 5);
    }
  }
  E->jump(Top);
  E->assignLabel(End);
  E->forIteratorEnd();
}

void Compiler::classBody(Scope &S) {
  ParseStruct *Class = S.Node.structure();
  if (InScopePass)
    S.findOrAdd(Known.DunderClass, NameKind::Local);
  if (Config.PySysSettrace)
    E->setLine(Class->Line);
  loadName(Known.DunderName);
  storeName(Known.DunderModule);
  E->loadString(Class->Nodes[0].number());
  storeName(Known.DunderQualname);
  docString(Class->Nodes[2]);
  node(Class->Nodes[2]);
  // The body returns the cell of __class__ when a method uses it.
  const NameInfo &Info = *S.find(Known.DunderClass);
  if (Info.Kind == NameKind::Local)
    E->loadNone();
  else
    E->loadSlot(Info.Slot, /*IsCell=*/false);
}

// check_for_doc_string.
void Compiler::docString(ParseNode Body) {
  if (!Config.EnableDocString)
    return;
  if (isRule(Body, Rule::FileInput2)) {
    for (ParseNode N : nodesOf(Body.structure())) {
      Body = N;
      if (!isTokenOf(N, Token::Newline))
        break;
    }
  } else if (isRule(Body, Rule::SuiteBlockStmts)) {
    Body = Body.structure()->Nodes[0];
  }
  if (!isRule(Body, Rule::ExprStmt))
    return;
  ParseNode Text = Body.structure()->Nodes[0];
  bool IsText = Text.isString() ||
                (isRule(Text, Rule::ConstObject) &&
                 Context.Constants.view(constantOf(Text.structure())).K ==
                     ConstantView::String);
  if (!IsText)
    return;
  node(Text);
  storeName(Known.DunderDoc);
}

void Compiler::parameters(ParseNode &List, bool IsLambda) {
  HaveStar = false;
  for (ParseNode N :
       listOf(List, IsLambda ? Rule::Varargslist : Rule::Typedargslist))
    parameter(N, IsLambda);
}

// compile_scope_func_lambda_param.
void Compiler::parameter(ParseNode N, bool IsLambda) {
  Scope &S = *Current;
  if (S.Flags & ir::HasKeywords) // ** must be the last.
    return syntaxError(N, "invalid syntax");

  auto count = [&] {
    ++(HaveStar ? S.KeywordOnlyArguments : S.PositionalArguments);
  };
  Qstr Name = 0;
  bool HasName = true;
  uint8_t Flags = NameInfo::IsParameter;
  if (N.isId()) {
    Name = N.number();
    count();
  } else if (isRule(N, IsLambda ? Rule::VarargslistName
                                : Rule::TypedargslistName)) {
    Name = N.structure()->Nodes[0].number();
    count();
  } else if (isRule(N, IsLambda ? Rule::VarargslistStar
                                : Rule::TypedargslistStar)) {
    if (HaveStar)
      return syntaxError(N, "invalid syntax");
    HaveStar = true;
    Flags |= NameInfo::IsStar;
    ParseNode Starred = N.structure()->Nodes[0];
    if (Starred.isNull()) {
      HasName = false;
    } else {
      S.Flags |= ir::HasVariadic;
      // With an annotation the name is inside a tfpdef.
      Name = Starred.isId() ? Starred.number()
                            : Starred.structure()->Nodes[0].number();
    }
  } else {
    Name = N.structure()->Nodes[0].number();
    Flags |= NameInfo::IsDoubleStar;
    S.Flags |= ir::HasKeywords;
  }
  if (!HasName)
    return;
  NameInfo *Info = S.findOrAdd(Name, NameKind::Undecided);
  if (Info->Kind != NameKind::Undecided)
    return syntaxError(N, "argument name reused");
  Info->Kind = NameKind::Local;
  Info->Flags = Flags;
  if (S.Option == EmitOption::Viper && Config.EmitNative &&
      isRule(N, Rule::TypedargslistName))
    Info->Flags |= unsigned(viperAnnotation(N.structure()->Nodes[1]))
                   << NameInfo::ViperTypeShift;
}

// compile_viper_type_annotation.
ViperType Compiler::viperAnnotation(ParseNode N) {
  if (N.isNull())
    return ViperType::Object;
  if (!N.isId()) {
    syntaxError(N, "annotation must be an identifier");
    return ViperType::Object;
  }
  llvm::StringRef Name = Context.Names.text(N.number());
  std::optional<ViperType> T = viperTypeOf(Name);
  if (!T) {
    Error = CompileError{CompileError::ViperTypeError, 0,
                         ("unknown type '" + Name + "'").str(), 0,
                         "unknown type '%q'"};
    if (Context.Events)
      Context.Events->exceptionMade(*Error);
  }
  return T.value_or(ViperType::Object);
}

} // namespace pymemlint::micropython
