#include "server/smtp_mailer.h"

#include <algorithm>
#include <cstring>

#include "server/curl_parts.h"

namespace genkan::server {
namespace {

constexpr long kConnectSeconds = 15;
constexpr long kWholeSeconds = 90;

std::size_t ReadBytes(char* buffer, std::size_t size, std::size_t count, void* rest) {
  auto* bytes = static_cast<std::string_view*>(rest);
  const std::size_t taken = std::min(size * count, bytes->size());
  std::memcpy(buffer, bytes->data(), taken);
  bytes->remove_prefix(taken);
  return taken;
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
  const std::string scheme = PartOfUrl(text, CURLUPART_SCHEME);
  // What it is does not belong into a complaint: it may hold a password.
  const bool spelt_out = text.starts_with(scheme + "://");
  if ((scheme != "smtp" && scheme != "smtps") || !spelt_out ||
      PartOfUrl(text, CURLUPART_HOST).empty()) {
    return "smtp_url must be such as smtps://user:password@mail.example:465";
  }
  return {};
}

SmtpMailer::SmtpMailer(SmtpServer server) : server_(std::move(server)) {}

Status SmtpMailer::Send(const service::MailParcel& parcel) {
  const CurlHandle handle = NewCurlHandle();
  if (handle == nullptr) return ErrorCode::kUnavailable;
  const std::string& from = server_.bounce_address.empty() ? parcel.from : server_.bounce_address;
  const std::string sender = "<" + from + ">", recipient = "<" + parcel.to + ">";
  const CurlList recipients(curl_slist_append(nullptr, recipient.c_str()));
  std::string_view rest = parcel.bytes;
  const auto set = [&](CURLoption option, auto value) {
    curl_easy_setopt(handle.get(), option, value);
  };
  const std::string& url = server_.url.Reveal();
  set(CURLOPT_URL, url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(CURLOPT_USE_SSL,
      static_cast<long>(IsOnThisMachine(PartOfUrl(url, CURLUPART_HOST)) ? CURLUSESSL_NONE
                                                                        : CURLUSESSL_ALL));
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  set(CURLOPT_TIMEOUT, kWholeSeconds);
  set(CURLOPT_MAIL_FROM, sender.c_str());
  set(CURLOPT_MAIL_RCPT, recipients.get());
  set(CURLOPT_UPLOAD, 1L);
  set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(parcel.bytes.size()));
  set(CURLOPT_READFUNCTION, ReadBytes);
  set(CURLOPT_READDATA, &rest);
  EndWhere(stopping_, handle.get());
  const CURLcode code = curl_easy_perform(handle.get());
  if (code == CURLE_OK) return Done{};
  long answer = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer);
  return ErrorFrom(code, answer);
}

}  // namespace genkan::server
