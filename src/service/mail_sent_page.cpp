#include "service/mail_sent_page.h"

#include "genkan/wire/problem.h"
#include "service/pages.h"
#include "service/post.h"

namespace genkan::service {

Result<wire::Response> RenderMailSent(const Backend& backend, const Call& call,
                                      const MailSentPage& page) {
  const Strings& strings = backend.strings.In(call.language);
  const std::string sender = SenderAddress(PostRoomOf(backend), call.portal);
  std::map<std::string, std::string, std::less<>> values = {
      {"lead", strings.Format(page.lead_key, {{"sender", sender}})},
      {"code_action", page.code_path},
      {"submit", page.code_submit.empty() ? strings.Text("sign_in.submit") : page.code_submit},
      {"back_path", page.back_path},
      {"back", page.back}};
  int status = 200;
  if (page.error != nullptr) {
    status = wire::HttpStatusFrom(page.error->code);
    values["error"] = strings.Describe(*page.error);
  }
  return RenderPage(backend, call, "mail_sent.html", values, status);
}

}  // namespace genkan::service
