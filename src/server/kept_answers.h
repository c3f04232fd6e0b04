// The shelf of answers of a process that serves: held in Brotli, as most readers take them anyway.
#pragma once

#include "genkan/base/kept.h"
#include "genkan/service/answer_shelf.h"

namespace genkan::server {

class KeptAnswers final : public service::AnswerShelf {
 public:
  explicit KeptAnswers(std::size_t bytes_max) : kept_(bytes_max) {}

  std::optional<wire::Response> Find(const std::string& key, const service::Freshness& fresh,
                                     const wire::Request& request) override;
  void Keep(const std::string& key, const service::Freshness& fresh,
            const wire::Response& answer) override;

 private:
  struct Answer {
    wire::Response response;  // In Brotli where that was worth it.
    std::size_t text_bytes = 0;
  };

  Kept<Answer, service::Freshness> kept_;
};

}  // namespace genkan::server
