#include "support/portal_page.h"

#include <algorithm>
#include <utility>

#include "genkan/wire/problem.h"
#include "genkan/wire/session_codec.h"

namespace genkan::support {
namespace {

using ui::Role;

bool IsTarget(const ui::Node& node) {
  const bool target = node.role == Role::kLink || node.role == Role::kButton ||
                      node.role == Role::kTextField || node.role == Role::kTextArea ||
                      node.role == Role::kSelect || node.role == Role::kCheckbox ||
                      node.role == Role::kRadio;
  return target && (node.states & ui::kSkipLink) == 0;
}

bool Overlap(const ui::Rect& a, const ui::Rect& b) {
  constexpr float kTouch = 0.01F;
  return a.x + a.width > b.x + kTouch && b.x + b.width > a.x + kTouch &&
         a.y + a.height > b.y + kTouch && b.y + b.height > a.y + kTouch;
}

// The scroller a node is in; 0: the window.
ui::NodeId SpaceOf(const platform::HeadlessPortal& page, const ui::Node& node) {
  for (const ui::Node* up = page.ById(node.parent); up != nullptr; up = page.ById(up->parent)) {
    if (up->role == Role::kScroller) return up->id;
  }
  return 0;
}

// The lines that are drawn whole: a text that is cut is cut in its last one.
std::vector<std::string_view> WholeLines(const ui::Node& node) {
  std::vector<std::string_view> lines;
  const bool control = node.role == Role::kButton || node.text_x > 0;
  if (control && node.font_px > 0 && node.lines.size() <= 1) lines.push_back(node.name);
  for (std::size_t i = 0; i + 1 < node.lines.size(); ++i) {
    const ui::TextLine& line = node.lines[i];
    lines.push_back(std::string_view(node.name).substr(line.begin, line.end - line.begin));
  }
  return lines;
}

// By the advances of HeadlessTextPlatform.
float WidthOf(platform::HeadlessTextPlatform& text, const ui::Node& node, std::string_view part) {
  std::vector<ui::TextUnit> units;
  text.Segment(part, "", ui::FontFace{.size_px = node.font_px}, &units);
  float width = 0;
  float hanging = 0;
  for (const ui::TextUnit& unit : units) {
    hanging = unit.white_space ? hanging + unit.advance_px : 0;
    width += unit.advance_px;
  }
  return width - hanging;
}

}  // namespace

void Wire::Send(wire::Request request, client::ResponseHandler done) {
  ++waiting_;
  auto counted = [this, lost = lose_, done = std::move(done)](Result<wire::Response> response) {
    --waiting_;
    done(lost ? Result<wire::Response>(ErrorCode::kTimeout) : std::move(response));
  };
  for (wire::Header& header : request.headers) {
    if (header.name == "genkan-api" && !api_number_.empty()) header.value = api_number_;
  }
  if (cut_) {
    refused_.push_back(std::move(counted));
  } else if (!refused_part_.empty() && request.target.find(refused_part_) != std::string::npos) {
    failed_.push_back(std::move(counted));
  } else {
    transport_.Send(std::move(request), std::move(counted));
  }
}

void Wire::Poll() {
  if (hold_) return;
  for (const auto& done : std::exchange(refused_, {})) done(ErrorCode::kOffline);
  for (const auto& done : std::exchange(failed_, {})) {
    done(wire::ErrorResponse(Error{.code = ErrorCode::kInternal}, "1"));
  }
  transport_.Poll();
}

PortalPage::PortalPage(FrontDoor& front_door, const domain::Contact& contact, PageOptions options)
    : door(front_door),
      strings(options.directed ? DirectedEnglish(options.language)
                               : ShippedStrings(options.language)),
      page({.client = client,
            .strings = strings,
            .zone = zone,
            .clock = door.clock,
            .busy = [this] { return wire.busy(); },
            .kept = std::move(options.kept)},
           options.window) {
  if (options.signed_in) SignIn(contact);
}

void PortalPage::SignIn(const domain::Contact& contact) {
  wire::Request request{.method = wire::Method::kPost,
                        .target = "/v1/session",
                        .body = wire::EncodeCredentials(
                            {.email = contact.member_email, .password = Secret("genkan-demo")})};
  request.headers = {{"content-type", "application/json"}, {"genkan-api", "1"}};
  int status = 0;
  local.Send(std::move(request), [&](Result<wire::Response> response) {
    REQUIRE(response.ok());
    status = response->status;
  });
  local.Poll();
  REQUIRE(status == 200);
}

std::vector<std::string> Complaints(const platform::HeadlessPortal& page) {
  std::vector<std::string> found = ui::LintSemantics(page.tree());
  platform::HeadlessTextPlatform text;
  std::vector<const ui::Node*> targets;
  for (const ui::Node& node : page.tree().nodes) {
    if (IsTarget(node)) targets.push_back(&node);
    for (const std::string_view part : WholeLines(node)) {
      if (node.text_x + WidthOf(text, node, part) > node.rect.width + 0.5F) {
        found.push_back("\"" + std::string(part) + "\" is wider than its place");
      }
    }
    const ui::Rect rect = page.RectInWindow(node);
    if (rect.width > 0 && (rect.x < 0 || rect.x + rect.width > page.window().width + 0.5F)) {
      found.push_back("\"" + node.name + "\" leaves the window");
    }
  }
  for (std::size_t i = 0; i < targets.size(); ++i) {
    for (std::size_t j = i + 1; j < targets.size(); ++j) {
      if (SpaceOf(page, *targets[i]) != SpaceOf(page, *targets[j])) continue;
      if (Overlap(targets[i]->rect, targets[j]->rect)) {
        found.push_back("\"" + targets[i]->name + "\" covers \"" + targets[j]->name + "\"");
      }
    }
  }
  return found;
}

}  // namespace genkan::support
