//===- Map.cpp - MicroPython's hash tables -*- C++ -*-===//
//
// py/map.c: mp_map_t and mp_set_t. Which slot an element takes and when a table
// grows is exactly the original's.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Frame.h"
#include "analyzer/runtimes/micropython/Operations.h"

namespace pymemlint::micropython {

//===--- Sizes ------------------------------------------------------------===//

// hash_allocation_sizes: growth of tables, in elements.
static constexpr uint16_t AllocationSizes[] = {
    0,    2,    4,    6,    8,    10,    12,    17,    23,    29,   37,  47,
    59,   73,   97,   127,  167,  223,   293,   389,   521,   691,  919, 1223,
    1627, 2161, 3229, 4831, 7243, 10861, 16273, 24407, 36607, 54907};

size_t hashAllocFor(size_t Count) {
  for (uint16_t Size : AllocationSizes)
    if (Size >= Count)
      return Size;
  return (Count + Count / 2) | 1;
}

//===--- Keys -------------------------------------------------------------===//

int64_t hashOf(Runtime &R, Value V) {
  if (V.isSmallInt())
    return V.smallInt();
  if (V.isQstr())
    return R.Qstrs.hash(V.qstr());
  if (V.isObject()) {
    const Type *Ty = V.object()->Ty;
    if (Ty == R.Types.Str || Ty == R.Types.Bytes) {
      auto *S = static_cast<StrObj *>(V.object());
      if (!S->Hash)
        S->Hash = R.Qstrs.computeHash(S->Text);
      return S->Hash;
    }
  }
  Value Hash = unaryOp(R, UnaryOp::Hash, V);
  return Hash.isSmallInt() ? Hash.smallInt() : 0;
}

/// The slot that a hash (an mp_uint_t of the device) points at first.
static inline uint32_t firstSlot(const Runtime &R, int64_t Hash,
                                 uint32_t Alloc) {
  if (R.Config.WordBytes <= 4)
    return static_cast<uint32_t>(Hash) % Alloc;
  return static_cast<uint64_t>(Hash) % Alloc;
}

/// Whether hashing and comparing \p V runs no code of the program: then what
/// the cache remembers changes nothing.
static bool isPlainKey(const Runtime &R, Value V) {
  if (!V.isObject())
    return true;
  if (auto *T = R.exact<TupleObj>(V, R.Types.Tuple))
    return llvm::all_of(T->items(),
                        [&](Value Item) { return isPlainKey(R, Item); });
  const Type *Ty = R.typeOf(V);
  return Ty == R.Types.Str || Ty == R.Types.Bytes || Ty == R.Types.Int ||
         Ty == R.Types.Float;
}

/// MAP_CACHE_OFFSET. A Value's bits are those of object representation A but
/// for objects, which the device has at an address.
static inline uint32_t cacheEntry(const Runtime &R, Value Key) {
  if (Key.isObject() && R.Mem.lanes() && !isPlainKey(R, Key))
    R.Mem.noteObserved();
  uint64_t Bits = Key.isObject() ? R.placeAddress(Key) : Key.bits();
  const uint32_t Entries = R.MapCacheEntries;
  return (Entries & (Entries - 1)) ? (Bits >> 2) % Entries
                                   : (Bits >> 2) & (Entries - 1);
}

static inline void remember(Runtime &R, Value Key, uint32_t Position) {
  if (R.MapCacheEntries)
    R.MapCache[cacheEntry(R, Key)] = static_cast<uint8_t>(Position);
}

//===--- Tables -----------------------------------------------------------===//

MapTable *newMapTable(Runtime &R, size_t Count) {
  auto *T = R.Pool.make<MapTable>();
  R.Mem.allocate(*T, Count * R.Sizes.MapElement);
  T->Elements = R.Pool.array<MapElement>(Count);
  T->Capacity = Count;
  return T;
}

/// m_del of a table that may be absent.
static void deleteMapTable(Runtime &R, MapTable *T, size_t Count) {
  if (!T) {
    MapTable Nothing;
    R.Mem.free(Nothing, Count * R.Sizes.MapElement);
    return;
  }
  R.Mem.free(*T, Count * R.Sizes.MapElement);
  R.Pool.release(T->Elements, T->Capacity * sizeof(MapElement));
  T->Elements = nullptr;
  T->Capacity = 0;
}

// mp_map_init
void initMap(Runtime &R, Map &M, size_t Count) {
  M = Map();
  if (Count) {
    M.Table = newMapTable(R, Count);
    M.Alloc = Count;
  }
}

// mp_map_deinit
void deinitMap(Runtime &R, Map &M) {
  if (!M.IsFixed)
    deleteMapTable(R, M.Table, M.Alloc);
  M.Table = nullptr;
  M.Used = M.Alloc = 0;
}

// mp_map_clear: an ordered map stays one.
void clearMap(Runtime &R, Map &M) {
  if (!M.IsFixed)
    deleteMapTable(R, M.Table, M.Alloc);
  M.Table = nullptr;
  M.Used = M.Alloc = 0;
  M.AllKeysAreQstrs = true;
  M.IsFixed = false;
  M.HasAddressHashes = false;
}

// mp_map_rehash: the new table is there before the old one goes.
static void rehash(Runtime &R, Map &M) {
  MapTable *Old = M.Table;
  const uint32_t OldAlloc = M.Alloc;
  const uint32_t NewAlloc = hashAllocFor(OldAlloc + 1);
  MapTable *New = newMapTable(R, NewAlloc);
  HoldScope Scope(R.Mem);
  if (Old)
    R.Mem.hold(Old);
  R.Mem.hold(New);
  M.Alloc = NewAlloc;
  M.Used = 0;
  M.AllKeysAreQstrs = true;
  M.Table = New;
  for (uint32_t I = 0; I != OldAlloc; ++I) {
    const MapElement E = Old->Elements[I];
    if (E.Key.isNull() || E.Key == Value::sentinel())
      continue;
    lookupMap(R, M, E.Key, LookupKind::AddIfNotFound)->Val = E.Val;
  }
  if (Old && R.Config.leaves(StackWord::DriverGlobals) && R.Current &&
      !R.Current->Previous && R.DriverFile && &M == &R.MainDict->M) {
    R.Mem.forgetWord(R.DriverGlobals);
    R.DriverGlobals = R.Mem.recordWord(*Old);
  }
  deleteMapTable(R, Old, OldAlloc);
}

//===--- mp_map_lookup ----------------------------------------------------===//

static MapElement *fillSlot(Map &M, MapElement *Slot, Value Key) {
  Slot->Key = Key;
  Slot->Val = Value();
  if (!Key.isQstr())
    M.AllKeysAreQstrs = false;
  return Slot;
}

static inline bool matches(Runtime &R, Value Present, Value Key,
                           bool OnlyIdentity) {
  return Present == Key || (!OnlyIdentity && equal(R, Present, Key));
}

/// An ordered map is an array: linear search, four more elements at a time.
static MapElement *lookupOrdered(Runtime &R, Map &M, Value Key, LookupKind K,
                                 bool OnlyIdentity) {
  for (uint32_t I = 0; I < M.Used; ++I) {
    MapElement *E = &M.Table->Elements[I];
    if (!matches(R, E->Key, Key, OnlyIdentity))
      continue;
    if (I >= M.Used) // __eq__ of the key has changed the map.
      break;
    E = &M.Table->Elements[I];
    uint32_t Position = I;
    if (K == LookupKind::RemoveIfFound) {
      Value V = E->Val;
      --M.Used;
      std::move(E + 1, M.Table->Elements + M.Used + 1, E);
      E = &M.Table->Elements[M.Used];
      E->Key = Value();
      E->Val = V;
      Position = M.Used;
    }
    remember(R, Key, Position);
    return E;
  }
  if (K != LookupKind::AddIfNotFound)
    return nullptr;
  if (M.Used == M.Alloc) {
    if (!M.Table)
      M.Table = R.Pool.make<MapTable>();
    const uint32_t Alloc = M.Alloc + 4;
    MapTable *T = M.Table;
    R.Mem.reallocate(*T, uint64_t(M.Used) * R.Sizes.MapElement,
                     uint64_t(Alloc) * R.Sizes.MapElement);
    auto *Elements = R.Pool.array<MapElement>(Alloc);
    std::copy(T->Elements, T->Elements + M.Used, Elements);
    R.Pool.release(T->Elements, T->Capacity * sizeof(MapElement));
    T->Elements = Elements;
    T->Capacity = M.Alloc = Alloc;
  }
  return fillSlot(M, &M.Table->Elements[M.Used++], Key);
}

// mp_map_lookup
MapElement *lookupMap(Runtime &R, Map &M, Value Key, LookupKind K) {
  if (R.MapCacheEntries && K != LookupKind::RemoveIfFound && M.Alloc) {
    uint32_t Position = R.MapCache[cacheEntry(R, Key)];
    if (Position >= M.Alloc)
      Position %= M.Alloc;
    MapElement *E = &M.Table->Elements[Position];
    if (E->Key == Key)
      return E;
  }

  bool OnlyIdentity = M.AllKeysAreQstrs;
  if (OnlyIdentity && !Key.isQstr()) {
    if (Key.isObject() && Key.object()->Ty == R.Types.Str)
      OnlyIdentity = false;
    else if (K != LookupKind::AddIfNotFound)
      return nullptr;
  }
  if (M.IsOrdered)
    return lookupOrdered(R, M, Key, K, OnlyIdentity);

  if (!M.Alloc) {
    if (K != LookupKind::AddIfNotFound)
      return nullptr;
    rehash(R, M);
  }

  const StackSpace Stack(R, stack::MapLookup);
  const uint64_t AddressHashes = R.AddressHashes;
  const int64_t Hash = hashOf(R, Key);
  if (R.AddressHashes != AddressHashes && K == LookupKind::AddIfNotFound)
    M.HasAddressHashes = true;
  constexpr uint32_t None = UINT32_MAX;
  uint32_t Position, Start, Available;
  // Also begun anew when __hash__ or __eq__ of a key has changed the map under
  // the search, which the original does not expect.
  auto Begin = [&] {
    if (!M.Alloc) {
      if (K != LookupKind::AddIfNotFound)
        return false;
      rehash(R, M);
    }
    Position = Start = firstSlot(R, Hash, M.Alloc);
    Available = None;
    return true;
  };
  if (!Begin())
    return nullptr;
  for (;;) {
    MapElement *Slot = &M.Table->Elements[Position];
    if (Slot->Key.isNull()) {
      if (K != LookupKind::AddIfNotFound)
        return nullptr;
      ++M.Used;
      if (Available != None)
        Slot = &M.Table->Elements[Available];
      return fillSlot(M, Slot, Key);
    }
    if (Slot->Key == Value::sentinel()) {
      if (Available == None)
        Available = Position;
    } else if (const MapTable *Before = M.Table;
               matches(R, Slot->Key, Key, OnlyIdentity)) {
      if (M.Table != Before) {
        if (!Begin())
          return nullptr;
        continue;
      }
      if (K == LookupKind::RemoveIfFound) {
        --M.Used;
        uint32_t Next = Position + 1 == M.Alloc ? 0 : Position + 1;
        Slot->Key =
            M.Table->Elements[Next].Key.isNull() ? Value() : Value::sentinel();
      }
      remember(R, Key, Position);
      return Slot;
    } else if (M.Table != Before) {
      if (!Begin())
        return nullptr;
      continue;
    }
    if (++Position >= M.Alloc)
      Position = 0;
    if (Position != Start)
      continue;
    // Round the whole table.
    if (K != LookupKind::AddIfNotFound)
      return nullptr;
    if (Available != None) {
      ++M.Used;
      return fillSlot(M, &M.Table->Elements[Available], Key);
    }
    rehash(R, M);
    Begin();
  }
}

MapElement *lookupName(Runtime &R, const Map &M, Qstr Name) {
  if (!M.Alloc)
    return nullptr;
  return lookupMap(R, const_cast<Map &>(M), Value::qstr(Name),
                   LookupKind::Lookup);
}

//===--- Sets -------------------------------------------------------------===//

static void deleteSetTable(Runtime &R, Slots *Table, size_t Count) {
  if (Table) {
    R.deleteSlots(Table, Count);
    return;
  }
  Slots Nothing;
  R.Mem.free(Nothing, Count * R.wordBytes());
}

// mp_set_init
void initSet(Runtime &R, SetTable &S, size_t Count) {
  S.Used = 0;
  S.Table = R.newSlots(Count);
  S.Alloc = Count;
}

// mp_set_rehash
static void rehash(Runtime &R, SetTable &S) {
  Slots *Old = S.Table;
  const uint32_t OldAlloc = S.Alloc;
  const uint32_t NewAlloc = hashAllocFor(OldAlloc + 1);
  Slots *New = R.newSlots(NewAlloc);
  HoldScope Scope(R.Mem);
  if (Old)
    R.Mem.hold(Old);
  R.Mem.hold(New);
  S.Alloc = NewAlloc;
  S.Used = 0;
  S.Table = New;
  for (uint32_t I = 0; I != OldAlloc; ++I) {
    Value V = Old->Items[I];
    if (!V.isNull() && !(V == Value::sentinel()))
      lookupSet(R, S, V, LookupKind::AddIfNotFound);
  }
  deleteSetTable(R, Old, OldAlloc);
}

static void removeAt(SetTable &S, uint32_t Position) {
  --S.Used;
  uint32_t Next = Position + 1 == S.Alloc ? 0 : Position + 1;
  S.Table->Items[Position] =
      S.Table->Items[Next].isNull() ? Value() : Value::sentinel();
}

// mp_set_lookup
Value lookupSet(Runtime &R, SetTable &S, Value Item, LookupKind K) {
  const StackSpace Stack(R, stack::SetLookup);
  const bool Add = static_cast<unsigned>(K) & 1;
  const bool Remove = static_cast<unsigned>(K) & 2;
  if (!S.Alloc) {
    if (!Add)
      return Value();
    rehash(R, S);
  }
  const uint64_t AddressHashes = R.AddressHashes;
  const int64_t Hash = hashOf(R, Item);
  if (R.AddressHashes != AddressHashes && Add)
    S.HasAddressHashes = true;
  constexpr uint32_t None = UINT32_MAX;
  uint32_t Position, Start, Available;
  auto Begin = [&] { // As in lookupMap.
    if (!S.Alloc) {
      if (!Add)
        return false;
      rehash(R, S);
    }
    Position = Start = firstSlot(R, Hash, S.Alloc);
    Available = None;
    return true;
  };
  if (!Begin())
    return Value();
  for (;;) {
    Value Present = S.Table->Items[Position];
    if (Present.isNull()) {
      if (!Add)
        return Value();
      ++S.Used;
      S.Table->Items[Available == None ? Position : Available] = Item;
      return Item;
    }
    if (Present == Value::sentinel()) {
      if (Available == None)
        Available = Position;
    } else {
      const Slots *Before = S.Table;
      const bool Same = equal(R, Present, Item);
      if (S.Table != Before) {
        if (!Begin())
          return Value();
        continue;
      }
      if (Same) {
        if (Remove)
          removeAt(S, Position);
        return Present;
      }
    }
    if (++Position >= S.Alloc)
      Position = 0;
    if (Position != Start)
      continue;
    if (!Add)
      return Value();
    if (Available != None) {
      ++S.Used;
      S.Table->Items[Available] = Item;
      return Item;
    }
    rehash(R, S);
    Begin();
  }
}

// mp_set_remove_first
Value removeFirst(SetTable &S) {
  for (uint32_t Position = 0; Position < S.Alloc; ++Position) {
    if (!S.isFilled(Position))
      continue;
    Value Item = S.Table->Items[Position];
    removeAt(S, Position);
    return Item;
  }
  return Value();
}

// mp_set_clear
void clearSet(Runtime &R, SetTable &S) {
  deleteSetTable(R, S.Table, S.Alloc);
  S.Table = nullptr;
  S.Alloc = S.Used = 0;
  S.HasAddressHashes = false;
}

} // namespace pymemlint::micropython
