// What the installation says of itself, to anybody.
#include "service/answers.h"
#include "service/handlers.h"

namespace genkan::service {

Answer GetOpenApi(const Backend& backend, const Call&) {
  const std::string* document = backend.ports.assets.Find("openapi.json");
  if (document == nullptr) return ErrorCode::kNotFound;
  wire::Response response = JsonAnswer(200, *document);
  response.headers.push_back({"cache-control", "public, max-age=300"});
  return response;
}

Answer GetHealth(const Backend& backend, const Call&) {
  // A real read: a store that cannot answer is not healthy.
  GENKAN_TRY_OK(backend.store.SampleAccountsExist());
  return JsonAnswer(200, R"({"status":"ok"})");
}

}  // namespace genkan::service
