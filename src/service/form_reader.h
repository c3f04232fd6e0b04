// The fields of a form that a plain page sends: each wanted one once, and no others.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "genkan/base/result.h"

namespace genkan::service {

class FormReader {
 public:
  // Reads an application/x-www-form-urlencoded body; kMalformed where it is none.
  static Result<FormReader> Of(std::string_view body);

  // The value of a field; kInvalidArgument where it is missing.
  Result<std::string> Take(std::string_view name);
  // The value of a field, or the empty string where the form has none.
  std::string TakeIfThere(std::string_view name);
  // Refuses what is left over: it is unknown or came twice.
  Status Finish() const;

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

}  // namespace genkan::service
