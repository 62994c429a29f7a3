//===- FrozenMqtt.cpp - What umqtt.simple does ----------------------------===//
//
// Functions of FrozenOutlines.def, with their values in their frames.
//
//===----------------------------------------------------------------------===//
#include "analyzer/runtimes/micropython/native/FrozenMqtt.h"
#include "analyzer/runtimes/micropython/native/OutlineOperands.h"

using namespace pymemlint;
using namespace pymemlint::micropython;
using ir::Opcode;
using Op = BinaryOp;

//===--- Attributes -------------------------------------------------------===//

Value micropython::mqttInit(Runtime &R, Arguments A) {
  Code C(R);
  enum { Self, Id, Server, Port, User, Password, KeepAlive, Ssl, Parameters };
  const Value Zero = Value::smallInt(0), None = Value::none();
  Value PortNumber = A[Port];
  if (C.isTrue(C.binary(Op::Equal, PortNumber, Zero)))
    PortNumber = Value::smallInt(C.isTrue(A[Ssl]) ? 8883 : 1883);
  const std::pair<const char *, Value> All[] = {
      {"client_id", A[Id]},
      {"sock", None},
      {"server", A[Server]},
      {"port", PortNumber},
      {"ssl", A[Ssl]},
      {"ssl_params", A[Parameters]},
      {"pid", Zero},
      {"cb", None},
      {"user", A[User]},
      {"pswd", A[Password]},
      {"keepalive", A[KeepAlive]},
      {"lw_topic", None},
      {"lw_msg", None},
      {"lw_qos", Zero},
      {"lw_retain", Value::boolean(false)}};
  for (const auto &[Name, V] : All)
    C.setAttribute(A[Self], Name, V);
  return None;
}

Value micropython::mqttSetCallback(Runtime &R, Arguments A) {
  Code(R).setAttribute(A[0], "cb", A[1]);
  return Value::none();
}

[[noreturn]] static void failAssertion(Code &C, Runtime &R) {
  throw Raise{makeRaiseObject(R, C.global("AssertionError"))};
}

Value micropython::mqttSetLastWill(Runtime &R, Arguments A) {
  Code C(R);
  enum { Self, Topic, Message, Retain, Quality };
  if (!C.isTrue(C.binary(Op::LessEqual, Value::smallInt(0), A[Quality])) ||
      !C.isTrue(C.binary(Op::LessEqual, A[Quality], Value::smallInt(2))))
    failAssertion(C, R);
  if (!C.isTrue(A[Topic]))
    failAssertion(C, R);
  C.setAttribute(A[Self], "lw_topic", A[Topic]);
  C.setAttribute(A[Self], "lw_msg", A[Message]);
  C.setAttribute(A[Self], "lw_qos", A[Quality]);
  C.setAttribute(A[Self], "lw_retain", A[Retain]);
  return Value::none();
}

namespace {

constexpr uint32_t Self = 0;

/// What the client's functions have in common.
class Client : public Operands {
public:
  explicit Client(Activation &A) : Operands(A), A(A) {}

  Client &own(const char *Name) {
    local(Self).attribute(Name);
    return *this;
  }
  Client &ownMethod(const char *Name) {
    local(Self).method(Name);
    return *this;
  }
  Client &socket(const char *Method) {
    own("sock").method(Method);
    return *this;
  }
  /// socket.read() of so many bytes.
  Client &read(int64_t Count) {
    socket("read").number(Count).callMethod(1);
    return *this;
  }
  /// An item of a buffer.
  Client &at(uint32_t Buffer, int64_t I) {
    local(Buffer).number(I).item();
    return *this;
  }
  bool isEqual(uint32_t Variable, int64_t N) {
    return local(Variable).number(N).binary(Op::Equal).test();
  }
  void addTo(uint32_t Variable, int64_t N, Op How = Op::InplaceAdd) {
    local(Variable).number(N).binary(How).setLocal(Variable);
  }
  /// The next packet has the next number.
  void countPacket() {
    local(Self).duplicate().attribute("pid").number(1).binary(Op::InplaceAdd);
    rotateTwo().setAttribute("pid");
  }
  template <size_t N>
  void newBuffer(const char (&Content)[N], uint32_t Variable) {
    global("bytearray").load(A.flashBytes(Content)).call(1);
    setLocal(Variable);
  }
  Client &length(uint32_t Variable) {
    global("len").local(Variable).call(1);
    return *this;
  }
  Client &lengthOfOwn(const char *Name) {
    global("len");
    own(Name).call(1);
    return *this;
  }
  void check(bool Holds) {
    if (!Holds)
      A.raiseObject(A.global("AssertionError"));
  }
  /// \p Size as a packet's remaining length, in the bytes of \p Packet from
  /// one on; \p Next is behind them.
  void writeLength(uint32_t Packet, uint32_t Size, uint32_t Next) {
    A.local(Next) = Value::smallInt(1);
    while (local(Size).number(0x7f).binary(Op::More).test()) {
      local(Size).number(0x7f).binary(Op::And).number(0x80).binary(Op::Or);
      local(Packet).local(Next).setItem();
      addTo(Size, 7, Op::InplaceRightShift);
      addTo(Next, 1);
    }
    local(Size).local(Packet).local(Next).setItem();
  }
  /// Sends so many bytes of \p Packet, or all.
  void write(uint32_t Packet) {
    socket("write").local(Packet).callMethod(1).drop();
  }
  /// Two bytes of a buffer as a number, in the variable that has the buffer.
  void joinBytes(uint32_t Buffer) {
    at(Buffer, 0).number(8).binary(Op::LeftShift);
    at(Buffer, 1).binary(Op::Or).setLocal(Buffer);
  }
  void raiseCode(uint32_t Buffer) {
    global("MQTTException");
    at(Buffer, 3).call(1);
    A.raiseObject(pop());
  }
  /// MQTT lets a topic have 65,535 bytes and a message 256 MiB, umqtt takes
  /// any.
  void noteMessage() {
    if (A.R.Paths)
      A.R.unmodelled("what the MQTT broker publishes: topic and message of any "
                     "length",
                     "no bound");
  }

protected:
  Activation &A;
};

//===--- Sending ----------------------------------------------------------===//

namespace text {
enum Variable : uint32_t { Text = 1 };
constexpr ir::Instruction Places[] = {place()};
} // namespace text

Value sendStr(Activation &A) {
  Client S(A);
  S.socket("write").global("struct").method("pack").name("!H");
  S.length(text::Text).callMethod(2).callMethod(1).drop();
  S.write(text::Text);
  return Value::none();
}

Value disconnect(Activation &A) {
  Client S(A);
  S.socket("write").load(A.flashBytes("\xe0\0")).callMethod(1).drop();
  S.socket("close").callMethod(0).drop();
  return Value::none();
}

Value ping(Activation &A) {
  Client S(A);
  S.socket("write").load(A.flashBytes("\xc0\0")).callMethod(1).drop();
  return Value::none();
}

//===--- connect ----------------------------------------------------------===//

namespace connecting {
enum Variable : uint32_t {
  IsClean = 1,
  Timeout,
  Address,
  Module,
  Head,
  Message,
  Size,
  Next,
  Response,
  End
};
enum Place : uint32_t { Begin, Wrap, WrapOwn, Send };
constexpr ir::Instruction Places[] = {place(),
                                      place(Opcode::CallMethodVarKw, 257),
                                      methodCall(257), methodCall(1)};
} // namespace connecting

void openSocket(Activation &A) {
  using namespace connecting;
  Client S(A);
  S.global("socket").method("socket").callMethod(0);
  S.local(Self).setAttribute("sock");
  S.socket("settimeout").local(Timeout).callMethod(1).drop();
  S.global("socket").method("getaddrinfo");
  S.own("server").own("port").callMethod(2);
  S.number(0).item().number(-1).item().setLocal(Address);
  S.socket("connect").local(Address).callMethod(1).drop();
  S.own("ssl").load(Value::boolean(true));
  if (S.binary(Op::Is).test()) {
    S.import("ssl").setLocal(Module);
    S.local(Module).method("wrap_socket");
    S.own("sock").load(Value());
    S.own("ssl_params").number(0).callMethodWith(1, 1, Wrap);
    S.local(Self).setAttribute("sock");
  } else if (S.own("ssl").test()) {
    S.own("ssl").method("wrap_socket");
    S.own("sock").name("server_hostname");
    S.own("server").callMethod(1, 1, WrapOwn);
    S.local(Self).setAttribute("sock");
  }
}

/// A flag of the connection, or two, in byte \p I of the message.
void setFlags(Client &S, int64_t I, llvm::function_ref<void()> Flags) {
  S.local(connecting::Message).number(I).duplicateTwo().item();
  Flags();
  S.binary(Op::InplaceOr).rotateThree().setItem();
}

void addLengths(Client &S, const char *First, const char *Second) {
  S.local(connecting::Size).number(2);
  S.lengthOfOwn(First).binary(Op::Add).number(2).binary(Op::Add);
  S.lengthOfOwn(Second).binary(Op::Add);
  S.binary(Op::InplaceAdd).setLocal(connecting::Size);
}

void describeSession(Activation &A) {
  using namespace connecting;
  Client S(A);
  S.newBuffer("\x10\0\0\0\0\0", Head);
  S.newBuffer("\x04MQTT\x04\x02\0\0", Message);
  S.number(10).number(2).binary(Op::Add);
  S.lengthOfOwn("client_id").binary(Op::Add).setLocal(Size);
  S.local(IsClean).number(1).binary(Op::LeftShift);
  S.local(Message).number(6).setItem();
  if (S.own("user").test()) {
    addLengths(S, "user", "pswd");
    setFlags(S, 6, [&] { S.number(0xc0); });
  }
  if (S.own("keepalive").test()) {
    S.check(S.own("keepalive").number(65536).binary(Op::Less).test());
    setFlags(S, 7,
             [&] { S.own("keepalive").number(8).binary(Op::RightShift); });
    setFlags(S, 8, [&] { S.own("keepalive").number(0xff).binary(Op::And); });
  }
  if (S.own("lw_topic").test()) {
    addLengths(S, "lw_topic", "lw_msg");
    setFlags(S, 6, [&] {
      auto Bit = [&](int64_t N) {
        S.own("lw_qos").number(N).binary(Op::And).number(3);
        S.binary(Op::LeftShift).binary(Op::Or);
      };
      S.number(4);
      Bit(1);
      Bit(2);
    });
    setFlags(S, 6, [&] { S.own("lw_retain").number(5).binary(Op::LeftShift); });
  }
}

Value connect(Activation &A) {
  using namespace connecting;
  Client S(A);
  openSocket(A);
  describeSession(A);
  S.writeLength(Head, Size, Next);
  S.socket("write").local(Head).local(Next).number(2).binary(Op::Add);
  S.callMethod(2).drop();
  S.write(Message);
  auto SendOwn = [&](const char *Name) {
    S.ownMethod("_send_str");
    S.own(Name).callMethod(1, 0, Send).drop();
  };
  SendOwn("client_id");
  if (S.own("lw_topic").test()) {
    SendOwn("lw_topic");
    SendOwn("lw_msg");
  }
  if (S.own("user").test()) {
    SendOwn("user");
    SendOwn("pswd");
  }
  S.read(4).setLocal(Response);
  auto Holds = [&](int64_t I, int64_t N) {
    return S.at(Response, I).number(N).binary(Op::Equal).test();
  };
  S.check(Holds(0, 0x20) && Holds(1, 2));
  if (S.at(Response, 3).number(0).binary(Op::NotEqual).test())
    S.raiseCode(Response);
  return S.at(Response, 2).number(1).binary(Op::And).pop();
}

//===--- Waiting for an answer --------------------------------------------===//

/// `while True: op = self.wait_msg()`, until \p Answered.
void awaitAnswer(Activation &A, uint32_t Kind, uint32_t Call, uint32_t Next,
                 llvm::function_ref<bool()> Answered) {
  Client S(A);
  for (;;) {
    S.ownMethod("wait_msg").callMethod(0, 0, Call).setLocal(Kind);
    if (Answered())
      return;
    A.jumpBack(Next);
  }
}

/// Where what sends a topic and waits for an answer is.
namespace answered {
enum Place : uint32_t { Begin, Send, Head, Wait, Again };
constexpr ir::Instruction Places[] = {place(), methodCall(1), place(),
                                      methodCall(0), place(Opcode::Jump, Head)};
} // namespace answered

namespace publishing {
enum Variable : uint32_t {
  Topic = 1,
  Message,
  Retain,
  Quality,
  Packet,
  Size,
  Next,
  Number,
  Kind,
  Received,
  End
};
} // namespace publishing

bool isAcknowledged(Activation &A) {
  using namespace answered;
  using namespace publishing;
  Client S(A);
  if (!S.isEqual(Kind, 0x40))
    return false;
  S.read(1).setLocal(Size);
  S.local(Size).load(A.flashBytes("\x02"));
  S.check(S.binary(Op::Equal).test());
  S.read(2).setLocal(Received);
  S.joinBytes(Received);
  return S.local(Number).local(Received).binary(Op::Equal).test();
}

Value publish(Activation &A) {
  using namespace answered;
  using namespace publishing;
  Client S(A);
  S.newBuffer("\x30\0\0\0", Packet);
  S.local(Packet).number(0).duplicateTwo().item();
  S.local(Quality).number(1).binary(Op::LeftShift);
  S.local(Retain).binary(Op::Or).binary(Op::InplaceOr);
  S.rotateThree().setItem();
  S.number(2);
  S.length(Topic).binary(Op::Add);
  S.length(Message).binary(Op::Add).setLocal(Size);
  auto IsCertain = [&] {
    return S.local(Quality).number(0).binary(Op::More).test();
  };
  if (IsCertain())
    S.addTo(Size, 2);
  S.check(S.local(Size).number(2097152).binary(Op::Less).test());
  S.writeLength(Packet, Size, Next);
  S.socket("write").local(Packet).local(Next).number(1).binary(Op::Add);
  S.callMethod(2).drop();
  S.ownMethod("_send_str").local(Topic).callMethod(1, 0, Send).drop();
  if (IsCertain()) {
    S.countPacket();
    S.own("pid").setLocal(Number);
    S.global("struct").method("pack_into").name("!H").local(Packet).number(0);
    S.local(Number).callMethod(4).drop();
    S.socket("write").local(Packet).number(2).callMethod(2).drop();
  }
  S.write(Message);
  if (S.isEqual(Quality, 1))
    awaitAnswer(A, Kind, Wait, Again, [&] { return isAcknowledged(A); });
  else if (S.isEqual(Quality, 2))
    S.check(false);
  return Value::none();
}

//===--- subscribe and unsubscribe ----------------------------------------===//

namespace subscribing {
enum Variable : uint32_t { Topic = 1, Quality, Packet, Kind, Response, End };
} // namespace subscribing

/// The answer has the number of \p Packet.
void checkNumber(Client &S, uint32_t Packet, uint32_t Response) {
  auto IsSame = [&](int64_t I) {
    S.at(Response, I).at(Packet, I + 1);
    return S.binary(Op::Equal).test();
  };
  S.check(IsSame(1) && IsSame(2));
}

Value subscribe(Activation &A) {
  using namespace answered;
  using namespace subscribing;
  Client S(A);
  S.own("cb").load(Value::none()).binary(Op::Is);
  if (!S.unary(UnaryOp::Not).test()) {
    S.global("AssertionError");
    S.load(A.flashText("Subscribe callback is not set")).call(1);
    A.raiseObject(S.pop());
  }
  S.newBuffer("\x82\0\0\0", Packet);
  S.countPacket();
  S.global("struct").method("pack_into").name("!BH").local(Packet).number(1);
  S.number(2).number(2).binary(Op::Add);
  S.length(Topic).binary(Op::Add).number(1).binary(Op::Add);
  S.own("pid").callMethod(5).drop();
  S.write(Packet);
  S.ownMethod("_send_str").local(Topic).callMethod(1, 0, Send).drop();
  S.socket("write").local(Quality).method("to_bytes").number(1).name("little");
  S.callMethod(2).callMethod(1).drop();
  awaitAnswer(A, Kind, Wait, Again, [&] {
    if (!S.isEqual(Kind, 0x90))
      return false;
    S.read(4).setLocal(Response);
    checkNumber(S, Packet, Response);
    if (S.at(Response, 3).number(0x80).binary(Op::Equal).test())
      S.raiseCode(Response);
    return true;
  });
  return Value::none();
}

namespace unsubscribing {
enum Variable : uint32_t { Topic = 1, Packet, Kind, Response, End };
} // namespace unsubscribing

Value unsubscribe(Activation &A) {
  using namespace answered;
  using namespace unsubscribing;
  Client S(A);
  S.newBuffer("\xa2\0\0\0", Packet);
  S.countPacket();
  S.global("struct").method("pack_into").name("!BH").local(Packet).number(1);
  S.number(2).number(2).binary(Op::Add);
  S.length(Topic).binary(Op::Add);
  S.own("pid").callMethod(5).drop();
  S.write(Packet);
  S.ownMethod("_send_str").local(Topic).callMethod(1, 0, Send).drop();
  awaitAnswer(A, Kind, Wait, Again, [&] {
    if (!S.isEqual(Kind, 0xb0))
      return false;
    S.read(3).setLocal(Response);
    checkNumber(S, Packet, Response);
    return true;
  });
  return Value::none();
}

//===--- Receiving --------------------------------------------------------===//

namespace length {
enum Variable : uint32_t { Number = 1, Shift, Byte, End };
enum Place : uint32_t { Begin, Head, Again };
constexpr ir::Instruction Places[] = {place(), place(),
                                      place(Opcode::Jump, Head)};
} // namespace length

Value recvLen(Activation &A) {
  using namespace length;
  Client S(A);
  A.local(Number) = A.local(Shift) = Value::smallInt(0);
  for (;;) {
    S.read(1).number(0).item().setLocal(Byte);
    S.local(Number).local(Byte).number(0x7f).binary(Op::And);
    S.local(Shift).binary(Op::LeftShift).binary(Op::InplaceOr);
    S.setLocal(Number);
    if (!S.local(Byte).number(0x80).binary(Op::And).test())
      return A.local(Number);
    S.addTo(Shift, 7);
    A.jumpBack(Again);
  }
}

namespace waiting {
enum Variable : uint32_t {
  Result = 1,
  Size,
  Kind,
  TopicLength,
  Topic,
  Number,
  Message,
  Packet,
  End
};
enum Place : uint32_t { Begin, Length, Callback };
constexpr ir::Instruction Places[] = {place(), methodCall(0), methodCall(2)};
} // namespace waiting

/// A message that was published: reads it and gives it to the program.
void takeMessage(Activation &A) {
  using namespace waiting;
  Client S(A);
  S.noteMessage();
  S.ownMethod("_recv_len").callMethod(0, 0, Length).setLocal(Size);
  S.read(2).setLocal(TopicLength);
  S.joinBytes(TopicLength);
  S.socket("read").local(TopicLength).callMethod(1).setLocal(Topic);
  S.local(Size).local(TopicLength).number(2).binary(Op::Add);
  S.binary(Op::InplaceSubtract).setLocal(Size);
  auto Quality = [&]() -> Client & {
    S.local(Kind).number(6).binary(Op::And);
    return S;
  };
  if (Quality().test()) {
    S.read(2).setLocal(Number);
    S.joinBytes(Number);
    S.addTo(Size, 2, Op::InplaceSubtract);
  }
  S.socket("read").local(Size).callMethod(1).setLocal(Message);
  S.ownMethod("cb").local(Topic).local(Message);
  S.callMethod(2, 0, Callback).drop();
  if (Quality().number(2).binary(Op::Equal).test()) {
    S.newBuffer("\x40\x02\0\0", Packet);
    S.global("struct").method("pack_into").name("!H").local(Packet).number(2);
    S.local(Number).callMethod(4).drop();
    S.write(Packet);
  } else if (Quality().number(4).binary(Op::Equal).test())
    S.check(false);
}

Value waitMsg(Activation &A) {
  using namespace waiting;
  Client S(A);
  S.read(1).setLocal(Result);
  S.socket("setblocking").load(Value::boolean(true)).callMethod(1).drop();
  if (S.local(Result).load(Value::none()).binary(Op::Is).test())
    return Value::none();
  if (S.local(Result).load(A.R.EmptyBytes).binary(Op::Equal).test()) {
    S.global("OSError").number(-1).call(1);
    A.raiseObject(S.pop());
  }
  // PINGRESP
  S.local(Result).load(A.flashBytes("\xd0"));
  if (S.binary(Op::Equal).test()) {
    S.read(1).number(0).item().setLocal(Size);
    S.check(S.isEqual(Size, 0));
    return Value::none();
  }
  S.at(Result, 0).setLocal(Kind);
  // PUBLISH
  S.local(Kind).number(0xf0).binary(Op::And).number(0x30);
  if (!S.binary(Op::NotEqual).test())
    takeMessage(A);
  return A.local(Kind);
}

namespace checking {
enum Place : uint32_t { Begin, Wait };
constexpr ir::Instruction Places[] = {place(), methodCall(0)};
} // namespace checking

Value checkMsg(Activation &A) {
  Client S(A);
  S.socket("setblocking").load(Value::boolean(false)).callMethod(1).drop();
  return S.ownMethod("wait_msg").callMethod(0, 0, checking::Wait).pop();
}

} // namespace

const OutlineBehaviour micropython::MqttSendStr = {sendStr, text::Places};
const OutlineBehaviour micropython::MqttDisconnect = {disconnect, text::Places};
const OutlineBehaviour micropython::MqttPing = {ping, text::Places};
const OutlineBehaviour micropython::MqttConnect = {
    connect, connecting::Places, connecting::End - connecting::Address};
const OutlineBehaviour micropython::MqttPublish = {
    publish, answered::Places, publishing::End - publishing::Packet};
const OutlineBehaviour micropython::MqttSubscribe = {
    subscribe, answered::Places, subscribing::End - subscribing::Packet};
const OutlineBehaviour micropython::MqttUnsubscribe = {
    unsubscribe, answered::Places, unsubscribing::End - unsubscribing::Packet};
const OutlineBehaviour micropython::MqttRecvLen = {
    recvLen, length::Places, length::End - length::Number};
const OutlineBehaviour micropython::MqttWaitMsg = {
    waitMsg, waiting::Places, waiting::End - waiting::Result};
const OutlineBehaviour micropython::MqttCheckMsg = {checkMsg, checking::Places};
