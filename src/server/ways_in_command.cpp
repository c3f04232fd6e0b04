#include "server/ways_in_command.h"

#include <algorithm>
#include <optional>

#include "genkan/base/calendar.h"
#include "genkan/domain/people.h"
#include "genkan/service/audit_id.h"
#include "server/portal_argument.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

using service::Passkey;

struct Person {
  domain::PortalId portal;
  domain::ContactId contact;  // One of the two.
  domain::StaffId staff;
  std::string email;
};

// Whoever signs in with that address. Contacts come first, as at the door.
Result<Person> FindPerson(const service::Store& store, domain::PortalId portal,
                          const std::string& email) {
  const std::string folded = domain::FoldedAddress(email);
  const auto contact = store.ContactByMemberEmail(portal, folded);
  if (contact.ok()) return Person{.portal = portal, .contact = contact->id, .email = folded};
  if (contact.error().code != ErrorCode::kNotFound) return contact.error();
  GENKAN_TRY(const domain::Staff staff, store.StaffByEmail(portal, folded));
  return Person{.portal = portal, .staff = staff.id, .email = folded};
}

// The person that the only or first argument names, taken out; complains itself where there is
// none, with the exit code in `code`.
std::optional<Person> TakePerson(std::vector<std::string>* arguments, std::string_view command,
                                 CommandContext& context, int* code) {
  *code = 1;
  const auto portal = TakePortal(arguments, context);
  if (!portal) return {};
  if (arguments->empty()) {
    *code = Misused(context, std::string(command) + " needs an email address");
    return {};
  }
  const std::string email = arguments->front();
  arguments->erase(arguments->begin());
  const auto person = FindPerson(context.store, portal->id, email);
  if (person.ok()) return *person;
  *code = Fail(context, person.error().code == ErrorCode::kNotFound
                            ? "nobody here signs in with the address " + email
                            : SentenceFor(person.error()));
  return {};
}

std::string Day(Millis millis) {
  const CivilTime civil = CivilTimeAt(millis, 0);
  const auto two = [](int number) {
    return std::string(number < 10 ? "-0" : "-") + std::to_string(number);
  };
  return std::to_string(civil.year) + two(civil.month) + two(civil.day);
}

// Whoever is signed in by what is taken away is signed in no longer, and the log says so.
Status EndAndNote(const Person& person, std::string_view action, const CommandContext& context) {
  service::Store& store = context.store;
  GENKAN_TRY_OK(person.staff ? store.EndSessionsOf(person.portal, person.staff)
                             : store.EndSessionsOf(person.portal, person.contact));
  const Millis now = context.ports.clock.NowMillis();
  GENKAN_TRY(const domain::AuditId id,
             service::NextAuditId(store, person.portal, now, context.ports.random));
  return store.AddAuditEntry(
      person.portal,
      {.id = id, .at_millis = now, .action = std::string(action), .subject = person.email});
}

}  // namespace

int RunListPasskeys(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  int code = 0;
  const auto person = TakePerson(&arguments, "list-passkeys", context, &code);
  if (!person) return code;
  if (!arguments.empty()) return Misused(context, "list-passkeys takes no " + arguments[0]);
  const auto passkeys = context.store.PasskeysOf(person->portal, person->contact, person->staff);
  if (!passkeys.ok()) return Fail(context, SentenceFor(passkeys.error()));
  if (passkeys->empty()) context.out << person->email << " has no passkey\n";
  for (const Passkey& passkey : *passkeys) {
    context.out << domain::IdText(passkey.id) << "  made " << Day(passkey.made_at_millis) << "  "
                << (passkey.last_used_at_millis == 0
                        ? "never used"
                        : "last used " + Day(passkey.last_used_at_millis))
                << "  " << passkey.name << "\n";
  }
  return 0;
}

int RunRemovePasskeys(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  int code = 0;
  const auto person = TakePerson(&arguments, "remove-passkeys", context, &code);
  if (!person) return code;
  const auto known = context.store.PasskeysOf(person->portal, person->contact, person->staff);
  if (!known.ok()) return Fail(context, SentenceFor(known.error()));
  std::vector<Passkey> doomed = arguments.empty() ? *known : std::vector<Passkey>();
  for (const std::string& wanted : arguments) {
    const auto found = std::find_if(known->begin(), known->end(), [&](const Passkey& each) {
      return domain::IdText(each.id) == wanted;
    });
    if (found == known->end()) return Fail(context, person->email + " has no passkey " + wanted);
    doomed.push_back(*found);
  }
  if (doomed.empty()) return Fail(context, person->email + " has no passkey");
  const Status removed = context.store.Atomically([&]() -> Status {
    for (const Passkey& passkey : doomed) {
      GENKAN_TRY_OK(context.store.RemovePasskey(person->portal, passkey.id));
    }
    return EndAndNote(*person, "passkey.removed", context);
  });
  if (!removed.ok()) return Fail(context, SentenceFor(removed.error()));
  for (const Passkey& passkey : doomed) context.out << "removed " << passkey.name << "\n";
  return 0;
}

int RunUnlinkOpenId(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  int code = 0;
  const auto person = TakePerson(&arguments, "unlink-openid", context, &code);
  if (!person) return code;
  if (!arguments.empty()) return Misused(context, "unlink-openid takes no " + arguments[0]);
  const auto links = context.store.OpenIdLinksOf(person->portal, person->contact);
  if (!links.ok()) return Fail(context, SentenceFor(links.error()));
  if (links->empty()) return Fail(context, person->email + " is linked to no account elsewhere");
  const Status unlinked = context.store.Atomically([&]() -> Status {
    for (const service::OpenIdLink& link : *links) {
      GENKAN_TRY_OK(context.store.RemoveOpenIdLink(person->portal, link.issuer, link.subject));
    }
    return EndAndNote(*person, "contact.unlinked", context);
  });
  if (!unlinked.ok()) return Fail(context, SentenceFor(unlinked.error()));
  for (const service::OpenIdLink& link : *links) {
    context.out << "unlinked from " << link.issuer << "\n";
  }
  return 0;
}

}  // namespace genkan::server
