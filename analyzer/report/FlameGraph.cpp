//===- FlameGraph.cpp - A trace as a flame graph -*- C++ -*-===//
#include "analyzer/report/TextNumbers.h"
#include "analyzer/report/TraceLines.h"
#include "analyzer/report/TraceTree.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"

using namespace pymemlint;
using namespace pymemlint::measured;

namespace {

constexpr double Width = FlameGraphWidth, RowHeight = 18, Top = 40;
constexpr double LetterWidth = 7;

std::string escape(llvm::StringRef Text) {
  std::string Safe;
  for (char C : llvm::json::fixUTF8(Text))
    switch (C) {
    case '&':
      Safe += "&amp;";
      break;
    case '<':
      Safe += "&lt;";
      break;
    case '>':
      Safe += "&gt;";
      break;
    case '"':
      Safe += "&quot;";
      break;
    default:
      // XML has no other control characters.
      Safe += uint8_t(C) < 32 ? ' ' : C;
    }
  return Safe;
}

/// At most \p Letters bytes of it, cut between characters.
std::string shortened(std::string Text, size_t Letters) {
  if (Text.size() <= Letters)
    return Text;
  --Letters;
  while (Letters && (uint8_t(Text[Letters]) & 0xc0) == 0x80)
    --Letters;
  return Text.substr(0, Letters) + "…";
}

/// A warm colour that a function keeps from one graph to the next.
std::string colour(llvm::StringRef Name) {
  uint32_t Hash = 2166136261u;
  for (char C : Name)
    Hash = (Hash ^ uint8_t(C)) * 16777619u;
  std::string Text;
  llvm::raw_string_ostream(Text)
      << llvm::format("hsl(%u,%u%%,%u%%)", 10 + Hash % 45, 70 + Hash / 64 % 20,
                      58 + Hash / 4096 % 14);
  return Text;
}

/// A click on a frame shows it and what it calls alone, one on the lowest shows
/// all; "search" asks for a text and marks the frames that contain it.
constexpr llvm::StringLiteral Script = R"(
const frames = [...document.querySelectorAll("g.f")];
const place = (g, x, w) => {
  const rect = g.querySelector("rect"), text = g.querySelector("text");
  g.style.display = w > 0.2 ? "" : "none";
  rect.setAttribute("x", x); rect.setAttribute("width", Math.max(w - 0.5, 0.1));
  text.setAttribute("x", x + 3);
  const fits = Math.floor((w - 6) / 7), name = g.dataset.name;
  text.textContent = fits < 3 ? "" : name.length > fits ? name.slice(0, fits - 1) + "\u2026" : name;
};
const show = (g) => {
  const x0 = +g.dataset.x, w0 = +g.dataset.w, d0 = +g.dataset.d;
  for (const f of frames) {
    const x = +f.dataset.x, w = +f.dataset.w;
    const over = x <= x0 + 1e-9 && x + w >= x0 + w0 - 1e-9 && +f.dataset.d <= d0;
    const under = x >= x0 - 1e-9 && x + w <= x0 + w0 + 1e-9 && +f.dataset.d >= d0;
    if (over) place(f, 0, 1200);
    else place(f, (x - x0) / w0 * 1200, under ? w / w0 * 1200 : 0);
  }
};
for (const f of frames) f.addEventListener("click", () => show(f));
const ask = () => {
  const wanted = prompt("Mark frames that contain:", "");
  for (const f of frames)
    f.querySelector("rect").style.stroke = wanted && f.dataset.name.includes(wanted) ? "#06c" : "";
};
document.getElementById("search").addEventListener("click", ask);
)";

} // namespace

void pymemlint::printFlameGraph(const TraceProfile &P, const TraceView &V,
                                llvm::raw_ostream &Out) {
  const std::vector<TreeRow> Rows = treeOf(P, V.Cost, LeastShareOfFlameGraph);
  unsigned Deepest = 0;
  for (const TreeRow &R : Rows)
    Deepest = std::max(Deepest, R.Depth);
  const double Height = Top + RowHeight * (Deepest + 2);
  const uint64_t All = Rows.empty() ? 0 : Rows[0].Cost;
  Out << llvm::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%g\" "
                      "height=\"%g\" viewBox=\"0 0 %g %g\" ",
                      Width, Height, Width, Height)
      << "font-family=\"monospace\" font-size=\"12\">\n<style>g.f{cursor:"
         "pointer}g.f:hover rect{stroke:#000}</style>\n"
      << "<text x=\"6\" y=\"22\" font-size=\"16\">"
      << escape(P.value("command")) << ": " << number(int64_t(All)) << ' '
      << unitOf(V.Cost)
      << "</text>\n<text id=\"search\" x=\"1140\" y=\"22\" "
         "style=\"cursor:pointer\">search</text>\n";
  // A frame begins where the frames before it below the same caller end.
  std::vector<double> NextX(Deepest + 2, 0);
  for (const TreeRow &R : Rows) {
    const double W = All ? Width * double(R.Cost) / double(All) : Width;
    const double X = NextX[R.Depth];
    NextX[R.Depth] += W;
    NextX[R.Depth + 1] = X;
    const double Y = Height - RowHeight * (R.Depth + 1.5);
    const std::string Name = escape(frameName(P, R.Node));
    Out << llvm::format("<g class=\"f\" data-x=\"%.4f\" data-w=\"%.4f\" "
                        "data-d=\"%u\" data-name=\"",
                        X, W, R.Depth)
        << Name << "\"><title>" << Name << "&#10;" << number(int64_t(R.Cost))
        << ' ' << unitOf(V.Cost)
        << llvm::format(", %.2f %%",
                        All ? 100.0 * double(R.Cost) / double(All) : 100.0)
        << "; its own " << number(int64_t(R.OwnCost)) << "</title>"
        << llvm::format("<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" "
                        "height=\"%g\" rx=\"1\" fill=\"",
                        X, Y, std::max(W - 0.5, 0.1), RowHeight - 1)
        << colour(Name) << "\"/>"
        << llvm::format("<text x=\"%.2f\" y=\"%.2f\">", X + 3, Y + 13);
    const size_t Letters = W > 6 ? size_t((W - 6) / LetterWidth) : 0;
    if (Letters >= 3)
      Out << escape(shortened(frameName(P, R.Node), Letters));
    Out << "</text></g>\n";
  }
  Out << "<script><![CDATA[" << Script << "]]></script>\n</svg>\n";
}
