#include "server/kept_answers.h"

#include "server/compression.h"
#include "server/static_files.h"

namespace genkan::server {
namespace {

// About what an answer takes beside its body and its key.
constexpr std::size_t kAnswerBytes = 512;

}  // namespace

std::optional<wire::Response> KeptAnswers::Find(const std::string& key,
                                                const service::Freshness& fresh,
                                                const wire::Request& request) {
  const auto kept = kept_.Find(key, fresh);
  if (kept == nullptr) return std::nullopt;
  wire::Response response = kept->response;
  const std::string_view allowed = wire::HeaderValue(request.headers, "accept-encoding");
  auto& body = std::get<std::string>(response.body);
  if (body.size() == kept->text_bytes) return response;
  if (AllowsBrotli(allowed)) {
    MarkCompressed(&response);
    return response;
  }
  auto text = FromBrotli(body, kept->text_bytes);
  if (!text.has_value()) return std::nullopt;
  body = *std::move(text);
  return response;
}

void KeptAnswers::Keep(const std::string& key, const service::Freshness& fresh,
                       const wire::Response& answer) {
  auto kept = std::make_shared<Answer>(Answer{.response = answer});
  auto& body = std::get<std::string>(kept->response.body);
  kept->text_bytes = body.size();
  if (IsWorthCompressing(answer)) {
    auto small = ToBrotli(body);
    // As long as the text it would be taken for it.
    if (small.has_value() && small->size() < body.size()) body = *std::move(small);
  }
  const std::size_t bytes = kAnswerBytes + key.size() + body.size();
  kept_.Keep(key, fresh, std::move(kept), bytes);
}

}  // namespace genkan::server
