// A manager's side of the portal: reads and changes its settings, section by section.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/secret.h"
#include "genkan/client/company_client.h"
#include "genkan/client/contact_client.h"
#include "genkan/client/desk_client.h"
#include "genkan/client/doubles_client.h"
#include "genkan/client/import_client.h"
#include "genkan/client/portal_client.h"
#include "genkan/client/privacy_client.h"
#include "genkan/client/staff_client.h"
#include "genkan/domain/audit.h"
#include "genkan/domain/effect.h"
#include "genkan/domain/host_check.h"
#include "genkan/domain/portal.h"

namespace genkan::client {

struct SettingsSection {
  LoadState state = LoadState::kIdle;
  Error error;  // When kFailed.
  // Only what belongs to the section counts.
  domain::Portal portal;
  // What `portal` is known by until somebody changes it.
  std::string tag;
  Sending saving = Sending::kNothing;
  // When saving failed. Its field is a path in the section, such as "footer_links.0.url";
  // kConflict: somebody else was faster, and Load() shows what they did.
  Error save_error;
};

struct TestMailState {
  Sending sending = Sending::kNothing;
  Error error;     // When kFailed.
  std::string to;  // When kSent.
};

// Of a key with which another page's server signs who is signed in there: the one that was made
// last, shown until the page is left.
struct WidgetKeyState {
  Sending sending = Sending::kNothing;
  Error error;      // When kFailed.
  std::string kid;  // When kSent; empty: one was revoked.
  Secret secret;
};

struct HostCheckState {
  Sending sending = Sending::kNothing;
  Error error;              // When kFailed.
  domain::HostCheck check;  // When kSent.
};

// A section that is being changed, as text that survives a reload, with the tag of what it changes.
std::string SettingsDraftText(const domain::Portal& portal, std::string_view section,
                              std::string_view tag);
// Puts such a text into `portal` and returns the tag.
Result<std::string> ReadSettingsDraft(std::string_view text, std::string_view section,
                                      domain::Portal* portal);

class SettingsClient {
 public:
  // The arguments outlive the client.
  SettingsClient(Transport& transport, const Clock& clock, Random& random);
  ~SettingsClient();
  SettingsClient(const SettingsClient&) = delete;
  SettingsClient& operator=(const SettingsClient&) = delete;

  // Asks for what is wanted and due. After the transport was polled.
  void Poll();

  // As PortalClient::NoteNetwork.
  void NoteNetwork(bool present);
  // The session is there again, after it had ended.
  void NoteSignIn();
  // The portal's settings may have changed: asks anew for what is known of them, which is no use of
  // the session until NoteAct().
  void NoteChanges();
  void NoteAct();

  // Asks for the section anew; what is known of it stays shown meanwhile.
  void Load(std::string_view section);
  // Sends `portal`'s section as a change of what had the tag. The same rules are checked here
  // first, so that an error needs no round trip.
  void Save(std::string_view section, const domain::Portal& portal, std::string_view tag);
  // Takes back kSent and kFailed.
  void ForgetSaving(std::string_view section);

  // Asks whom it would touch if `portal`'s section were saved, where the section is one that
  // decides who gets in or sees what. Of several proposals only the last is asked for.
  void Propose(std::string_view section, const domain::Portal& portal, std::string_view tag);
  // There is nothing to be saved.
  void ForgetProposal(std::string_view section);
  // Of the last proposal that was answered; kIdle where there is none, kFailed where it breaks a
  // rule.
  const Loaded<domain::Effect>& EffectOf(std::string_view section) const;

  // The inboxes, channel accounts and pipelines to choose from.
  void LoadDesk();
  const Loaded<domain::Desk>& desk() const;
  // For the pages that change them.
  DeskClient& desk_client();
  ContactClient& contacts();
  const ContactClient& contacts() const;
  DoublesClient& doubles();
  PrivacyClient& privacy();
  CompanyClient& companies();
  const CompanyClient& companies() const;
  const DeskClient& desk_client() const;
  StaffClient& staff();
  ImportClient& imports();
  // The newest entries of the log.
  void LoadAudit();
  const Loaded<std::vector<domain::AuditEntry>>& audit() const;
  // Has the mail of that kind sent to whoever is signed in, with the words that are stored.
  void SendTestMail(domain::MailKind kind);
  const TestMailState& test_mail() const;
  // Asks whether `host` leads to the server; the empty one is its public origin's.
  void CheckHost(const std::string& host);
  const HostCheckState& host_check() const;
  // Makes such a key, or revokes one; the section "widget" is asked for anew then.
  void MakeWidgetKey(const std::string& name);
  void RevokeWidgetKey(domain::WidgetKeyId id);
  void ForgetWidgetKey();
  const WidgetKeyState& widget_key() const;
  // How many records hold what can be retired.
  void LoadFieldUses();
  const Loaded<std::vector<domain::FieldUse>>& field_uses() const;
  // Ends the guided set-up.
  void OpenPortal();
  Sending opening() const;
  const Error& opening_error() const;  // When kFailed.

  const SettingsSection& Section(std::string_view section) const;

  // An id for a record that is about to be made.
  template <typename AnyId>
  AnyId NewId() {
    const domain::RawId raw = NewRawId();
    return AnyId{raw.high, raw.low};
  }
  // A pipeline that is about to be made, with the stages that every new one has, in `language`.
  domain::Pipeline NewPipeline(std::string_view language);

  std::uint64_t revision() const;
  std::optional<Millis> NextDeadline() const;

 private:
  domain::RawId NewRawId();

  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace genkan::client
