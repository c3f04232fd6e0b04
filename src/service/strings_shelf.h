// The product's texts by language, read from the assets when first asked for. For several threads.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "genkan/base/strings.h"
#include "genkan/service/ports.h"

namespace genkan::service {

class StringsShelf {
 public:
  explicit StringsShelf(const Assets& assets) : assets_(assets) {}

  // The texts of `language`, else of its primary subtag, else the English ones. Lives as long as
  // this object.
  const Strings& In(std::string_view language) const;

 private:
  const Strings& Load(const std::string& language) const;

  const Assets& assets_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<Strings>, std::less<>> loaded_;
};

}  // namespace genkan::service
