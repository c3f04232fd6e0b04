#include "genkan/service/new_password.h"

#include <string>

#include "genkan/domain/people.h"

namespace genkan::service {
namespace {

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// Whether it is a line of the list.
bool IsCommon(const Assets& assets, const std::string& lower) {
  const std::string* list = assets.Find("passwords/common.list");
  return list != nullptr && list->find("\n" + lower + "\n") != std::string::npos;
}

}  // namespace

Status CheckChosenPassword(const Assets& assets, std::string_view password,
                           std::string_view folded_address) {
  GENKAN_TRY_OK(domain::CheckNewPassword(password));
  const std::string lower = LowerCase(password);
  if (lower == folded_address || IsCommon(assets, lower)) {
    return FieldError("password", "error.password_common");
  }
  return Done{};
}

}  // namespace genkan::service
