// What lists, tuples, dicts, sets and their iterators ask for on a 32-bit
// device. The requests are those of the real interpreter (unix port, 32 bit,
// v1.27.0), logged between two calls of micropython.mem_total().
#include "analyzer/runtimes/micropython/Device.h"
#include "analyzer/runtimes/micropython/Map.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/List.h"
#include "analyzer/runtimes/micropython/objects/Range.h"
#include "llvm/Support/Error.h"
#include <gtest/gtest.h>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// Requests as "operation,old bytes,new bytes", joined by blanks.
class Log final : public RequestSink {
public:
  std::string Text;
  void request(const Request &R) override {
    if (!Text.empty())
      Text += ' ';
    Text += R.Operation;
    Text += "," + std::to_string(R.OldBytes) + "," + std::to_string(R.NewBytes);
  }
  void totalRead(uint64_t, SiteId) override {}
};

class Collections : public testing::Test {
protected:
  Collections()
      : T(llvm::cantFail(Target::load("unix32"))), Device(*T),
        R(Device.parameters()) {}

  Value number(int64_t I) { return Value::smallInt(I); }
  Value numbers(int64_t From, int64_t To) {
    std::vector<Value> Items;
    for (; From != To; ++From)
      Items.push_back(number(From));
    return newList(R, Items);
  }
  /// The requests of \p Work alone.
  template <class Fn> std::string requestsOf(Fn Work) {
    Log L;
    R.Mem.setSink(&L);
    Work();
    R.Mem.setSink(nullptr);
    return L.Text;
  }
  Value callType(const Type *Ty, std::vector<Value> A) {
    return Ty->MakeNew(R, Ty, {uint32_t(A.size()), 0, A.data()});
  }
  std::vector<int64_t> keysOf(DictObj *D) {
    std::vector<int64_t> Keys;
    for (size_t I = 0; MapElement *E = nextElement(D->M, I);)
      Keys.push_back(E->Key.smallInt());
    return Keys;
  }

  std::unique_ptr<Target> T;
  DeviceModel Device;
  Runtime R;
};

TEST_F(Collections, AnEmptyListHasRoomForFour) {
  EXPECT_EQ(requestsOf([&] { newListOf(R, 0); }), "a,0,16 a,0,16");
}

TEST_F(Collections, AFullListDoublesItsRoom) {
  ListObj *L = newListOf(R, 0);
  EXPECT_EQ(requestsOf([&] {
              for (int I = 0; I != 9; ++I)
                listAppend(R, L, number(I));
            }),
            "r,16,32 r,32,64");
}

TEST_F(Collections, AnEmptiedListGivesHalfItsRoomBackAtATime) {
  auto *L = static_cast<ListObj *>(numbers(0, 0).object());
  for (int I = 0; I != 9; ++I)
    listAppend(R, L, number(I));
  EXPECT_EQ(requestsOf([&] {
              while (L->length())
                listPopAt(R, L, L->length() - 1);
            }),
            "r,64,32 r,32,16");
}

TEST_F(Collections, ExtendingByATupleNeedsAnIteratorOnTheHeap) {
  auto *L = static_cast<ListObj *>(numbers(0, 4).object());
  Value Pair = newTuple(R, {number(1), number(2)});
  EXPECT_EQ(requestsOf([&] { listExtend(R, L, Pair); }), "a,0,16 r,16,32");
}

TEST_F(Collections, ADictGrowsByTwoUpToTwelveAndThenByMore) {
  DictObj *D = newDict(R, 0);
  EXPECT_EQ(requestsOf([&] {
              for (int I = 0; I != 13; ++I)
                dictStore(R, D, number(I), number(I));
            }),
            "a,0,16 d,0,0 a,0,32 d,16,0 a,0,48 d,32,0 a,0,64 d,48,0 "
            "a,0,80 d,64,0 a,0,96 d,80,0 a,0,136 d,96,0");
}

TEST_F(Collections, AnEmptySetAsksForNoBytesOnce) {
  EXPECT_EQ(requestsOf([&] { newSet(R, {}); }), "a,0,16 a,0,0");
}

TEST_F(Collections, ASetGrowsByTwo) {
  Value S = newSet(R, {});
  EXPECT_EQ(requestsOf([&] {
              for (int I = 0; I != 5; ++I)
                setStore(R, S, number(I));
            }),
            "a,0,8 d,0,0 a,0,16 d,8,0 a,0,24 d,16,0");
}

TEST_F(Collections, ATupleFromARangeGathersItsItemsInAnArray) {
  EXPECT_EQ(requestsOf([&] {
              Value Range = callType(R.Types.Range, {number(5)});
              callType(R.Types.Tuple, {Range});
            }),
            "a,0,16 a,0,16 a,0,16 r,16,32 a,0,28 d,32,0");
}

TEST_F(Collections, ZipFreesItsTupleAtTheEnd) {
  Value A = numbers(1, 2), B = numbers(2, 3);
  EXPECT_EQ(requestsOf([&] {
              Value Zip = callType(R.Types.Zip, {A, B});
              callType(R.Types.List, {Zip});
            }),
            "a,0,16 a,0,16 a,0,16 a,0,16 a,0,16 a,0,16 a,0,16 d,16,0");
}

TEST_F(Collections, ClearingAListLeavesRoomForFour) {
  auto *L = static_cast<ListObj *>(numbers(0, 8).object());
  Value Self[] = {L};
  AttrResult Clear = {};
  loadMethod(R, L, R.Qstrs.find("clear"), Clear);
  EXPECT_EQ(requestsOf([&] { call(R, Clear[0], {1, 0, Self}); }), "r,32,16");
}

TEST_F(Collections, RemovedKeysLeaveTheirPlacesToLaterOnes) {
  // print([*d]) of the interpreter after d = {i: i for i in range(5)};
  // del d[1]; del d[3]; d[7] = 7; d[9] = 9
  DictObj *D = newDict(R, 0);
  for (int I = 0; I != 5; ++I)
    dictStore(R, D, number(I), number(I));
  dictDelete(R, D, number(1));
  dictDelete(R, D, number(3));
  dictStore(R, D, number(7), number(7));
  dictStore(R, D, number(9), number(9));
  EXPECT_EQ(keysOf(D), (std::vector<int64_t>{0, 7, 2, 9, 4}));
}

TEST_F(Collections, SortingIsNotStable) {
  // [p[1] for p in sorted([(1, 0), (1, 1), (1, 2), (0, 3)], key=first item)]
  std::vector<Value> Items;
  for (auto [Key, Tag] : {std::pair{1, 0}, {1, 1}, {1, 2}, {0, 3}})
    Items.push_back(newTuple(R, {number(Key), number(Tag)}));
  Value List = newList(R, Items);
  static constexpr Entry First = function(
      "first",
      [](Runtime &, Arguments A) {
        return static_cast<TupleObj *>(A[0].object())->Items[0];
      },
      1);
  Value Given[] = {List, Value::qstr(R.Names.key), R.romFunction(First)};
  listSort(R, {1, 1, Given});
  std::vector<int64_t> Tags;
  for (Value V : static_cast<ListObj *>(List.object())->items())
    Tags.push_back(static_cast<TupleObj *>(V.object())->Items[1].smallInt());
  EXPECT_EQ(Tags, (std::vector<int64_t>{3, 2, 0, 1}));
}

TEST_F(Collections, OrderOfTuplesInASetIsNotDetermined) {
  Value S = newSet(R, {newTuple(R, {number(1)}), newTuple(R, {number(2)})});
  getIter(R, S, true);
  ASSERT_EQ(R.UndeterminedUses.size(), 1u);
  EXPECT_EQ(R.UndeterminedUses[0].Construct,
            "order of keys that are hashed by address");
}

TEST_F(Collections, OrderOfIntsInASetIsDetermined) {
  getIter(R, newSet(R, {number(1), number(2)}), true);
  EXPECT_TRUE(R.UndeterminedUses.empty());
}

TEST(HashAllocation, SizesAreThoseOfTheTable) {
  EXPECT_EQ(hashAllocFor(1), 2u);
  EXPECT_EQ(hashAllocFor(13), 17u);
  EXPECT_EQ(hashAllocFor(54907), 54907u);
  EXPECT_EQ(hashAllocFor(54908), 82363u);
}

} // namespace
