#include "genkan/wire/contact_codec.h"

#include "wire/enum_names.h"
#include "wire/record_json.h"

namespace genkan::wire {
namespace {

constexpr EnumName<domain::Entry> kEntryNames[] = {
    {domain::Entry::kMayNotSignIn, "may_not_sign_in"},
    {domain::Entry::kLetIn, "let_in"},
    {domain::Entry::kNotOpenYet, "not_open_yet"},
    {domain::Entry::kNotInAGroup, "not_in_a_group"}};

constexpr EnumName<domain::Registration> kRegistrationNames[] = {
    {domain::Registration::kNotInvited, "not_invited"},
    {domain::Registration::kInvited, "invited"},
    {domain::Registration::kOver, "over"},
    {domain::Registration::kMailFailed, "mail_failed"},
    {domain::Registration::kAccepted, "accepted"},
    {domain::Registration::kSuspended, "suspended"}};

constexpr EnumName<domain::SignInReason> kSignInReasonNames[] = {
    {domain::SignInReason::kNeverInvited, "never_invited"},
    {domain::SignInReason::kNoSignInName, "no_sign_in_name"},
    {domain::SignInReason::kInvited, "invited"},
    {domain::SignInReason::kActive, "active"},
    {domain::SignInReason::kSuspended, "suspended"},
    {domain::SignInReason::kMayRegister, "may_register"},
    {domain::SignInReason::kNotOpenYet, "not_open_yet"},
    {domain::SignInReason::kInAGroup, "in_a_group"},
    {domain::SignInReason::kInNoGroup, "in_no_group"},
    {domain::SignInReason::kNoGroupsLetIn, "no_groups_let_in"}};

constexpr EnumName<domain::CompanyReason> kCompanyReasonNames[] = {
    {domain::CompanyReason::kNotGranted, "not_granted"},
    {domain::CompanyReason::kPrimary, "primary"},
    {domain::CompanyReason::kGranted, "granted"},
    {domain::CompanyReason::kRulesNone, "rules_none"},
    {domain::CompanyReason::kNotSelected, "not_selected"},
    {domain::CompanyReason::kTakenAway, "taken_away"},
    {domain::CompanyReason::kFurtherOff, "further_off"}};

}  // namespace

template <>
inline constexpr auto& kNames<domain::Registration> = kRegistrationNames;
template <>
inline constexpr auto& kNames<domain::SignInReason> = kSignInReasonNames;
template <>
inline constexpr auto& kNames<domain::CompanyReason> = kCompanyReasonNames;
template <>
inline constexpr auto& kNames<domain::Entry> = kEntryNames;

std::string EncodeContactList(const domain::ContactList& list) { return Encoded(list); }

Result<domain::ContactList> DecodeContactList(std::string_view body) {
  return Decoded<domain::ContactList>(body);
}

std::string EncodeCompanyList(const domain::CompanyList& list) { return Encoded(list); }

Result<domain::CompanyList> DecodeCompanyList(std::string_view body) {
  return Decoded<domain::CompanyList>(body);
}

std::string EncodeLooseTickets(const domain::LooseTickets& loose) { return Encoded(loose); }

Result<domain::LooseTickets> DecodeLooseTickets(std::string_view body) {
  return Decoded<domain::LooseTickets>(body);
}

namespace {

struct InvitationRuns {
  std::vector<domain::InvitationRunView> runs;
};

template <typename Visitor>
void VisitFields(Visitor& visit, domain::RecordOf<InvitationRuns> auto& list) {
  visit("runs", list.runs);
}

}  // namespace

std::string EncodeInvitationRuns(const std::vector<domain::InvitationRunView>& runs) {
  return Encoded(InvitationRuns{runs});
}

Result<std::vector<domain::InvitationRunView>> DecodeInvitationRuns(std::string_view body) {
  GENKAN_TRY(InvitationRuns list, Decoded<InvitationRuns>(body));
  return std::move(list.runs);
}

namespace {

template <typename Used>
std::string EncodeUsed(std::string_view name, const Used& used, std::string_view tag) {
  JsonWriter json;
  json.BeginObject().Name("tag").Text(tag).Name(name);
  RecordWriter(&json).Write(used.details);
  json.Name("about");
  RecordWriter(&json).Write(used.about);
  json.EndObject();
  return json.Take();
}

template <typename Used>
Result<std::string> DecodeUsed(std::string_view name, std::string_view body, Used* used) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  std::string tag = reader.Text("tag");
  const JsonValue& details = reader.Object(name);
  const JsonValue* about = json.Find("about");
  if (about != nullptr) reader.Object("about");
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  GENKAN_TRY_OK(RecordReader(details, UnknownMembers::kRefused).Read(&used->details));
  if (about != nullptr) {
    GENKAN_TRY_OK(RecordReader(*about, UnknownMembers::kIgnored).Read(&used->about));
  }
  return tag;
}

}  // namespace

std::string EncodeTagged(const domain::ContactInUse& contact, std::string_view tag) {
  return EncodeUsed("contact", contact, tag);
}

Result<std::string> DecodeTagged(std::string_view body, domain::ContactInUse* contact) {
  return DecodeUsed("contact", body, contact);
}

std::string EncodeTagged(const domain::CompanyInUse& company, std::string_view tag) {
  return EncodeUsed("company", company, tag);
}

Result<std::string> DecodeTagged(std::string_view body, domain::CompanyInUse* company) {
  return DecodeUsed("company", body, company);
}

template <typename Visitor>
void VisitFields(Visitor& visit, domain::RecordOf<Preview> auto& preview) {
  visit("path", preview.path);
  visit("ends_at_millis", preview.ends_at_millis);
}

Result<domain::SignInState> DecodeSignInState(std::string_view word) {
  const auto state = ValueOf(kSignInStateNames, word);
  if (NameOf(kSignInStateNames, state) == word) return state;
  return FieldError("sign_in", "error.parameter_invalid", {{"field", "sign_in"}});
}

std::string EncodePreview(const Preview& preview) { return Encoded(preview); }

Result<Preview> DecodePreview(std::string_view body) { return Decoded<Preview>(body); }

std::string EncodePreviewed(domain::ContactId contact) {
  JsonWriter json;
  json.BeginObject().Name("contact").Text(domain::IdText(contact)).EndObject();
  return json.Take();
}

std::string EncodeDetails(const domain::ContactDetails& details) { return Encoded(details); }

std::string EncodeDetails(const domain::CompanyDetails& details) { return Encoded(details); }

}  // namespace genkan::wire
