// What a manager can choose from: inboxes, channel accounts, pipelines.
#include "genkan/wire/desk_codec.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/parameters.h"

namespace genkan::service {

Answer GetDesk(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  domain::Desk desk;
  GENKAN_TRY(desk.inboxes, backend.store.Inboxes(call.portal.id));
  GENKAN_TRY(desk.channel_accounts, backend.store.ChannelAccounts(call.portal.id));
  GENKAN_TRY(desk.pipelines, backend.store.Pipelines(call.portal.id));
  return JsonAnswer(200, wire::EncodeDesk(desk));
}

}  // namespace genkan::service
