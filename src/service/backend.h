// What every use case is given: the store, the ports, and one request with all that was found out
// about it before its handler runs.
#pragma once

#include <optional>
#include <string>

#include "genkan/service/answer_shelf.h"
#include "genkan/service/ports.h"
#include "genkan/service/store.h"
#include "genkan/wire/message.h"
#include "service/openid_providers.h"
#include "service/strings_shelf.h"

namespace genkan::service {

struct Backend {
  Store& store;
  const Ports& ports;
  const StringsShelf& strings;
  // Such as "https://support.example", without a slash at the end.
  const std::string& public_origin;
  // As RouterOptions::setup_key.
  const Secret& setup_key;
  // As RouterOptions::mail_from.
  const std::string& mail_from;
  OpenIdProviders& openid;
  // As RouterOptions::kept_answers.
  AnswerShelf* kept_answers;
};

// Whoever is signed in: a contact or a member of staff, or a manager who looks at the portal as a
// contact would.
struct Actor {
  std::string token_digest;
  std::optional<domain::Contact> contact;
  std::optional<domain::Staff> staff;
  // In a preview, beside `contact`: who looks on. Nothing may be changed then.
  std::optional<domain::Staff> previewer;
  // Sees nothing where the actor is staff.
  domain::Viewer viewer;
  std::string language;
  std::string time_zone;
  // The session's last use lies so far back that it has to be noted down.
  bool touch_due = false;
  Millis session_ends_at_millis = 0;
};

// Whether the actor holds the permission to change the portal's settings.
bool MayManage(const Actor& actor);
// Whether the actor holds the permission to read and answer all tickets.
bool MayAnswer(const Actor& actor);

struct Call {
  const wire::Request& request;
  wire::Target target;
  // The path parameter, such as the {number} of /v1/tickets/{number}.
  std::string parameter;
  // REQUIRES for reading: the route belongs to a portal.
  domain::Portal portal;
  // The path prefix of the portal, empty or "/slug", and of a preview, "/preview", or of another
  // page's frame, "/embed".
  std::string base_path;
  // Asks as a preview, by its own prefix and cookie.
  bool preview = false;
  // Asks from another page's frame, by its own prefix and session.
  bool in_widget = false;
  std::optional<Actor> actor;
  // Of texts that are for the reader.
  std::string language = "en";
  std::string request_id;
  Millis now_millis = 0;
};

}  // namespace genkan::service
