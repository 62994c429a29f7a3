//===- Table.cpp - Rows and columns, in each format -*- C++ -*-===//
#include "analyzer/report/Table.h"
#include "analyzer/report/CsvField.h"
#include "analyzer/report/TextNumbers.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

using namespace pymemlint;
namespace json = llvm::json;

static std::string textOf(const TableCell &C) {
  if (const auto *N = std::get_if<int64_t>(&C))
    return number(*N);
  if (const auto *S = std::get_if<std::string>(&C))
    return *S;
  std::string Text;
  if (const auto *F = std::get_if<double>(&C))
    llvm::raw_string_ostream(Text) << llvm::format("%.2f", *F);
  return Text;
}

void pymemlint::printTableText(const Table &T, llvm::raw_ostream &Out) {
  if (!T.Title.empty())
    Out << T.Title << "\n\n";
  std::vector<size_t> Widths;
  for (const TableColumn &C : T.Columns)
    Widths.push_back(C.Title.size());
  std::vector<std::vector<std::string>> Texts;
  for (const auto &Row : T.Rows) {
    std::vector<std::string> &Cells = Texts.emplace_back();
    for (size_t I = 0; I != Row.size(); ++I) {
      Cells.push_back(textOf(Row[I]));
      Widths[I] = std::max(Widths[I], Cells.back().size());
    }
  }
  auto Print = [&](auto CellOf) {
    for (size_t I = 0; I != T.Columns.size(); ++I) {
      const std::string &Text = CellOf(I);
      Out << "  ";
      if (I + 1 != T.Columns.size())
        Out << std::string(Widths[I] - Text.size(), ' ');
      Out << Text;
    }
    Out << '\n';
  };
  Print([&](size_t I) -> const std::string & { return T.Columns[I].Title; });
  for (const std::vector<std::string> &Cells : Texts)
    Print([&](size_t I) -> const std::string & { return Cells[I]; });
}

void pymemlint::printTableJson(const Table &T, llvm::raw_ostream &Out) {
  json::Array All;
  for (const auto &Row : T.Rows) {
    json::Object O;
    for (size_t I = 0; I != Row.size(); ++I) {
      json::Value V = nullptr;
      if (const auto *N = std::get_if<int64_t>(&Row[I]))
        V = *N;
      else if (const auto *F = std::get_if<double>(&Row[I]))
        V = *F;
      else if (const auto *S = std::get_if<std::string>(&Row[I]))
        V = json::fixUTF8(*S);
      O[T.Columns[I].Key] = std::move(V);
    }
    All.push_back(std::move(O));
  }
  Out << llvm::formatv("{0:2}", json::Value(std::move(All))) << '\n';
}

void pymemlint::printTableCsv(const Table &T, llvm::raw_ostream &Out) {
  for (size_t I = 0; I != T.Columns.size(); ++I)
    Out << (I ? "," : "") << T.Columns[I].Key;
  Out << '\n';
  for (const auto &Row : T.Rows) {
    for (size_t I = 0; I != Row.size(); ++I) {
      Out << (I ? "," : "");
      if (const auto *N = std::get_if<int64_t>(&Row[I]))
        Out << *N;
      else if (const auto *F = std::get_if<double>(&Row[I]))
        Out << llvm::format("%.17g", *F);
      else if (const auto *S = std::get_if<std::string>(&Row[I]))
        Out << csvField(*S);
    }
    Out << '\n';
  }
}

void pymemlint::printTable(const Table &T, TableFormat Format,
                           llvm::raw_ostream &Out) {
  switch (Format) {
  case TableFormat::Text:
    return printTableText(T, Out);
  case TableFormat::Json:
    return printTableJson(T, Out);
  case TableFormat::Csv:
    return printTableCsv(T, Out);
  }
}
