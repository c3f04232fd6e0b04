// Whether a host that a manager types leads to this server.
#pragma once

#include <cstdint>
#include <string>

namespace genkan::domain {

enum class HostOutcome : std::uint8_t {
  kNotReached,  // Nobody answers there, or nothing that makes sense.
  kReached,
  kAnotherServer,
  kNotResolved,
  kBadCertificate,
  kTimedOut,
  kNotAsked,  // It is at an address that this server asks nobody at.
};

struct HostCheck {
  HostOutcome outcome = HostOutcome::kNotReached;
  std::string address;  // That was asked, such as "https://support.example".
  friend bool operator==(const HostCheck&, const HostCheck&) = default;
};

}  // namespace genkan::domain
