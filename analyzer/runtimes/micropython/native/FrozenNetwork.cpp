//===- FrozenNetwork.cpp - What ntptime does ------------------------------===//
//
// Functions of FrozenOutlines.def, with their values in their frames.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/native/FrozenNetwork.h"
#include "analyzer/runtimes/micropython/native/OutlineOperands.h"

using namespace pymemlint;
using namespace pymemlint::micropython;

//===--- ntptime ----------------------------------------------------------===//

namespace {

namespace ntp {
enum Variable : uint32_t {
  Query,
  Address,
  Socket,
  Message,
  Seconds,
  Least,
  Year,
  Delta,
  Variables
};
constexpr ir::Instruction Places[] = {place()};
} // namespace ntp

/// Seconds of the answer's time stamp, as from 1900 on and not yet wrapped.
void readStamp(Activation &A) {
  Operands S(A);
  S.global("struct").method("unpack").name("!I");
  S.local(ntp::Message).number(40).number(44).slice();
  S.callMethod(2).number(0).item().setLocal(ntp::Seconds);
  A.local(ntp::Least) = romInt(A.R, 3913056000); // Of 2024.
  S.local(ntp::Seconds).local(ntp::Least).binary(BinaryOp::Less);
  if (!S.test())
    return;
  S.local(ntp::Seconds).load(romInt(A.R, int64_t(1) << 32));
  S.binary(BinaryOp::InplaceAdd).setLocal(ntp::Seconds);
}

/// Seconds from 1900 to the epoch of time.gmtime().
void readEpoch(Activation &A) {
  Operands S(A);
  S.global("gmtime").number(0).call(1).number(0).item().setLocal(ntp::Year);
  auto IsYear = [&](int64_t Year) {
    return S.local(ntp::Year).number(Year).binary(BinaryOp::Equal).test();
  };
  if (IsYear(2000)) {
    A.local(ntp::Delta) = romInt(A.R, 3155673600);
  } else if (IsYear(1970)) {
    A.local(ntp::Delta) = romInt(A.R, 2208988800);
  } else {
    S.global("Exception").load(A.flashText("Unsupported epoch: {}"));
    S.method("format").local(ntp::Year).callMethod(1).call(1);
    A.raiseObject(S.pop());
  }
}

Value ntpTime(Activation &A) {
  Operands S(A);
  S.global("bytearray").number(48).call(1).setLocal(ntp::Query);
  S.number(0x1b).local(ntp::Query).number(0).setItem();
  S.global("socket").method("getaddrinfo").global("host").number(123);
  S.callMethod(2).number(0).item().number(-1).item().setLocal(ntp::Address);
  S.global("socket").method("socket");
  S.global("socket").attribute("AF_INET");
  S.global("socket").attribute("SOCK_DGRAM");
  S.callMethod(2).setLocal(ntp::Socket);
  A.setUpHandler();
  const Value Raised = A.attempt([&] {
    auto Socket = [&](const char *Method) {
      S.local(ntp::Socket).method(Method);
    };
    Socket("settimeout");
    S.global("timeout").callMethod(1).drop();
    Socket("sendto");
    S.local(ntp::Query).local(ntp::Address).callMethod(2).drop();
    Socket("recv");
    S.number(48).callMethod(1).setLocal(ntp::Message);
  });
  if (!Raised)
    S.load(Value::none());
  S.local(ntp::Socket).method("close").callMethod(0).drop();
  if (Raised)
    A.reraise(Raised);
  S.drop();
  readStamp(A);
  readEpoch(A);
  S.local(ntp::Seconds).local(ntp::Delta).binary(BinaryOp::Subtract);
  return S.pop();
}

namespace settime {
enum Variable : uint32_t { Now, Machine, Fields, Variables };
enum Place : uint32_t { Begin, Call };
constexpr ir::Instruction Places[] = {place(), functionCall(0)};
} // namespace settime

Value ntpSetTime(Activation &A) {
  Operands S(A);
  S.global("time").call(0, settime::Call).setLocal(settime::Now);
  S.import("machine").setLocal(settime::Machine);
  S.global("gmtime").local(settime::Now).call(1).setLocal(settime::Fields);
  S.local(settime::Machine).method("RTC").callMethod(0).method("datetime");
  auto Field = [&](int64_t I) { S.local(settime::Fields).number(I).item(); };
  for (int64_t I : {0, 1, 2})
    Field(I);
  Field(6);
  S.number(1).binary(BinaryOp::Add);
  for (int64_t I : {3, 4, 5})
    Field(I);
  S.number(0).tuple(8).callMethod(1).drop();
  return Value::none();
}

} // namespace

const OutlineBehaviour micropython::NtpTime = {ntpTime, ntp::Places,
                                               ntp::Variables};
const OutlineBehaviour micropython::NtpSetTime = {ntpSetTime, settime::Places,
                                                  settime::Variables};
