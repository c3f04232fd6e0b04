#include "genkan/client/settings_client.h"

#include <map>

#include "client/link.h"
#include "genkan/domain/settings/checks.h"
#include "genkan/wire/settings_codec.h"

namespace genkan::client {
namespace {

std::string TargetOf(std::string_view section) { return "/v1/settings/" + std::string(section); }

}  // namespace

struct SettingsClient::Parts {
  struct Known {
    SettingsSection shown;
    std::string tag;
    bool wanted = false;
    bool in_flight = false;
  };

  Parts(Transport& transport, const Clock& clock, Random& random)
      : link(transport, clock, random) {}

  void Ask(const std::string& section, Known* known);
  void Receive(const std::string& section, const Result<std::string>& answer);
  void ReceiveSaved(const std::string& section, const Result<std::string>& answer);
  void FailSaving(Known* known, const Error& error);

  Link link;
  std::map<std::string, Known, std::less<>> sections;
};

SettingsClient::SettingsClient(Transport& transport, const Clock& clock, Random& random)
    : parts_(std::make_unique<Parts>(transport, clock, random)) {}

SettingsClient::~SettingsClient() = default;

void SettingsClient::Poll() {
  for (auto& [section, known] : parts_->sections) {
    if (known.wanted && !known.in_flight && parts_->link.MayAsk()) parts_->Ask(section, &known);
  }
}

void SettingsClient::Load(std::string_view section) {
  Parts::Known& known = parts_->sections[std::string(section)];
  known.wanted = true;
  if (known.shown.state != LoadState::kReady) known.shown.state = LoadState::kLoading;
  parts_->link.RetryNow();
  parts_->link.Changed();
}

void SettingsClient::Save(std::string_view section, const domain::Portal& portal) {
  Parts::Known& known = parts_->sections[std::string(section)];
  if (known.shown.saving == Sending::kSending) return;
  const Status checked = domain::CheckSection(portal, section);
  if (!checked.ok()) return parts_->FailSaving(&known, checked.error());
  known.shown.saving = Sending::kSending;
  parts_->link.Changed();
  parts_->link.Put(TargetOf(section), wire::EncodeTaggedSection(portal, section, known.tag),
                   [parts = parts_.get(), name = std::string(section)](
                       const Result<std::string>& answer) { parts->ReceiveSaved(name, answer); });
}

void SettingsClient::ForgetSaving(std::string_view section) {
  Parts::Known& known = parts_->sections[std::string(section)];
  if (known.shown.saving == Sending::kSending || known.shown.saving == Sending::kNothing) return;
  known.shown.saving = Sending::kNothing;
  parts_->link.Changed();
}

const SettingsSection& SettingsClient::Section(std::string_view section) const {
  static const SettingsSection kUnknown;
  const auto found = parts_->sections.find(section);
  return found != parts_->sections.end() ? found->second.shown : kUnknown;
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
    known.tag = *tag;
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

void SettingsClient::Parts::FailSaving(Known* known, const Error& error) {
  known->shown.saving = Sending::kFailed;
  known->shown.save_error = error;
  link.Changed();
}

}  // namespace genkan::client
