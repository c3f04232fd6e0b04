#include "server/smtp_mailer.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "server/settings.h"

namespace genkan::server {
namespace {

constexpr long kConnectSeconds = 15;
constexpr long kWholeSeconds = 90;

struct EndHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct EndList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct EndUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct EndText {
  void operator()(char* text) const { curl_free(text); }
};

bool StartCurl() {
  static const bool kStarted = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return kStarted;
}

// One part of a URL; empty where it is missing or the URL is none.
std::string PartOf(const std::string& text, CURLUPart part) {
  const std::unique_ptr<CURLU, EndUrl> url(curl_url());
  char* value = nullptr;
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) return {};
  if (curl_url_get(url.get(), part, &value, 0) != CURLUE_OK) return {};
  const std::unique_ptr<char, EndText> owned(value);
  return value;
}

// A relay on this machine has no need of TLS, and seldom a certificate that can be verified.
bool IsOnThisMachine(const std::string& url) {
  std::string host = PartOf(url, CURLUPART_HOST);
  if (host.starts_with('[') && host.size() > 2) host = host.substr(1, host.size() - 2);
  return host == "localhost" || IsLoopbackAddress(host);
}

std::size_t ReadBytes(char* buffer, std::size_t size, std::size_t count, void* rest) {
  auto* bytes = static_cast<std::string_view*>(rest);
  const std::size_t taken = std::min(size * count, bytes->size());
  std::memcpy(buffer, bytes->data(), taken);
  bytes->remove_prefix(taken);
  return taken;
}

int AskWhetherToStop(void* stopping, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<const std::atomic<bool>*>(stopping) ? 1 : 0;
}

// A refusal of this message is final; whatever is wrong with the server or the way to it may be put
// right, a wrong password too.
Error ErrorFrom(CURLcode code, long answer) {
  const bool final = answer >= 500 && answer < 600 && code != CURLE_LOGIN_DENIED;
  std::string reason = curl_easy_strerror(code);
  if (answer != 0) reason += " (the mail server answered " + std::to_string(answer) + ")";
  return {.code = final ? ErrorCode::kInvalidArgument : ErrorCode::kUnavailable,
          .params = {{"reason", std::move(reason)}}};
}

}  // namespace

std::string ComplaintAboutSmtpUrl(std::string_view url) {
  const std::string text(url);
  const std::string scheme = PartOf(text, CURLUPART_SCHEME);
  // What it is does not belong into a complaint: it may hold a password.
  const bool spelt_out = text.starts_with(scheme + "://");
  if ((scheme != "smtp" && scheme != "smtps") || !spelt_out ||
      PartOf(text, CURLUPART_HOST).empty()) {
    return "smtp_url must be such as smtps://user:password@mail.example:465";
  }
  return {};
}

SmtpMailer::SmtpMailer(SmtpServer server) : server_(std::move(server)) {}

Status SmtpMailer::Send(const service::MailParcel& parcel) {
  const std::unique_ptr<CURL, EndHandle> handle(StartCurl() ? curl_easy_init() : nullptr);
  if (handle == nullptr) return ErrorCode::kUnavailable;
  const std::string& from = server_.bounce_address.empty() ? parcel.from : server_.bounce_address;
  const std::string sender = "<" + from + ">", recipient = "<" + parcel.to + ">";
  const std::unique_ptr<curl_slist, EndList> recipients(
      curl_slist_append(nullptr, recipient.c_str()));
  std::string_view rest = parcel.bytes;
  const auto set = [&](CURLoption option, auto value) {
    curl_easy_setopt(handle.get(), option, value);
  };
  const std::string& url = server_.url.Reveal();
  set(CURLOPT_URL, url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(CURLOPT_USE_SSL, static_cast<long>(IsOnThisMachine(url) ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  set(CURLOPT_TIMEOUT, kWholeSeconds);
  set(CURLOPT_MAIL_FROM, sender.c_str());
  set(CURLOPT_MAIL_RCPT, recipients.get());
  set(CURLOPT_UPLOAD, 1L);
  set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(parcel.bytes.size()));
  set(CURLOPT_READFUNCTION, ReadBytes);
  set(CURLOPT_READDATA, &rest);
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_XFERINFOFUNCTION, AskWhetherToStop);
  set(CURLOPT_XFERINFODATA, &stopping_);
  const CURLcode code = curl_easy_perform(handle.get());
  if (code == CURLE_OK) return Done{};
  long answer = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer);
  return ErrorFrom(code, answer);
}

}  // namespace genkan::server
