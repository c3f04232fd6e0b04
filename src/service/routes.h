// The one table of what the backend answers: path, who may call, lane, body, rate class. A route
// that does not say who may call it fails a test.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "genkan/service/router.h"
#include "service/backend.h"

namespace genkan::service {

enum class Caller : std::uint8_t {
  kUndeclared,
  kAnyone,
  kSignedIn,
  // Staff who may change the portal's settings. For everybody else who is signed in there is no
  // such path.
  kManager,
  // Staff who may answer tickets. The same for everybody else.
  kAgent,
};

// Bytes: a part of a file, as it is. Ignored: of any kind and small; nothing in it counts.
enum class BodyKind : std::uint8_t { kNone, kJson, kForm, kBytes, kIgnored };

enum class RateClass : std::uint8_t {
  kUnmetered,
  kSignIn,  // Failures are counted per address and per account.
};

// Whether a route lies inside a portal or is about the installation as a whole.
enum class Place : std::uint8_t { kPortal, kInstallation };

// Whether a route is there for a frame in another page, too. What is not said is there where it is
// the API of whoever is signed in.
enum class InWidget : std::uint8_t { kUnsaid, kToo, kOnly };

using Handler = Result<wire::Response> (*)(const Backend& backend, const Call& call);

struct Route {
  wire::Method method = wire::Method::kGet;
  // Segments, of which at most one is a parameter in braces.
  std::string_view path;
  Caller caller = Caller::kUndeclared;
  Lane lane = Lane::kRead;
  BodyKind body = BodyKind::kNone;
  RateClass rate = RateClass::kUnmetered;
  Place place = Place::kPortal;
  // A preview reads what its customer may read, and changes nothing but its own end.
  bool ends_preview = false;
  Handler handler = nullptr;
  // Whether it is for those who have not accepted the consent text, too.
  bool before_consent = false;
  // Whether it is asked by a page of its own accord, so that it is no use of the session.
  bool unattended = false;
  // Whether the address alone says what may be done, whoever asks and from where.
  bool from_anywhere = false;
  InWidget in_widget = InWidget::kUnsaid;
};

std::span<const Route> Routes();

// The segment with which the paths of a preview begin, after the portal's own.
inline constexpr std::string_view kPreviewSegment = "preview";

// The segment with which the paths of a frame in another page begin, after the portal's own.
inline constexpr std::string_view kWidgetSegment = "embed";

// Whether `segments` spell `path`; the parameter, where it has one, goes to `parameter`.
bool PathMatches(std::string_view path, std::span<const std::string> segments,
                 std::string* parameter);

// Whether a route, a preview or a widget begins with this segment, so that it names no portal.
bool BeginsRoute(std::string_view segment);

std::size_t BodyBytesMax(BodyKind body);

}  // namespace genkan::service
