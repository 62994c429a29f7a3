// py/emitcommon.c: indices of names and constants, and the requests that their
// tables make while they grow.
#include "analyzer/runtimes/micropython/compiler/EmitCommon.h"
#include "analyzer/runtimes/micropython/Memory.h"
#include "analyzer/runtimes/micropython/compiler/CompilerConfig.h"
#include <numeric>

namespace pymemlint::micropython {

// py/map.c, hash_allocation_sizes and get_hash_alloc_greater_or_equal_to.
static uint32_t mapSizeFor(uint32_t Entries) {
  static constexpr uint16_t Sizes[] = {
      0,    2,    4,    6,    8,    10,    12,    17,    23,    29,   37,  47,
      59,   73,   97,   127,  167,  223,   293,   389,   521,   691,  919, 1223,
      1627, 2161, 3229, 4831, 7243, 10861, 16273, 24407, 36607, 54907};
  for (uint16_t Size : Sizes)
    if (Size >= Entries)
      return Size;
  return (Entries + Entries / 2) | 1;
}

// py/objlist.c, LIST_MIN_ALLOC.
static constexpr uint32_t ListMinimum = 4;

EmitCommon::EmitCommon(Qstr SourceName, const CompilerConfig &Config,
                       ConstantFactory &Constants, Arena &A, Memory *M)
    : Config(Config), Constants(Constants), A(A), M(M),
      UsesTable(Config.EmitBytecodeUsesQstrTable) {
  if (UsesTable) {
    MapAllocated = 1; // mp_map_init(&emit->qstr_map, 1)
    if (M) {
      MapCell = A.make<WorkCell>();
      M->allocate(*MapCell, Config.MapElemBytes);
    }
    addName(SourceName);
  }
  ListAllocated = ListMinimum; // mp_obj_list_init
  if (M) {
    ListCell = A.make<WorkCell>();
    M->allocate(*ListCell, uint64_t(ListAllocated) * Config.ObjBytes);
  }
}

uint32_t EmitCommon::addName(Qstr Name) {
  if (M && !IsFrozen && Names.size() == MapAllocated)
    growNameTable();
  NameIndex.insert(Name, Names.size(), A);
  Names.push_back(Name);
  return Names.size() - 1;
}

std::vector<Qstr> EmitCommon::names() const {
  if (UsesTable)
    return Names;
  std::vector<Qstr> All(HighestName + 1);
  std::iota(All.begin(), All.end(), 0);
  return All;
}

// py/map.c, mp_map_rehash: a table is given up only when it is full.
void EmitCommon::growNameTable() {
  uint32_t More = mapSizeFor(MapAllocated + 1);
  auto *Table = A.make<WorkCell>();
  M->allocate(*Table, uint64_t(More) * Config.MapElemBytes);
  M->free(*MapCell, uint64_t(MapAllocated) * Config.MapElemBytes);
  MapCell = Table;
  MapAllocated = More;
}

/// Appends bytes that are the same for constants that strictly_equal calls
/// equal. False: the constant equals nothing but itself (it holds a NaN).
bool EmitCommon::appendKey(Value V, llvm::SmallVectorImpl<char> &Key) {
  ConstantView View = Constants.view(V);
  Key.push_back(char(View.K));
  if (View.K == ConstantView::Tuple) {
    uint32_t Count = View.Items.size();
    Key.append(reinterpret_cast<char *>(&Count),
               reinterpret_cast<char *>(&Count + 1));
    bool Comparable = true;
    for (Value Item : View.Items)
      Comparable &= appendKey(Item, Key);
    return Comparable;
  }
  const std::string &Text = View.Exact.empty() ? View.Text : View.Exact;
  uint32_t Length = Text.size();
  Key.append(reinterpret_cast<char *>(&Length),
             reinterpret_cast<char *>(&Length + 1));
  Key.append(Text.begin(), Text.end());
  return !View.IsNan;
}

uint32_t EmitCommon::useConstant(Value V) {
  auto [Known, IsNew] = ByIdentity.try_emplace(V.bits(), Objects.size());
  if (!IsNew)
    return Known->second;

  llvm::SmallString<64> Key;
  if (appendKey(V, Key)) {
    char *Stable = A.array<char>(Key.size());
    std::copy(Key.begin(), Key.end(), Stable);
    auto [Equal, IsFirst] = ByContent.try_emplace(
        llvm::StringRef(Stable, Key.size()), Objects.size());
    if (!IsFirst)
      return Known->second = Equal->second;
  }
  return addConstant(V);
}

uint32_t EmitCommon::useFunctionTable() {
  auto [Known, IsNew] =
      ByIdentity.try_emplace(Value::sentinel().bits(), Objects.size());
  return IsNew ? addConstant(Value::sentinel()) : Known->second;
}

uint32_t EmitCommon::addConstant(Value V) {
  // mp_obj_list_append doubles a full list.
  if (Objects.size() == ListAllocated) {
    if (M)
      M->reallocate(*ListCell, uint64_t(ListAllocated) * Config.ObjBytes,
                    uint64_t(ListAllocated) * 2 * Config.ObjBytes);
    ListAllocated *= 2;
  }
  Objects.push_back(V);
  return Objects.size() - 1;
}

} // namespace pymemlint::micropython
