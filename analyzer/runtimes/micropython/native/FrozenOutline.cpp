//===- FrozenOutline.cpp - Importing a frozen module without its code -*- C++
//-*-===//
#include "analyzer/runtimes/micropython/native/FrozenOutline.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/modules/Input.h"
#include "analyzer/runtimes/micropython/native/FrozenAsyncio.h"
#include "analyzer/runtimes/micropython/native/FrozenDrivers.h"
#include "analyzer/runtimes/micropython/native/FrozenMqtt.h"
#include "analyzer/runtimes/micropython/native/FrozenNetwork.h"
#include "analyzer/runtimes/micropython/native/FrozenPio.h"
#include "analyzer/runtimes/micropython/native/NativeTable.h"
#include "analyzer/runtimes/micropython/objects/BuiltinFunctions.h"
#include "llvm/ADT/StringExtras.h"
#include <optional>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

struct Row {
  enum class Kind : uint8_t { Body, Function, Generator };
  Kind K;
  const char *Name;  ///< "machine", "machine.Counter", "machine.__getattr__".
  const char *Ports; ///< Of a body: ports and versions, or "*".
  uint32_t State, Handlers;
  const char *Text; ///< Steps of a body, parameters of a function.
  NativeFn Native;  ///< Of its arguments alone; or null.
  const OutlineBehaviour *Behaviour; ///< With a frame of its own; or null.
  bool isBody() const { return K == Kind::Body; }
};
constexpr Row Rows[] = {
#define BODY(Name, Ports, State, Handlers, Steps)                              \
  {Row::Kind::Body, Name, Ports, State, Handlers, Steps, nullptr, nullptr},
#define FUNCTION(Name, State, Handlers, Parameters, Behaviour)                 \
  {Row::Kind::Function, Name,      "*",    State, Handlers,                    \
   Parameters,          Behaviour, nullptr},
#define CODE(Name, State, Handlers, Parameters, Behaviour)                     \
  {Row::Kind::Function, Name,    "*",      State, Handlers,                    \
   Parameters,          nullptr, Behaviour},
#define GENERATOR(Name, State, Handlers, Parameters, Behaviour)                \
  {Row::Kind::Generator, Name,    "*",      State, Handlers,                   \
   Parameters,           nullptr, Behaviour},
#include "analyzer/runtimes/micropython/native/FrozenOutlines.def"
#undef BODY
#undef FUNCTION
#undef CODE
#undef GENERATOR
};

const Row *findRow(llvm::StringRef Name, bool IsBody) {
  for (const Row &R : Rows)
    if (R.isBody() == IsBody && Name == R.Name)
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
    P.Name = Name == "$" ? "*" : Name; // A cell of a closure.
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

/// The code of a module's rows, as a compiler would give it.
std::shared_ptr<const ir::Module> makeModule(llvm::StringRef Module) {
  auto M = std::make_shared<ir::Module>();
  M->SourceName = (Module + ".py").str();
  auto NumberOf = [&](llvm::StringRef Text) {
    const auto It = llvm::find(M->Names, Text.str());
    if (It == M->Names.end()) {
      M->Names.push_back(Text.str());
      return uint32_t(M->Names.size() - 1);
    }
    return uint32_t(It - M->Names.begin());
  };
  NumberOf(M->SourceName);
  for (const Row &Described : Rows) {
    llvm::StringRef Rest = Described.Name;
    if (!Rest.consume_front(Module) || (!Rest.empty() && Rest[0] != '.'))
      continue;
    auto F = std::make_unique<ir::Function>();
    F->Kind = 'o';
    F->Outline = &Described;
    F->Name = NumberOf(Rest.empty() ? "<module>" : lastPart(Described.Name));
    F->Line = 1;
    F->StateSlots = Described.State;
    F->ExceptionSlots = Described.Handlers;
    // Which of the functions it is: states tell code apart by its bytes.
    const llvm::StringRef Text = Described.Name;
    F->Encoded.assign(Text.bytes_begin(), Text.bytes_end());
    uint32_t Locals = 0;
    if (!Described.isBody())
      for (const Parameter &P : parametersOf(Described)) {
        ++Locals;
        switch (P.K) {
        case Parameter::Kind::Positional:
          ++F->Positional;
          F->Defaults += P.Default ? 1 : 0;
          break;
        case Parameter::Kind::KeywordOnly:
          ++F->KeywordOnly;
          F->Flags |= P.Default ? ir::HasDefaultKeywords : 0;
          break;
        case Parameter::Kind::Rest:
          F->Flags |= ir::HasVariadic;
          continue;
        case Parameter::Kind::RestKeywords:
          F->Flags |= ir::HasKeywords;
          continue;
        }
        F->ArgumentNames.push_back(NumberOf(P.Name));
      }
    if (Described.K == Row::Kind::Generator)
      F->Flags |= ir::IsGenerator;
    if (Described.isBody() &&
        llvm::StringRef(Described.Text).starts_with("cell;")) {
      F->CellSlots.push_back(Locals);
      ++Locals;
    }
    if (const OutlineBehaviour *B = Described.Behaviour) {
      F->Code.assign(B->Places.begin(), B->Places.end());
      F->CellSlots.assign(B->Cells.begin(), B->Cells.end());
      Locals += B->Variables;
    }
    if (F->Code.empty())
      F->Code.push_back(place());
    if (Locals)
      F->Code.push_back(place(ir::Opcode::LoadFast, int32_t(Locals) - 1));
    M->Functions.push_back(std::move(F));
  }
  return M;
}

/// Gives \p Context the code and the names of its module's outline.
void setUpContext(Runtime &R, llvm::StringRef Module,
                  ModuleContextObj *Context) {
  auto Code = std::const_pointer_cast<ir::Module>(makeModule(Module));
  R.HostData.push_back(Code);
  Context->Code = Code.get();
  Context->Names = R.Pool.array<Qstr>(Code->Names.size());
  for (size_t I = 0; I != Code->Names.size(); ++I)
    Context->Names[I] = R.Qstrs.find(Code->Names[I]);
}

/// Default values that are no constants.
using Evaluator = llvm::function_ref<Value(llvm::StringRef)>;

Value makeFunction(Runtime &R, const Row &Described, ModuleContextObj *Context,
                   Evaluator Evaluate) {
  HoldScope Scope(R.Mem);
  llvm::SmallVector<Value, 4> Positional;
  llvm::SmallVector<std::pair<llvm::StringRef, Value>, 4> Keywords;
  Parameters All;
  if (!Described.isBody())
    All = parametersOf(Described);
  for (const Parameter &P : All) {
    if (!P.Default)
      continue;
    const auto Known = constant(*P.Default);
    const Value V = Known ? *Known : R.kept(Evaluate(*P.Default));
    if (P.K == Parameter::Kind::KeywordOnly)
      Keywords.push_back({P.Name, V});
    else
      Positional.push_back(V);
  }
  Value Defaults[2];
  if (!Positional.empty())
    Defaults[0] = R.kept(newTuple(R, Positional));
  if (!Keywords.empty()) {
    DictObj *Dict = newDict(R, 0);
    R.Mem.hold(Dict);
    for (auto &[Name, V] : Keywords)
      dictStore(R, Dict, name(R, Name), V);
    Defaults[1] = Dict;
  }
  auto *Raw = R.Pool.make<RawCodeCell>();
  for (const auto &F : Context->Code->Functions)
    if (F->Outline == &Described)
      Raw->Code = F.get();
  return micropython::makeFunction(
      R, Raw, Context, Defaults[0] || Defaults[1] ? Defaults : nullptr);
}

/// For functions whose default values are constants.
Value onlyConstants(llvm::StringRef) { return Value::none(); }

//===--- Bodies -----------------------------------------------------------===//

/// What runs when a module is imported or a class is made.
class BodyRunner {
public:
  BodyRunner(Activation &A, const Row &Described)
      : R(A.R), F(A.F), Described(Described), Context(F.Function->Context) {}

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
    if (Words.empty() || Words[0] == "cell")
      return;
    if (Words[0] == "if") {
      auto [Condition, Rest] = Step.split(':');
      auto [Base, Name] = Condition.drop_front(3).split('.');
      AttrResult Dest;
      loadMethodMaybe(R, load(Base), R.intern(Name), Dest);
      if (Dest[0])
        carryOut(Rest.trim());
    } else if (Words[0] == "import") {
      put(1, Value::none());
      store(Words.back(), importModule(Words[1], Value::none()));
    } else if (Words[0] == "from")
      importFromModule(Words);
    else if (Words[0] == "def")
      define(Words);
    else if (Words[0] == "class")
      makeClass(Words);
    else if (Words[0] == "del")
      deleteName(R, R.intern(Words[1]));
    else if (Words[0] == "call")
      R.kept(call0(R, load(Words[1])));
    else
      assign(Step);
  }

  Value function(const Row &Of) {
    return R.kept(makeFunction(
        R, Of, Context, [&](llvm::StringRef Text) { return evaluate(Text); }));
  }

  void define(llvm::ArrayRef<llvm::StringRef> Words) {
    const Row &Of = *findRow(key(Words[1]), false);
    if (llvm::StringRef(Of.Text).starts_with("$")) {
      const Value Function = put(0, function(Of));
      return store(Words[1],
                   put(0, R.kept(newClosure(R, Function, F.local(0)))));
    }
    if (Words.size() == 2)
      return store(Words[1], put(0, function(Of)));
    const Value Decorator = load(Words[2].drop_front(1));
    const Value Function = put(1, function(Of));
    store(Words[1], put(0, R.kept(call1(R, Decorator, Function))));
  }

  std::string key(llvm::StringRef Name) const {
    return (llvm::StringRef(Described.Name) + "." + Name).str();
  }

  /// IMPORT_NAME.
  Value importModule(llvm::StringRef Name, Value Wanted) {
    const int64_t Level = Name.consume_front(".") ? 1 : 0;
    HoldScope Importing(R.Mem);
    return put(0,
               importName(R, R.intern(Name), Wanted, Value::smallInt(Level)));
  }

  /// BUILD_TUPLE of the names that are wanted, IMPORT_NAME, IMPORT_FROM.
  void importFromModule(llvm::ArrayRef<llvm::StringRef> Words) {
    llvm::ArrayRef<llvm::StringRef> Wanted = Words.drop_front(3);
    Value Module;
    {
      HoldScope Building(R.Mem);
      TupleObj *Names = newTupleOf(R, Wanted.size());
      for (size_t I = 0; I != Wanted.size(); ++I)
        Names->Items[I] = name(R, Wanted[I].split(':').first);
      put(1, Names);
      Module = importModule(Words[1], Names);
    }
    if (Wanted[0] == "*")
      return importAll(R, Module);
    for (llvm::StringRef Item : Wanted) {
      auto [Name, Alias] = Item.split(':');
      store(Alias.empty() ? Name : Alias,
            put(1, importFrom(R, Module, R.intern(Name))));
    }
  }

  void makeClass(llvm::ArrayRef<llvm::StringRef> Words) {
    llvm::SmallVector<Value, 4> Given = {
        function(*findRow(key(Words[1]), true)), name(R, Words[1])};
    put(1, Given[0]);
    put(2, Given[1]);
    for (llvm::StringRef Base : Words.drop_front(2)) {
      Given.push_back(evaluate(Base));
      put(uint32_t(Given.size()), Given.back());
    }
    Value Class;
    {
      HoldScope Building(R.Mem);
      Class = put(0, builtins::buildClass(
                         R, {uint32_t(Given.size()), 0, Given.data()}));
    }
    store(Words[1], Class);
  }

  void assign(llvm::StringRef Step) {
    auto [Target, Expression] = Step.split(" = ");
    Value V = put(0, R.kept(evaluate(Expression.trim())));
    auto [Base, Attribute] = Target.trim().split('.');
    if (Attribute.empty())
      store(Base, V);
    else
      storeAttr(R, load(Base), R.intern(Attribute), V);
  }

  Value constantOrName(llvm::StringRef Text) {
    const auto Known = constant(Text);
    return Known ? *Known : name(R, Text);
  }

  /// A text in flash that is too long to be a name.
  Value longText(llvm::StringRef Text) {
    std::string Spaced = Text.str();
    std::replace(Spaced.begin(), Spaced.end(), '~', ' ');
    return newRomStr(R, Spaced);
  }

  /// BUILD_MAP, STORE_MAP.
  Value display(llvm::StringRef Text) {
    llvm::SmallVector<llvm::StringRef, 32> Items;
    Text.split(Items, ' ', -1, /*KeepEmpty=*/false);
    DictObj *Dict = newDict(R, Items.size());
    R.Mem.hold(Dict);
    for (llvm::StringRef Item : Items) {
      auto [Key, Lambda] = Item.split(':');
      Value V = Value::smallInt(0);
      if (!Lambda.empty())
        V = function(*findRow(key(Lambda), false));
      llvm::StringRef Text;
      std::tie(Key, Text) = Key.split('=');
      if (Text.consume_front("'"))
        V = longText(Text);
      else if (!Text.empty())
        V = constantOrName(Text);
      dictStore(R, Dict, name(R, Key), V);
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
    if (Text.consume_front("'"))
      return longText(Text);
    if (Text.consume_front("(") && Text.consume_back(")")) {
      // A constant tuple stands in flash.
      llvm::SmallVector<llvm::StringRef, 8> Items;
      Text.split(Items, ' ', -1, /*KeepEmpty=*/false);
      auto *T = R.newStackObject<TupleObj>(R.Types.Tuple);
      T->Length = Items.size();
      T->Items = R.Pool.array<Value>(Items.size());
      for (size_t I = 0; I != Items.size(); ++I)
        T->Items[I] = constantOrName(Items[I]);
      return T;
    }
    if (Text.consume_back(")")) {
      auto [Callee, Numbers] = Text.split('(');
      llvm::SmallVector<llvm::StringRef, 4> Words;
      Numbers.split(Words, ' ', -1, /*KeepEmpty=*/false);
      llvm::SmallVector<Value, 4> Given;
      for (llvm::StringRef Word : Words)
        Given.push_back(constant(Word).value_or(Value::none()));
      return call(R, load(Callee), {uint32_t(Given.size()), 0, Given.data()});
    }
    llvm::SmallVector<llvm::StringRef, 4> Parts;
    Text.split(Parts, '.');
    Value V = load(Parts[0]);
    for (llvm::StringRef Part : llvm::ArrayRef(Parts).drop_front())
      V = R.kept(loadAttr(R, V, R.intern(Part)));
    return V;
  }

  /// What stands on the value stack, and stays there until something else does.
  Value put(uint32_t Slot, Value V) {
    if (Slot < F.StateSlots)
      F.State[Slot] = V;
    return V;
  }

  Runtime &R;
  Frame &F;
  const Row &Described;
  ModuleContextObj *Context;
};

[[noreturn]] void stopAtFunction(Runtime &R, const Row &Described) {
  auto [Module, Function] = llvm::StringRef(Described.Name).split('.');
  std::string Dotted = Module.str();
  std::replace(Dotted.begin(), Dotted.end(), '/', '.');
  stopUnmodelled(R, Function + "() of the frozen module " + Dotted,
                 "what follows is not counted; --frozen FOLDER names a folder "
                 "with its code");
}

/// Whether the build's firmware has the module of \p Name as it is described.
bool isOutlined(Runtime &R, llvm::StringRef Name) {
  const Row *Found = findRow(Name, /*IsBody=*/true);
  if (!Found || !R.Config.FrozenFiles.count((Name + ".py").str()))
    return false;
  auto [Version, Ports] = llvm::StringRef(Found->Ports).split(": ");
  if (Ports.empty())
    return isForPort(Version, R.Config.Port);
  uint32_t Minor = 0;
  Version.consume_front("1.");
  return !Version.getAsInteger(10, Minor) && Minor == R.Config.Version &&
         isForPort(Ports, R.Config.Port);
}

} // namespace

PathKind micropython::kindOfOutline(Runtime &R, llvm::StringRef Path) {
  for (const Row &Described : Rows)
    if (llvm::StringRef Name = Described.Name;
        Described.isBody() && Name.consume_front(Path) &&
        Name.starts_with("/") && isOutlined(R, Described.Name))
      return PathKind::Folder;
  return Path.consume_back(".py") && isOutlined(R, Path) ? PathKind::File
                                                         : PathKind::Missing;
}

Value micropython::newOutlineFunction(Runtime &R, llvm::StringRef Name,
                                      ModuleContextObj *Context) {
  setUpContext(R, Name, Context);
  return R.kept(
      makeFunction(R, *findRow(Name, /*IsBody=*/true), Context, onlyConstants));
}

Value micropython::behave(Activation &A) {
  const FunctionObj &Function = *A.F.Function;
  const auto &Described = *static_cast<const Row *>(Function.Code->Outline);
  if (Described.isBody()) {
    BodyRunner(A, Described).run();
    // __build_class__ puts the class into its cell.
    return Function.Code->CellSlots.empty() ? Value::none() : A.local(0);
  }
  if (Described.Behaviour)
    return Described.Behaviour->Run(A);
  if (!Described.Native)
    stopAtFunction(A.R, Described);
  llvm::SmallVector<Value, 8> Given;
  for (uint32_t I = 0; I != Function.Code->ArgumentNames.size(); ++I)
    Given.push_back(A.local(I));
  return Described.Native(A.R, {uint32_t(Given.size()), 0, Given.data()});
}

bool micropython::keepsErrors(Runtime &R, Frame &F) {
  const auto &Described = *static_cast<const Row *>(F.Function->Code->Outline);
  return Described.Behaviour && Described.Behaviour->KeepsErrors &&
         Described.Behaviour->KeepsErrors(R, F);
}

Value Activation::child(const char *Name) {
  const auto &Described = *static_cast<const Row *>(F.Function->Code->Outline);
  const std::string Key = (llvm::Twine(Described.Name) + "." + Name).str();
  return R.kept(makeFunction(R, *findRow(Key, /*IsBody=*/false),
                             F.Function->Context, onlyConstants));
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
    if (!R.isBody()) {
      for (const Parameter &P : parametersOf(R)) {
        llvm::StringRef Default = P.Default.value_or("");
        Default.consume_back("()");
        if ((!IsName(P.Name) && P.Name != "*") ||
            (P.Default && !constant(Default) && !IsName(Default) &&
             Default != "{}"))
          return std::string(R.Name) + ": no parameter: " + P.Name.str();
      }
      // A function inside it.
      for (const Row &Inner : Rows)
        if (llvm::StringRef(Inner.Name).rsplit('.').first == R.Name)
          Used[Inner.Name] = true;
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
      if (Words.empty() || Step == "cell")
        continue; // `pass`
      const bool IsImport = Words[0] == "from";
      for (llvm::StringRef Item : Words)
        if (auto [Before, Lambda] = Item.rtrim("}").split(':');
            !IsImport && !Lambda.empty() && !Item.starts_with("'")) {
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
      } else if (IsImport ? Words.size() < 4 || Words[2] != "import"
                 : Words[0] == "import"
                     ? Words.size() != 2 &&
                           (Words.size() != 4 || Words[2] != "as")
                 : Words[0] == "del" || Words[0] == "call"
                     ? Words.size() != 2
                     : Words[1] != "=" || !IsName(Words[0]))
        return std::string(R.Name) + ": no step: '" + Step.str() + "'";
    }
  }
  for (const Row &R : Rows)
    if (llvm::StringRef(R.Name).contains('.') && !Used.count(R.Name))
      return std::string(R.Name) + " is in no body";
  return "";
}
