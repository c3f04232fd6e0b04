// Something that is asked for as a whole: a failure that may pass leaves it for the next try.
#pragma once

#include <string>
#include <utility>

#include "client/link.h"

namespace genkan::client {

template <typename T>
class Whole {
 public:
  using Decode = Result<T> (*)(std::string_view);
  Whole(Link& link, std::string target, Decode decode)
      : link_(link), target_(std::move(target)), decode_(decode) {}

  // Asks for it anew; what is known of it stays shown meanwhile.
  void Want() {
    wanted_ = true;
    if (shown_.state != LoadState::kReady) shown_.state = LoadState::kLoading;
    link_.RetryNow();
    link_.Changed();
  }

  // Asks for another one in its place.
  void Want(std::string target) {
    if (target != target_) shown_ = {};
    target_ = std::move(target);
    Want();
  }

  void Pump() {
    if (!wanted_ || in_flight_ || !link_.MayAsk()) return;
    in_flight_ = true;
    link_.Get(target_, [this, asked = target_](const Result<std::string>& answer) {
      in_flight_ = false;
      if (asked != target_) return;
      if (!answer.ok() && MayPass(answer.error())) return;
      wanted_ = false;
      auto read = answer.ok() ? decode_(*answer) : Result<T>(answer.error());
      shown_.state = read.ok() ? LoadState::kReady : LoadState::kFailed;
      if (read.ok()) {
        shown_.value = std::move(*read);
      } else {
        shown_.error = read.error();
      }
      link_.Changed();
    });
  }

  const Loaded<T>& shown() const { return shown_; }

 private:
  Link& link_;
  std::string target_;
  const Decode decode_;
  Loaded<T> shown_;
  bool wanted_ = false;
  bool in_flight_ = false;
};

}  // namespace genkan::client
