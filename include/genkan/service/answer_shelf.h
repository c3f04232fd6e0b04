// Answers that were given before, so that they need not be made again.
#pragma once

#include <optional>
#include <string>

#include "genkan/service/list_store.h"
#include "genkan/wire/message.h"

namespace genkan::service {

// May be used by several threads at once.
class AnswerShelf {
 public:
  virtual ~AnswerShelf() = default;

  // What was kept under `key` and an equal `fresh`, in a form that the reader of `request` takes;
  // none where there is nothing.
  virtual std::optional<wire::Response> Find(const std::string& key, const Freshness& fresh,
                                             const wire::Request& request) = 0;
  // Keeps `answer`, whose body is a text. It may be let go at any time.
  virtual void Keep(const std::string& key, const Freshness& fresh,
                    const wire::Response& answer) = 0;
};

}  // namespace genkan::service
