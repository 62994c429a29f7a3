//===- FramebufModule.cpp - framebuf -*- C++ -*-===//
//
// extmod/modframebuf.c. Only the FrameBuffer itself asks for memory; pixels are
// drawn all the same, since a program can read them.
//
//===----------------------------------------------------------------------===//
#include "analyzer/machine/StateWriter.h"
#include "analyzer/runtimes/micropython/ArgumentParser.h"
#include "analyzer/runtimes/micropython/Operations.h"
#include "analyzer/runtimes/micropython/objects/Binary.h"
#include "analyzer/runtimes/micropython/open/OpenValues.h"
#include <climits>

using namespace pymemlint;
using namespace pymemlint::micropython;

namespace {

/// FRAMEBUF_*.
enum Format : uint8_t {
  MonoVertical = 0,
  Rgb565 = 1,
  Gray4 = 2,
  MonoHorizontal = 3,
  MonoHorizontalReversed = 4,
  Gray2 = 5,
  Gray8 = 6,
};

/// mp_obj_framebuf_t.
struct FramebufObj final : Obj {
  Value Memory;
  int64_t Width = 0, Height = 0, Stride = 0;
  uint8_t Kind = MonoVertical;
  void trace(Tracer &T) const override { T.value(Memory); }
  bool describe(StateWriter &W) const override {
    W.cell(Ty);
    W.value(Memory);
    W.number(uint64_t(Width));
    W.number(uint64_t(Height));
    W.number(uint64_t(Stride));
    W.number(Kind);
    return true;
  }
};

extern const TypeSpec FramebufType;

/// The largest number that a pixel can be.
int64_t mostColor(Format Kind) {
  switch (Kind) {
  case Rgb565:
    return 0xffff;
  case Gray4:
    return 15;
  case Gray2:
    return 3;
  case Gray8:
    return 0xff;
  default:
    return 1;
  }
}

/// The pixels of a frame buffer during one operation.
class Canvas {
public:
  Canvas(Runtime &R, const FramebufObj *F) : R(R), F(*F) {
    getBuffer(R, F->Memory, Bytes, /*ForWriting=*/false);
  }

  int64_t width() const { return F.Width; }
  int64_t height() const { return F.Height; }

  void set(uint64_t X, uint64_t Y, uint32_t Color) {
    countStep();
    if (F.Kind == Rgb565) {
      uint8_t *P = at((X + Y * F.Stride) * 2, 2);
      const bool IsBig = R.Config.BigEndian;
      P[IsBig] = uint8_t(Color);
      P[!IsBig] = uint8_t(Color >> 8);
      return;
    }
    const Place P = placeOf(X, Y);
    uint8_t &Byte = *at(P.Index, 1);
    const uint32_t C = P.Mask == 1 ? Color != 0 : Color & P.Mask;
    Byte = uint8_t((Byte & ~(P.Mask << P.Shift)) | C << P.Shift);
  }

  uint32_t get(uint64_t X, uint64_t Y) {
    countStep();
    if (F.Kind == Rgb565) {
      const uint8_t *P = at((X + Y * F.Stride) * 2, 2);
      const bool IsBig = R.Config.BigEndian;
      return uint32_t(P[IsBig] | P[!IsBig] << 8);
    }
    const Place P = placeOf(X, Y);
    return *at(P.Index, 1) >> P.Shift & P.Mask;
  }

  void setChecked(int64_t X, int64_t Y, int64_t Color) {
    if (0 <= X && X < F.Width && 0 <= Y && Y < F.Height)
      set(X, Y, uint32_t(Color));
  }

  /// fill_rect: clipped.
  void fill(int64_t X, int64_t Y, int64_t W, int64_t H, int64_t Color) {
    if (H < 1 || W < 1 || X + W <= 0 || Y + H <= 0 || Y >= F.Height ||
        X >= F.Width)
      return;
    const int64_t EndX = std::min(F.Width, X + W);
    const int64_t EndY = std::min(F.Height, Y + H);
    for (Y = std::max<int64_t>(Y, 0); Y < EndY; ++Y)
      for (int64_t I = std::max<int64_t>(X, 0); I < EndX; ++I)
        set(I, Y, uint32_t(Color));
  }

  /// line: Bresenham's algorithm, its last point drawn apart.
  void line(int64_t X1, int64_t Y1, int64_t X2, int64_t Y2, int64_t Color) {
    int64_t Dx = std::abs(X2 - X1), Dy = std::abs(Y2 - Y1);
    int64_t StepX = X2 > X1 ? 1 : -1, StepY = Y2 > Y1 ? 1 : -1;
    const bool IsSteep = Dy > Dx;
    if (IsSteep) {
      std::swap(X1, Y1);
      std::swap(Dx, Dy);
      std::swap(StepX, StepY);
    }
    int64_t Error = 2 * Dy - Dx;
    for (int64_t I = 0; I < Dx; ++I) {
      countStep();
      if (IsSteep)
        setChecked(Y1, X1, Color);
      else
        setChecked(X1, Y1, Color);
      while (Error >= 0) {
        Y1 += StepY;
        Error -= 2 * Dx;
      }
      X1 += StepX;
      Error += 2 * Dy;
    }
    setChecked(X2, Y2, Color);
  }

  /// Drawing is work that the run's fuel is spent on.
  void countStep() {
    if (++Steps % 64 == 0 && R.Operations++ >= R.Fuel)
      throw OutOfFuel();
  }

private:
  struct Place {
    uint64_t Index;
    unsigned Shift;
    uint32_t Mask;
  };
  Place placeOf(uint64_t X, uint64_t Y) const {
    const uint64_t Pixel = X + Y * F.Stride;
    switch (F.Kind) {
    case MonoVertical:
      return {(Y >> 3) * F.Stride + X, unsigned(Y & 7), 1};
    case MonoHorizontal:
      return {Pixel >> 3, unsigned(7 - (X & 7)), 1};
    case MonoHorizontalReversed:
      return {Pixel >> 3, unsigned(X & 7), 1};
    case Gray2:
      return {Pixel >> 2, unsigned(X & 3) * 2, 3};
    case Gray4:
      return {Pixel >> 1, X % 2 ? 0u : 4u, 15};
    default:
      return {Pixel, 0, 255};
    }
  }
  /// The memory may have shrunk since the frame buffer was made; what then
  /// lies outside goes nowhere.
  uint8_t *at(uint64_t Index, size_t Size) {
    return Index + Size <= Bytes.Length ? Bytes.Data + Index : Outside;
  }

  Runtime &R;
  const FramebufObj &F;
  Buffer Bytes;
  uint8_t Outside[2] = {};
  uint64_t Steps = 0;
};

FramebufObj *asFramebuf(Value V) {
  return static_cast<FramebufObj *>(V.object());
}

/// The integers behind self.
template <size_t N> void numbers(Runtime &R, Arguments A, int64_t (&Out)[N]) {
  for (size_t I = 0; I != N; ++I)
    Out[I] = getInt(R, A[I + 1]);
}

/// framebuf_make_new_helper; \p F is null for a new object.
FramebufObj *initFramebuf(Runtime &R, llvm::ArrayRef<Value> A, bool ForWriting,
                          FramebufObj *F) {
  const int64_t Width = getInt(R, A[1]), Height = getInt(R, A[2]);
  const int64_t Kind = getInt(R, A[3]);
  int64_t Stride = A.size() >= 5 ? getInt(R, A[4]) : Width;
  if (Width < 1 || Height < 1 || Width > 0xffff || Height > 0xffff ||
      Stride > 0xffff || Stride < Width)
    raiseValueError(R, nullptr);
  uint64_t BitsPerPixel = 1, NeededHeight = Height, NeededWidth = Width;
  uint64_t Strides = Height - 1;
  auto RoundUp = [&](int64_t To) {
    Stride = (Stride + To - 1) / To * To;
    NeededWidth = (Width + To - 1) / To * To;
  };
  switch (Kind) {
  case MonoVertical:
    NeededHeight = (Height + 7) & ~7;
    Strides = NeededHeight - 8;
    break;
  case MonoHorizontal:
  case MonoHorizontalReversed:
    RoundUp(8);
    break;
  case Gray2:
    RoundUp(4);
    BitsPerPixel = 2;
    break;
  case Gray4:
    RoundUp(2);
    BitsPerPixel = 4;
    break;
  case Gray8:
    BitsPerPixel = 8;
    break;
  case Rgb565:
    BitsPerPixel = 16;
    break;
  default:
    raiseValueError(R, "invalid format");
  }
  Buffer B = getBufferRaise(R, A[0], ForWriting);
  if ((Strides * Stride + (NeededHeight - Strides) * NeededWidth) *
          BitsPerPixel / 8 >
      B.Length)
    raiseValueError(R, nullptr);
  if (!F)
    F = R.newObject<FramebufObj>(R.sizeOf("mp_obj_framebuf_t"),
                                 R.type(FramebufType));
  F->Memory = A[0];
  F->Width = Width;
  F->Height = Height;
  F->Stride = Stride;
  F->Kind = uint8_t(Kind);
  return F;
}

Value makeNew(Runtime &R, const Type *, Arguments A) {
  checkArguments(R, A, 4, 5);
  return initFramebuf(R, {A.Values, A.Count}, true, nullptr);
}

/// FrameBuffer1(buffer, width, height[, stride]).
Value makeLegacy(Runtime &R, Arguments A) {
  Value All[5] = {A[0], A[1], A[2], Value::smallInt(MonoVertical),
                  A.Count >= 4 ? A[3] : A[1]};
  return initFramebuf(R, All, true, nullptr);
}

bool framebufBuffer(Runtime &R, Value Self, Buffer &B, bool ForWriting) {
  return getBuffer(R, asFramebuf(Self)->Memory, B, ForWriting);
}

/// Where or what is drawn is not known: any pixel may be another one, nothing
/// is requested.
bool drawsSomewhere(Runtime &R, Arguments A) {
  if (!R.Paths)
    return false;
  const llvm::ArrayRef<Value> Numbers(A.Values + 1, A.Count - 1);
  if (llvm::none_of(Numbers, [&](Value V) {
        return open::isNumber(R, V) && R.isExact(V, R.Types.Int);
      }))
    return false;
  for (Value V : Numbers)
    if (!open::isNumber(R, V) || !R.isExact(V, R.Types.Int))
      (void)getInt(R, V); // Raises what it does.
  open::openText(R, asFramebuf(A[0])->Memory);
  return true;
}

Value fill(Runtime &R, Arguments A) {
  FramebufObj *F = asFramebuf(A[0]);
  if (drawsSomewhere(R, A))
    return Value::none();
  const int64_t Color = getInt(R, A[1]);
  Canvas(R, F).fill(0, 0, F->Width, F->Height, Color);
  return Value::none();
}

Value fillRect(Runtime &R, Arguments A) {
  if (drawsSomewhere(R, A))
    return Value::none();
  int64_t N[5];
  numbers(R, A, N);
  Canvas(R, asFramebuf(A[0])).fill(N[0], N[1], N[2], N[3], N[4]);
  return Value::none();
}

Value pixel(Runtime &R, Arguments A) {
  FramebufObj *F = asFramebuf(A[0]);
  if (A.Count > 3 && drawsSomewhere(R, A))
    return Value::none();
  const int64_t X = getInt(R, A[1]), Y = getInt(R, A[2]);
  if (X < 0 || X >= F->Width || Y < 0 || Y >= F->Height)
    return Value::none();
  Canvas C(R, F);
  if (A.Count > 3) {
    C.set(X, Y, uint32_t(getInt(R, A[3])));
    return Value::none();
  }
  if (R.Paths && open::isText(R, F->Memory))
    return open::smallRange(R, 0, mostColor(Format(F->Kind)));
  return Value::smallInt(C.get(X, Y));
}

Value horizontalLine(Runtime &R, Arguments A) {
  if (drawsSomewhere(R, A))
    return Value::none();
  int64_t N[4];
  numbers(R, A, N);
  Canvas(R, asFramebuf(A[0])).fill(N[0], N[1], N[2], 1, N[3]);
  return Value::none();
}
Value verticalLine(Runtime &R, Arguments A) {
  if (drawsSomewhere(R, A))
    return Value::none();
  int64_t N[4];
  numbers(R, A, N);
  Canvas(R, asFramebuf(A[0])).fill(N[0], N[1], 1, N[2], N[3]);
  return Value::none();
}

Value rectangle(Runtime &R, Arguments A) {
  int64_t N[5];
  numbers(R, A, N);
  auto [X, Y, W, H, Color] = N;
  const bool IsFilled = A.Count > 6 && isTrue(R, A[6]);
  Canvas C(R, asFramebuf(A[0]));
  if (IsFilled) {
    C.fill(X, Y, W, H, Color);
  } else {
    C.fill(X, Y, W, 1, Color);
    C.fill(X, Y + H - 1, W, 1, Color);
    C.fill(X, Y, 1, H, Color);
    C.fill(X + W - 1, Y, 1, H, Color);
  }
  return Value::none();
}

Value lineMethod(Runtime &R, Arguments A) {
  if (drawsSomewhere(R, A))
    return Value::none();
  int64_t N[5];
  numbers(R, A, N);
  Canvas(R, asFramebuf(A[0])).line(N[0], N[1], N[2], N[3], N[4]);
  return Value::none();
}

/// framebuf_ellipse: two sets of points, mirrored into the quadrants that the
/// mask names.
class EllipseDrawer {
public:
  EllipseDrawer(Canvas &C, const int64_t (&N)[5], int64_t Quadrants,
                bool IsFilled)
      : C(C), CenterX(N[0]), CenterY(N[1]), A(N[2]), B(N[3]), Color(N[4]),
        Quadrants(Quadrants), IsFilled(IsFilled) {}

  void draw() {
    int64_t X = A, Y = 0, Error = 0;
    int64_t ChangeX = B * B * (1 - 2 * A), ChangeY = A * A;
    int64_t StopX = 2 * B * B * A, StopY = 0;
    while (StopX >= StopY) {
      points(X, Y);
      ++Y;
      StopY += 2 * A * A;
      Error += ChangeY;
      ChangeY += 2 * A * A;
      if (2 * Error + ChangeX > 0) {
        --X;
        StopX -= 2 * B * B;
        Error += ChangeX;
        ChangeX += 2 * B * B;
      }
    }
    X = 0;
    Y = B;
    Error = 0;
    ChangeX = B * B;
    ChangeY = A * A * (1 - 2 * B);
    StopX = 0;
    StopY = 2 * A * A * B;
    while (StopX <= StopY) {
      points(X, Y);
      ++X;
      StopX += 2 * B * B;
      Error += ChangeX;
      ChangeX += 2 * B * B;
      if (2 * Error + ChangeY > 0) {
        --Y;
        StopY -= 2 * A * A;
        Error += ChangeY;
        ChangeY += 2 * A * A;
      }
    }
  }

private:
  void points(int64_t X, int64_t Y) {
    C.countStep();
    for (int Quadrant = 0; Quadrant != 4; ++Quadrant) {
      if (!(Quadrants >> Quadrant & 1))
        continue;
      const bool IsLeft = Quadrant == 1 || Quadrant == 2;
      const int64_t Row = Quadrant < 2 ? CenterY - Y : CenterY + Y;
      if (IsFilled)
        C.fill(IsLeft ? CenterX - X : CenterX, Row, X + 1, 1, Color);
      else
        C.setChecked(IsLeft ? CenterX - X : CenterX + X, Row, Color);
    }
  }

  Canvas &C;
  int64_t CenterX, CenterY, A, B, Color, Quadrants;
  bool IsFilled;
};

Value ellipse(Runtime &R, Arguments A) {
  int64_t N[5];
  numbers(R, A, N);
  const bool IsFilled = A.Count > 6 && isTrue(R, A[6]);
  const int64_t Quadrants = A.Count > 7 ? getInt(R, A[7]) & 15 : 15;
  Canvas C(R, asFramebuf(A[0]));
  if (N[2] == 0 && N[3] == 0) {
    if (Quadrants)
      C.setChecked(N[0], N[1], N[4]);
    return Value::none();
  }
  // Radii beyond these overflow the original's arithmetic.
  if (std::max(std::abs(N[2]), std::abs(N[3])) > 800) {
    R.unmodelled("FrameBuffer.ellipse() with a large radius", "pixels only");
    return Value::none();
  }
  EllipseDrawer(C, N, Quadrants, IsFilled).draw();
  return Value::none();
}

/// One scan line of framebuf_poly's filling.
void fillRow(Canvas &C, llvm::ArrayRef<int64_t> Points, int64_t X, int64_t Y,
             int64_t Row, int64_t Color) {
  llvm::SmallVector<int64_t, 16> Nodes;
  int64_t X1 = Points[0], Y1 = Points[1];
  for (size_t I = Points.size(); I > 0; I -= 2) {
    const int64_t X2 = Points[I - 2], Y2 = Points[I - 1];
    if (Y1 != Y2 && ((Y1 > Row && Y2 <= Row) || (Y1 <= Row && Y2 > Row)))
      Nodes.push_back((32 * X1 + 32 * (X2 - X1) * (Row - Y1) / (Y2 - Y1) + 16) /
                      32);
    else if (Row == std::max(Y1, Y2)) {
      // The pixels of a local minimum.
      if (Y1 < Y2)
        C.setChecked(X + X2, Y + Y2, Color);
      else if (Y2 < Y1)
        C.setChecked(X + X1, Y + Y1, Color);
      else
        C.line(X + X1, Y + Y1, X + X2, Y + Y2, Color);
    }
    X1 = X2;
    Y1 = Y2;
  }
  llvm::sort(Nodes);
  for (size_t I = 0; I + 1 < Nodes.size(); I += 2)
    C.fill(X + Nodes[I], Y + Row, Nodes[I + 1] - Nodes[I] + 1, 1, Color);
}

Value polygon(Runtime &R, Arguments A) {
  const int64_t X = getInt(R, A[1]), Y = getInt(R, A[2]);
  Buffer B = getBufferRaise(R, A[3], false);
  const size_t ItemBytes = binarySize(R, '@', B.TypeCode).Size;
  const size_t Count = B.Length / (ItemBytes * 2) * 2;
  if (!Count)
    return Value::none();
  const int64_t Color = getInt(R, A[4]);
  const bool IsFilled = A.Count > 5 && isTrue(R, A[5]);
  llvm::SmallVector<int64_t, 32> Points;
  for (size_t I = 0; I != Count; ++I) {
    HoldScope Scope(R.Mem);
    Points.push_back(getInt(R, getBinaryItem(R, B.TypeCode, B.Data, I)));
  }
  Canvas C(R, asFramebuf(A[0]));
  if (IsFilled) {
    int64_t Low = INT64_MAX, High = INT64_MIN;
    for (size_t I = 1; I < Count; I += 2) {
      Low = std::min(Low, Points[I]);
      High = std::max(High, Points[I]);
    }
    for (int64_t Row = Low; Row <= High; ++Row) {
      C.countStep();
      fillRow(C, Points, X, Y, Row, Color);
    }
    return Value::none();
  }
  int64_t X1 = Points[0], Y1 = Points[1];
  for (size_t I = Count; I > 0; I -= 2) {
    C.line(X + X1, Y + Y1, X + Points[I - 2], Y + Points[I - 1], Color);
    X1 = Points[I - 2];
    Y1 = Points[I - 1];
  }
  return Value::none();
}

/// get_readonly_framebuffer: a frame buffer, or what makes one, in static
/// memory.
FramebufObj readOnly(Runtime &R, Value V) {
  Value Native = castToNativeBase(R, V, R.type(FramebufType));
  if (Native)
    return *asFramebuf(Native);
  // framebuf_blit: a tuple or list of what makes one since 1.26.
  if (R.Config.Version < 26)
    raiseTypeError(R, nullptr);
  llvm::ArrayRef<Value> Items = getArray(R, V);
  if (Items.size() < 4 || Items.size() > 5)
    raiseValueError(R, nullptr);
  FramebufObj F;
  initFramebuf(R, Items, false, &F);
  return F;
}

Value blit(Runtime &R, Arguments A) {
  FramebufObj *F = asFramebuf(A[0]);
  const FramebufObj Source = readOnly(R, A[1]);
  const int64_t X = getInt(R, A[2]), Y = getInt(R, A[3]);
  const int64_t Key = A.Count > 4 ? getInt(R, A[4]) : -1;
  std::optional<FramebufObj> Palette;
  if (A.Count > 5 && !A[5].isNone())
    Palette = readOnly(R, A[5]);
  if (X >= F->Width || Y >= F->Height || -X >= Source.Width ||
      -Y >= Source.Height)
    return Value::none();
  Canvas To(R, F), From(R, &Source);
  std::optional<Canvas> Colors;
  if (Palette)
    Colors.emplace(R, &*Palette);
  const int64_t EndX = std::min(F->Width, X + Source.Width);
  const int64_t EndY = std::min(F->Height, Y + Source.Height);
  for (int64_t Row = std::max<int64_t>(Y, 0); Row < EndY; ++Row)
    for (int64_t I = std::max<int64_t>(X, 0); I < EndX; ++I) {
      uint32_t Color = From.get(I - X, Row - Y);
      if (Colors)
        Color = Colors->get(Color, 0);
      if (Color != uint32_t(Key))
        To.set(I, Row, Color);
    }
  return Value::none();
}

Value scroll(Runtime &R, Arguments A) {
  FramebufObj *F = asFramebuf(A[0]);
  const int64_t StepX = getInt(R, A[1]), StepY = getInt(R, A[2]);
  if (std::abs(StepX) >= F->Width || std::abs(StepY) >= F->Height)
    return Value::none();
  Canvas C(R, F);
  const int64_t W = F->Width, H = F->Height;
  // From the side that the picture moves to.
  for (int64_t J = 0; J != H - std::abs(StepY); ++J) {
    const int64_t Y = StepY < 0 ? J : H - 1 - J;
    for (int64_t I = 0; I != W - std::abs(StepX); ++I) {
      const int64_t X = StepX < 0 ? I : W - 1 - I;
      C.set(X, Y, C.get(X - StepX, Y - StepY));
    }
  }
  return Value::none();
}

constexpr uint8_t Font[] = {
#include "analyzer/runtimes/micropython/modules/Font8x8.inc"
};

Value text(Runtime &R, Arguments A) {
  llvm::StringRef Text = textOrRaise(R, A[1]);
  int64_t X = getInt(R, A[2]);
  const int64_t Y = getInt(R, A[3]);
  const int64_t Color = A.Count > 4 ? getInt(R, A[4]) : 1;
  Canvas C(R, asFramebuf(A[0]));
  for (uint8_t Character : Text.take_until([](char Byte) { return !Byte; })) {
    if (Character < 32 || Character > 127)
      Character = 127;
    for (unsigned Column = 0; Column < 8; ++Column, ++X) {
      if (X < 0 || X >= C.width())
        continue;
      const unsigned Bits = Font[(Character - 32) * 8 + Column];
      for (unsigned Row = 0; Row < 8; ++Row)
        if (Bits >> Row & 1)
          C.setChecked(X, Y + Row, Color);
    }
  }
  return Value::none();
}

constexpr Entry FramebufLocals[] = {
    function("fill", fill, 2),
    function("fill_rect", fillRect, 6),
    function("pixel", pixel, 3, 4),
    function("hline", horizontalLine, 5),
    function("vline", verticalLine, 5),
    function("rect", rectangle, 6, 7),
    function("line", lineMethod, 6),
    function("ellipse", ellipse, 6, 8),
    onlyIf("MICROPY_PY_ARRAY", function("poly", polygon, 5, 6)),
    function("blit", blit, 4, 6),
    function("scroll", scroll, 3),
    function("text", text, 4, 5),
};

const TypeSpec FramebufType = {.Name = "FrameBuffer",
                               .MakeNew = makeNew,
                               .GetBuffer = framebufBuffer,
                               .Locals = FramebufLocals};

constexpr Entry FramebufGlobals[] = {
    string("__name__", "framebuf"),
    typeEntry("FrameBuffer", FramebufType),
    function("FrameBuffer1", makeLegacy, 3, 4),
    integer("MVLSB", MonoVertical),
    integer("MONO_VLSB", MonoVertical),
    integer("RGB565", Rgb565),
    integer("GS2_HMSB", Gray2),
    integer("GS4_HMSB", Gray4),
    integer("GS8", Gray8),
    integer("MONO_HLSB", MonoHorizontal),
    integer("MONO_HMSB", MonoHorizontalReversed),
};

} // namespace

namespace pymemlint::micropython {
extern const ModuleSpec FramebufModule;
const ModuleSpec FramebufModule = {
    .Name = "framebuf", .Globals = FramebufGlobals, .IsExtensible = false};
} // namespace pymemlint::micropython
