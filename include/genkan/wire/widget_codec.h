// The portal in another page's frame.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/clock.h"
#include "genkan/base/result.h"
#include "genkan/base/secret.h"

namespace genkan::wire {

// What a frame is given to prove who asks, and until when it does.
struct WidgetSession {
  std::string token;
  Millis ends_at_millis = 0;
};
std::string EncodeWidgetSession(const WidgetSession& session);
Result<WidgetSession> DecodeWidgetSession(std::string_view body);

// The body of POST /v1/widget/identity.
Result<Secret> DecodeWidgetToken(std::string_view body);

// The body of POST /v1/widget/keys.
std::string EncodeWidgetKeyName(std::string_view name);
Result<std::string> DecodeWidgetKeyName(std::string_view body);

// The answer to it, and the only one that ever holds the secret.
struct NewWidgetKey {
  std::string id;
  Secret secret;
};
std::string EncodeNewWidgetKey(const NewWidgetKey& key);
Result<NewWidgetKey> DecodeNewWidgetKey(std::string_view body);

}  // namespace genkan::wire
