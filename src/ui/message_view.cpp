#include "ui/message_view.h"

#include <algorithm>

#include "genkan/domain/file_rules.h"
#include "ui/rich_view.h"

namespace genkan::ui {
namespace {

constexpr float kFaceSide = 36;
constexpr float kAttachmentHeight = 28;
constexpr float kThumbnailWidth = 160;
constexpr float kThumbnailHeight = 120;
constexpr std::int64_t kThumbnailBytesMax = 5LL * 1024 * 1024;

float HeightOf(const domain::AttachmentView& file) {
  return kAttachmentHeight + (HasThumbnail(file) ? kThumbnailSpace : 0);
}

class Article {
 public:
  Article(ViewContext& context, const domain::MessageView& message, Column column)
      : context_(context),
        ui_(context.ui),
        message_(message),
        padding_(context.ui.narrow() ? kSpace4 : kSpace5),
        inner_{column.x + padding_, column.width - 2 * padding_},
        outer_(column),
        text_{.text = message.text, .language = message.language, .key = KeyNumber()},
        author_(AuthorText()) {}

  float Draw(float y, NodeId* reached) {
    const float text_height = RichHeight(context_, text_, inner_.width);
    const float header_height = HeaderHeight();
    float files_height = message_.attachments.empty() ? 0 : kSpace3;
    for (const domain::AttachmentView& file : message_.attachments) files_height += HeightOf(file);
    const Rect box{outer_.x, y, outer_.width,
                   padding_ * 2 + header_height + kSpace3 + text_height + files_height};
    const std::string& wanted = context_.memory.message;
    const bool named = !wanted.empty() && domain::IdText(message_.id) == wanted;
    const Within node = ui_.In(Mark{.role = Role::kArticle,
                                    .key = KeyNumber(),
                                    .rect = box,
                                    .states = named || reached != nullptr ? kFocusable : 0,
                                    .name = author_});
    if (named) context_.named_message = node.id();
    if (reached != nullptr) *reached = node.id();
    ui_.paint.Box(box, message_.own ? Token::kAccentSubtle : Token::kSurface,
                  named ? Token::kLink : Token::kBorder, kRadius, named ? 2 : 1);
    y += padding_;
    DrawHeader(y);
    y += header_height + kSpace3;
    y += DrawRich(context_, text_, Rect{inner_.x, y, inner_.width, 0});
    if (!message_.attachments.empty()) DrawFiles(y + kSpace3);
    return box.height;
  }

 private:
  std::string AuthorText() const {
    if (!message_.author_shown_name.empty()) return message_.author_shown_name;
    switch (message_.author_kind) {
      case domain::AuthorKind::kStaff:
        return context_.Text("thread.support");
      case domain::AuthorKind::kSystem:
        return context_.Text("thread.system");
      case domain::AuthorKind::kContact:
      case domain::AuthorKind::kUnverified:
        break;
    }
    return context_.Text("thread.nobody");
  }

  std::string_view Badge() const {
    if (message_.own) return context_.Text("thread.you");
    switch (message_.author_kind) {
      case domain::AuthorKind::kStaff:
        return context_.Text("thread.support");
      case domain::AuthorKind::kUnverified:
        return context_.Text("thread.unverified");
      case domain::AuthorKind::kSystem:
      case domain::AuthorKind::kContact:
        break;
    }
    return {};
  }

  float TextX() const { return inner_.x + (ui_.narrow() ? 0 : kFaceSide + kSpace3); }
  float TextWidth() const { return inner_.x + inner_.width - TextX(); }

  TextLook TimeLook(const std::string& text) const {
    return TextLook{.text = text, .type = kTypeSmall, .colour = Token::kTextMuted};
  }
  std::int64_t KeyNumber() const {
    return static_cast<std::int64_t>(message_.id.high ^ (message_.id.low * 31));
  }
  std::string Time() {
    const bool exact = context_.memory.times.ExactFor(KeyNumber());
    return TimeText(context_, message_.sent_at_millis, exact);
  }
  std::string ChannelLead() const {
    return ChannelText(context_.strings, message_.channel) + " · ";
  }
  bool TimeBelow() {
    const std::string lead = ChannelLead();
    const std::string time = Time();
    return ui_.paint.Measure(TimeLook(lead), 1e4F).width +
               ui_.paint.Measure(TimeLook(time), 1e4F).width + kSpace2 >
           TextWidth();
  }
  float HeaderHeight() { return kTypeStrong.line + kTypeSmall.line * (TimeBelow() ? 2.0F : 1.0F); }

  void DrawFace(float y) {
    const Rect face{inner_.x, y + 4, kFaceSide, kFaceSide};
    const bool staff = message_.author_kind == domain::AuthorKind::kStaff;
    ui_.paint.Fill(face, staff ? Token::kAccent : Token::kSkeleton, kFaceSide / 2);
    std::size_t end = author_.empty() ? 0 : 1;
    while (end < author_.size() && (static_cast<unsigned char>(author_[end]) & 0xC0) == 0x80) ++end;
    ui_.paint.DrawText(TextLook{.text = std::string_view(author_).substr(0, end),
                                .type = kTypeLabel,
                                .colour = staff ? Token::kOnAccent : Token::kText,
                                .align = Align::kCentre},
                       Rect{face.x, face.y + 8, kFaceSide, kTypeLabel.line});
  }

  void DrawHeader(float y) {
    if (!ui_.narrow()) DrawFace(y);
    const std::string_view badge = Badge();
    const TextLook badge_look{
        .text = badge, .type = kTypeSmallStrong, .colour = Token::kLink, .lines_max = 1};
    const float badge_width =
        badge.empty() ? 0 : ui_.paint.Measure(badge_look, TextWidth() / 2).width + 2 * kSpace2;
    const TextLook name{.text = author_, .type = kTypeStrong, .lines_max = 1};
    const float name_room = TextWidth() - (badge.empty() ? 0 : badge_width + kSpace2);
    const float name_width = std::min(ui_.paint.Measure(name, 1e4F).width + 1, name_room);
    ui_.Text(Mark{.role = Role::kText, .key = "author", .rect = {TextX(), y, name_width, 0}}, name);
    if (!badge.empty()) {
      const Rect pill{TextX() + name_width + kSpace2, y + 1, badge_width, 22};
      ui_.paint.Box(pill, Token::kSurface, Token::kBorder, 11);
      ui_.Text(Mark{.role = Role::kText,
                    .key = "badge",
                    .rect = {pill.x + kSpace2, y + 2, badge_width - 2 * kSpace2 + 1, 0}},
               badge_look);
    }
    DrawWhen(y + kTypeStrong.line);
  }

  void DrawWhen(float y) {
    const std::string lead = ChannelLead();
    const bool below = TimeBelow();
    const float lead_width = ui_.paint.Measure(TimeLook(lead), 1e4F).width + 1;
    ui_.Text(Mark{.role = Role::kText, .key = "channel", .rect = {TextX(), y, lead_width, 0}},
             TimeLook(lead));
    const std::string time = Time();
    const std::string value = MachineTime(message_.sent_at_millis);
    const float x = below ? TextX() : TextX() + lead_width + 3;
    const TextLook look = TimeLook(time);
    // As high as a target must be, and as wide as its words.
    const float width =
        std::min(ui_.paint.Measure(look, 1e4F).width + 1, inner_.x + inner_.width - x);
    const Rect place{x, (below ? y + kTypeSmall.line : y) - 2, width, 24};
    const Within node =
        ui_.In(Mark{.role = Role::kTime, .key = "time", .rect = place, .value = value});
    const bool pressed = ui_.Link({.key = "toggle",
                                   .rect = place,
                                   .look = look,
                                   .description = context_.Text("list.exact_times"),
                                   .text_y = 2});
    if (pressed) context_.actions.push_back(action::ToggleTime{KeyNumber()});
  }

  void DrawFiles(float y) {
    const Within list = ui_.In(Mark{.role = Role::kList,
                                    .key = "files",
                                    .rect = {inner_.x, y, inner_.width, 0},
                                    .name = context_.Text("thread.attachments")});
    for (const domain::AttachmentView& file : message_.attachments) {
      const std::string text = FileText(context_.strings, file.file_name, file.bytes);
      const bool shown = HasThumbnail(file);
      DrawFile(ui_,
               {.file = file.id,
                .text = text,
                .link = file.available,
                .thumbnail = shown ? std::string_view(file.file_name) : std::string_view()},
               Rect{inner_.x, y, inner_.width, kAttachmentHeight});
      y += HeightOf(file);
    }
  }

  ViewContext& context_;
  Ui& ui_;
  const domain::MessageView& message_;
  float padding_;
  Column inner_;
  Column outer_;
  RichLook text_;
  std::string author_;
};

}  // namespace

std::string SizeText(const Strings& strings, std::int64_t bytes) {
  if (bytes < 1024) return strings.Format("thread.bytes", {{"n", std::to_string(bytes)}});
  const std::int64_t kib = (bytes + 1023) / 1024;
  if (kib < 1024) return strings.Format("thread.kilobytes", {{"n", std::to_string(kib)}});
  return strings.Format("thread.megabytes", {{"n", std::to_string((kib + 1023) / 1024)}});
}

std::string FileText(const Strings& strings, std::string_view name, std::int64_t bytes) {
  std::string text(name);
  // What was taken out has no size any more.
  return bytes == 0 ? text : text + " (" + SizeText(strings, bytes) + ")";
}

void DrawFile(Ui& ui, const FileRow& row, Rect place) {
  const auto key = static_cast<std::int64_t>(row.file.low);
  const TextLook look{.text = row.text,
                      .type = kTypeSmall,
                      .colour = row.link ? Token::kLink : Token::kTextMuted,
                      .lines_max = 1};
  const Rect text{place.x, place.y + 4, place.width, 0};
  if (!row.link) {
    ui.Text(Mark{.role = Role::kListItem, .key = key, .rect = text}, look);
    return;
  }
  const Within item = ui.In(Mark{.role = Role::kListItem, .key = key, .rect = place});
  const std::string href = "/v1/attachments/" + domain::IdText(row.file);
  const float width = std::min(ui.paint.Measure(look, 1e4F).width + 1, place.width);
  ui.Link({.key = "download",
           .rect = {place.x, place.y, width, place.height},
           .look = look,
           .href = href,
           .text_y = 4});
  if (row.thumbnail.empty()) return;
  // Its frame comes with the picture, and is the page's as well.
  const Rect frame{place.x, place.y + place.height, kThumbnailWidth, kThumbnailHeight};
  const Within link = ui.In(
      Mark{.role = Role::kLink, .key = "show", .rect = frame, .name = row.thumbnail, .href = href});
  ui.Image("thumbnail", frame, row.thumbnail, href);
}

bool HasThumbnail(const domain::AttachmentView& file) {
  return file.available && file.bytes <= kThumbnailBytesMax &&
         domain::IsPictureType(file.media_type);
}

float DrawMessage(ViewContext& context, const domain::MessageView& message,
                  const MessagePlace& place) {
  return Article(context, message, place.column).Draw(place.y, place.reached);
}

}  // namespace genkan::ui
