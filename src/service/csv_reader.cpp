#include "service/csv_reader.h"

#include <string_view>
#include <utility>

namespace genkan::service {
namespace {

// Once a quote was never closed, others are not searched for that far again: each search may cost
// as much as it may read.
constexpr std::size_t kRowBytesMaxAfterFault = 256 * 1024;

bool Blank(const CsvRow& row) { return row.cells.size() == 1 && row.cells[0].empty(); }

}  // namespace

Result<bool> CsvReader::Available() {
  if (position_ < buffer_.size()) return true;
  if (ended_) return false;
  GENKAN_TRY(const std::string_view piece, source_.Read());
  ended_ = piece.empty();
  bytes_read_ += static_cast<std::int64_t>(piece.size());
  buffer_.append(piece);
  return !ended_;
}

void CsvReader::EndCell(CsvRow* row) {
  row->cells.push_back(std::move(cell_));
  cell_.clear();
  state_ = State::kCellStart;
}

CsvReader::Step CsvReader::Take(char c, CsvRow* row) {
  if (state_ == State::kQuoted) {
    if (c == '"') {
      state_ = State::kQuoteInQuoted;
    } else {
      cell_ += c;
    }
    return Step::kOn;
  }
  if (c == '"' && state_ != State::kPlain) {
    if (state_ == State::kQuoteInQuoted) cell_ += '"';
    state_ = State::kQuoted;
  } else if (c == delimiter_) {
    EndCell(row);
  } else if (c == '\n') {
    EndCell(row);
    return Step::kRowEnds;
  } else if (state_ == State::kQuoteInQuoted) {
    row->fault = CsvFault::kTextAfterQuote;
    return Step::kRowEnds;
  } else {
    cell_ += c;
    state_ = State::kPlain;
  }
  return Step::kOn;
}

CsvReader::Step CsvReader::EndOfFile(CsvRow* row) {
  if (state_ == State::kQuoted) {
    row->fault = CsvFault::kUnclosedQuote;
  } else {
    EndCell(row);
  }
  return Step::kRowEnds;
}

Result<bool> CsvReader::ReadRow(CsvRow* row) {
  row->cells.clear();
  row->fault = CsvFault::kNone;
  row->line = line_;
  row_start_ = position_;
  cell_.clear();
  state_ = State::kCellStart;
  GENKAN_TRY(const bool any, Available());
  if (!any) return false;
  for (Step step = Step::kOn; step == Step::kOn;) {
    GENKAN_TRY(const bool more, Available());
    if (!more) {
      step = EndOfFile(row);
    } else if (position_ - row_start_ >= row_bytes_max_) {
      const bool quoted = state_ == State::kQuoted;
      row->fault = quoted ? CsvFault::kUnclosedQuote : CsvFault::kTooLarge;
      step = Step::kRowEnds;
    } else {
      char c = buffer_[position_++];
      if (c == '\r' && state_ != State::kQuoted) {
        // A lone CR ends a row too (old Mac exports); CR LF counts once.
        GENKAN_TRY(const bool follows, Available());
        if (follows && buffer_[position_] == '\n') ++position_;
        c = '\n';
      }
      if (c == '\n') ++line_;
      step = Take(c, row);
    }
  }
  return true;
}

// Goes on after the first line end of the faulty row.
Status CsvReader::Recover() {
  position_ = row_start_;
  while (true) {
    GENKAN_TRY(const bool more, Available());
    if (!more || buffer_[position_++] == '\n') return Done{};
    // A row that is too large is passed over without being kept.
    if (position_ == buffer_.size()) {
      buffer_.clear();
      position_ = row_start_ = 0;
    }
  }
}

void CsvReader::Forget() {
  if (position_ <= buffer_.size() / 2) return;
  buffer_.erase(0, position_);
  position_ = 0;
}

Result<bool> CsvReader::Next(CsvRow* row) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (first_) {
    first_ = false;
    while (buffer_.size() < kByteOrderMark.size() && !ended_) {
      position_ = buffer_.size();
      GENKAN_TRY_OK(Available());
    }
    position_ = std::string_view(buffer_).starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  }
  while (true) {
    Forget();
    GENKAN_TRY(const bool any, ReadRow(row));
    if (!any) return false;
    if (row->fault != CsvFault::kNone) {
      if (row->fault == CsvFault::kUnclosedQuote) row_bytes_max_ = kRowBytesMaxAfterFault;
      line_ = row->line + 1;
      GENKAN_TRY_OK(Recover());
      return true;
    }
    if (!Blank(*row)) return true;
  }
}

}  // namespace genkan::service
