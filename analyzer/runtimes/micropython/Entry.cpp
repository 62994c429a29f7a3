//===- Entry.cpp - A function that the launch calls after the import -*- C++
//-*-===//
#include "analyzer/runtimes/micropython/Entry.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include <vector>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// Names of the functions and classes that \p M's own code defines, sorted.
std::string definedNames(Runtime &R, const ModuleObj &M) {
  std::vector<llvm::StringRef> Names;
  size_t Position = 0;
  while (MapElement *E = nextElement(M.Globals->M, Position)) {
    if (!E->Key.isQstr() || !E->Val.isObject())
      continue;
    const auto *Function = R.exact<FunctionObj>(E->Val, R.Types.Function);
    const auto *Class = R.exact<Type>(E->Val, R.Types.Type);
    if ((Function && Function->Context->Globals == M.Globals) ||
        R.isExact(E->Val, R.Types.Closure) ||
        (Class && Class->Place != NoBlock))
      Names.push_back(R.text(E->Key.qstr()));
  }
  llvm::sort(Names);
  return llvm::join(Names, ", ");
}

/// Positional arguments that a call must give, beyond those that a closure or
/// a bound method adds.
uint32_t missingArguments(Runtime &R, Value V) {
  uint32_t Given = 0;
  if (auto *Method = R.exact<BoundMethodObj>(V, R.Types.BoundMethod)) {
    V = Method->Method;
    ++Given;
  }
  if (auto *Closure = R.exact<ClosureObj>(V, R.Types.Closure)) {
    Given += Closure->Count;
    V = Closure->Function;
  }
  auto *F = R.exact<FunctionObj>(V, R.Types.Function);
  if (!F)
    return 0;
  const uint32_t Needed = F->Code->Positional - F->Code->Defaults;
  return Needed > Given ? Needed - Given : 0;
}

/// The attribute, or null.
Value attribute(Runtime &R, Value Of, llvm::StringRef Name) {
  const Qstr Key = R.Qstrs.find(Name);
  if (!Key)
    return Value();
  AttrResult Found;
  loadMethodMaybe(R, Of, Key, Found);
  if (!Found[0] || !Found[1])
    return Found[0];
  auto *Method = R.newStackObject<BoundMethodObj>(R.Types.BoundMethod);
  Method->Method = Found[0];
  Method->Self = Found[1];
  return Method;
}

std::string findProblem(Runtime &R, llvm::StringRef Module,
                        llvm::StringRef Entry) {
  MapElement *Loaded =
      lookupMap(R, R.LoadedModules->M, Value::qstr(R.Qstrs.find(Module)),
                LookupKind::Lookup);
  if (!Loaded || !R.isExact(Loaded->Val, R.Types.Module))
    return ""; // The program has taken it out of sys.modules.
  auto *M = static_cast<ModuleObj *>(Loaded->Val.object());
  llvm::SmallVector<llvm::StringRef, 2> Parts;
  Entry.split(Parts, '.');
  Value V = M;
  std::string Owner = Module.str();
  for (llvm::StringRef Part : Parts) {
    Value Next = attribute(R, V, Part);
    if (!Next) {
      std::string Problem = Owner + " has no '" + Part.str() + "'";
      std::string Names = definedNames(R, *M);
      if (V == Value(M))
        Problem += Names.empty() ? "; it defines no function"
                                 : "; it defines " + Names;
      return Problem;
    }
    V = Next;
    Owner += "." + Part.str();
  }
  if (R.isExact(V, R.Types.GeneratorWrap))
    return Owner + " is a generator or an async function, of which a call runs "
                   "nothing: name a function that runs it";
  if (!isCallable(R, V))
    return Owner + " is of type " + typeName(R, V).str() +
           " and cannot be called";
  if (uint32_t Missing = missingArguments(R, V))
    return Owner + " needs " + std::to_string(Missing) +
           (Missing == 1 ? " argument" : " arguments") +
           ", and is called without any";
  return "";
}

} // namespace

std::string micropython::entryProblem(Runtime &R, llvm::StringRef Module,
                                      llvm::StringRef Entry) {
  try {
    return findProblem(R, Module, Entry);
  } catch (Raise &) {
  } catch (OutOfMemory &) {
  } catch (NotModelled &) {
  } catch (OutOfFuel &) {
  } catch (EndlessLoop &) {
  } catch (DeviceStops &) {
  }
  return "";
}
