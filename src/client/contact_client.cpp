#include "genkan/client/contact_client.h"

#include <map>
#include <set>

#include "client/found_list.h"
#include "client/open_record.h"
#include "client/whole.h"
#include "genkan/wire/leaving_codec.h"

namespace genkan::client {

using domain::ContactId;
using domain::ContactInUse;

template <>
struct RecordKind<ContactInUse> {
  static constexpr std::string_view kPath = "/v1/contacts/";
  static ContactId IdOf(const ContactInUse& used) { return used.about.id; }
  static Status Check(const ContactInUse&) { return Done{}; }
};

namespace {

// As many as one answer names.
constexpr std::size_t kNamedMax = 50;

// What is asked for beside the words.
std::string ConditionsOf(ContactsShown shown, domain::CompanyId company) {
  constexpr const char* kConditions[] = {"",
                                         "&sign_in=none",
                                         "&sign_in=invited",
                                         "&sign_in=active",
                                         "&sign_in=suspended",
                                         "&without=company",
                                         "&without=address"};
  std::string conditions = kConditions[static_cast<std::size_t>(shown)];
  if (company) conditions += "&company=" + domain::IdText(company);
  return conditions;
}

}  // namespace

std::string RecordDraftText(const ContactInUse& used, std::string_view tag) {
  return wire::EncodeTagged(used, tag);
}

Result<std::string> ReadRecordDraft(std::string_view text, ContactInUse* used) {
  ContactInUse drafted;
  const auto tag = wire::DecodeTagged(text, &drafted);
  if (!tag.ok()) return tag;
  used->details = std::move(drafted.details);
  used->about.companies = std::move(drafted.about.companies);
  return tag;
}

struct ContactClient::Parts {
  using List = FoundList<domain::ContactRow, ContactId>;

  explicit Parts(Link& used_link)
      : link(used_link),
        found(link, "/v1/contacts", [this](std::string_view body) -> Result<List::Page> {
          GENKAN_TRY(domain::ContactList list, wire::DecodeContactList(body));
          for (const domain::ContactRow& row : list.contacts) rows.insert_or_assign(row.id, row);
          return List::Page{std::move(list.contacts), list.next};
        }) {}

  void Search(std::string_view typed) { found.Search(typed, ConditionsOf(shown, company)); }
  void AskForRows();
  void ReceiveRows(const std::vector<ContactId>& asked, const Result<std::string>& answer);

  Link& link;
  ContactsShown shown = ContactsShown::kAll;
  domain::CompanyId company;
  std::map<ContactId, domain::ContactRow> rows;
  List found;
  std::set<ContactId> missing;
  std::set<ContactId> needed;  // Until their answer has come.
  bool rows_in_flight = false;
  PreviewStart preview;
  OpenRecord<ContactInUse> opened{link};
  ContactActing acting;
  CompanyLeave leaving;
  InvitationRuns runs;
  Whole<std::vector<domain::InvitationRunView>> known_runs{link, "/v1/invitations",
                                                           wire::DecodeInvitationRuns};
  Whole<domain::LooseTickets> loose{link, "/v1/tickets-without-contact", wire::DecodeLooseTickets};

  void ChangeRuns(wire::Method method, std::string target);
};

ContactClient::ContactClient(Link& link) : parts_(std::make_unique<Parts>(link)) {}
ContactClient::~ContactClient() = default;

void ContactClient::Poll() {
  parts_->found.Poll();
  parts_->AskForRows();
  parts_->opened.Poll();
  parts_->known_runs.Pump();
  parts_->loose.Pump();
  parts_->runs.loaded = parts_->known_runs.shown();
}

void ContactClient::Search(std::string_view typed) { parts_->Search(typed); }

void ContactClient::Show(ContactsShown shown, domain::CompanyId company) {
  parts_->shown = shown;
  parts_->company = company;
  parts_->Search("");
}

ContactsShown ContactClient::shown() const { return parts_->shown; }
void ContactClient::SearchMore() { parts_->found.SearchMore(); }
const ContactsFound& ContactClient::found() const { return parts_->found.found(); }

std::vector<ContactId> ContactClient::Unknown(const std::vector<ContactId>& ids) const {
  std::vector<ContactId> unknown;
  for (const ContactId id : ids) {
    const bool known = parts_->rows.contains(id) || parts_->missing.contains(id);
    if (!known && !parts_->needed.contains(id)) unknown.push_back(id);
  }
  return unknown;
}

void ContactClient::NeedRows(const std::vector<ContactId>& ids) {
  parts_->needed.insert(ids.begin(), ids.end());
}

const domain::ContactRow* ContactClient::Row(ContactId id) const {
  const auto row = parts_->rows.find(id);
  return row != parts_->rows.end() ? &row->second : nullptr;
}

bool ContactClient::IsMissing(ContactId id) const { return parts_->missing.contains(id); }

void ContactClient::Open(ContactId id) { parts_->opened.Open(domain::IdText(id)); }
void ContactClient::OpenNew(ContactId id) {
  ContactInUse used;
  used.about.id = id;
  parts_->opened.OpenNew(used);
}
const EditedRecord<ContactInUse>& ContactClient::contact() const { return parts_->opened.shown(); }
void ContactClient::Save(const ContactInUse& used, std::string_view tag) {
  parts_->opened.Save(used, tag);
}
void ContactClient::ForgetSaving() { parts_->opened.ForgetSaving(); }

void ContactClient::StartPreview(ContactId id) {
  Parts& parts = *parts_;
  if (parts.preview.sending == Sending::kSending) return;
  parts.preview = {.sending = Sending::kSending, .error = {}, .contact = id, .path = {}};
  parts.link.Changed();
  parts.link.Send({.target = "/v1/contacts/" + domain::IdText(id) + "/preview",
                   .body = {},
                   .client_key = parts.link.NewClientKey()},
                  [&parts](const Result<std::string>& answer) {
                    const auto begun = answer.ok() ? wire::DecodePreview(*answer)
                                                   : Result<wire::Preview>(answer.error());
                    parts.preview.sending = begun.ok() ? Sending::kSent : Sending::kFailed;
                    if (begun.ok()) parts.preview.path = begun->path;
                    if (!begun.ok()) parts.preview.error = begun.error();
                    parts.link.Changed();
                  });
}

const PreviewStart& ContactClient::preview() const { return parts_->preview; }

void ContactClient::ForgetPreview() {
  if (parts_->preview.sending == Sending::kSending) return;
  parts_->preview = {};
}

namespace {

struct DeedRoute {
  ContactDeed deed;
  bool takes_back;  // DELETE, else POST.
  std::string_view path;
};
constexpr DeedRoute kDeedRoutes[] = {{ContactDeed::kInvite, false, "/invitation"},
                                     {ContactDeed::kRevoke, true, "/invitation"},
                                     {ContactDeed::kResetPassword, false, "/password-reset"},
                                     {ContactDeed::kSuspend, false, "/suspension"},
                                     {ContactDeed::kLetBack, true, "/suspension"},
                                     {ContactDeed::kResendAddress, false, "/address-change"},
                                     {ContactDeed::kCancelAddress, true, "/address-change"}};

}  // namespace

void ContactClient::Do(ContactDeed deed) {
  Parts& parts = *parts_;
  if (parts.acting.sending == Sending::kSending) return;
  parts.acting = {.sending = Sending::kSending, .deed = deed};
  parts.link.Changed();
  const DeedRoute& route = kDeedRoutes[static_cast<std::size_t>(deed)];
  const std::string id = parts.opened.id();
  const std::string target = "/v1/contacts/" + id + std::string(route.path);
  const auto done = [&parts, id](const Result<std::string>& answer) {
    parts.acting.sending = answer.ok() ? Sending::kSent : Sending::kFailed;
    if (!answer.ok()) parts.acting.error = answer.error();
    if (answer.ok()) parts.opened.Renew(id, *answer);
    parts.link.Changed();
  };
  if (route.takes_back) return parts.link.Delete(target, done);
  parts.link.Send({.target = target, .body = {}, .client_key = parts.link.NewClientKey()}, done);
}

const ContactActing& ContactClient::acting() const { return parts_->acting; }
void ContactClient::ForgetActing() {
  if (parts_->acting.sending != Sending::kSending) parts_->acting = {};
}

void ContactClient::PreviewLeaving(domain::CompanyId company) {
  Parts& parts = *parts_;
  if (parts.leaving.sending == Sending::kSending) return;
  parts.leaving = {.state = LoadState::kLoading, .error = {}, .company = company};
  parts.link.Changed();
  parts.link.Send({.target = "/v1/contacts/" + parts.opened.id() + "/leaving/preview",
                   .body = wire::EncodeLeavingWanted({.company = company}),
                   .client_key = parts.link.NewClientKey()},
                  [&parts, company](const Result<std::string>& answer) {
                    CompanyLeave& leaving = parts.leaving;
                    if (leaving.company != company) return;
                    auto read = answer.ok() ? wire::DecodeCompanyLeaving(*answer)
                                            : Result<domain::CompanyLeaving>(answer.error());
                    leaving.state = read.ok() ? LoadState::kReady : LoadState::kFailed;
                    if (read.ok()) leaving.preview = std::move(*read);
                    if (!read.ok()) leaving.error = read.error();
                    parts.link.Changed();
                  });
}

const CompanyLeave& ContactClient::leaving() const { return parts_->leaving; }

void ContactClient::Leave(domain::LeftTickets tickets) {
  Parts& parts = *parts_;
  CompanyLeave& leaving = parts.leaving;
  if (leaving.state != LoadState::kReady || leaving.sending == Sending::kSending) return;
  leaving.sending = Sending::kSending;
  parts.link.Changed();
  const std::string id = parts.opened.id();
  parts.link.Send(
      {.target = "/v1/contacts/" + id + "/leaving",
       .body = wire::EncodeLeavingWanted(
           {.company = leaving.company, .tickets = tickets, .tag = leaving.preview.tag}),
       .client_key = parts.link.NewClientKey()},
      [&parts, id](const Result<std::string>& answer) {
        parts.leaving.sending = answer.ok() ? Sending::kSent : Sending::kFailed;
        if (answer.ok()) parts.leaving.state = LoadState::kIdle;
        if (!answer.ok()) parts.leaving.send_error = answer.error();
        if (answer.ok()) parts.opened.Renew(id, *answer);
        parts.link.Changed();
      });
}

void ContactClient::ForgetLeaving() {
  if (parts_->leaving.sending == Sending::kSending) return;
  parts_->leaving = {};
  parts_->link.Changed();
}

void ContactClient::LoadInvitations() {
  if (parts_->runs.sending != Sending::kSending) parts_->runs.sending = Sending::kNothing;
  parts_->known_runs.Want();
}
void ContactClient::InviteFound() {
  parts_->ChangeRuns(wire::Method::kPost,
                     "/v1/invitations?q=" + wire::PercentEncoded(found().typed) +
                         ConditionsOf(parts_->shown, parts_->company));
}
void ContactClient::InviteGroup(domain::AccessGroupId group) {
  parts_->ChangeRuns(wire::Method::kPost, "/v1/invitations?group=" + domain::IdText(group));
}
void ContactClient::StopInvitations(domain::InvitationRunId run) {
  parts_->ChangeRuns(wire::Method::kDelete, "/v1/invitations/" + domain::IdText(run));
}
const InvitationRuns& ContactClient::invitations() const { return parts_->runs; }

void ContactClient::LoadLooseTickets() { parts_->loose.Want(); }
const Loaded<domain::LooseTickets>& ContactClient::loose_tickets() const {
  return parts_->loose.shown();
}

void ContactClient::Parts::ChangeRuns(wire::Method method, std::string target) {
  if (runs.sending == Sending::kSending) return;
  runs.sending = Sending::kSending;
  link.Changed();
  const auto done = [this](const Result<std::string>& answer) {
    runs.sending = answer.ok() ? Sending::kSent : Sending::kFailed;
    if (!answer.ok()) runs.error = answer.error();
    known_runs.Want();
  };
  if (method == wire::Method::kDelete) return link.Delete(std::move(target), done);
  link.Send({.target = std::move(target), .body = {}, .client_key = link.NewClientKey()}, done);
}

void ContactClient::Parts::AskForRows() {
  if (needed.empty() || rows_in_flight || !link.MayAsk()) return;
  rows_in_flight = true;
  std::vector<ContactId> asked;
  std::string ids;
  for (const ContactId id : needed) {
    if (asked.size() == kNamedMax) break;
    asked.push_back(id);
    ids += (ids.empty() ? "" : ",") + domain::IdText(id);
  }
  link.Get("/v1/contacts?ids=" + ids, [this, asked](const Result<std::string>& answer) {
    rows_in_flight = false;
    if (!answer.ok() && MayPass(answer.error())) return;
    for (const ContactId id : asked) needed.erase(id);
    ReceiveRows(asked, answer);
  });
}

void ContactClient::Parts::ReceiveRows(const std::vector<ContactId>& asked,
                                       const Result<std::string>& answer) {
  const auto list =
      answer.ok() ? wire::DecodeContactList(*answer) : Result<domain::ContactList>(answer.error());
  if (!list.ok()) return;
  for (const domain::ContactRow& row : list->contacts) rows.insert_or_assign(row.id, row);
  for (const ContactId id : asked) {
    if (!rows.contains(id)) missing.insert(id);
  }
  link.Changed();
}

}  // namespace genkan::client
