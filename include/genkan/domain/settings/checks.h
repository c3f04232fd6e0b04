// What a section of a portal's settings may hold. The same rules run in the page and in the
// backend.
#pragma once

#include <string>
#include <string_view>

#include "genkan/domain/portal.h"

namespace genkan::domain {

// Each refuses with kInvalidArgument under the field's path in the section, such as
// "registration_domains.2". Ids are checked for form alone: whether there is such a pipeline is for
// whoever has a store.
Status CheckPortal(const Portal& portal);
Status CheckTicketRules(const TicketRules& rules);
Status CheckAccessRules(const AccessRules& rules);
Status CheckGroups(const std::vector<AccessGroup>& groups);
Status CheckPresentation(const Presentation& presentation);
Status CheckConsent(const Consent& consent);
Status CheckPrivacyRules(const PrivacyRules& rules);
Status CheckHours(const BusinessHours& hours);
Status CheckBranding(const Branding& branding);
Status CheckPageTexts(const PageTexts& texts);
Status CheckMailRules(const MailRules& rules);
Status CheckCustomFields(const CustomFields& fields);

// All of them, for one section of `portal` by its name on the wire.
Status CheckSection(const Portal& portal, std::string_view section);

// A slug as it is kept: narrowed, lower case. Refuses what is no path segment of our own making: 1
// to 40 of [a-z0-9-], not at an end a "-". The empty slug is the root's.
Result<std::string> CheckSlug(std::string_view slug);
// A host name as it is kept: narrowed, lower case, without a dot at the end. Refuses ports,
// schemes, paths and what DNS does not take (RFC 1035 §2.3.1, digits allowed in front).
Result<std::string> CheckHost(std::string_view host);
// Refuses all but "https://" addresses and paths that begin with one "/".
Status CheckUrl(std::string_view url, std::string_view field);
// Refuses what is no issuer of OpenID Connect (Discovery 1.0 §3): all but "https://" addresses
// without query and fragment, and "http://" ones of this machine, for trying it out.
Status CheckIssuer(std::string_view issuer, std::string_view field);
// Whether a host, as it stands in an address and without its port, is this machine by its own word.
bool IsThisMachine(std::string_view host);

// The contrast ratio of two "#rrggbb" colours (WCAG 2.2, "contrast ratio"); 0 where one is none.
double ContrastOf(std::string_view colour, std::string_view other);

}  // namespace genkan::domain
