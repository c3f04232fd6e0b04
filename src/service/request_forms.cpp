// What a customer is asked when filing a ticket.
#include "genkan/wire/request_form_codec.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/parameters.h"

namespace genkan::service {

Answer ListRequestForms(const Backend&, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  return JsonAnswer(200, wire::EncodeRequestForms(
                             domain::FormViews(call.portal.settings->fields, call.language)));
}

}  // namespace genkan::service
