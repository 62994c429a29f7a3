// py/scope.c and the parts of py/compile.c that decide where names live.
#include "analyzer/runtimes/micropython/compiler/Scope.h"
#include "analyzer/runtimes/micropython/Memory.h"
#include "analyzer/runtimes/micropython/compiler/CompilerConfig.h"
#include <utility>

namespace pymemlint::micropython {

void Scope::initNames(const CompilerConfig &C, Arena &A, Memory *M) {
  Config = &C;
  Storage = &A;
  Device = M;
  Allocated = C.AllocScopeIdInit;
  if (Device)
    Device->allocate(NamesCell, uint64_t(Allocated) * C.IdInfoBytes);
}

NameInfo *Scope::add(Qstr Name, NameKind NewKind) {
  if (Length >= Allocated) {
    uint32_t More = Allocated + Config->AllocScopeIdInc;
    if (Device)
      Device->reallocate(NamesCell, uint64_t(Allocated) * Config->IdInfoBytes,
                         uint64_t(More) * Config->IdInfoBytes);
    Allocated = More;
  }
  if (Length == Capacity) {
    uint32_t More = Capacity ? Capacity * 2 : LinearLimit;
    auto *Larger = Storage->array<NameInfo>(More);
    std::copy(Names, Names + Length, Larger);
    Storage->release(Names, Capacity * sizeof(NameInfo));
    Names = Larger;
    Capacity = More;
  }
  Names[Length] = {NewKind, 0, 0, Name};
  if (Length == LinearLimit)
    for (uint32_t I = 0; I != Length; ++I)
      Index.insert(Names[I].Name, I, *Storage);
  if (Length >= LinearLimit)
    Index.insert(Name, Length, *Storage);
  return Names + Length++;
}

NameInfo *Scope::findGlobal(Qstr Name) {
  Scope *S = this;
  while (S->Parent)
    S = S->Parent;
  return S->find(Name);
}

NameInfo *Scope::findForModification(Qstr Name) {
  NameInfo *Info = findOrAdd(Name, NameKind::GlobalImplicit);
  if (Info->Kind == NameKind::GlobalImplicit)
    // An assignment binds a name of a function; elsewhere it only forbids that
    // a block inside closes over it.
    Info->Kind =
        isFunctionLike() ? NameKind::Local : NameKind::GlobalImplicitAssigned;
  return Info;
}

// scope_close_over_in_parents: free in every block up to the one that binds
// it, where it becomes a cell.
void Scope::closeOverInParents(Qstr Name) {
  for (Scope *S = Parent; S; S = S->Parent) {
    NameInfo *Info = S->findOrAdd(Name, NameKind::Undecided);
    if (Info->Kind == NameKind::Undecided) {
      Info->Kind = NameKind::FreeVariable;
      continue;
    }
    if (Info->Kind == NameKind::Local)
      Info->Kind = NameKind::CellVariable;
    return;
  }
}

void Scope::closeOverIfBoundAround(NameInfo &Info) {
  if (!Parent)
    return;
  Qstr Name = Info.Name;
  for (Scope *S = Parent; S->Parent; S = S->Parent) {
    NameInfo *Outer = S->find(Name);
    if (!Outer)
      continue;
    if (Outer->Kind == NameKind::Local ||
        Outer->Kind == NameKind::CellVariable ||
        Outer->Kind == NameKind::FreeVariable) {
      Info.Kind = NameKind::FreeVariable;
      closeOverInParents(Name);
    }
    return;
  }
}

// The *parameter goes behind all other parameters but **: it is exchanged with
// the last of them.
void Scope::reorderStarParameter() {
  NameInfo *Last = nullptr;
  for (uint32_t I = Length; I-- != 0;) {
    NameInfo &Info = Names[I];
    if (Info.Flags & NameInfo::IsStar) {
      if (!Last)
        return;
      std::swap(*Last, Info);
      if (Length > LinearLimit) {
        // Two entries of the index changed places.
        Index = NumberMap();
        for (uint32_t J = 0; J != Length; ++J)
          Index.insert(Names[J].Name, J, *Storage);
      }
      return;
    }
    if (!Last && Info.Flags == NameInfo::IsParameter)
      Last = &Info;
  }
}

Qstr Scope::argumentName(uint32_t Slot, Qstr Star) {
  for (const NameInfo &Parameter : names())
    if ((Parameter.Flags & NameInfo::IsParameter) && Parameter.Slot == Slot)
      return Parameter.Name;
  return Star;
}

void Scope::computeSlots(Qstr ClassCellName,
                         llvm::function_ref<bool(Qstr)> IsCast) {
  if (Flags & 4 /*ir::HasVariadic*/)
    reorderStarParameter();

  Locals = 0;
  for (NameInfo &Info : names()) {
    // __class__ is no local of a class; when it is used it is a cell.
    if (Kind == ScopeKind::Class && Info.Name == ClassCellName)
      continue;
    if (isFunctionLike() && Info.Kind == NameKind::GlobalImplicit)
      Info.Kind = NameKind::GlobalExplicit;
    if (Config->EmitNative && Info.Kind == NameKind::GlobalExplicit &&
        !(Option == EmitOption::Viper && IsCast(Info.Name)))
      Flags |= RefersToGlobals;
    if (Info.Kind == NameKind::Local || (Info.Flags & NameInfo::IsParameter))
      Info.Slot = Locals++;
  }
  // Cells follow the locals; a parameter that is a cell stays where it is.
  for (NameInfo &Info : names())
    if (Info.Kind == NameKind::CellVariable &&
        !(Info.Flags & NameInfo::IsParameter))
      Info.Slot = Locals++;

  // Free variables come first, in the order of the block around; they are
  // handed over as if they were arguments.
  if (!Parent || !Parent->Parent)
    return; // No cells in the module, so nothing that could be free.
  uint16_t Free = 0;
  Parent->forEachProvidedTo(
      *this, [&](NameInfo &, NameInfo &Mine) { Mine.Slot = Free++; });
  if (!Free)
    return;
  for (NameInfo &Info : names())
    if (Info.Kind != NameKind::FreeVariable ||
        (Info.Flags & NameInfo::IsParameter))
      Info.Slot += Free;
  PositionalArguments += Free;
  Locals += Free;
}

} // namespace pymemlint::micropython
