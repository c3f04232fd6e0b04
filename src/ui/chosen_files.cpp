#include "ui/chosen_files.h"

#include <algorithm>
#include <charconv>

namespace genkan::ui {
namespace {

std::string_view NextLine(std::string_view* text) {
  const std::size_t end = std::min(text->find('\n'), text->size());
  const std::string_view line = text->substr(0, end);
  text->remove_prefix(std::min(end + 1, text->size()));
  return line;
}

std::int64_t NumberIn(std::string_view line) {
  std::int64_t number = 0;
  std::from_chars(line.data(), line.data() + line.size(), number);
  return number;
}

// A key, and then names and values.
Error ErrorIn(std::string_view text) {
  Error error{.message_key = std::string(NextLine(&text))};
  while (!text.empty()) {
    const std::string_view name = NextLine(&text);
    error.params.push_back({std::string(name), std::string(NextLine(&text))});
  }
  return error;
}

}  // namespace

bool ChosenFiles::Any(client::Sending sending) const {
  return std::any_of(files.begin(), files.end(),
                     [sending](const ChosenFile& file) { return file.sending == sending; });
}

std::vector<domain::AttachmentId> ChosenFiles::Uploads() const {
  std::vector<domain::AttachmentId> uploads;
  for (const ChosenFile& file : files) uploads.push_back(file.upload);
  return uploads;
}

void TakeChosen(std::string_view reported, std::size_t count_max, ChosenFiles* chosen,
                std::vector<FrameOutput::FileOrder>* refused) {
  ChosenFile file{.number = static_cast<int>(NumberIn(NextLine(&reported)))};
  file.bytes = NumberIn(NextLine(&reported));
  file.name = reported;
  if (chosen->files.size() < count_max) {
    chosen->files.push_back(std::move(file));
  } else {
    refused->push_back({file.number, FrameOutput::FileOrder::Kind::kRemove});
  }
}

const ChosenFile* TakeFileNews(const DomEvent& event, FileShelf* shelf) {
  const int number = static_cast<int>(event.number);
  for (auto& [ticket, chosen] : *shelf) {
    for (ChosenFile& file : chosen.files) {
      if (file.number != number) continue;
      std::string_view text = event.text;
      const std::string_view what = NextLine(&text);
      if (what == "p") {
        file.received = NumberIn(text);
        return nullptr;
      }
      const auto upload = domain::ParseId<domain::AttachmentId>(text);
      const bool there = what == "d" && upload.ok();
      file.sending = there ? client::Sending::kSent : client::Sending::kFailed;
      if (there) file.upload = *upload;
      if (!there) file.error = ErrorIn(text);
      return &file;
    }
  }
  return nullptr;
}

}  // namespace genkan::ui
