#include "ui/frame_view.h"

#include <algorithm>

#include "ui/search_view.h"

namespace genkan::ui {
namespace {

constexpr float kBannerHeight = 60;
constexpr float kMarkSide = 28;
constexpr float kLogoWidthMax = 200;
constexpr float kPortalWidthMax = 300;
constexpr float kTabHeight = 36;
constexpr float kLinkHeight = 28;  // Of one at the foot.
// Below this height, as at 400 % zoom, the banner keeps to one row.
constexpr float kLowBelow = 480;
constexpr float kSearchWidth = 300;
// What the person's name and the way out take of a wide banner.
constexpr float kPersonWidth = 300;

bool SearchesHere(const ViewContext& context) { return !context.client.session().staff; }

float NarrowBannerHeight(const ViewContext& context) {
  if (context.ui.height() < kLowBelow) return 52;
  return SearchesHere(context) ? 96 + kSearchBoxHeight + kSpace2 : 96;
}

float ControlWidth(Ui& ui, std::string_view text) {
  return ui.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width + 2 * kSpace3;
}

// The portal's sign, as assets/icon.svg has it, on whole pixels.
void DrawMark(Ui& ui, float x, float y) {
  ui.paint.Fill(Rect{x, y, kMarkSide, kMarkSide}, Token::kAccent, kRadius);
  constexpr Rect kGate[] = {
      {5, 7, 18, 3}, {7, 10, 3, 13}, {18, 10, 3, 13}, {11, 11, 2, 5}, {15, 11, 2, 5}};
  for (const Rect& part : kGate) {
    ui.paint.Fill(Rect{x + part.x, y + part.y, part.width, part.height}, Token::kOnAccent, 0);
  }
}

// The portal's logo, or the product's sign and the portal's name beside it, in the middle of
// `height`. Returns where they end.
float DrawPortal(ViewContext& context, float x, float y, float height, float width_max) {
  Ui& ui = context.ui;
  const domain::SessionView& session = context.client.session();
  const domain::BrandView& brand = session.brand;
  const float mark_y = y + (height - kMarkSide) / 2;
  if (!brand.logo_url.empty() && brand.logo_height > 0) {
    const float whole =
        kMarkSide * static_cast<float>(brand.logo_width) / static_cast<float>(brand.logo_height);
    const float width = std::min({std::max(whole, 1.0F), kLogoWidthMax, width_max});
    ui.Image("logo", Rect{x, mark_y, width, kMarkSide}, session.portal_name, brand.logo_url);
    return x + width;
  }
  DrawMark(ui, x, mark_y);
  const TextLook name{.text = session.portal_name, .type = kTypeStrong, .lines_max = 1};
  const float name_x = x + kMarkSide + kSpace3;
  const float room = std::max(0.0F, width_max - kMarkSide - kSpace3);
  const float width = std::min(ui.paint.Measure(name, 1e4F).width + 1, room);
  ui.Paragraph("portal", Rect{name_x, y + (height - name.type.line) / 2, width, 0}, name);
  return name_x + width;
}

struct Way {
  std::string_view text;
  std::string_view href;
};

// A customer's way to the list, an agent's to the desk, a manager's to the settings.
std::vector<Way> WaysOf(const ViewContext& context) {
  const domain::SessionView& session = context.client.session();
  if (!session.staff) {
    std::vector<Way> ways = {{ListWord(context), "/tickets"}};
    if (SearchIsBelowBanner(context.ui)) ways.push_back({context.Text("search.press"), "/search"});
    return ways;
  }
  std::vector<Way> ways;
  if (session.may_answer) ways.push_back({context.Text("frame.desk"), "/desk"});
  if (session.may_manage) ways.push_back({context.Text("frame.manage"), "/manage"});
  return ways;
}

// Returns where it ends; `x` where there is nowhere to go.
float DrawNavigation(ViewContext& context, float x, float y) {
  Ui& ui = context.ui;
  const std::vector<Way> ways = WaysOf(context);
  if (ways.empty()) return x;
  const Within nav = ui.In(Mark{.role = Role::kNavigation,
                                .key = "navigation",
                                .rect = {x, y, 0, kTabHeight},
                                .name = context.Text("frame.navigation")});
  const client::Route& route = context.client.route();
  const std::string path = client::RoutePath(route);
  const std::string_view here = std::string_view(path).substr(0, path.find('?'));
  for (const Way& way : ways) {
    const float width = ControlWidth(ui, way.text);
    const bool current = here == way.href && route.screen != client::Screen::kUnknown;
    ui.Button(Control{.key = way.href,
                      .rect = {x, y, width, kTabHeight},
                      .text = way.text,
                      .look = ButtonLook::kQuiet,
                      .states = current ? kCurrent : 0,
                      .href = way.href});
    x += width;
  }
  return x;
}

void DrawSignOut(ViewContext& context, float right, float y) {
  const std::string& text = context.Text("frame.sign_out");
  const float width = ControlWidth(context.ui, text);
  const Control button{
      .key = "sign-out", .rect = {right - width, y, width, kTabHeight}, .text = text};
  if (context.ui.Button(button)) context.actions.push_back(action::SignOut{});
}

void DrawWideBanner(ViewContext& context, Column column) {
  Ui& ui = context.ui;
  const domain::SessionView& session = context.client.session();
  const float portal_end = DrawPortal(context, column.x, 0, kBannerHeight, kPortalWidthMax);
  const float controls_y = (kBannerHeight - kTabHeight) / 2;
  const float ways_end = DrawNavigation(context, portal_end + kSpace5, controls_y);

  const float right = column.x + column.width;
  const float search_x = ways_end + kSpace3;
  const float room = right - kPersonWidth - search_x;
  const float search_width = SearchesHere(context) ? std::clamp(room, 180.0F, kSearchWidth) : 0.0F;
  if (search_width > 0) {
    DrawSearchBox(context, Rect{search_x, (kBannerHeight - kSearchBoxHeight) / 2, search_width,
                                kSearchBoxHeight});
  }
  const float sign_out_width = ControlWidth(ui, context.Text("frame.sign_out"));
  const TextLook person{
      .text = session.shown_name, .type = kTypeSmallStrong, .align = Align::kEnd, .lines_max = 1};
  const TextLook company{.text = session.company_name,
                         .type = kTypeSmall,
                         .colour = Token::kTextMuted,
                         .align = Align::kEnd,
                         .lines_max = 1};
  const float text_right = right - sign_out_width - kSpace4;
  const float text_room = text_right - search_x - search_width - kSpace3;
  const float text_width = std::clamp(text_room, 0.0F, std::min(260.0F, column.width / 3));
  const float lines = session.company_name.empty() ? 1 : 2;
  const float y = (kBannerHeight - lines * person.type.line) / 2;
  ui.Paragraph("person", Rect{text_right - text_width, y, text_width, 0}, person);
  if (lines > 1) {
    const Rect below{text_right - text_width, y + person.type.line, text_width, 0};
    ui.Paragraph("company", below, company);
  }
  DrawSignOut(context, right, controls_y);
}

// Two rows: where one is, and who. Only the first where the window is low.
float DrawNarrowBanner(ViewContext& context, Column column) {
  Ui& ui = context.ui;
  const domain::SessionView& session = context.client.session();
  const bool low = ui.height() < kLowBelow;
  const float right = column.x + column.width;
  const float sign_out_width = ControlWidth(ui, context.Text("frame.sign_out"));
  if (low) {
    // Who has two ways to go needs the room of the sign.
    const bool signed_row = !SearchesHere(context);
    if (signed_row) DrawMark(ui, column.x, 12);
    DrawNavigation(context, signed_row ? column.x + kMarkSide + kSpace3 : column.x, 8);
    DrawSignOut(context, right, 8);
    return 52;
  }
  DrawPortal(context, column.x, 12, kMarkSide, right - sign_out_width - kSpace3 - column.x);
  // What is higher up comes first, also for who goes on by keyboard.
  DrawSignOut(context, right, 8);
  const float who_x = DrawNavigation(context, column.x, 52) + kSpace2;
  std::string who = session.shown_name;
  if (!session.company_name.empty()) who += " · " + session.company_name;
  ui.Paragraph("person", Rect{who_x, 60, right - who_x, 0},
               TextLook{.text = who,
                        .type = kTypeSmall,
                        .colour = Token::kTextMuted,
                        .align = Align::kEnd,
                        .lines_max = 1});
  if (SearchesHere(context)) DrawSearchBox(context, Rect{column.x, 92, column.width, 0});
  return NarrowBannerHeight(context);
}

// What the connection is like, and what helps.
struct Notice {
  std::string_view text;
  std::string_view help;  // The words of the link or button; empty: none.
  std::string href;
  std::string_view language = {};  // Empty: the page's.
};

Notice NoticeOf(const ViewContext& context) {
  switch (context.client.connection()) {
    case client::Connection::kOffline:
      return {context.Text("frame.offline"), context.Text("frame.try_now"), ""};
    case client::Connection::kSessionEnded:
      // Everybody else is asked by the page itself, over all that is drawn.
      if (PreviewOf(context) == nullptr) return {};
      return {context.Text("frame.session_ended"), context.Text("frame.sign_in_again"),
              SignInPath(context.client.route(), context.strings)};
    case client::Connection::kClientOutdated:
      return {context.Text("frame.outdated"), context.Text("frame.reload"), ""};
    case client::Connection::kOnline:
    case client::Connection::kSignedOut:
    case client::Connection::kOtherPerson:
      break;
  }
  if (const domain::PreviewView* preview = PreviewOf(context)) {
    return {preview->text, preview->leave, "", preview->language};
  }
  if (SessionEndsSoon(context.client, context.now_millis)) {
    return {context.Text("frame.session_ending"), context.Text("frame.stay_signed_in"), ""};
  }
  return {};
}

float DrawNotice(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const Notice notice = NoticeOf(context);
  if (notice.text.empty()) return 0;
  const TextLook look{.text = notice.text,
                      .type = kTypeSmallStrong,
                      .colour = Token::kWarning,
                      .language = notice.language};
  const float help_width = ControlWidth(ui, notice.help);
  const bool stacked = ui.narrow();
  const float text_x = column.x + 16 + kSpace3;
  const float text_width = column.width - 16 - kSpace3 - (stacked ? 0 : help_width + kSpace4);
  const float text_height = ui.paint.Measure(look, text_width).height;
  const float height = std::max(text_height + 2 * kSpace3, stacked ? 0.0F : 52.0F) +
                       (stacked ? kTabHeight + kSpace2 : 0);
  ui.paint.Fill(Rect{0, y, ui.width(), height}, Token::kWarningSubtle);
  const float text_y = stacked ? y + kSpace3 : y + (height - text_height) / 2;
  ui.paint.DrawIcon(Icon::kWarning, Rect{column.x, text_y + 2, 16, 16}, Token::kWarning);
  ui.Paragraph("notice", Rect{text_x, text_y, text_width, 0}, look);
  const Rect help = stacked
                        ? Rect{text_x, y + height - kTabHeight - kSpace3, help_width, kTabHeight}
                        : Rect{column.x + column.width - help_width, y + (height - kTabHeight) / 2,
                               help_width, kTabHeight};
  const bool pressed =
      ui.Button(Control{.key = "help", .rect = help, .text = notice.help, .href = notice.href});
  if (pressed && context.client.connection() == client::Connection::kClientOutdated) {
    context.actions.push_back(action::ReloadPage{});
  } else if (pressed && PreviewOf(context) != nullptr &&
             context.client.connection() == client::Connection::kOnline) {
    context.actions.push_back(action::SignOut{});
  } else if (pressed && context.client.connection() == client::Connection::kOnline) {
    context.actions.push_back(action::StaySignedIn{});
  } else if (pressed) {
    context.actions.push_back(action::Reload{});
  }
  ui.paint.HorizontalLine(0, y + height, ui.width(), Token::kBorder);
  return height + 1;
}

// What the portal announces, until it is over.
float DrawAnnouncement(ViewContext& context, Column column, float y) {
  if (context.client.session_state() != client::LoadState::kReady) return 0;
  const domain::SessionView& session = context.client.session();
  const Millis until = session.announcement_until_millis;
  if (session.announcement.empty() || (until != 0 && context.now_millis >= until)) return 0;
  if (until != 0) context.deadline = std::min(context.deadline.value_or(until), until);
  Ui& ui = context.ui;
  const TextLook look{.text = session.announcement, .type = kTypeSmallStrong, .lines_max = 4};
  const float height = ui.paint.Measure(look, column.width).height + 2 * kSpace3;
  ui.paint.Fill(Rect{0, y, ui.width(), height}, Token::kAccentSubtle);
  ui.Paragraph("announcement", Rect{column.x, y + kSpace3, column.width, 0}, look);
  ui.paint.HorizontalLine(0, y + height, ui.width(), Token::kBorder);
  return height + 1;
}

// The first thing that takes the focus, and seen only while it has it: over all else in the banner.
class SkipLink {
 public:
  explicit SkipLink(ViewContext& context)
      : ui_(context.ui),
        look_{.text = context.Text("frame.skip"),
              .type = kTypeLabel,
              .colour = Token::kLink,
              .align = Align::kCentre},
        rect_{kSpace2, kSpace2, ControlWidth(context.ui, look_.text), kTabHeight} {}

  void Record() {
    Node& node = ui_.record.Add(Mark{.role = Role::kLink,
                                     .key = "skip",
                                     .rect = rect_,
                                     .states = kSkipLink,
                                     .name = look_.text,
                                     .href = "#main"});
    id_ = node.id;
    node.font_px = look_.type.size;
    node.line_px = look_.type.line;
  }

  void Draw() {
    if (ui_.focus() != id_) return;
    ui_.paint.Box(rect_, Token::kSurface, Token::kLink, kRadiusSmall);
    ui_.paint.DrawText(look_, Rect{rect_.x, rect_.y + kSpace2, rect_.width, look_.type.line});
  }

 private:
  Ui& ui_;
  TextLook look_;
  Rect rect_;
  NodeId id_ = 0;
};

}  // namespace

float DrawFrame(ViewContext& context) {
  Ui& ui = context.ui;
  ui.paint.Fill(Rect{0, 0, ui.width(), ui.height()}, Token::kBackground);
  const Column column = CentredColumn(ui, kPageWidthMax);
  const bool known = context.client.session_state() == client::LoadState::kReady;
  const float height = !known        ? kBannerHeight
                       : ui.narrow() ? NarrowBannerHeight(context)
                                     : kBannerHeight;
  const Within banner =
      ui.In(Mark{.role = Role::kBanner, .key = "banner", .rect = {0, 0, ui.width(), height}});
  ui.paint.Fill(Rect{0, 0, ui.width(), height}, Token::kSurface);
  SkipLink skip(context);
  skip.Record();
  if (known && ui.narrow()) DrawNarrowBanner(context, column);
  if (known && !ui.narrow()) DrawWideBanner(context, column);
  ui.paint.HorizontalLine(0, height, ui.width(), Token::kBorder);
  skip.Draw();
  const float below = height + 1 + DrawNotice(context, column, height + 1);
  return below + DrawAnnouncement(context, column, below);
}

bool SessionEndsSoon(const client::PortalClient& client, Millis now) {
  const auto end = client.session_ends_at_millis();
  return end.has_value() && now >= *end - kSessionNoticeMillis;
}

bool SearchIsBelowBanner(const Ui& ui) { return ui.narrow() && ui.height() < kLowBelow; }

std::string_view ListWord(const ViewContext& context) {
  const bool known = context.client.session_state() == client::LoadState::kReady;
  const std::string_view own =
      known ? std::string_view(context.client.session().tickets_word) : std::string_view();
  return own.empty() ? std::string_view(context.Text("list.title")) : own;
}

void EndScreen(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const bool known = context.client.session_state() == client::LoadState::kReady;
  if (!known || context.client.session().links.empty()) return ui.EndContent(y);
  ui.paint.HorizontalLine(column.x, y, column.width, Token::kBorder);
  y += kSpace4;
  const Within links = ui.In(Mark{.role = Role::kNavigation,
                                  .key = "links",
                                  .rect = {column.x, y, column.width, kLinkHeight},
                                  .name = context.Text("frame.links")});
  float x = column.x;
  int place = 0;
  for (const domain::LinkView& link : context.client.session().links) {
    const TextLook look{
        .text = link.label, .type = kTypeSmall, .colour = Token::kLink, .lines_max = 1};
    const float width =
        std::max(std::min(ui.paint.Measure(look, 1e4F).width + 1, column.width), kLinkHeight);
    if (x > column.x && x + width > column.x + column.width) {
      x = column.x;
      y += kLinkHeight;
    }
    ui.Link(LinkSpec{.key = Key(std::to_string(place++)),
                     .rect = {x, y, width, kLinkHeight},
                     .look = look,
                     .href = link.url,
                     .text_y = 4});
    x += width + kSpace4;
  }
  ui.EndContent(y + kLinkHeight + kSpace5);
}

std::string SignInPath(const Strings& strings) { return "/sign-in?lang=" + strings.language(); }

std::string SignInPath(const client::Route& route, const Strings& strings) {
  std::string next;
  for (const char c : client::RoutePath(route)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    if (plain) {
      next += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      next += '%';
      next += "0123456789ABCDEF"[byte / 16];
      next += "0123456789ABCDEF"[byte % 16];
    }
  }
  return SignInPath(strings) + "&next=" + next;
}

}  // namespace genkan::ui
