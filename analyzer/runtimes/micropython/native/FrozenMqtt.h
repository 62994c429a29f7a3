//===- FrozenMqtt.h - What umqtt does -*- C++ -*-===//
#ifndef PYMEMLINT_MICROPYTHON_NATIVE_FROZENMQTT_H
#define PYMEMLINT_MICROPYTHON_NATIVE_FROZENMQTT_H

#include "analyzer/runtimes/micropython/native/OutlineFrame.h"

namespace pymemlint::micropython {

// Behaviours of FrozenOutlines.def.

// micropython-lib/micropython/umqtt.simple: FrozenMqtt.cpp
Value mqttInit(Runtime &R, Arguments A);
Value mqttSetCallback(Runtime &R, Arguments A);
Value mqttSetLastWill(Runtime &R, Arguments A);
extern const OutlineBehaviour MqttSendStr, MqttRecvLen, MqttConnect,
    MqttDisconnect, MqttPing, MqttPublish, MqttSubscribe, MqttUnsubscribe,
    MqttWaitMsg, MqttCheckMsg;

// micropython-lib/micropython/umqtt.robust: FrozenMqttRobust.cpp
extern const OutlineBehaviour RobustDelay, RobustLog, RobustReconnect,
    RobustPublish, RobustWaitMsg, RobustCheckMsg;

} // namespace pymemlint::micropython
#endif
