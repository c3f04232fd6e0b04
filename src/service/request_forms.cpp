// What a customer is asked when filing a ticket.
#include "genkan/wire/request_form_codec.h"
#include "service/answers.h"
#include "service/audience.h"
#include "service/handlers.h"
#include "service/parameters.h"

namespace genkan::service {

Answer ListRequestForms(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  std::vector<domain::FormView> forms =
      domain::FormViews(call.portal.settings->fields, call.language);
  // Staff file tickets elsewhere.
  if (!call.actor->contact.has_value()) return JsonAnswer(200, wire::EncodeRequestForms(forms));
  for (domain::FormView& form : forms) GENKAN_TRY_OK(AskAudience(backend, call, &form));
  if (forms.empty()) {
    // The one that every client knows is told only where it asks more than that.
    domain::FormView bare = domain::BareForm();
    const std::size_t known = bare.questions.size();
    GENKAN_TRY_OK(AskAudience(backend, call, &bare));
    if (bare.questions.size() > known) forms.push_back(std::move(bare));
  }
  return JsonAnswer(200, wire::EncodeRequestForms(forms));
}

}  // namespace genkan::service
