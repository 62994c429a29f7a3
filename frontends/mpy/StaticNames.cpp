// Names that every .mpy file knows.
#include "frontends/mpy/StaticNames.h"

using llvm::StringRef;

static constexpr StringRef Names[] = {
    "",
#define STATIC_NAME(Text) Text,
#include "frontends/mpy/StaticNames.def"
};

llvm::ArrayRef<StringRef> pymemlint::mpy::staticNames() { return Names; }

unsigned pymemlint::mpy::lastStaticName() { return std::size(Names) - 1; }
