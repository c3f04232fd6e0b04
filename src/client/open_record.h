// One record that is being edited under its tag, for the clients of those who manage.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "client/link.h"
#include "genkan/client/desk_client.h"
#include "genkan/wire/contact_codec.h"
#include "genkan/wire/desk_codec.h"

namespace genkan::client {

template <typename Used>
struct RecordKind;

// The record that is open, and what is on its way. RecordKind<Used> is specialised: its path, the
// id of one, and the rules that hold for it.
template <typename Used>
class OpenRecord {
 public:
  explicit OpenRecord(Link& link) : link_(link) {}

  void Open(std::string id) {
    if (id != id_) shown_ = {};
    id_ = std::move(id);
    wanted_ = true;
    if (shown_.loaded.state != LoadState::kReady) shown_.loaded.state = LoadState::kLoading;
    ForgetSaving();
    link_.RetryNow();
    link_.Changed();
  }

  void OpenNew(const Used& used) {
    id_ = domain::IdText(RecordKind<Used>::IdOf(used));
    wanted_ = false;
    shown_ = {.loaded = {.state = LoadState::kReady, .error = {}, .value = used}, .tag = {}};
    link_.Changed();
  }

  void Poll() {
    if (!wanted_ || in_flight_ || !link_.MayAsk()) return;
    in_flight_ = true;
    link_.Get(std::string(RecordKind<Used>::kPath) + id_,
              [this, id = id_](const Result<std::string>& answer) {
                in_flight_ = false;
                if (id != id_ || (!answer.ok() && MayPass(answer.error()))) return;
                wanted_ = false;
                Receive(answer);
              });
  }

  void Save(const Used& used, std::string_view tag) {
    if (shown_.saving == Sending::kSending) return;
    // A draft of a new record from before a reload has an id of its own.
    id_ = domain::IdText(RecordKind<Used>::IdOf(used));
    const Status checked = RecordKind<Used>::Check(used);
    if (!checked.ok()) return Fail(checked.error());
    shown_.saving = Sending::kSending;
    link_.Changed();
    link_.Put(std::string(RecordKind<Used>::kPath) + id_, wire::EncodeTagged(used, tag),
              [this, id = id_](const Result<std::string>& answer) {
                if (id != id_) return;
                if (!answer.ok()) return Fail(answer.error());
                Receive(answer);
                shown_.saving = Sending::kSent;
              });
  }

  void ForgetSaving() {
    if (shown_.saving == Sending::kSending || shown_.saving == Sending::kNothing) return;
    shown_.saving = Sending::kNothing;
    link_.Changed();
  }

  const EditedRecord<Used>& shown() const { return shown_; }
  const std::string& id() const { return id_; }

  // Takes an answer that holds the record with this id as it is by now.
  void Renew(const std::string& id, const std::string& answer) {
    if (id == id_) Receive(answer);
  }

 private:
  void Receive(const Result<std::string>& answer) {
    Used used;
    const auto tag = answer.ok() ? wire::DecodeTagged(*answer, &used) : answer;
    shown_.loaded.state = tag.ok() ? LoadState::kReady : LoadState::kFailed;
    if (tag.ok()) {
      shown_.tag = *tag;
      shown_.loaded.value = std::move(used);
    } else {
      shown_.loaded.error = tag.error();
    }
    link_.Changed();
  }

  void Fail(const Error& error) {
    shown_.saving = Sending::kFailed;
    shown_.save_error = error;
    link_.Changed();
  }

  Link& link_;
  EditedRecord<Used> shown_;
  std::string id_;
  bool wanted_ = false;
  bool in_flight_ = false;
};

}  // namespace genkan::client
