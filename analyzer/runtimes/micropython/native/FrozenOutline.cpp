//===- FrozenOutline.cpp - Importing a frozen module without its code -*- C++
//-*-===//
#include "analyzer/runtimes/micropython/native/FrozenOutline.h"
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/native/FrozenDrivers.h"
#include "analyzer/runtimes/micropython/objects/BuiltinFunctions.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "llvm/ADT/StringExtras.h"
#include <optional>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

struct Row {
  bool IsBody;
  const char *Name;  ///< "machine", "machine.Counter", "machine.__getattr__".
  const char *Ports; ///< Of a body.
  uint32_t State, Handlers;
  const char *Text; ///< Steps of a body, parameters of a function.
  NativeFn Behaviour;
};
constexpr Row Rows[] = {
#define BODY(Name, Ports, State, Handlers, Steps)                              \
  {true, Name, Ports, State, Handlers, Steps, nullptr},
#define FUNCTION(Name, State, Handlers, Parameters, Behaviour)                 \
  {false, Name, "*", State, Handlers, Parameters, Behaviour},
#include "analyzer/runtimes/micropython/native/FrozenOutlines.def"
#undef BODY
#undef FUNCTION
};

const Row *findRow(llvm::StringRef Name, bool IsBody) {
  for (const Row &R : Rows)
    if (R.IsBody == IsBody && Name == R.Name)
      return &R;
  return nullptr;
}

Value name(Runtime &R, llvm::StringRef Text) {
  return Value::qstr(R.intern(Text));
}

llvm::StringRef lastPart(llvm::StringRef Dotted) {
  return Dotted.rsplit('.').second.empty() ? Dotted : Dotted.rsplit('.').second;
}

//===--- Parameters -------------------------------------------------------===//

struct Parameter {
  enum class Kind : uint8_t { Positional, KeywordOnly, Rest, RestKeywords };
  Kind K = Kind::Positional;
  llvm::StringRef Name;
  std::optional<llvm::StringRef> Default;
};
using Parameters = llvm::SmallVector<Parameter, 8>;

Parameters parametersOf(const Row &Described) {
  Parameters Result;
  llvm::SmallVector<llvm::StringRef, 8> Words;
  llvm::StringRef(Described.Text).split(Words, ' ', -1, /*KeepEmpty=*/false);
  bool IsKeywordOnly = false;
  for (llvm::StringRef W : Words) {
    Parameter P;
    if (W == "*") {
      IsKeywordOnly = true;
      continue;
    }
    if (W.consume_front("**"))
      P.K = Parameter::Kind::RestKeywords;
    else if (W.consume_front("*")) {
      P.K = Parameter::Kind::Rest;
      IsKeywordOnly = true;
    } else if (IsKeywordOnly)
      P.K = Parameter::Kind::KeywordOnly;
    auto [Name, Default] = W.split('=');
    P.Name = Name;
    if (Name.size() != W.size())
      P.Default = Default;
    Result.push_back(P);
  }
  return Result;
}

std::optional<Value> constant(llvm::StringRef Text) {
  int64_t Number;
  if (!Text.getAsInteger(10, Number))
    return Value::smallInt(Number);
  if (Text == "None")
    return Value::none();
  if (Text == "True" || Text == "False")
    return Value::boolean(Text == "True");
  return std::nullopt;
}

//===--- Functions --------------------------------------------------------===//

/// mp_obj_fun_bc_t of a function whose code is not at hand.
struct OutlineFunction final : Obj {
  const Row *Described = nullptr;
  ModuleContextObj *Context = nullptr;
  const Obj *KeywordDefaults = nullptr;
  void trace(Tracer &T) const override {
    T.cell(Context);
    if (KeywordDefaults)
      T.cell(KeywordDefaults);
  }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.text(Described->Name);
    W.cell(Context);
    W.cell(KeywordDefaults);
    return true;
  }
};

extern const TypeSpec OutlineFunctionType;

OutlineFunction *makeFunction(Runtime &R, const Row &Described,
                              ModuleContextObj *Context) {
  HoldScope Scope(R.Mem);
  uint32_t Positional = 0;
  llvm::SmallVector<const Parameter *, 4> Keywords;
  Parameters All;
  if (!Described.IsBody)
    All = parametersOf(Described);
  for (const Parameter &P : All) {
    if (!P.Default)
      continue;
    if (P.K == Parameter::Kind::KeywordOnly)
      Keywords.push_back(&P);
    else
      ++Positional;
  }
  if (Positional)
    R.Mem.hold(newTupleOf(R, Positional));
  DictObj *Dict = nullptr;
  if (!Keywords.empty()) {
    Dict = newDict(R, 0);
    R.Mem.hold(Dict);
    for (const Parameter *P : Keywords)
      dictStore(R, Dict, name(R, P->Name),
                constant(*P->Default).value_or(Value::none()));
  }
  const uint32_t Extra = Positional + (Dict ? 1 : 0);
  auto *F = R.newObject<OutlineFunction>(R.Sizes.FunctionBytecode +
                                             Extra * R.wordBytes(),
                                         R.type(OutlineFunctionType));
  F->Described = &Described;
  F->Context = Context;
  F->KeywordDefaults = Dict;
  return F;
}

//===--- Bodies -----------------------------------------------------------===//

/// What runs when a module is imported or a class is made.
class BodyRunner {
public:
  BodyRunner(Runtime &R, const Row &Described, ModuleContextObj *Context)
      : R(R), Described(Described), Context(Context) {}

  void run() {
    // compile_scope: what every class body begins with.
    if (llvm::StringRef(Described.Name).contains('.')) {
      store("__module__", loadName(R, R.Names.name_dunder));
      store("__qualname__", name(R, lastPart(Described.Name)));
    }
    llvm::SmallVector<llvm::StringRef, 16> Steps;
    llvm::StringRef(Described.Text).split(Steps, ';');
    for (llvm::StringRef Step : Steps) {
      HoldScope Scope(R.Mem);
      carryOut(Step.trim());
    }
  }

private:
  Value load(llvm::StringRef Name) { return loadName(R, R.intern(Name)); }
  void store(llvm::StringRef Name, Value V) {
    storeName(R, R.intern(Name), R.kept(V));
  }

  void carryOut(llvm::StringRef Step) {
    llvm::SmallVector<llvm::StringRef, 8> Words;
    Step.split(Words, ' ', -1, /*KeepEmpty=*/false);
    if (Words.empty())
      return;
    if (Words[0] == "if") {
      auto [Condition, Rest] = Step.split(':');
      auto [Base, Name] = Condition.drop_front(3).split('.');
      AttrResult Dest;
      loadMethodMaybe(R, load(Base), R.intern(Name), Dest);
      if (Dest[0])
        carryOut(Rest.trim());
    } else if (Words[0] == "import")
      store(Words.back(), importName(R, R.intern(Words[1]), Value::none(),
                                     Value::smallInt(0)));
    else if (Words[0] == "from")
      importFromModule(Words);
    else if (Words[0] == "def")
      store(Words[1], makeFunction(R, *findRow(key(Words[1]), false), Context));
    else if (Words[0] == "class")
      makeClass(Words);
    else if (Words[0] == "del")
      deleteName(R, R.intern(Words[1]));
    else
      assign(Step);
  }

  std::string key(llvm::StringRef Name) const {
    return (llvm::StringRef(Described.Name) + "." + Name).str();
  }

  /// BUILD_TUPLE of the names that are wanted, IMPORT_NAME, IMPORT_FROM.
  void importFromModule(llvm::ArrayRef<llvm::StringRef> Words) {
    llvm::ArrayRef<llvm::StringRef> Wanted = Words.drop_front(3);
    TupleObj *Names = newTupleOf(R, Wanted.size());
    R.Mem.hold(Names);
    for (size_t I = 0; I != Wanted.size(); ++I)
      Names->Items[I] = name(R, Wanted[I]);
    Value Module =
        R.kept(importName(R, R.intern(Words[1]), Names, Value::smallInt(0)));
    if (Wanted[0] == "*")
      return importAll(R, Module);
    for (llvm::StringRef Name : Wanted)
      store(Name, importFrom(R, Module, R.intern(Name)));
  }

  void makeClass(llvm::ArrayRef<llvm::StringRef> Words) {
    llvm::SmallVector<Value, 4> Given = {
        makeFunction(R, *findRow(key(Words[1]), true), Context),
        name(R, Words[1])};
    R.kept(Given[0]);
    for (llvm::StringRef Base : Words.drop_front(2))
      Given.push_back(load(Base));
    store(Words[1],
          builtins::buildClass(R, {uint32_t(Given.size()), 0, Given.data()}));
  }

  void assign(llvm::StringRef Step) {
    auto [Target, Expression] = Step.split('=');
    Value V = R.kept(evaluate(Expression.trim()));
    auto [Base, Attribute] = Target.trim().split('.');
    if (Attribute.empty())
      store(Base, V);
    else
      storeAttr(R, load(Base), R.intern(Attribute), V);
  }

  /// BUILD_MAP, STORE_MAP.
  Value display(llvm::StringRef Text) {
    llvm::SmallVector<llvm::StringRef, 32> Items;
    Text.split(Items, ' ', -1, /*KeepEmpty=*/false);
    DictObj *Dict = newDict(R, Items.size());
    R.Mem.hold(Dict);
    for (llvm::StringRef Item : Items) {
      auto [Key, Lambda] = Item.split(':');
      dictStore(
          R, Dict, name(R, Key),
          Lambda.empty()
              ? Value::smallInt(0)
              : Value(makeFunction(R, *findRow(key(Lambda), false), Context)));
    }
    return Dict;
  }

  Value evaluate(llvm::StringRef Text) {
    if (auto Known = constant(Text))
      return *Known;
    if (Text.consume_front("{") && Text.consume_back("}"))
      return display(Text);
    if (Text == "()")
      return R.EmptyTuple;
    if (Text.consume_front("(") && Text.consume_back(")")) {
      // A constant tuple stands in flash.
      llvm::SmallVector<llvm::StringRef, 8> Items;
      Text.split(Items, ' ', -1, /*KeepEmpty=*/false);
      auto *T = R.newStackObject<TupleObj>(R.Types.Tuple);
      T->Length = Items.size();
      T->Items = R.Pool.array<Value>(Items.size());
      for (size_t I = 0; I != Items.size(); ++I)
        T->Items[I] = constant(Items[I]).value_or(Value::none());
      return T;
    }
    llvm::SmallVector<llvm::StringRef, 4> Parts;
    Text.split(Parts, '.');
    Value V = load(Parts[0]);
    for (llvm::StringRef Part : llvm::ArrayRef(Parts).drop_front())
      V = R.kept(loadAttr(R, V, R.intern(Part)));
    return V;
  }

  Runtime &R;
  const Row &Described;
  ModuleContextObj *Context;
};

//===--- Calls ------------------------------------------------------------===//

/// mp_code_state_t on the heap; what it refers to is held by the call.
struct StateCell final : Cell {};

[[noreturn]] void stopAtFunction(Runtime &R, const Row &Described,
                                 const llvm::Twine &Why) {
  auto [Module, Function] = llvm::StringRef(Described.Name).split('.');
  stopUnmodelled(R, Function + "() of the frozen module " + Module + Why,
                 "what follows is not counted; --frozen FOLDER names a folder "
                 "with its code");
}

/// mp_setup_code_state for functions whose behaviour is known: one value for
/// each parameter.
void bind(Runtime &R, const Row &Described, Arguments A,
          llvm::SmallVectorImpl<Value> &Bound) {
  const Parameters All = parametersOf(Described);
  Bound.assign(All.size(), Value());
  bool IsWrong = A.Count > All.size();
  for (uint32_t I = 0; I != A.Count && !IsWrong; ++I)
    Bound[I] = A[I];
  for (uint32_t I = 0; I != A.Keywords; ++I) {
    const Value Key = A[A.Count + 2 * I];
    const auto *Found = llvm::find_if(All, [&](const Parameter &P) {
      return Key.isQstr() && R.text(Key.qstr()) == P.Name;
    });
    if (Found == All.end() || Bound[Found - All.begin()])
      IsWrong = true;
    else
      Bound[Found - All.begin()] = A[A.Count + 2 * I + 1];
  }
  for (size_t I = 0; I != All.size(); ++I)
    if (!Bound[I] && All[I].Default)
      Bound[I] = constant(*All[I].Default).value_or(Value());
  if (IsWrong || llvm::is_contained(Bound, Value()))
    stopAtFunction(R, Described, " with arguments that it does not take");
}

Value carryOut(Runtime &R, OutlineFunction *F, Arguments A) {
  const Row &Described = *F->Described;
  if (Described.IsBody) {
    BodyRunner(R, Described, F->Context).run();
    return Value::none();
  }
  llvm::SmallVector<Value, 8> Bound;
  bind(R, Described, A, Bound);
  return Described.Behaviour(R, {uint32_t(Bound.size()), 0, Bound.data()});
}

/// fun_bc_call and what mp_execute_bytecode does with an exception.
Value callOutline(Runtime &R, Value Self, Arguments A) {
  auto *F = static_cast<OutlineFunction *>(Self.object());
  const Row &Described = *F->Described;
  if (!Described.IsBody && !Described.Behaviour)
    stopAtFunction(R, Described, "");
  const uint64_t Bytes = Described.State * R.wordBytes() +
                         Described.Handlers * R.Sizes.ExceptionStackEntry;
  const uint64_t Whole = R.Sizes.CodeState + Bytes;
  auto *State = R.Pool.make<StateCell>();
  const size_t Held = R.Mem.holdMark();
  R.Mem.hold(F);
  const bool OnHeap = Bytes > R.Config.MaxStateOnStack &&
                      R.Mem.allocateMaybe(*State, Whole, /*IsOptional=*/true);
  DictObj *OldGlobals = R.Globals;
  R.Globals = F->Context->Globals;
  Value Result, Raised;
  try {
    Result = carryOut(R, F, A);
  } catch (Raise &E) {
    Raised = E.Exception;
  } catch (OutOfMemory &O) {
    Raised = newMemoryError(R, O);
  } catch (NameTooLong &) {
    Raised = newNameTooLong(R);
  }
  if (Raised) {
    llvm::StringRef Module = llvm::StringRef(Described.Name).split('.').first;
    try {
      addTraceback(R, Raised, R.intern((Module + ".py").str()), 1,
                   R.intern(lastPart(Described.Name)));
    } catch (OutOfMemory &) {
      // mp_obj_exception_add_traceback uses m_new_maybe: it cannot fail so.
    }
  }
  R.Globals = OldGlobals;
  if (OnHeap)
    R.Mem.free(*State, Whole);
  R.Mem.releaseTo(Held);
  if (Raised)
    throw Raise{R.kept(Raised)};
  return R.kept(Result);
}

void printOutline(Runtime &R, Printer &P, Value Self, PrintKind) {
  auto *F = static_cast<OutlineFunction *>(Self.object());
  P.write("<function ");
  P.write(lastPart(F->Described->Name));
  P.write(" at 0x");
  P.write(llvm::utohexstr(R.addressOf(Self), /*LowerCase=*/true));
  P.write(">");
}

void outlineAttr(Runtime &R, Value Self, Qstr Name, AttrResult &Dest) {
  auto *F = static_cast<OutlineFunction *>(Self.object());
  if (Dest[0] || !R.Config.macro("MICROPY_PY_FUNCTION_ATTRS"))
    return;
  if (Name == R.Names.name_dunder)
    Dest[0] = name(R, lastPart(F->Described->Name));
  if (Name == R.Names.globals_dunder)
    Dest[0] = F->Context->Globals;
}

const TypeSpec OutlineFunctionType = {.Name = "function",
                                      .Flags = BindsSelf,
                                      .Print = printOutline,
                                      .Call = callOutline,
                                      .Attr = outlineAttr};

bool isForPort(llvm::StringRef Ports, llvm::StringRef Port) {
  if (Ports == "*")
    return true;
  llvm::SmallVector<llvm::StringRef, 8> Names;
  Ports.split(Names, ' ');
  return llvm::is_contained(Names, Port);
}

} // namespace

bool micropython::isOutlined(Runtime &R, llvm::StringRef Name) {
  const Row *Found = findRow(Name, /*IsBody=*/true);
  return Found && isForPort(Found->Ports, R.Config.Port);
}

Value micropython::newOutlineFunction(Runtime &R, llvm::StringRef Name,
                                      ModuleContextObj *Context) {
  return makeFunction(R, *findRow(Name, /*IsBody=*/true), Context);
}

std::string micropython::checkFrozenOutlines() {
  llvm::StringMap<bool> Used;
  auto IsName = [](llvm::StringRef Text) {
    return !Text.empty() && !llvm::isDigit(Text[0]) &&
           llvm::all_of(Text, [](char C) {
             return llvm::isAlnum(C) || C == '_' || C == '.';
           });
  };
  for (const Row &R : Rows) {
    if (!R.IsBody) {
      for (const Parameter &P : parametersOf(R))
        if (!IsName(P.Name) || (P.Default && !constant(*P.Default)))
          return std::string(R.Name) + ": no parameter: " + P.Name.str();
      continue;
    }
    llvm::SmallVector<llvm::StringRef, 16> Steps;
    llvm::StringRef(R.Text).split(Steps, ';');
    for (llvm::StringRef Step : Steps) {
      Step = Step.trim();
      if (Step.consume_front("if "))
        Step = Step.split(':').second.trim();
      llvm::SmallVector<llvm::StringRef, 8> Words;
      Step.split(Words, ' ', -1, /*KeepEmpty=*/false);
      const std::string Key =
          Words.size() > 1 ? std::string(R.Name) + "." + Words[1].str() : "";
      if (Words.empty())
        continue; // `pass`
      for (llvm::StringRef Item : Words)
        if (auto [Before, Lambda] = Item.rtrim("}").split(':');
            !Lambda.empty()) {
          const std::string Function = (R.Name + ("." + Lambda)).str();
          if (!findRow(Function, false))
            return Function + " has no row";
          Used[Function] = true;
        }
      if (Words.size() < 2)
        return std::string(R.Name) + ": no step: '" + Step.str() + "'";
      if (Words[0] == "def" || Words[0] == "class") {
        if (!findRow(Key, Words[0] == "class"))
          return Key + " has no row";
        Used[Key] = true;
      } else if (Words[0] == "from" ? Words.size() < 4 || Words[2] != "import"
                 : Words[0] == "import"
                     ? Words.size() != 2 &&
                           (Words.size() != 4 || Words[2] != "as")
                 : Words[0] == "del" ? Words.size() != 2
                                     : Words[1] != "=" || !IsName(Words[0]))
        return std::string(R.Name) + ": no step: '" + Step.str() + "'";
    }
  }
  for (const Row &R : Rows)
    if (llvm::StringRef(R.Name).contains('.') && !Used.count(R.Name))
      return std::string(R.Name) + " is in no body";
  return "";
}
