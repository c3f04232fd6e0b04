// The routes by which a contact changes the address that signs in, and leaves a company.
#pragma once

#include "service/handlers.h"
#include "service/routes.h"

namespace genkan::service {

inline constexpr Route kLeavingRoutes[] = {
    {.method = wire::Method::kPost,
     .path = "/v1/contacts/{id}/address-change",
     .caller = Caller::kManager,
     .lane = Lane::kWrite,
     .handler = PostAddressChange},
    {.method = wire::Method::kDelete,
     .path = "/v1/contacts/{id}/address-change",
     .caller = Caller::kManager,
     .lane = Lane::kWrite,
     .handler = DeleteAddressChange},
    {.method = wire::Method::kPost,
     .path = "/v1/contacts/{id}/leaving/preview",
     .caller = Caller::kManager,
     .lane = Lane::kWrite,
     .body = BodyKind::kJson,
     .handler = PostLeavingPreview},
    {.method = wire::Method::kPost,
     .path = "/v1/contacts/{id}/leaving",
     .caller = Caller::kManager,
     .lane = Lane::kWrite,
     .body = BodyKind::kJson,
     .handler = PostLeaving},
    {.path = "/address", .caller = Caller::kSignedIn, .handler = ShowAddress},
    {.method = wire::Method::kPost,
     .path = "/address",
     .caller = Caller::kSignedIn,
     .lane = Lane::kWrite,
     .body = BodyKind::kForm,
     .handler = AskForOwnAddress},
    {.method = wire::Method::kPost,
     .path = "/address/cancel",
     .caller = Caller::kSignedIn,
     .lane = Lane::kWrite,
     .body = BodyKind::kForm,
     .handler = CancelOwnAddress},
    {.path = "/address/new", .caller = Caller::kAnyone, .handler = ShowNewAddress},
    {.method = wire::Method::kPost,
     .path = "/address/new",
     .caller = Caller::kAnyone,
     .lane = Lane::kWrite,
     .body = BodyKind::kForm,
     .handler = UseNewAddress},
    {.path = "/address/undo", .caller = Caller::kAnyone, .handler = ShowOldAddress},
    {.method = wire::Method::kPost,
     .path = "/address/undo",
     .caller = Caller::kAnyone,
     .lane = Lane::kWrite,
     .body = BodyKind::kForm,
     .handler = UseOldAddress},
};

}  // namespace genkan::service
