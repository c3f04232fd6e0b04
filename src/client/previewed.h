// What an act would do, asked for before it is done; only the last question counts.
#pragma once

#include <string>
#include <utility>

#include "client/link.h"

namespace genkan::client {

template <typename T>
class Previewed {
 public:
  using Decode = Result<T> (*)(std::string_view);
  Previewed(Link& link, Decode decode) : link_(link), decode_(decode) {}

  // Asks the path what it would do with `body`.
  void Want(std::string target, std::string body) {
    target_ = std::move(target);
    body_ = std::move(body);
    shown_ = {.state = LoadState::kLoading, .error = {}, .value = {}};
    wanted_ = true;
    link_.RetryNow();
    link_.Changed();
  }

  void Forget() {
    if (shown_.state == LoadState::kIdle) return;
    shown_ = {};
    wanted_ = false;
    link_.Changed();
  }

  void Pump() {
    if (!wanted_ || in_flight_ || !link_.MayAsk()) return;
    wanted_ = false;
    in_flight_ = true;
    link_.Send({.target = target_, .body = body_, .client_key = link_.NewClientKey()},
               [this](const Result<std::string>& answer) {
                 in_flight_ = false;
                 if (wanted_ || shown_.state != LoadState::kLoading) return;
                 auto read = answer.ok() ? decode_(*answer) : Result<T>(answer.error());
                 shown_.state = read.ok() ? LoadState::kReady : LoadState::kFailed;
                 if (read.ok()) shown_.value = std::move(*read);
                 if (!read.ok()) shown_.error = read.error();
                 link_.Changed();
               });
  }

  const Loaded<T>& shown() const { return shown_; }

 private:
  Link& link_;
  const Decode decode_;
  std::string target_, body_;
  Loaded<T> shown_;
  bool wanted_ = false;
  bool in_flight_ = false;
};

}  // namespace genkan::client
