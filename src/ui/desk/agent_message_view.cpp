// One message as agents see it. What customers never see is set apart by colour, sign and words,
// and the article's name begins with the same words.
#include <algorithm>

#include "ui/composer_view.h"
#include "ui/desk/desk_view.h"
#include "ui/message_view.h"
#include "ui/rich_view.h"

namespace genkan::ui {
namespace {

using domain::AgentMessageView;

constexpr float kFileHeight = 24;
constexpr float kNoteBand = kTypeSmallStrong.line + 2 * kSpace2;

class Article {
 public:
  Article(DeskContext& context, const AgentMessageView& message, Column column)
      : context_(context),
        ui_(context.view.ui),
        message_(message),
        outer_(column),
        internal_(message.audience == domain::Audience::kInternal),
        redacted_(message.redacted_at_millis != 0) {
    const float padding = ui_.narrow() ? kSpace4 : kSpace5;
    inner_ = {column.x + padding, column.width - 2 * padding};
    padding_ = padding;
    author_ = AuthorText();
    text_ = redacted_ ? context.view.strings.Format(
                            "desk.redacted",
                            {{"when", TimeText(context.view, message.redacted_at_millis)}})
                      : message.text;
  }

  float Draw(float y) {
    const TextLook text{.text = text_, .type = kTypeReading, .colour = Token::kTextMuted};
    const RichLook rich{.text = text_, .language = message_.language, .key = KeyNumber()};
    const float text_height = redacted_ ? ui_.paint.Measure(text, inner_.width).height
                                        : RichHeight(context_.view, rich, inner_.width);
    const auto files = static_cast<float>(message_.attachments.size());
    const float band = internal_ ? kNoteBand : 0;
    const float head = kTypeStrong.line + kTypeSmall.line + kSpace2;
    float height = band + padding_ + head + text_height + padding_;
    if (files > 0) height += kSpace2 + files * kFileHeight;
    const bool asks =
        context_.memory.panel == Panel::kRedact && context_.memory.redacting == message_.id;
    const float asked_height = asks ? AskedHeight() : 0;
    const Rect box{outer_.x, y, outer_.width, height + asked_height};
    const std::string name = internal_ ? context_.Text("desk.note_name") + ", " + author_ : author_;
    const Within article = ui_.In(Mark{.role = Role::kArticle,
                                       .key = Key(domain::IdText(message_.id)),
                                       .rect = box,
                                       .name = name});
    ui_.paint.Box(box, Fill(), internal_ ? Token::kWarning : Token::kBorder);
    if (internal_) DrawBand(y);
    y += band + padding_;
    DrawHead(y);
    y += head;
    const Rect words{inner_.x, y, inner_.width, 0};
    y += redacted_ ? ui_.Paragraph("text", words, text) : DrawRich(context_.view, rich, words);
    if (files > 0) y = DrawFiles(y + kSpace2);
    if (asks) DrawAsked(y + kSpace3);
    return box.height;
  }

 private:
  std::int64_t KeyNumber() const {
    return static_cast<std::int64_t>(message_.id.high ^ (message_.id.low * 31));
  }

  Token Fill() const {
    if (internal_) return Token::kWarningSubtle;
    return message_.author_kind == domain::AuthorKind::kStaff ? Token::kAccentSubtle
                                                              : Token::kSurface;
  }

  std::string AuthorText() const {
    if (!message_.author_shown_name.empty()) return message_.author_shown_name;
    if (message_.author_kind == domain::AuthorKind::kStaff) return context_.Text("thread.support");
    if (message_.author_kind == domain::AuthorKind::kSystem) return context_.Text("thread.system");
    return context_.Text("thread.nobody");
  }

  void DrawBand(float y) {
    DrawLock(ui_, inner_.x, y + kSpace2 + 2, Token::kWarning);
    const TextLook look{.text = context_.Text("desk.note_name"),
                        .type = kTypeSmallStrong,
                        .colour = Token::kWarning,
                        .lines_max = 1};
    ui_.Text(Mark{.role = Role::kText,
                  .key = "internal",
                  .rect = {inner_.x + 24, y + kSpace2, inner_.width - 24, 0}},
             look);
    ui_.paint.HorizontalLine(outer_.x + 1, y + kNoteBand, outer_.width - 2, Token::kWarning);
  }

  std::string_view Badge() const {
    switch (message_.author_kind) {
      case domain::AuthorKind::kStaff:
        return internal_ ? std::string_view() : context_.Text("desk.to_customer");
      case domain::AuthorKind::kUnverified:
        return context_.Text("thread.unverified");
      case domain::AuthorKind::kContact:
        return context_.Text("desk.customer");
      case domain::AuthorKind::kSystem:
        break;
    }
    return {};
  }

  // The name, whom it is for, and when; the way to redact it at the end.
  void DrawHead(float y) {
    const float redact_width = DrawRedact(y);
    const float room = inner_.width - redact_width;
    const std::string_view badge = Badge();
    const TextLook badge_look{
        .text = badge, .type = kTypeSmallStrong, .colour = Token::kLink, .lines_max = 1};
    const float badge_width =
        badge.empty() ? 0 : ui_.paint.Measure(badge_look, room / 2).width + 1 + 2 * kSpace2;
    const TextLook name{.text = author_, .type = kTypeStrong, .lines_max = 1};
    const float name_width = std::min(ui_.paint.Measure(name, 1e4F).width + 1,
                                      room - badge_width - (badge.empty() ? 0 : kSpace2));
    ui_.Text(Mark{.role = Role::kText, .key = "author", .rect = {inner_.x, y, name_width, 0}},
             name);
    if (!badge.empty()) {
      const Rect pill{inner_.x + name_width + kSpace2, y + 1, badge_width, 22};
      ui_.paint.Box(pill, Token::kSurface, Token::kBorder, 11);
      ui_.Text(Mark{.role = Role::kText,
                    .key = "badge",
                    .rect = {pill.x + kSpace2, y + 2, badge_width - 2 * kSpace2, 0}},
               badge_look);
    }
    DrawWhen(y + kTypeStrong.line);
  }

  void DrawWhen(float y) {
    std::string when = TimeText(context_.view, message_.sent_at_millis);
    const std::string channel = ChannelText(context_.view.strings, message_.channel);
    if (!channel.empty() && !internal_) when += " · " + channel;
    const std::string value = MachineTime(message_.sent_at_millis);
    ui_.Text(
        Mark{.role = Role::kTime,
             .key = "time",
             .rect = {inner_.x, y, inner_.width, 0},
             .value = value},
        TextLook{.text = when, .type = kTypeSmall, .colour = Token::kTextMuted, .lines_max = 1});
  }

  // Returns what it takes of the line.
  float DrawRedact(float y) {
    if (redacted_) return 0;
    const std::string& text = context_.Text("desk.redact");
    const float width =
        ui_.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width + 2 * kSpace2;
    const Rect rect{inner_.x + inner_.width - width, y - 4, width, 28};
    const Control button{.key = "redact", .rect = rect, .text = text, .look = ButtonLook::kQuiet};
    if (ui_.Button(button)) {
      OpenPanel(context_, Panel::kRedact);
      AskAbout({});
    }
    return width + kSpace2;
  }

  float DrawFiles(float y) {
    const Within list = ui_.In(Mark{.role = Role::kList,
                                    .key = "files",
                                    .rect = {inner_.x, y, inner_.width, 0},
                                    .name = context_.Text("thread.attachments")});
    for (const domain::AgentAttachment& file : message_.attachments) {
      const bool gone = file.redacted_at_millis != 0;
      const std::string text =
          gone ? context_.view.strings.Format(
                     "desk.file_redacted",
                     {{"when", TimeText(context_.view, file.redacted_at_millis)}})
               : FileText(context_.view.strings, file.file_name, file.bytes);
      const float taken = gone || redacted_ ? 0 : DrawFileActs(file, y);
      DrawFile(ui_, {.file = file.id, .text = text, .link = file.available},
               Rect{inner_.x, y, inner_.width - taken, kFileHeight});
      y += kFileHeight;
    }
    return y;
  }

  // What can be done with a file; returns what that takes of the line.
  float DrawFileActs(const domain::AgentAttachment& file, float y) {
    const Within acts = ui_.In(Mark{.role = Role::kGroup,
                                    .key = Key("acts." + domain::IdText(file.id)),
                                    .rect = {inner_.x, y, inner_.width, kFileHeight},
                                    .name = file.file_name});
    float end = inner_.x + inner_.width;
    const auto button = [&](Key key, std::string_view words) {
      const std::string& text = context_.Text(words);
      const float width =
          ui_.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width + 2 * kSpace2;
      end -= width;
      return ui_.Button({.key = key,
                         .rect = {end, y, width, kFileHeight},
                         .text = text,
                         .look = ButtonLook::kQuiet});
    };
    if (button("remove", "desk.file_remove")) {
      OpenPanel(context_, Panel::kRedact);
      AskAbout(file.id);
    }
    if (button("mark", file.sensitive ? "desk.file_unmark" : "desk.file_mark")) {
      context_.Do([&agent = context_.agent, id = file.id, sensitive = !file.sensitive] {
        agent.MarkFile(id, sensitive);
      });
    }
    return inner_.x + inner_.width - end + kSpace2;
  }

  void AskAbout(domain::AttachmentId file) {
    context_.Do([&memory = context_.memory, id = message_.id, file] {
      memory.redacting = id;
      memory.redacting_file = file;
    });
  }

  const std::string& AskedText() const {
    return context_.Text(context_.memory.redacting_file ? "desk.file_ask" : "desk.redact_ask");
  }

  TextLook AskedLook() const {
    return {.text = AskedText(), .type = kTypeSmallStrong, .colour = Token::kDanger};
  }
  float AskedHeight() {
    return kSpace3 + ui_.paint.Measure(AskedLook(), inner_.width).height + kSpace3 +
           kControlHeight + kSpace2;
  }
  void DrawAsked(float y) {
    const Within group = ui_.In(Mark{.role = Role::kGroup,
                                     .key = "asked",
                                     .rect = {inner_.x, y, inner_.width, 100},
                                     .name = AskedText()});
    y += ui_.Paragraph("ask", Rect{inner_.x, y, inner_.width, 0}, AskedLook()) + kSpace3;
    DrawDecision(context_, Column{inner_.x, inner_.width}, y,
                 {.yes = context_.Text("desk.redact_yes"),
                  .deed = [&agent = context_.agent, id = message_.id,
                           file = context_.memory.redacting_file] {
                    if (file) {
                      agent.RedactFile(file);
                    } else {
                      agent.Redact(id);
                    }
                  }});
  }

  DeskContext& context_;
  Ui& ui_;
  const AgentMessageView& message_;
  Column outer_;
  Column inner_;
  bool internal_;
  bool redacted_;
  float padding_ = 0;
  std::string author_;
  std::string text_;
};

}  // namespace

float DrawAgentMessage(DeskContext& context, const AgentMessageView& message, Column column,
                       float y) {
  return Article(context, message, column).Draw(y);
}

}  // namespace genkan::ui
