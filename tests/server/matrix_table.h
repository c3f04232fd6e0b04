// tests/server/matrix.txt: what every endpoint answers to every role, as it was decided.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace genkan::support {

enum class Role : std::uint8_t {
  kNobody,
  kRequester,
  kColleague,
  kParticipant,
  kStranger,   // Of another company.
  kSuspended,  // With a session of before.
  kAgent,
  kStaff,  // A manager who was given no permission.
  kManager,
  kElsewhere,  // Holds every permission, in another portal.
};
inline constexpr std::array<std::string_view, 10> kRoleNames = {
    "nobody",    "requester", "colleague", "participant", "stranger",
    "suspended", "agent",     "staff",     "manager",     "elsewhere"};

// An endpoint asked about one object.
struct MatrixRow {
  std::string operation;  // As "GET /v1/tickets/{number}".
  std::string object;     // "-" where the path names none.
  // By role: a status, or "in" for who is led to the sign-in page first.
  std::array<std::string, kRoleNames.size()> answers;
};

// Stops the test where the file is not of that shape.
std::vector<MatrixRow> ReadMatrix();
// As it stands in the file.
std::string MatrixLine(const MatrixRow& row);

}  // namespace genkan::support
