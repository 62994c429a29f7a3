//===- FormatFloat.cpp - Floats as text -*- C++ -*-===//
#include "analyzer/runtimes/micropython/objects/FormatFloat.h"
#include <cstring>

int pymemlint::micropython::formatFloat(Runtime &R, double V, char *Buffer,
                                        size_t Size, char Format, int Precision,
                                        char Sign) {
  const std::string Text =
      formatFloat(V, Format, Precision, Sign, Size, R.Floats);
  const size_t Length = std::min(Text.size(), Size - 1);
  std::memcpy(Buffer, Text.data(), Length);
  Buffer[Length] = 0;
  return static_cast<int>(Length);
}
