#include "server/curl_parts.h"

#include "server/settings.h"

namespace genkan::server {
namespace {

struct EndUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct EndText {
  void operator()(char* text) const { curl_free(text); }
};

int AskWhetherToStop(void* stopping, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<const std::atomic<bool>*>(stopping) ? 1 : 0;
}

}  // namespace

CurlHandle NewCurlHandle() {
  static const bool kStarted = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return CurlHandle(kStarted ? curl_easy_init() : nullptr);
}

std::string PartOfUrl(const std::string& text, CURLUPart part) {
  const std::unique_ptr<CURLU, EndUrl> url(curl_url());
  char* value = nullptr;
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) return {};
  if (curl_url_get(url.get(), part, &value, 0) != CURLUE_OK) return {};
  const std::unique_ptr<char, EndText> owned(value);
  return value;
}

bool IsOnThisMachine(const std::string& host) {
  const bool brackets = host.starts_with('[') && host.size() > 2;
  return host == "localhost" ||
         IsLoopbackAddress(brackets ? host.substr(1, host.size() - 2) : host);
}

void EndWhere(const std::atomic<bool>& stopping, CURL* handle) {
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, AskWhetherToStop);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &stopping);
}

}  // namespace genkan::server
