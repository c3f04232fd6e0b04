// What retiring a category, a field or a choice touches.
#include "genkan/wire/field_use_codec.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/parameters.h"

namespace genkan::service {

Answer ListFieldUses(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  GENKAN_TRY(const std::vector<domain::FieldUse> uses,
             backend.store.FieldUses(call.portal.id, call.portal.settings->fields));
  return JsonAnswer(200, wire::EncodeFieldUses(uses));
}

}  // namespace genkan::service
