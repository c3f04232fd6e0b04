// The pages that are plain HTML: sign-in, the shell around the client, and errors that somebody
// meets by following a link. Rendered from assets/pages and the strings; nothing inline.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "service/backend.h"

namespace genkan::service {

// What the sign-in page shows again after an attempt.
struct SignInPage {
  std::string email;
  // Another sentence than an error, such as that a password was changed.
  std::string notice;
  std::optional<Error> error;
  // Whether the error is about what stands in the form.
  bool typed = true;
};

Result<wire::Response> RenderSignIn(const Backend& backend, const Call& call,
                                    const SignInPage& page);

// A piece of a page, as RenderPage renders a whole one.
Result<std::string> RenderPart(const Backend& backend, const Call& call, std::string_view part,
                               const std::map<std::string, std::string, std::less<>>& values);

// The page for somebody who cannot have what they asked for: the sign-in page where they only have
// to wait, else one that says why.
wire::Response RenderRefusal(const Backend& backend, const Call& call, const Error& error);

// A page of assets/pages, by its file's name, with what every page says of itself and `values`
// besides.
Result<wire::Response> RenderPage(const Backend& backend, const Call& call, std::string_view page,
                                  const std::map<std::string, std::string, std::less<>>& values,
                                  int status = 200);

// Whether the request is a person's navigation, who wants a page, and not a program's.
bool WantsPage(const Call& call);

// `next` where it is the path of one of our screens, else "/tickets". Never another site's.
std::string LocalNext(std::string_view next);

// Where the query's `next` leads after signing in.
std::string NextOf(const Call& call);

// The query with which the pages around sign-in hand on language and `next`: "?lang=ja&next=...".
std::string GuestQuery(const Call& call);

// The sign-in page that leads back to where the request wanted to go.
std::string SignInPath(const Call& call);

}  // namespace genkan::service
