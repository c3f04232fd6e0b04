// What we need of libcurl wherever we use it.
#pragma once

#include <curl/curl.h>

#include <atomic>
#include <memory>
#include <string>

namespace genkan::server {

struct EndCurl {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlHandle = std::unique_ptr<CURL, EndCurl>;
using CurlList = std::unique_ptr<curl_slist, EndCurl>;

// Null where libcurl does not start.
CurlHandle NewCurlHandle();

// One part of a URL; empty where it is missing or the URL is none.
std::string PartOfUrl(const std::string& url, CURLUPart part);

// Whether the host of a URL is this machine by its own word.
bool IsOnThisMachine(const std::string& host);

// Ends what the handle is doing once `stopping` is true, as a failure.
void EndWhere(const std::atomic<bool>& stopping, CURL* handle);

}  // namespace genkan::server
