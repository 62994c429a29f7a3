//===- NamedTuple.cpp - collections.namedtuple and attrtuple -*- C++ -*-===//
//
// py/objnamedtuple.c, objattrtuple.c.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/objects/NamedTuple.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Printer.h"
#include "analyzer/runtimes/micropython/objects/Tuple.h"
#include <algorithm>

namespace pymemlint::micropython {

static TupleObj *tupleOf(Value V) {
  return static_cast<TupleObj *>(V.object());
}

// mp_obj_attrtuple_print_helper
static void printFields(Runtime &R, Printer &P, const Qstr *Fields,
                        TupleObj *T) {
  P.write("(");
  for (uint32_t I = 0; I != T->Length; ++I) {
    if (I)
      P.write(", ");
    P.write(R.text(Fields[I]));
    P.write("=");
    printValue(R, P, T->Items[I], PrintKind::Repr);
  }
  P.write(")");
}

//===--- namedtuple -------------------------------------------------------===//

static const NamedTupleFields &fieldsOf(const Type *Ty) {
  return *static_cast<const NamedTupleFields *>(Ty->Extra);
}

static void namedTuplePrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  const StackSpace Stack(R, stack::NamedTuplePrint);
  auto *T = tupleOf(Self);
  P.write(R.text(T->Ty->Name));
  printFields(R, P, fieldsOf(T->Ty).Names, T);
}

// namedtuple_asdict: an OrderedDict made from a dict.
static Value asDict(Runtime &R, Arguments A) {
  auto *T = tupleOf(A[0]);
  const NamedTupleFields &Fields = fieldsOf(T->Ty);
  DictObj *D = newDict(R, T->Length);
  D->Ty = R.Types.OrderedDict;
  D->M.IsOrdered = true;
  for (uint32_t I = 0; I != T->Length; ++I)
    dictStore(R, D, Value::qstr(Fields.Names[I]), T->Items[I]);
  return D;
}

static void namedTupleAttr(Runtime &R, Value Self, Qstr Name,
                           AttrResult &Dest) {
  if (Dest[0])
    raiseMessage(R, R.Types.AttributeError, "can't set attribute");
  auto *T = tupleOf(Self);
  if (Name == R.Names.asdict &&
      R.Config.macro("MICROPY_PY_COLLECTIONS_NAMEDTUPLE__ASDICT")) {
    static constexpr Entry Method = function("_asdict", asDict, 1);
    Dest[0] = R.romFunction(Method);
    Dest[1] = Self;
    return;
  }
  const NamedTupleFields &Fields = fieldsOf(T->Ty);
  const uint32_t I = Fields.find(Name);
  if (I != Fields.Count)
    Dest[0] = T->Items[I];
}

static void raiseIfTerse(Runtime &R) {
  if (R.Config.ErrorReporting <= 1)
    raiseArgumentMismatch(R);
}

static Value namedTupleMakeNew(Runtime &R, const Type *Ty, Arguments A) {
  const NamedTupleFields &Fields = fieldsOf(Ty);
  const uint32_t Count = Fields.Count, Given = A.Count + A.Keywords;
  if (Given != Count) {
    raiseIfTerse(R);
    const std::string Rest = " takes " + std::to_string(Count) +
                             " positional arguments but " +
                             std::to_string(Given) + " were given";
    if (R.Config.ErrorReporting == 2)
      raiseFormatted(R, R.Types.TypeError,
                     "function takes %d positional arguments but %d were given",
                     "function" + Rest);
    raiseFormatted(R, R.Types.TypeError,
                   "%q() takes %d positional arguments but %d were given",
                   R.text(Ty->Name) + "()" + Rest);
  }
  auto *T = R.newObject<TupleObj>(R.Sizes.Tuple + Count * R.wordBytes(), Ty);
  T->Items = R.Pool.array<Value>(Count);
  T->Length = Count;
  std::copy_n(A.Values, A.Count, T->Items);
  for (uint32_t I = 0; I != A.Keywords; ++I) {
    const Value *Pair = A.Values + A.Count + 2 * I;
    const Qstr Name = qstrOf(R, Pair[0]);
    const uint32_t Field = Fields.find(Name);
    if (Field == Count) {
      raiseIfTerse(R);
      raiseFormatted(R, R.Types.TypeError, "unexpected keyword argument '%q'",
                     "unexpected keyword argument '" + R.text(Name) + "'");
    }
    if (T->Items[Field]) {
      raiseIfTerse(R);
      raiseFormatted(R, R.Types.TypeError,
                     "function got multiple values for argument '%q'",
                     "function got multiple values for argument '" +
                         R.text(Name) + "'");
    }
    T->Items[Field] = Pair[1];
  }
  return T;
}

// new_namedtuple_type: the type's name is interned, names in one string are
// split, the type is requested, then the fields' names are interned.
Value newNamedTupleType(Runtime &R, Arguments A) {
  const Qstr Name = qstrOf(R, A[0]);
  Value Names = A[1];
  if (isStr(R, Names) && R.IsCPythonCompatible) {
    AttrResult Split = {};
    loadMethod(R, Names, R.Names.split, Split);
    Names = callMethod(R, 0, 0, Split);
  }
  llvm::ArrayRef<Value> Items = getArray(R, Names);
  auto *Ty = R.newObject<Type>(
      R.Sizes.NamedTupleType + Items.size() * R.wordBytes(), R.Types.Type);
  auto *Fields = R.Pool.make<NamedTupleFields>();
  Fields->Names = R.Pool.array<Qstr>(Items.size());
  Fields->Count = Items.size();
  for (uint32_t I = 0; I != Fields->Count; ++I)
    Fields->Names[I] = qstrOf(R, Items[I]);
  Ty->Name = Name;
  Ty->Flags = EqChecksOtherType;
  Ty->MakeNew = namedTupleMakeNew;
  Ty->Print = namedTuplePrint;
  Ty->Unary = tupleUnaryOp;
  Ty->Binary = tupleBinaryOp;
  Ty->Attr = namedTupleAttr;
  Ty->Subscr = tupleSubscr;
  Ty->GetIter = tupleGetIter;
  Ty->Parent = R.Types.Tuple;
  Ty->Extra = Fields;
  return Ty;
}

//===--- attrtuple --------------------------------------------------------===//

/// The names stand behind the items, as in the original.
static const Qstr *namesOf(TupleObj *T) {
  return reinterpret_cast<const Qstr *>(T->Items[T->Length].smallInt());
}

static void fillAttrTuple(Runtime &R, TupleObj *T, const Qstr *Fields,
                          llvm::ArrayRef<Value> Items) {
  T->Items = R.Pool.array<Value>(Items.size() + 1);
  T->Length = Items.size();
  std::copy(Items.begin(), Items.end(), T->Items);
  T->Items[T->Length] = Value::smallInt(reinterpret_cast<intptr_t>(Fields));
}

Value newAttrTuple(Runtime &R, const Qstr *Fields,
                   llvm::ArrayRef<Value> Items) {
  auto *T = R.newObject<TupleObj>(
      R.Sizes.Tuple + (Items.size() + 1) * R.wordBytes(), R.Types.AttrTuple);
  fillAttrTuple(R, T, Fields, Items);
  return T;
}

Value romAttrTuple(Runtime &R, llvm::ArrayRef<llvm::StringRef> Fields,
                   llvm::ArrayRef<Value> Items) {
  auto *Names = R.Pool.array<Qstr>(Fields.size());
  for (size_t I = 0; I != Fields.size(); ++I)
    Names[I] = R.Qstrs.find(Fields[I]);
  auto *T = R.newStackObject<TupleObj>(R.Types.AttrTuple);
  fillAttrTuple(R, T, Names, Items);
  return T;
}

static void attrTuplePrint(Runtime &R, Printer &P, Value Self, PrintKind) {
  const StackSpace Stack(R, stack::AttrTuplePrint);
  auto *T = tupleOf(Self);
  printFields(R, P, namesOf(T), T);
}

static void attrTupleAttr(Runtime &, Value Self, Qstr Name, AttrResult &Dest) {
  if (Dest[0])
    return;
  auto *T = tupleOf(Self);
  const Qstr *Names = namesOf(T);
  for (uint32_t I = 0; I != T->Length; ++I)
    if (Names[I] == Name) {
      Dest[0] = T->Items[I];
      return;
    }
}

extern const TypeSpec AttrTupleType = {.Name = "tuple",
                                       .Print = attrTuplePrint,
                                       .Unary = tupleUnaryOp,
                                       .Binary = tupleBinaryOp,
                                       .Attr = attrTupleAttr,
                                       .Subscr = tupleSubscr,
                                       .GetIter = tupleGetIter};

} // namespace pymemlint::micropython
