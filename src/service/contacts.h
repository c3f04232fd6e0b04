// What the requests about contacts and companies share.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/contact_access.h"
#include "genkan/service/invitation.h"
#include "service/backend.h"
#include "service/handlers.h"
#include "service/parameters.h"

namespace genkan::service {

// By the {id} of the path; kNotFound where there is none.
Result<domain::Contact> ContactOf(const Backend& backend, const Call& call);

// What a contact is known by until somebody changes its details.
std::string TagOf(const Backend& backend, const domain::Contact& contact);

// The contact as it is now, with all that is told beside it.
Answer ContactAnswer(const Backend& backend, const Call& call, const domain::Contact& contact,
                     int status = 200);

// The manager whose request it is. REQUIRES: a route for managers.
Inviter InviterOf(const Call& call);

// Refuses a sign-in name that another contact or somebody who works here has, and says who.
Status CheckSignInName(const Backend& backend, const Call& call, const domain::Contact& contact);

inline constexpr std::int64_t kPeopleListMax = 50;

// The ids in a parameter, with commas between them; refuses more than kPeopleListMax.
template <typename AnyId>
Result<std::vector<AnyId>> NamedIds(std::string_view text, std::string_view parameter) {
  std::vector<AnyId> ids;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const auto id = domain::ParseId<AnyId>(text.substr(0, comma));
    if (!id.ok() || std::ssize(ids) == kPeopleListMax) return BadParameter(parameter);
    ids.push_back(*id);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return ids;
}

// The part of a list that `limit` and `after` ask for; `q` is what somebody typed.
template <typename Query>
Status ReadListQuery(const wire::Target& target, Query* query) {
  GENKAN_TRY(
      const std::int64_t limit,
      NumberParameter(target, {.name = "limit", .min = 1, .max = kPeopleListMax, .fallback = 20}));
  query->limit = static_cast<std::size_t>(limit);
  constexpr std::size_t kTypedBytesMax = 500;
  if (const std::string* typed = target.Query("q")) query->text = *typed;
  if (query->text.size() > kTypedBytesMax) return BadParameter("q");
  if (const std::string* after = target.Query("after")) {
    using AnyId = typename decltype(query->after)::value_type;
    const auto id = domain::ParseId<AnyId>(*after);
    if (!id.ok()) return BadParameter("after");
    query->after = *id;
  }
  return Done{};
}

// What else a list of contacts is asked for: `without`, `company` and `sign_in`.
Status ReadContactConditions(const wire::Target& target, ContactQuery* query);

}  // namespace genkan::service
