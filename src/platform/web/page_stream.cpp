#include "platform/web/page_stream.h"

#include <algorithm>

#include "platform/web/imports.h"

namespace genkan::platform {
namespace {

using ui::Node;

// As Op in stream.ts.
enum class Op : std::uint8_t {
  kRemove = 1,
  kCreate = 2,
  kMove = 3,
  kChange = 4,
  kTitle = 10,
  kPushPath = 11,
  kReplacePath = 12,
  kFocus = 13,
  kLeave = 14,
  kKeep = 15,
  kFrameWanted = 16,
  kDeadline = 17,
  kOpenTab = 18,
  kFile = 19,
  kSession = 20,
};

// As Part in nodes.ts; what is set follows in this order.
constexpr std::uint32_t kRect = 1 << 0, kStates = 1 << 1, kText = 1 << 2, kValue = 1 << 3,
                        kDescription = 1 << 4, kHref = 1 << 5, kLanguage = 1 << 6,
                        kAutocomplete = 1 << 7, kOptions = 1 << 8, kField = 1 << 9,
                        kTable = 1 << 10, kContent = 1 << 11;

std::uint32_t Difference(const Node& a, const Node& b) {
  std::uint32_t mask = 0;
  const auto compare = [&](bool same, std::uint32_t part) { mask |= same ? 0 : part; };
  compare(a.rect == b.rect, kRect);
  compare(a.states == b.states, kStates);
  compare(a.name == b.name && a.lines == b.lines && a.marks == b.marks && a.font_px == b.font_px &&
              a.line_px == b.line_px && a.text_x == b.text_x && a.strong == b.strong,
          kText);
  compare(a.value == b.value, kValue);
  compare(a.description == b.description, kDescription);
  compare(a.href == b.href, kHref);
  compare(a.language == b.language, kLanguage);
  compare(a.autocomplete == b.autocomplete, kAutocomplete);
  compare(a.options == b.options, kOptions);
  compare(a.field_kind == b.field_kind && a.length_max == b.length_max, kField);
  compare(a.level == b.level && a.row_index == b.row_index && a.column_index == b.column_index &&
              a.row_count == b.row_count && a.column_count == b.column_count,
          kTable);
  compare(a.content_height == b.content_height && a.scroll_start == b.scroll_start, kContent);
  return mask;
}

// U+FFF9 to U+FFFB, which no text of a person's may bring along.
constexpr std::string_view kMarkBegins = "\xEF\xBF\xB9", kMarkParts = "\xEF\xBF\xBA",
                           kMarkEnds = "\xEF\xBF\xBB", kMarkLead = "\xEF\xBF";

void AppendPlain(std::string_view text, std::string* out) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t lead = std::min(text.find(kMarkLead, at), text.size());
    out->append(text, at, lead - at);
    if (lead == text.size()) return;
    const std::string_view sign = text.substr(lead, kMarkLead.size() + 1);
    if (sign < kMarkBegins || sign > kMarkEnds) out->append(sign);
    at = lead + sign.size();
  }
}

// The node's text from `begin` to `end`. What is marked stands between U+FFF9 and U+FFFB: letters
// that say what it is, where it leads, and its words, apart by U+FFFA. web/bridge/elements.ts makes
// elements of that.
std::string MarkedText(const Node& node, std::size_t begin, std::size_t end) {
  end = std::min(end, node.name.size());
  const std::string_view name = node.name;
  std::string text;
  std::size_t at = std::min(begin, end);
  for (const ui::TextRange& mark : node.marks) {
    const std::size_t from = std::max<std::size_t>(mark.begin, at);
    const std::size_t to = std::min<std::size_t>(mark.end, end);
    if (from >= to) continue;
    AppendPlain(name.substr(at, from - at), &text);
    text += kMarkBegins;
    if (mark.strong) text += 's';
    if (mark.code) text += 'c';
    // It goes on from the line before.
    if (!mark.href.empty() && mark.begin < begin) text += '+';
    text.append(kMarkParts).append(mark.href).append(kMarkParts);
    AppendPlain(name.substr(from, to - from), &text);
    text += kMarkEnds;
    at = to;
  }
  AppendPlain(name.substr(at, end - at), &text);
  return text;
}

void PutText(const Node& node, ByteWriter* writer) {
  writer->PutText(MarkedText(node, 0, node.name.size()));
  writer->Put(static_cast<std::uint32_t>(node.lines.size()));
  for (const ui::TextLine& line : node.lines) {
    writer->PutText(MarkedText(node, line.begin, line.end));
  }
  writer->Put(node.font_px);
  writer->Put(node.line_px);
  writer->Put(node.text_x);
  writer->Put(node.lines.empty() ? 0.0f : node.lines.front().y);
  writer->Put(static_cast<std::uint8_t>(node.strong));
}

}  // namespace

std::uint32_t PageStream::HandleOf(ui::NodeId id) {
  if (id == 0) return 0;
  const auto [entry, added] = handles_.try_emplace(id, last_handle_ + 1);
  if (added) ids_.emplace(++last_handle_, id);
  return entry->second;
}

ui::NodeId PageStream::IdOf(std::uint32_t handle) const {
  const auto found = ids_.find(handle);
  return found == ids_.end() ? 0 : found->second;
}

void PageStream::Remove(ui::NodeId id) {
  const std::uint32_t handle = HandleOf(id);
  writer_.Put(Op::kRemove);
  writer_.Put(handle);
  handles_.erase(id);
  ids_.erase(handle);
}

void PageStream::Create(const Node& node, ui::NodeId before) {
  writer_.Put(Op::kCreate);
  writer_.Put(HandleOf(node.id));
  writer_.Put(HandleOf(node.parent));
  writer_.Put(HandleOf(before));
  writer_.Put(node.role);
  PutParts(node, Difference(Node{}, node));
}

void PageStream::Move(ui::NodeId id, ui::NodeId parent, ui::NodeId before) {
  writer_.Put(Op::kMove);
  writer_.Put(HandleOf(id));
  writer_.Put(HandleOf(parent));
  writer_.Put(HandleOf(before));
}

void PageStream::Change(const Node& old_node, const Node& node) {
  const std::uint32_t mask = Difference(old_node, node);
  if (mask == 0) return;
  writer_.Put(Op::kChange);
  writer_.Put(HandleOf(node.id));
  PutParts(node, mask);
}

void PageStream::PutParts(const Node& node, std::uint32_t mask) {
  writer_.Put(mask);
  if (mask & kRect) writer_.Put(node.rect);
  if (mask & kStates) writer_.Put(node.states);
  if (mask & kText) PutText(node, &writer_);
  if (mask & kValue) writer_.PutText(node.value);
  if (mask & kDescription) writer_.PutText(node.description);
  if (mask & kHref) writer_.PutText(node.href);
  if (mask & kLanguage) writer_.PutText(node.language);
  if (mask & kAutocomplete) writer_.PutText(node.autocomplete);
  if (mask & kOptions) {
    writer_.Put(static_cast<std::uint32_t>(node.options.size()));
    for (const std::string& option : node.options) writer_.PutText(option);
  }
  if (mask & kField) {
    writer_.Put(node.field_kind);
    writer_.Put(node.length_max);
  }
  if (mask & kTable) {
    for (const int number :
         {node.level, node.row_index, node.column_index, node.row_count, node.column_count}) {
      writer_.Put(number);
    }
  }
  if (mask & kContent) {
    writer_.Put(node.content_height);
    writer_.Put(node.scroll_start);
  }
}

void PageStream::PutOutput(const ui::FrameOutput& output) {
  const auto put_text = [&](Op op, const std::string& text) {
    writer_.Put(op);
    writer_.PutText(text);
  };
  if (output.title != title_) put_text(Op::kTitle, title_ = output.title);
  if (!output.path.empty()) {
    put_text(output.path_replaces ? Op::kReplacePath : Op::kPushPath, output.path);
  }
  for (const ui::FrameOutput::Kept& kept : output.kept) {
    put_text(Op::kKeep, kept.key);
    writer_.PutText(kept.value);
  }
  if (output.focus != 0) {
    writer_.Put(Op::kFocus);
    writer_.Put(HandleOf(output.focus));
  }
  if (output.frame_wanted) writer_.Put(Op::kFrameWanted);
  if (output.deadline.has_value()) {
    writer_.Put(Op::kDeadline);
    writer_.Put(static_cast<double>(*output.deadline));
  }
  for (const ui::FrameOutput::FileOrder& order : output.files) {
    writer_.Put(Op::kFile);
    writer_.Put(order.file);
    writer_.Put(order.kind);
  }
  if (output.person != person_ || output.sign_in != sign_in_) {
    put_text(Op::kSession, person_ = output.person);
    writer_.PutText(sign_in_ = output.sign_in);
  }
  if (!output.open_tab.empty()) put_text(Op::kOpenTab, output.open_tab);
  if (!output.leave_to.empty()) put_text(Op::kLeave, output.leave_to);
}

void PageStream::Apply() {
  if (writer_.bytes().empty()) return;
  page_apply(writer_.bytes().data(), static_cast<int>(writer_.bytes().size()));
  writer_.Clear();
}

}  // namespace genkan::platform
