// One message of a thread, as an article named by its author.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

// "12 KB" in the reader's words.
std::string SizeText(const Strings& strings, std::int64_t bytes);

// A file by its name and size, as far as it has them.
std::string FileText(const Strings& strings, std::string_view name, std::int64_t bytes);

// Whether the file is shown as a small picture: one that a browser shows by itself, and that is not
// too large to be fetched for that.
bool HasThumbnail(const domain::AttachmentView& file);
inline constexpr float kThumbnailSpace = 128;

// A file as an item of a list, with a link where it can be downloaded.
struct FileRow {
  domain::AttachmentId file;
  std::string_view text;
  bool link = false;
  std::string_view thumbnail = {};  // Not empty: a small picture of it, by this name.
};
// With the thumbnail it is kThumbnailSpace higher.
void DrawFile(Ui& ui, const FileRow& row, Rect place);

// What it is drawn as.
struct MessagePlace {
  Column column;
  float y = 0;
  NodeId* reached = nullptr;  // Not null: it can take the focus, and is told here.
};
// Returns its height.
float DrawMessage(ViewContext& context, const domain::MessageView& message,
                  const MessagePlace& place);

}  // namespace genkan::ui
