// Every text a person reads, by key, in one language. `{name}` is replaced by a parameter and
// `{n, plural, one {# ticket} other {# tickets}}` by the form the language wants (ICU message
// syntax; one, few, many and other are CLDR's categories, and other is for what a language lacks).
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "genkan/base/result.h"

namespace genkan {

// Whether what is written in a language (BCP 47) begins at the right, and a portal in it with it.
bool WrittenRightToLeft(std::string_view language);

class Strings {
 public:
  // `language` is a BCP 47 tag such as "ja"; it picks the plural rule.
  Strings(std::string language, std::map<std::string, std::string, std::less<>> texts);

  // Takes over the texts of `more`; one of a key that is there already stays as it is.
  void Add(const Strings& more);

  const std::string& language() const { return language_; }

  // The text of `key`; the key itself where there is none, so that a gap is seen and not a crash.
  const std::string& Text(std::string_view key) const;

  // The text with its placeholders filled in. A missing parameter stays as `{name}`.
  std::string Format(std::string_view key, const std::vector<ErrorParam>& params) const;

  // The sentence for an error: its message key, else "error.<code name>".
  std::string Describe(const Error& error) const;

 private:
  std::string language_;
  std::map<std::string, std::string, std::less<>> texts_;
};

// The wire name of a code, such as "not_found"; also the key of its general text,
// "error.not_found".
std::string_view ErrorCodeName(ErrorCode code);

}  // namespace genkan
