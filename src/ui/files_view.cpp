#include "ui/files_view.h"

#include <algorithm>

#include "genkan/domain/file_rules.h"
#include "ui/composer_view.h"
#include "ui/message_view.h"

namespace genkan::ui {
namespace {

using client::Sending;
using Kind = FrameOutput::FileOrder::Kind;

constexpr float kLabelHeight = kTypeLabel.line + kSpace1;
constexpr float kErrorHeight = kSpace1 + kTypeSmall.line;
constexpr float kButtonHeight = 36;

std::string StateText(const Strings& strings, const ChosenFile& file) {
  if (file.sending == Sending::kFailed) return strings.Describe(file.error);
  if (file.sending == Sending::kSent) return strings.Text("files.there");
  const std::int64_t percent = file.bytes > 0 ? file.received * 100 / file.bytes : 0;
  return strings.Format("files.sending", {{"percent", std::to_string(percent)}});
}

// One file with its buttons; returns the height.
float DrawFile(ViewContext& context, const ChosenFile& file, Column column, float y) {
  Ui& ui = context.ui;
  const bool failed = file.sending == Sending::kFailed;
  const Within row = ui.In(Mark{.role = Role::kListItem,
                                .key = static_cast<std::int64_t>(file.number),
                                .rect = {column.x, y, column.width, 0}});
  float end = column.x + column.width;
  const auto button = [&](Key key, std::string_view words, Kind kind) {
    const std::string& text = context.Text(words);
    const float width =
        ui.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width + 2 * kSpace3;
    end -= width;
    if (ui.Button({.key = key, .rect = {end, y, width, kButtonHeight}, .text = text})) {
      context.actions.push_back(action::OrderFile{{file.number, kind}});
    }
    end -= kSpace2;
  };
  button("remove", file.sending == Sending::kSending ? "files.cancel" : "files.remove",
         Kind::kRemove);
  if (failed) button("again", "state.try_again", Kind::kAgain);
  const float width = std::max(80.0F, end - column.x);
  const std::string name = FileText(context.strings, file.name, file.bytes);
  ui.Text(Mark{.role = Role::kText, .key = "name", .rect = {column.x, y, width, 0}},
          TextLook{.text = name, .type = kTypeSmallStrong, .lines_max = 1});
  const std::string state = StateText(context.strings, file);
  const float height = ui.Text(
      Mark{.role = Role::kText, .key = "state", .rect = {column.x, y + kTypeSmall.line, width, 0}},
      TextLook{.text = state,
               .type = kTypeSmall,
               .colour = failed ? Token::kDanger : Token::kTextMuted});
  return std::max(kButtonHeight, kTypeSmall.line + height) + kSpace2;
}

}  // namespace

FileChooserResult DrawFileChooser(ViewContext& context, const FileChooser& chooser, Column column,
                                  float y) {
  Ui& ui = context.ui;
  const std::string_view label =
      chooser.label.empty() ? std::string_view(context.Text("files.label")) : chooser.label;
  const float begin = y;
  y += kLabelHeight;
  const FieldResult field = ui.Field(FieldSpec{.key = "files",
                                               .kind = FieldKind::kFiles,
                                               .rect = {column.x, y, column.width, kControlHeight},
                                               .label = label,
                                               .error = chooser.error,
                                               .states = chooser.states | Blocked(context)});
  for (const DomEvent& event : ui.input().events) {
    const bool chosen = event.kind == DomEvent::Kind::kInput && event.id == field.id;
    if (chosen && field.changed) context.actions.push_back(action::ChooseFile{event.text});
  }
  y += kControlHeight + (chooser.error.empty() ? 0 : kErrorHeight) + kSpace1;
  const std::string rules = context.strings.Format(
      "files.rules", {{"count", std::to_string(domain::kFilesMax)},
                      {"size", std::to_string(domain::kFileBytesMax / (1024 * 1024))}});
  y += ui.Paragraph("files-rules", Rect{column.x, y, column.width, 0},
                    TextLook{.text = rules, .type = kTypeSmall, .colour = Token::kTextMuted}) +
       kSpace3;
  const auto found = context.memory.files.find(chooser.ticket);
  if (found == context.memory.files.end() || found->second.files.empty()) {
    return {.height = y - begin, .field = field.id};
  }
  const Within list = ui.In(Mark{.role = Role::kList,
                                 .key = "chosen-files",
                                 .rect = {column.x, y, column.width, 0},
                                 .name = label});
  for (const ChosenFile& file : found->second.files) y += DrawFile(context, file, column, y);
  if (found->second.message_waits) {
    const TextLook look{.text = context.Text("files.waits"), .type = kTypeSmall};
    y += ui.Paragraph("waits", Rect{column.x, y, column.width, 0}, look);
  }
  return {.height = y + kSpace3 - begin, .field = field.id};
}

}  // namespace genkan::ui
