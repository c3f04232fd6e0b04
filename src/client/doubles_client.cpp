#include "genkan/client/doubles_client.h"

#include "client/whole.h"
#include "genkan/wire/doubles_codec.h"
#include "genkan/wire/message.h"

namespace genkan::client {

namespace {

constexpr const char* kFirst = "/v1/contact-doubles?limit=50";

}  // namespace

struct DoublesClient::Parts {
  explicit Parts(Link& used_link) : link(used_link), list(link, kFirst, wire::DecodeDoubleList) {}

  std::string MergeTarget() const {
    return "/v1/contacts/" + domain::IdText(merging.from) + "/merge";
  }

  Link& link;
  Whole<domain::DoubleList> list;
  std::string after;
  ContactMerging merging;
  Sending keeping = Sending::kNothing;
  Error keeping_error;
};

DoublesClient::DoublesClient(Link& link) : parts_(std::make_unique<Parts>(link)) {}
DoublesClient::~DoublesClient() = default;

void DoublesClient::Poll() { parts_->list.Pump(); }
void DoublesClient::Load(const std::string& after) {
  parts_->after = after;
  parts_->list.Want(after.empty() ? kFirst
                                  : std::string(kFirst) + "&after=" + wire::PercentEncoded(after));
}
const std::string& DoublesClient::after() const { return parts_->after; }
const Loaded<domain::DoubleList>& DoublesClient::list() const { return parts_->list.shown(); }

void DoublesClient::Preview(domain::ContactId from, domain::ContactId into) {
  Parts& parts = *parts_;
  if (parts.merging.sending == Sending::kSending) return;
  parts.merging = {.state = LoadState::kLoading, .error = {}, .from = from, .into = into};
  parts.link.Changed();
  parts.link.Send({.target = parts.MergeTarget() + "/preview",
                   .body = wire::EncodeContactMergeWanted({.into = into, .tag = {}}),
                   .client_key = parts.link.NewClientKey()},
                  [&parts, from, into](const Result<std::string>& answer) {
                    ContactMerging& merging = parts.merging;
                    if (merging.from != from || merging.into != into) return;
                    auto read = answer.ok() ? wire::DecodeContactMerge(*answer)
                                            : Result<domain::ContactMerge>(answer.error());
                    merging.state = read.ok() ? LoadState::kReady : LoadState::kFailed;
                    if (read.ok()) merging.preview = std::move(*read);
                    if (!read.ok()) merging.error = read.error();
                    parts.link.Changed();
                  });
}

const ContactMerging& DoublesClient::merging() const { return parts_->merging; }

void DoublesClient::Merge() {
  Parts& parts = *parts_;
  ContactMerging& merging = parts.merging;
  if (merging.state != LoadState::kReady || merging.sending == Sending::kSending) return;
  merging.sending = Sending::kSending;
  parts.link.Changed();
  parts.link.Send(
      {.target = parts.MergeTarget(),
       .body = wire::EncodeContactMergeWanted({.into = merging.into, .tag = merging.preview.tag}),
       .client_key = parts.link.NewClientKey()},
      [&parts](const Result<std::string>& answer) {
        parts.merging.sending = answer.ok() ? Sending::kSent : Sending::kFailed;
        if (!answer.ok()) parts.merging.send_error = answer.error();
        parts.list.Want();
        parts.link.Changed();
      });
}

void DoublesClient::ForgetMerging() {
  if (parts_->merging.sending == Sending::kSending) return;
  parts_->merging = {};
  parts_->link.Changed();
}

void DoublesClient::KeepApart(const std::string& double_key) {
  Parts& parts = *parts_;
  if (parts.keeping == Sending::kSending) return;
  parts.keeping = Sending::kSending;
  parts.link.Changed();
  parts.link.Send({.target = "/v1/contact-doubles/apart",
                   .body = wire::EncodeApart(double_key),
                   .client_key = parts.link.NewClientKey()},
                  [&parts](const Result<std::string>& answer) {
                    parts.keeping = answer.ok() ? Sending::kSent : Sending::kFailed;
                    if (!answer.ok()) parts.keeping_error = answer.error();
                    parts.list.Want();
                    parts.link.Changed();
                  });
}

Sending DoublesClient::keeping_apart() const { return parts_->keeping; }
const Error& DoublesClient::keeping_error() const { return parts_->keeping_error; }

void DoublesClient::ForgetKeeping() {
  if (parts_->keeping != Sending::kSending) parts_->keeping = Sending::kNothing;
}

}  // namespace genkan::client
