// Quantities as a reader likes them.
#include "analyzer/report/TextNumbers.h"

using namespace pymemlint;

std::string pymemlint::number(int64_t V) {
  std::string Digits = std::to_string(V < 0 ? -V : V);
  for (int At = int(Digits.size()) - 3; At > 0; At -= 3)
    Digits.insert(At, ",");
  return (V < 0 ? "-" : "") + Digits;
}

std::string pymemlint::right(const std::string &Text, size_t Width) {
  return std::string(Width > Text.size() ? Width - Text.size() : 0, ' ') + Text;
}

std::string pymemlint::right(int64_t N, size_t Width) {
  return right(number(N), Width);
}

std::string pymemlint::text(const Interval &I) {
  if (!I.Hi)
    return "at least " + number(I.Lo);
  return I.isExact() ? number(I.Lo) : number(I.Lo) + " to " + number(*I.Hi);
}

std::string pymemlint::cell(const Interval &I, size_t Width) {
  std::string Text = I.Hi ? text(I) : "≥" + number(I.Lo);
  size_t Columns = I.Hi ? Text.size() : Text.size() - 2; // "≥" is three bytes.
  return std::string(Columns < Width ? Width - Columns : 1, ' ') + Text;
}
