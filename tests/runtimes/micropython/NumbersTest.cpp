// What numbers ask for and how they are written. The requests are those of the
// real interpreter (unix port, 32 bit, v1.27.0), logged between two calls of
// micropython.mem_total(); the texts are what it printed, those of single
// floats what a build of it with MICROPY_FLOAT_IMPL_FLOAT printed.
#include "analyzer/runtimes/micropython/Device.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/FormatFloat.h"
#include "analyzer/runtimes/micropython/objects/Int.h"
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

class Numbers : public testing::Test {
protected:
  explicit Numbers(llvm::StringRef Name = "unix32")
      : T(llvm::cantFail(Target::load(Name))), Device(*T),
        R(Device.parameters()) {}

  Value large(const char *Text) { return parseInteger(R, Text, 10); }
  /// 1 << 64.
  Value twoToThe64() {
    return binaryOp(R, BinaryOp::LeftShift, Value::smallInt(1),
                    Value::smallInt(64));
  }
  std::string text(Value V) { return integerText(R, V); }
  std::string floatText(double V) {
    char Buffer[36];
    int Length = formatFloat(R, V, Buffer, 33, 'g', 99, 0);
    return {Buffer, size_t(Length)};
  }
  template <class Fn> std::string requestsOf(Fn Work) {
    Log L;
    R.Mem.setSink(&L);
    Work();
    R.Mem.setSink(nullptr);
    return L.Text;
  }
  std::string requestsOf(BinaryOp Op, Value L, Value Rhs) {
    return requestsOf([&] { binaryOp(R, Op, L, Rhs); });
  }

  std::unique_ptr<Target> T;
  DeviceModel Device;
  Runtime R;
};

class SingleFloats : public Numbers {
protected:
  SingleFloats() : Numbers("rp2040") {}
};

TEST_F(Numbers, ASumHasRoomForOneDigitMore) {
  Value A = newInt(R, 1 << 30);
  EXPECT_EQ(requestsOf(BinaryOp::Add, A, A), "a,0,16 r,0,6");
}

TEST_F(Numbers, ASmallDifferenceLeavesItsObjectBehind) {
  Value A = newInt(R, 1 << 30);
  EXPECT_EQ(requestsOf(BinaryOp::Subtract, A, A), "a,0,16 r,0,4");
  EXPECT_TRUE(binaryOp(R, BinaryOp::Subtract, A, A) == Value::smallInt(0));
}

TEST_F(Numbers, FloorDivisionFreesTheRemainder) {
  EXPECT_EQ(requestsOf(BinaryOp::FloorDivide, large("18446744073709551616"),
                       Value::smallInt(7)),
            "a,0,16 r,0,12 r,0,12 d,12,0");
}

TEST_F(Numbers, ARemainderOfTwoSignsAsksForMinusOne) {
  EXPECT_EQ(requestsOf(BinaryOp::Modulo, large("-18446744073709551616"),
                       Value::smallInt(7)),
            "a,0,16 r,0,12 r,0,12 r,0,4 d,12,0");
}

TEST_F(Numbers, APowerClonesWhatItMultiplies) {
  EXPECT_EQ(requestsOf(BinaryOp::Power, twoToThe64(), Value::smallInt(3)),
            "a,0,16 a,0,12 a,0,10 a,0,12 a,0,4 r,0,4 a,0,12 a,0,4 r,4,12 "
            "d,4,0 d,12,0 a,0,12 a,0,10 r,10,20 d,10,0 d,12,0 a,0,12 a,0,12 "
            "r,12,28 d,12,0 d,12,0 d,20,0 d,12,0 d,4,0 d,12,0");
}

TEST_F(Numbers, ThePowerOfThreeArgumentsKeepsItsQuotient) {
  Value Base = twoToThe64();
  EXPECT_EQ(requestsOf([&] {
              intPow3(R, Base, Value::smallInt(3), Value::smallInt(1000003));
            }),
            "a,0,16 r,0,4 r,0,4 r,0,4 a,0,12 a,0,10 a,0,12 a,0,4 a,0,12 a,0,4 "
            "r,4,12 d,4,0 d,12,0 r,0,12 a,0,12 a,0,10 r,10,20 d,10,0 d,12,0 "
            "r,12,20 a,0,12 a,0,12 d,12,0 d,12,0 d,20,0 d,20,0 d,12,0 d,4,0 "
            "d,12,0 d,4,0 d,4,0");
}

TEST_F(Numbers, DivModMakesObjectsOfSmallResultsToo) {
  EXPECT_EQ(
      requestsOf(BinaryOp::DivMod, newInt(R, 1 << 30), Value::smallInt(3)),
      "a,0,16 a,0,16 r,0,6 r,0,6 a,0,16");
}

TEST_F(Numbers, ParsingAsksForDigitsByTheLengthOfTheText) {
  EXPECT_EQ(requestsOf([&] { large("123456789012345678901234567890"); }),
            "a,0,16 r,0,32");
}

TEST_F(Numbers, WritingALargeIntAsksForABufferAndACopyOfItsDigits) {
  Value V = large("18446744073709551616");
  EXPECT_EQ(requestsOf([&] {
              FormattedInteger F = formatInteger(R, V, 16, 10, "", 0, 0);
              R.deleteStorage(F.Buffer, F.BufferBytes);
            }),
            "a,0,29 a,0,10 d,10,0 d,29,0");
}

TEST_F(Numbers, AFloatIsOneRequest) {
  Value F = newFloat(R, 1.5);
  EXPECT_EQ(requestsOf(BinaryOp::Multiply, F, F), "a,0,12");
}

TEST_F(Numbers, ShiftsOfNegativeIntsRoundDown) {
  Value V = large("-18446744073709551617");
  EXPECT_EQ(text(binaryOp(R, BinaryOp::RightShift, V, Value::smallInt(64))),
            "-2");
  EXPECT_EQ(text(binaryOp(R, BinaryOp::RightShift, V, Value::smallInt(200))),
            "-1");
}

TEST_F(Numbers, BitwiseOperatorsSeeTwosComplements) {
  Value V = large("-18446744073709551617");
  EXPECT_EQ(text(binaryOp(R, BinaryOp::And, V, newInt(R, 4294967295))),
            "4294967295");
  EXPECT_EQ(text(binaryOp(R, BinaryOp::Or, V, Value::smallInt(1))),
            "-18446744073709551617");
  EXPECT_EQ(text(binaryOp(R, BinaryOp::Xor, V, Value::smallInt(1))),
            "-18446744073709551618");
}

TEST_F(Numbers, DoublesAreWrittenAsShortAsTheyReadBack) {
  EXPECT_EQ(floatText(0.1), "0.1");
  EXPECT_EQ(floatText(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(floatText(1e22), "1e+22");
  EXPECT_EQ(floatText(5e-324), "4.940656458412465e-324");
}

TEST_F(SingleFloats, AreWrittenByTheSearchForATextThatReadsBack) {
  EXPECT_EQ(floatText(getFloat(R, newInt(R, int64_t(1) << 40))),
            "1099511600000");
  EXPECT_EQ(floatText(5.0f / 3), "1.6666666");
}

TEST_F(SingleFloats, RoundEveryResult) {
  Value Sum =
      binaryOp(R, BinaryOp::Add, newFloat(R, 16777216), Value::smallInt(1));
  EXPECT_EQ(getFloat(R, Sum), 16777216);
}

} // namespace
