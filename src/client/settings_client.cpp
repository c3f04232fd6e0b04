#include "genkan/client/settings_client.h"

#include <map>

#include "client/link.h"
#include "client/whole.h"
#include "genkan/domain/settings/checks.h"
#include "genkan/wire/audit_codec.h"
#include "genkan/wire/effect_codec.h"
#include "genkan/wire/field_use_codec.h"
#include "genkan/wire/host_check_codec.h"
#include "genkan/wire/settings_codec.h"
#include "genkan/wire/widget_codec.h"

namespace genkan::client {
namespace {

std::string TargetOf(std::string_view section) { return "/v1/settings/" + std::string(section); }

bool DecidesWhoGetsIn(std::string_view section) {
  return section == "address" || section == "tickets" || section == "access" || section == "groups";
}

struct Proposal {
  std::string body;  // Empty: nothing is proposed.
  bool wanted = false;
  bool in_flight = false;
  Loaded<domain::Effect> shown = {};
};

}  // namespace

struct SettingsClient::Parts {
  struct Known {
    SettingsSection shown;
    bool wanted = false;
    bool in_flight = false;
    Proposal proposal = {};
  };

  Parts(Transport& transport, const Clock& used_clock, Random& used_random)
      : clock(used_clock), random(used_random), link(transport, used_clock, used_random) {}

  void Ask(const std::string& section, Known* known);
  void Receive(const std::string& section, const Result<std::string>& answer);
  void ReceiveSaved(const std::string& section, const Result<std::string>& answer);
  void FailSaving(Known* known, const Error& error);
  void AskForEffect(const std::string& section, Proposal* proposal);

  const Clock& clock;
  Random& random;
  Link link;
  std::map<std::string, Known, std::less<>> sections;
  DeskClient desk{link};
  ContactClient contacts{link};
  DoublesClient doubles{link};
  PrivacyClient privacy{link};
  CompanyClient companies{link};
  StaffClient staff{link};
  ImportClient imports{link};
  Whole<std::vector<domain::AuditEntry>> audit{link, "/v1/audit?limit=100", wire::DecodeAudit};
  Whole<std::vector<domain::FieldUse>> uses{link, "/v1/field-uses", wire::DecodeFieldUses};
  Sending opening = Sending::kNothing;
  Error opening_error;
  TestMailState test_mail;
  HostCheckState host_check;
  WidgetKeyState widget_key;
};

std::string SettingsDraftText(const domain::Portal& portal, std::string_view section,
                              std::string_view tag) {
  return wire::EncodeTaggedSection(portal, section, tag);
}

Result<std::string> ReadSettingsDraft(std::string_view text, std::string_view section,
                                      domain::Portal* portal) {
  return wire::DecodeTaggedSection(text, section, portal);
}

SettingsClient::SettingsClient(Transport& transport, const Clock& clock, Random& random)
    : parts_(std::make_unique<Parts>(transport, clock, random)) {}

SettingsClient::~SettingsClient() = default;

void SettingsClient::Poll() {
  for (auto& [section, known] : parts_->sections) {
    if (known.wanted && !known.in_flight && parts_->link.MayAsk()) parts_->Ask(section, &known);
    parts_->AskForEffect(section, &known.proposal);
  }
  parts_->desk.Poll();
  parts_->contacts.Poll();
  parts_->doubles.Poll();
  parts_->privacy.Poll();
  parts_->companies.Poll();
  parts_->staff.Poll();
  parts_->audit.Pump();
  parts_->uses.Pump();
}

void SettingsClient::NoteSignIn() { parts_->link.Resume(); }
void SettingsClient::NoteNetwork(bool present) { parts_->link.NoteNetwork(present); }

void SettingsClient::NoteAct() { parts_->link.SetAttended(true); }

void SettingsClient::NoteChanges() {
  parts_->link.SetAttended(false);
  for (auto& [section, known] : parts_->sections) {
    known.wanted = known.wanted || known.shown.state == LoadState::kReady;
  }
  if (parts_->desk.desk().state == LoadState::kReady) parts_->desk.Load();
}

void SettingsClient::Load(std::string_view section) {
  Parts::Known& known = parts_->sections[std::string(section)];
  known.wanted = true;
  if (known.shown.state != LoadState::kReady) known.shown.state = LoadState::kLoading;
  parts_->link.RetryNow();
  parts_->link.Changed();
}

void SettingsClient::Save(std::string_view section, const domain::Portal& portal,
                          std::string_view tag) {
  Parts::Known& known = parts_->sections[std::string(section)];
  if (known.shown.saving == Sending::kSending) return;
  const Status checked = domain::CheckSection(portal, section);
  if (!checked.ok()) return parts_->FailSaving(&known, checked.error());
  known.shown.saving = Sending::kSending;
  parts_->link.Changed();
  parts_->link.Put(TargetOf(section), wire::EncodeTaggedSection(portal, section, tag),
                   [parts = parts_.get(), name = std::string(section)](
                       const Result<std::string>& answer) { parts->ReceiveSaved(name, answer); });
}

void SettingsClient::ForgetSaving(std::string_view section) {
  Parts::Known& known = parts_->sections[std::string(section)];
  if (known.shown.saving == Sending::kSending || known.shown.saving == Sending::kNothing) return;
  known.shown.saving = Sending::kNothing;
  parts_->link.Changed();
}

void SettingsClient::Propose(std::string_view section, const domain::Portal& portal,
                             std::string_view tag) {
  if (!DecidesWhoGetsIn(section)) return;
  Proposal& proposal = parts_->sections[std::string(section)].proposal;
  std::string body = wire::EncodeTaggedSection(portal, section, tag);
  if (body == proposal.body) return;
  proposal.body = std::move(body);
  proposal.wanted = true;
}

void SettingsClient::ForgetProposal(std::string_view section) {
  Proposal& proposal = parts_->sections[std::string(section)].proposal;
  if (proposal.body.empty()) return;
  proposal.body.clear();
  proposal.wanted = false;
  proposal.shown = {};
  parts_->link.Changed();
}

const Loaded<domain::Effect>& SettingsClient::EffectOf(std::string_view section) const {
  static const Loaded<domain::Effect> kNone;
  const auto found = parts_->sections.find(section);
  return found != parts_->sections.end() ? found->second.proposal.shown : kNone;
}

void SettingsClient::LoadDesk() { parts_->desk.Load(); }
const Loaded<domain::Desk>& SettingsClient::desk() const { return parts_->desk.desk(); }
DeskClient& SettingsClient::desk_client() { return parts_->desk; }
ContactClient& SettingsClient::contacts() { return parts_->contacts; }
const ContactClient& SettingsClient::contacts() const { return parts_->contacts; }
DoublesClient& SettingsClient::doubles() { return parts_->doubles; }
PrivacyClient& SettingsClient::privacy() { return parts_->privacy; }
CompanyClient& SettingsClient::companies() { return parts_->companies; }
const CompanyClient& SettingsClient::companies() const { return parts_->companies; }
const DeskClient& SettingsClient::desk_client() const { return parts_->desk; }

domain::Pipeline SettingsClient::NewPipeline(std::string_view language) {
  domain::Pipeline pipeline{.id = NewId<domain::PipelineId>()};
  pipeline.stages =
      domain::FirstStages(pipeline.id, language, parts_->clock.NowMillis(), parts_->random);
  return pipeline;
}

ImportClient& SettingsClient::imports() { return parts_->imports; }
StaffClient& SettingsClient::staff() { return parts_->staff; }

void SettingsClient::LoadAudit() { parts_->audit.Want(); }
const Loaded<std::vector<domain::AuditEntry>>& SettingsClient::audit() const {
  return parts_->audit.shown();
}

void SettingsClient::LoadFieldUses() { parts_->uses.Want(); }
const Loaded<std::vector<domain::FieldUse>>& SettingsClient::field_uses() const {
  return parts_->uses.shown();
}

void SettingsClient::SendTestMail(domain::MailKind kind) {
  if (parts_->test_mail.sending == Sending::kSending) return;
  parts_->test_mail = {.sending = Sending::kSending};
  parts_->link.Changed();
  parts_->link.Send({.target = "/v1/mail/test",
                     .body = wire::EncodeMailKind(kind),
                     .client_key = parts_->link.NewClientKey()},
                    [parts = parts_.get()](const Result<std::string>& answer) {
                      const Result<wire::TestMail> mail =
                          answer.ok() ? wire::DecodeTestMail(*answer)
                                      : Result<wire::TestMail>(answer.error());
                      parts->test_mail.sending = mail.ok() ? Sending::kSent : Sending::kFailed;
                      if (mail.ok()) parts->test_mail.to = mail->to;
                      if (!mail.ok()) parts->test_mail.error = mail.error();
                      parts->link.Changed();
                    });
}

const TestMailState& SettingsClient::test_mail() const { return parts_->test_mail; }

void SettingsClient::CheckHost(const std::string& host) {
  if (parts_->host_check.sending == Sending::kSending) return;
  parts_->host_check = {.sending = Sending::kSending};
  parts_->link.Changed();
  parts_->link.Send({.target = "/v1/host-check",
                     .body = wire::EncodeHostQuestion(host),
                     .client_key = parts_->link.NewClientKey()},
                    [parts = parts_.get()](const Result<std::string>& answer) {
                      const auto check = answer.ok() ? wire::DecodeHostCheck(*answer)
                                                     : Result<domain::HostCheck>(answer.error());
                      parts->host_check.sending = check.ok() ? Sending::kSent : Sending::kFailed;
                      if (check.ok()) parts->host_check.check = *check;
                      if (!check.ok()) parts->host_check.error = check.error();
                      parts->link.Changed();
                    });
}

const HostCheckState& SettingsClient::host_check() const { return parts_->host_check; }

void SettingsClient::MakeWidgetKey(const std::string& name) {
  if (parts_->widget_key.sending == Sending::kSending) return;
  parts_->widget_key = {.sending = Sending::kSending};
  parts_->link.Changed();
  parts_->link.Send({.target = "/v1/widget/keys",
                     .body = wire::EncodeWidgetKeyName(name),
                     .client_key = parts_->link.NewClientKey()},
                    [this](const Result<std::string>& answer) {
                      const auto key = answer.ok() ? wire::DecodeNewWidgetKey(*answer)
                                                   : Result<wire::NewWidgetKey>(answer.error());
                      WidgetKeyState& state = parts_->widget_key;
                      state.sending = key.ok() ? Sending::kSent : Sending::kFailed;
                      if (key.ok()) state.kid = key->id;
                      if (key.ok()) state.secret = key->secret;
                      if (!key.ok()) state.error = key.error();
                      Load("widget");
                    });
}

void SettingsClient::RevokeWidgetKey(domain::WidgetKeyId id) {
  if (parts_->widget_key.sending == Sending::kSending) return;
  parts_->widget_key = {.sending = Sending::kSending};
  parts_->link.Changed();
  parts_->link.Delete("/v1/widget/keys/" + domain::IdText(id),
                      [this](const Result<std::string>& answer) {
                        WidgetKeyState& state = parts_->widget_key;
                        state.sending = answer.ok() ? Sending::kSent : Sending::kFailed;
                        if (!answer.ok()) state.error = answer.error();
                        Load("widget");
                      });
}

void SettingsClient::ForgetWidgetKey() {
  if (parts_->widget_key.sending != Sending::kSending) parts_->widget_key = {};
}

const WidgetKeyState& SettingsClient::widget_key() const { return parts_->widget_key; }

void SettingsClient::OpenPortal() {
  if (parts_->opening == Sending::kSending) return;
  parts_->opening = Sending::kSending;
  parts_->link.Changed();
  parts_->link.Send({.target = "/v1/portal/open", .client_key = parts_->link.NewClientKey()},
                    [parts = parts_.get()](const Result<std::string>& answer) {
                      parts->opening = answer.ok() ? Sending::kSent : Sending::kFailed;
                      if (!answer.ok()) parts->opening_error = answer.error();
                      parts->link.Changed();
                    });
}

Sending SettingsClient::opening() const { return parts_->opening; }
const Error& SettingsClient::opening_error() const { return parts_->opening_error; }

const SettingsSection& SettingsClient::Section(std::string_view section) const {
  static const SettingsSection kUnknown;
  const auto found = parts_->sections.find(section);
  return found != parts_->sections.end() ? found->second.shown : kUnknown;
}

domain::RawId SettingsClient::NewRawId() {
  return domain::NewRawId(parts_->clock.NowMillis(), parts_->random);
}

std::uint64_t SettingsClient::revision() const { return parts_->link.revision(); }

std::optional<Millis> SettingsClient::NextDeadline() const {
  return parts_->link.retry_at_millis();
}

void SettingsClient::Parts::Ask(const std::string& section, Known* known) {
  known->in_flight = true;
  link.Get(TargetOf(section),
           [this, section](const Result<std::string>& answer) { Receive(section, answer); });
}

void SettingsClient::Parts::Receive(const std::string& section, const Result<std::string>& answer) {
  Known& known = sections[section];
  known.in_flight = false;
  if (!answer.ok() && MayPass(answer.error())) return;
  known.wanted = false;
  domain::Portal portal = known.shown.portal;
  const auto tag = answer.ok() ? wire::DecodeTaggedSection(*answer, section, &portal)
                               : Result<std::string>(answer.error());
  if (tag.ok()) {
    known.shown.state = LoadState::kReady;
    known.shown.portal = std::move(portal);
    known.shown.tag = *tag;
  } else {
    known.shown.state = LoadState::kFailed;
    known.shown.error = tag.error();
  }
  link.Changed();
}

void SettingsClient::Parts::ReceiveSaved(const std::string& section,
                                         const Result<std::string>& answer) {
  Known& known = sections[section];
  if (!answer.ok()) return FailSaving(&known, answer.error());
  Receive(section, answer);
  known.shown.saving = Sending::kSent;
}

void SettingsClient::Parts::AskForEffect(const std::string& section, Proposal* proposal) {
  if (!proposal->wanted || proposal->in_flight || !link.MayAsk()) return;
  proposal->wanted = false;
  proposal->in_flight = true;
  link.Send({.target = TargetOf(section) + "/effect",
             .body = proposal->body,
             .client_key = link.NewClientKey()},
            [this, proposal](const Result<std::string>& answer) {
              proposal->in_flight = false;
              // Something else is proposed by now, or nothing.
              if (proposal->wanted || proposal->body.empty()) return;
              const auto effect = answer.ok() ? wire::DecodeEffect(*answer)
                                              : Result<domain::Effect>(answer.error());
              proposal->shown.state = effect.ok() ? LoadState::kReady : LoadState::kFailed;
              if (effect.ok()) proposal->shown.value = *effect;
              if (!effect.ok()) proposal->shown.error = effect.error();
              link.Changed();
            });
}

void SettingsClient::Parts::FailSaving(Known* known, const Error& error) {
  known->shown.saving = Sending::kFailed;
  known->shown.save_error = error;
  link.Changed();
}

}  // namespace genkan::client
