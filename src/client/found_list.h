// A list in which people look for something: what was found last, and what is on its way.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "client/link.h"
#include "genkan/client/contact_client.h"
#include "genkan/wire/message.h"

namespace genkan::client {

template <typename Row, typename AnyId>
class FoundList {
 public:
  struct Page {
    std::vector<Row> rows;
    AnyId next;
  };
  using Decode = std::function<Result<Page>(std::string_view body)>;

  // `path` such as "/v1/contacts".
  FoundList(Link& link, std::string path, Decode decode)
      : link_(link), path_(std::move(path)), decode_(std::move(decode)) {}

  // `conditions` go behind what is typed, such as "&without=company".
  void Search(std::string_view typed, std::string_view conditions) {
    found_.typed = typed;
    conditions_ = conditions;
    found_.state = LoadState::kLoading;
    wanted_ = true;
    more_wanted_ = false;
    link_.RetryNow();
    link_.Changed();
  }

  void SearchMore() {
    if (!found_.more || wanted_) return;
    more_wanted_ = true;
    link_.RetryNow();
  }

  void Poll() {
    if ((!wanted_ && !more_wanted_) || in_flight_ || !link_.MayAsk()) return;
    const bool goes_on = !wanted_;
    in_flight_ = true;
    wanted_ = more_wanted_ = false;
    std::string target = path_ + "?q=" + wire::PercentEncoded(found_.typed) + conditions_;
    if (goes_on) target += "&after=" + domain::IdText(next_);
    link_.Get(target, [this, goes_on](const Result<std::string>& answer) {
      in_flight_ = false;
      // Something else was typed meanwhile.
      if (wanted_) return;
      if (!answer.ok() && MayPass(answer.error())) {
        (goes_on ? more_wanted_ : wanted_) = true;
        return;
      }
      Receive(answer, goes_on);
    });
  }

  const Found<Row>& found() const { return found_; }

 private:
  void Receive(const Result<std::string>& answer, bool goes_on) {
    const auto page = answer.ok() ? decode_(*answer) : Result<Page>(answer.error());
    found_.state = page.ok() ? LoadState::kReady : LoadState::kFailed;
    if (page.ok()) {
      if (!goes_on) found_.rows.clear();
      found_.rows.insert(found_.rows.end(), page->rows.begin(), page->rows.end());
      next_ = page->next;
      found_.more = static_cast<bool>(page->next);
    } else {
      found_.error = page.error();
    }
    link_.Changed();
  }

  Link& link_;
  std::string path_;
  Decode decode_;
  Found<Row> found_;
  std::string conditions_;
  AnyId next_;
  bool wanted_ = false;
  bool more_wanted_ = false;
  bool in_flight_ = false;
};

}  // namespace genkan::client
