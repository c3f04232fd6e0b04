#include "genkan/client/contact_client.h"

#include <map>
#include <set>

#include "client/open_record.h"
#include "genkan/wire/message.h"

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

}  // namespace

std::string RecordDraftText(const ContactInUse& used, std::string_view tag) {
  return wire::EncodeTagged(used, tag);
}

Result<std::string> ReadRecordDraft(std::string_view text, ContactInUse* used) {
  ContactInUse drafted;
  const auto tag = wire::DecodeTagged(text, &drafted);
  if (tag.ok()) used->access = std::move(drafted.access);
  return tag;
}

struct ContactClient::Parts {
  explicit Parts(Link& used_link) : link(used_link) {}

  void AskForFound();
  void ReceiveFound(const Result<std::string>& answer, bool goes_on);
  void AskForRows();
  void ReceiveRows(const std::vector<ContactId>& asked, const Result<std::string>& answer);

  Link& link;
  ContactsFound found;
  ContactId found_next;
  bool search_wanted = false;
  bool more_wanted = false;
  bool search_in_flight = false;
  std::map<ContactId, domain::ContactRow> rows;
  std::set<ContactId> missing;
  std::set<ContactId> needed;  // Until their answer has come.
  bool rows_in_flight = false;
  PreviewStart preview;
  OpenRecord<ContactInUse> opened{link};
};

ContactClient::ContactClient(Link& link) : parts_(std::make_unique<Parts>(link)) {}
ContactClient::~ContactClient() = default;

void ContactClient::Poll() {
  parts_->AskForFound();
  parts_->AskForRows();
  parts_->opened.Poll();
}

void ContactClient::Search(std::string_view typed) {
  Parts& parts = *parts_;
  parts.found.typed = typed;
  parts.found.state = LoadState::kLoading;
  parts.search_wanted = true;
  parts.more_wanted = false;
  parts.link.RetryNow();
  parts.link.Changed();
}

void ContactClient::SearchMore() {
  Parts& parts = *parts_;
  if (!parts.found.more || parts.search_wanted) return;
  parts.more_wanted = true;
  parts.link.RetryNow();
}

const ContactsFound& ContactClient::found() const { return parts_->found; }

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

void ContactClient::Parts::AskForFound() {
  if ((!search_wanted && !more_wanted) || search_in_flight || !link.MayAsk()) return;
  const bool goes_on = !search_wanted;
  search_in_flight = true;
  search_wanted = more_wanted = false;
  std::string target = "/v1/contacts?q=" + wire::PercentEncoded(found.typed);
  if (goes_on) target += "&after=" + domain::IdText(found_next);
  link.Get(target, [this, goes_on](const Result<std::string>& answer) {
    search_in_flight = false;
    // Something else was typed meanwhile.
    if (search_wanted) return;
    if (!answer.ok() && MayPass(answer.error())) {
      (goes_on ? more_wanted : search_wanted) = true;
      return;
    }
    ReceiveFound(answer, goes_on);
  });
}

void ContactClient::Parts::ReceiveFound(const Result<std::string>& answer, bool goes_on) {
  auto list =
      answer.ok() ? wire::DecodeContactList(*answer) : Result<domain::ContactList>(answer.error());
  found.state = list.ok() ? LoadState::kReady : LoadState::kFailed;
  if (list.ok()) {
    if (!goes_on) found.rows.clear();
    for (const domain::ContactRow& row : list->contacts) rows.insert_or_assign(row.id, row);
    found.rows.insert(found.rows.end(), list->contacts.begin(), list->contacts.end());
    found_next = list->next;
    found.more = static_cast<bool>(list->next);
  } else {
    found.error = list.error();
  }
  link.Changed();
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
