#include "service/audit.h"

#include "genkan/base/calendar.h"
#include "genkan/service/audit_id.h"
#include "genkan/wire/audit_codec.h"
#include "genkan/wire/csv_writer.h"
#include "service/account_page.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/parameters.h"

namespace genkan::service {
namespace {

constexpr std::int64_t kEntriesMax = 200;
// Of a file: what a spreadsheet takes, and no more than an answer holds.
constexpr std::size_t kExportedMax = 10'000;
constexpr std::size_t kExportedAtOnce = 500;
constexpr std::size_t kExportedBytesMax = 32 * 1024 * 1024;

// "2026-11-22T05:05:00Z", which spreadsheets and programs both read.
std::string UtcText(Millis instant) {
  const CivilTime civil = CivilTimeAt(instant, 0);
  std::string text = std::to_string(civil.year);
  const auto add = [&text](char before, int number) {
    text += before;
    text += static_cast<char>('0' + number / 10);
    text += static_cast<char>('0' + number % 10);
  };
  add('-', civil.month);
  add('-', civil.day);
  add('T', civil.hour);
  add(':', civil.minute);
  add(':', civil.second);
  return text + "Z";
}

}  // namespace

Result<domain::AuditId> NextAuditId(const Store& store, domain::PortalId portal, Millis now,
                                    Random& random) {
  const auto fresh = domain::NewId<domain::AuditId>(now, random);
  GENKAN_TRY(const auto last, store.AuditEntries(portal, {.limit = 1}));
  if (last.empty() || last.front().id < fresh) return fresh;
  return domain::AuditId{last.front().id.high, last.front().id.low + 1};
}

namespace {

// Whoever works here and does it, also while they look on as a contact.
const domain::Staff* StaffBehind(const Call& call) {
  if (!call.actor.has_value()) return nullptr;
  if (call.actor->previewer.has_value()) return &*call.actor->previewer;
  return call.actor->staff.has_value() ? &*call.actor->staff : nullptr;
}

}  // namespace

Status RecordAudit(const Backend& backend, const Call& call, const AuditNote& note) {
  GENKAN_TRY(const domain::AuditId id,
             NextAuditId(backend.store, call.portal.id, call.now_millis, backend.ports.random));
  domain::AuditEntry entry{.id = id,
                           .at_millis = call.now_millis,
                           .action = note.action,
                           .subject = note.subject,
                           .before = note.before,
                           .after = note.after};
  if (const domain::Staff* staff = StaffBehind(call)) {
    entry.staff = staff->id;
    entry.actor_shown_name = domain::ShownName(staff->name, staff->language);
    if (entry.actor_shown_name.empty()) entry.actor_shown_name = staff->email;
  } else if (const domain::Contact* contact = call.actor.has_value() && call.actor->contact
                                                  ? &*call.actor->contact
                                                  : note.contact) {
    entry.contact = contact->id;
    entry.actor_shown_name = domain::ShownName(contact->name, contact->language);
    if (entry.actor_shown_name.empty()) entry.actor_shown_name = contact->member_email;
  }
  return backend.store.AddAuditEntry(call.portal.id, entry);
}

Answer ListAudit(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {"limit", "before"}));
  AuditQuery query;
  GENKAN_TRY(const std::int64_t limit,
             NumberParameter(call.target,
                             {.name = "limit", .min = 1, .max = kEntriesMax, .fallback = 50}));
  query.limit = static_cast<std::size_t>(limit);
  if (const std::string* before = call.target.Query("before")) {
    const auto id = domain::ParseId<domain::AuditId>(*before);
    if (!id.ok()) return BadParameter("before");
    query.before = *id;
  }
  GENKAN_TRY(auto entries, backend.store.AuditEntries(call.portal.id, query));
  const Strings& strings = backend.strings.In(call.language);
  for (domain::AuditEntry& entry : entries) {
    entry.actor_shown_name = ReadableName(strings, entry.actor_shown_name);
    entry.subject = ReadableName(strings, entry.subject);
  }
  return JsonAnswer(200, wire::EncodeAudit(entries));
}

Answer ExportAudit(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  wire::CsvWriter csv;
  csv.Row({"time", "who", "action", "subject", "before", "after"});
  AuditQuery query{.limit = kExportedAtOnce};
  for (std::size_t count = 0, bytes = 0; count < kExportedMax && bytes < kExportedBytesMax;) {
    GENKAN_TRY(const auto entries, backend.store.AuditEntries(call.portal.id, query));
    for (const domain::AuditEntry& entry : entries) {
      csv.Row({UtcText(entry.at_millis), entry.actor_shown_name, entry.action, entry.subject,
               entry.before, entry.after});
      bytes += entry.before.size() + entry.after.size();
    }
    count += entries.size();
    if (entries.size() < kExportedAtOnce) break;
    query.before = entries.back().id;
  }
  return wire::Response{.status = 200,
                        .headers = {{"content-type", "text/csv; charset=utf-8"},
                                    {"content-disposition", "attachment; filename=\"audit.csv\""}},
                        .body = csv.Take()};
}

}  // namespace genkan::service
