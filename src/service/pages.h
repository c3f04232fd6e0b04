// The pages that are plain HTML: sign-in, the shell around the client, and errors that somebody
// meets by following a link. Rendered from assets/pages and the strings; nothing inline.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "service/backend.h"

namespace genkan::service {

// What the sign-in page shows again of what was typed.
struct SignInPage {
  std::string email;
  std::string next;  // As LocalNext gives it.
  std::optional<Error> error;
};

Result<wire::Response> RenderSignIn(const Backend& backend, const Call& call,
                                    const SignInPage& page);

// The page for somebody who followed a link and cannot be shown what lies behind it.
wire::Response RenderError(const Backend& backend, const Call& call, const Error& error);

// Whether the request is a person's navigation, who wants a page, and not a program's.
bool WantsPage(const Call& call);

// `next` where it is the path of one of our screens, else "/tickets". Never another site's.
std::string LocalNext(std::string_view next);

// The sign-in page that leads back to where the request wanted to go.
std::string SignInPath(const Call& call);

}  // namespace genkan::service
