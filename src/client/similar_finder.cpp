#include "client/similar_finder.h"

#include "genkan/wire/message.h"
#include "genkan/wire/similar_codec.h"

namespace genkan::client {

constexpr Millis kPauseMillis = 700;

void SimilarFinder::Look(std::string_view subject) {
  subject_ = subject;
  due_at_millis_ = clock_.NowMillis() + kPauseMillis;
}

void SimilarFinder::Pump() {
  if (!due_at_millis_ || clock_.NowMillis() < *due_at_millis_ || !link_.MayAsk()) return;
  due_at_millis_.reset();
  link_.Get("/v1/tickets/similar?subject=" + wire::PercentEncoded(subject_),
            [this, asked = subject_](const Result<std::string>& answer) {
              if (asked != subject_ || !answer.ok()) return;
              auto found = wire::DecodeSimilarTickets(*answer);
              if (!found.ok()) return;
              state_.tickets = std::move(found->tickets);
              ++state_.answers;
              link_.Changed();
            });
}

}  // namespace genkan::client
