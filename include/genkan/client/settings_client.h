// A manager's side of the portal: reads and changes its settings, section by section.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "genkan/client/portal_client.h"
#include "genkan/domain/portal.h"

namespace genkan::client {

struct SettingsSection {
  LoadState state = LoadState::kIdle;
  Error error;  // When kFailed.
  // Only what belongs to the section counts.
  domain::Portal portal;
  Sending saving = Sending::kNothing;
  // When saving failed. Its field is a path in the section, such as "footer_links.0.url";
  // kConflict: somebody else was faster, and Load() shows what they did.
  Error save_error;
};

class SettingsClient {
 public:
  // The arguments outlive the client.
  SettingsClient(Transport& transport, const Clock& clock, Random& random);
  ~SettingsClient();
  SettingsClient(const SettingsClient&) = delete;
  SettingsClient& operator=(const SettingsClient&) = delete;

  // Asks for what is wanted and due. After the transport was polled.
  void Poll();

  // Asks for the section anew; what is known of it stays shown meanwhile.
  void Load(std::string_view section);
  // Sends `portal`'s section as a change of what was loaded last. The same rules are checked here
  // first, so that an error needs no round trip.
  void Save(std::string_view section, const domain::Portal& portal);
  // Takes back kSent and kFailed.
  void ForgetSaving(std::string_view section);

  const SettingsSection& Section(std::string_view section) const;

  std::uint64_t revision() const;
  std::optional<Millis> NextDeadline() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace genkan::client
