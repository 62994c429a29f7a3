// What a writer wrote a reader reads, record for record.
#include "runtime/trace/Reader.h"
#include "runtime/trace/Writer.h"
#include "gtest/gtest.h"
#include <random>
#include <set>

using namespace pymemlint::trace;

namespace {

/// Windows of memory that end up in one string.
class StringSink final : public Sink {
public:
  explicit StringSink(size_t MostWindows = SIZE_MAX) : Left(MostWindows) {}
  Window next(uint8_t *Used) override {
    keep(Used);
    if (!Left--)
      return {};
    Buffer.assign(MostRecordBytes + 2 * MostStringBytes + 100, 0xee);
    return {Buffer.data(), Buffer.data() + Buffer.size()};
  }
  bool close(uint8_t *Used) override {
    keep(Used);
    return true;
  }
  std::string Bytes;

private:
  void keep(uint8_t *Used) {
    if (Used)
      Bytes.append(reinterpret_cast<char *>(Buffer.data()),
                   size_t(Used - Buffer.data()));
  }
  std::vector<uint8_t> Buffer;
  size_t Left;
};

/// Writes down what it is told, as text.
class Listener final : public Visitor {
public:
  explicit Listener(const Reader &In) : In(In) {}
  void metadata(std::string_view Key, std::string_view Value) override {
    Said.push_back("m " + std::string(Key) + "=" + std::string(Value));
  }
  void allocate(uint64_t Number, const Triple &T) override {
    Said.push_back(when() + "a " + std::to_string(Number) + what(T));
  }
  void reallocate(uint64_t Former, uint64_t Number, const Triple &T) override {
    Said.push_back(when() + "r " + std::to_string(Former) + " " +
                   std::to_string(Number) + what(T));
  }
  void free(uint64_t Number) override {
    Said.push_back(when() + "f " + std::to_string(Number));
  }
  static std::string what(const Triple &T) {
    return " " + std::to_string(T.Size) + " " + std::to_string(T.Node) + " " +
           std::to_string(T.Domain);
  }
  std::string when() const {
    return std::to_string(In.microseconds()) + " " +
           std::to_string(In.thread()) + " ";
  }
  std::vector<std::string> Said;

private:
  const Reader &In;
};

/// A random trace and what a reader is to say of it.
std::string randomTrace(unsigned Seed, std::vector<std::string> &Expected) {
  std::mt19937_64 Random(Seed);
  auto Below = [&](uint64_t N) { return Random() % N; };
  StringSink S;
  Writer W(S);
  uint64_t Now = 0, Made = 0;
  uint32_t Thread = 0, Nodes = 0, Codes = 0;
  std::vector<uint64_t> Live;
  auto When = [&] {
    return std::to_string(Now) + " " + std::to_string(Thread) + " ";
  };
  auto What = [&] {
    Triple T;
    // Sizes of all lengths, many of them the same.
    T.Size = Below(4) ? Below(6) * 16 : Random() >> Below(64);
    T.Node = uint32_t(Below(Nodes + 1));
    T.Domain = uint8_t(Below(Domains));
    return T;
  };
  for (unsigned I = 0; I != 3000; ++I) {
    switch (Below(12)) {
    case 0:
      Now += Random() >> (24 + Below(40));
      W.time(Now);
      break;
    case 1:
      Thread = uint32_t(Below(5));
      W.thread(Thread);
      break;
    case 2:
      EXPECT_EQ(W.code("file" + std::to_string(I), "f", I), ++Codes);
      break;
    case 3:
      if (Codes) {
        const uint32_t Parent = uint32_t(Below(Nodes + 1));
        EXPECT_EQ(W.node(Parent, uint32_t(1 + Below(Codes)), I), ++Nodes);
      }
      break;
    case 4:
    case 5:
      if (!Live.empty()) {
        const size_t At = Below(Live.size());
        const Triple T = What();
        EXPECT_EQ(W.reallocate(Live[At], T), ++Made);
        Expected.push_back(When() + "r " + std::to_string(Live[At]) + " " +
                           std::to_string(Made) + Listener::what(T));
        Live[At] = Made;
        break;
      }
      [[fallthrough]];
    case 6:
    case 7:
      if (Live.size() > 200) {
        const size_t At = Below(2) ? Live.size() - 1 : Below(Live.size());
        W.free(Live[At]);
        Expected.push_back(When() + "f " + std::to_string(Live[At]));
        Live.erase(Live.begin() + long(At));
        break;
      }
      [[fallthrough]];
    default: {
      const Triple T = What();
      EXPECT_EQ(W.allocate(T), ++Made);
      Expected.push_back(When() + "a " + std::to_string(Made) +
                         Listener::what(T));
      Live.push_back(Made);
    }
    }
  }
  W.metadata("end", "yes");
  Expected.push_back("m end=yes");
  EXPECT_TRUE(W.finish());
  return S.Bytes;
}

TEST(Trace, IsReadAsItWasWritten) {
  for (unsigned Seed = 0; Seed != 40; ++Seed) {
    std::vector<std::string> Expected;
    const std::string Bytes = randomTrace(Seed, Expected);
    Reader In(Bytes);
    Listener L(In);
    EXPECT_TRUE(In.read(L)) << In.problem();
    EXPECT_TRUE(In.isWhole());
    EXPECT_EQ(L.Said, Expected) << "seed " << Seed;
  }
}

TEST(Trace, CutAnywhereIsReadUpToTheLastWholeRecord) {
  std::vector<std::string> Expected;
  const std::string Bytes = randomTrace(7, Expected);
  size_t Longest = 0;
  for (size_t Cut = HeaderBytes; Cut < Bytes.size(); Cut += 13) {
    Reader In(std::string_view(Bytes).substr(0, Cut));
    Listener L(In);
    ASSERT_TRUE(In.read(L)) << In.problem();
    EXPECT_FALSE(In.isWhole());
    ASSERT_LE(L.Said.size(), Expected.size());
    for (size_t I = Longest; I < L.Said.size(); ++I)
      ASSERT_EQ(L.Said[I], Expected[I]);
    ASSERT_GE(L.Said.size(), Longest);
    Longest = L.Said.size();
  }
  EXPECT_GT(Longest, Expected.size() - 20);
}

TEST(Trace, ZerosBehindTheLastRecordAreItsEnd) {
  std::vector<std::string> Expected;
  std::string Bytes = randomTrace(3, Expected);
  Bytes.resize(Bytes.size() - 1); // The last byte of Finished.
  Bytes.resize(Bytes.size() / 2);
  Reader Half(Bytes);
  Listener Before(Half);
  ASSERT_TRUE(Half.read(Before));
  Bytes.resize(Half.offset());
  Bytes.append(5000, '\0');
  Reader In(Bytes);
  Listener L(In);
  EXPECT_TRUE(In.read(L));
  EXPECT_FALSE(In.isWhole());
  EXPECT_EQ(L.Said, Before.Said);
}

TEST(Trace, AFullSinkLosesWhatComesAfterAndSaysSo) {
  StringSink S(2);
  Writer W(S);
  for (unsigned I = 0; I != 5000; ++I)
    W.allocate({I, 0, 0});
  EXPECT_TRUE(W.hasFailed());
  EXPECT_EQ(W.allocations(), 5000u);
  EXPECT_FALSE(W.finish());
  Reader In(S.Bytes);
  Listener L(In);
  EXPECT_TRUE(In.read(L)) << In.problem();
  EXPECT_FALSE(In.isWhole());
  EXPECT_GT(L.Said.size(), 20u);
  EXPECT_LT(L.Said.size(), 5000u);
}

TEST(Trace, OtherBytesAreRefusedWithTheirPlace) {
  auto Problem = [](std::string Bytes) {
    Reader In(Bytes);
    Listener L(In);
    EXPECT_FALSE(In.read(L));
    return In.problem();
  };
  EXPECT_EQ(Problem(""), "byte 0: this is no trace of pymemlint");
  EXPECT_EQ(Problem("PYMEMTRC\x09"),
            "byte 0: a trace of version 9; this program reads version 1");
  EXPECT_EQ(Problem("PYMEMTRC\x01\x40"),
            "byte 9: a block that was never allocated");
  EXPECT_EQ(Problem("PYMEMTRC\x01\x80"),
            "byte 9: an allocation like one that never was");
  EXPECT_EQ(Problem(std::string("PYMEMTRC\x01\x09\x00\x10\x05", 13)),
            "byte 9: a node that was not described");
  EXPECT_EQ(Problem("PYMEMTRC\x01\x0f"), "byte 9: an unknown record");
}

TEST(Trace, RepeatedAllocationsTakeAByte) {
  StringSink S;
  Writer W(S);
  W.allocate({48, 0, 2});
  for (unsigned I = 0; I != 5000; ++I) {
    W.free(W.allocate({48, 0, 2}));
  }
  W.finish();
  EXPECT_LT(S.Bytes.size(), 10030u);
}

} // namespace
