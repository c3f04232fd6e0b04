#include "genkan/client/privacy_client.h"

#include "client/whole.h"
#include "genkan/wire/privacy_codec.h"

namespace genkan::client {
namespace {

std::string RequestPath(domain::PrivacyRequestId request, std::string_view below) {
  return "/v1/privacy/requests/" + domain::IdText(request) + std::string(below);
}

std::string ContactPath(domain::ContactId contact, std::string_view below) {
  return "/v1/contacts/" + domain::IdText(contact) + std::string(below);
}

std::string TicketHoldPath(domain::TicketNumber number) {
  return "/v1/tickets/" + std::to_string(static_cast<std::int64_t>(number)) + "/legal-hold";
}

}  // namespace

struct PrivacyClient::Parts {
  explicit Parts(Link& used_link)
      : link(used_link),
        queue(link, "/v1/privacy", wire::DecodePrivacyQueue),
        retention(link, "/v1/privacy/retention", wire::DecodeRetentionList) {}

  // False where something is on its way.
  bool Begin() {
    if (sending == Sending::kSending) return false;
    sending = Sending::kSending;
    link.Changed();
    return true;
  }

  void Finish(const Result<std::string>& answer) {
    sending = answer.ok() ? Sending::kSent : Sending::kFailed;
    if (!answer.ok()) send_error = answer.error();
    if (answer.ok()) previewed = {};
    queue.Want();
    link.Changed();
  }

  void Post(std::string target, std::string body) {
    if (!Begin()) return;
    link.Send(
        {.target = std::move(target), .body = std::move(body), .client_key = link.NewClientKey()},
        [this](const Result<std::string>& answer) { Finish(answer); });
  }

  void PutHold(const std::string& target, const std::string& reason) {
    if (!Begin()) return;
    link.Put(target, wire::EncodeOneText("reason", reason),
             [this](const Result<std::string>& answer) { Finish(answer); });
  }

  void LiftHold(const std::string& target) {
    if (!Begin()) return;
    link.Delete(target, [this](const Result<std::string>& answer) { Finish(answer); });
  }

  Link& link;
  Whole<domain::PrivacyQueue> queue;
  Whole<domain::RetentionList> retention;
  domain::PrivacyRequestId previewed;
  Loaded<domain::ErasurePreview> preview;
  Sending sending = Sending::kNothing;
  Error send_error;
};

PrivacyClient::PrivacyClient(Link& link) : parts_(std::make_unique<Parts>(link)) {}
PrivacyClient::~PrivacyClient() = default;

void PrivacyClient::Poll() {
  parts_->queue.Pump();
  parts_->retention.Pump();
}

void PrivacyClient::Load() { parts_->queue.Want(); }
const Loaded<domain::PrivacyQueue>& PrivacyClient::queue() const { return parts_->queue.shown(); }
void PrivacyClient::LoadRetention() { parts_->retention.Want(); }
const Loaded<domain::RetentionList>& PrivacyClient::retention() const {
  return parts_->retention.shown();
}

void PrivacyClient::Preview(domain::PrivacyRequestId request) {
  Parts& parts = *parts_;
  parts.previewed = request;
  parts.preview = {.state = LoadState::kLoading, .error = {}, .value = {}};
  parts.link.Changed();
  parts.link.Get(RequestPath(request, "/preview"),
                 [&parts, request](const Result<std::string>& answer) {
                   if (parts.previewed != request) return;
                   auto read = answer.ok() ? wire::DecodeErasurePreview(*answer)
                                           : Result<domain::ErasurePreview>(answer.error());
                   parts.preview.state = read.ok() ? LoadState::kReady : LoadState::kFailed;
                   if (read.ok()) parts.preview.value = std::move(*read);
                   if (!read.ok()) parts.preview.error = read.error();
                   parts.link.Changed();
                 });
}

void PrivacyClient::ForgetPreview() {
  parts_->previewed = {};
  parts_->link.Changed();
}
domain::PrivacyRequestId PrivacyClient::previewed() const { return parts_->previewed; }
const Loaded<domain::ErasurePreview>& PrivacyClient::preview() const { return parts_->preview; }

void PrivacyClient::Ask(domain::ContactId contact, domain::PrivacyKind kind) {
  parts_->Post(ContactPath(contact, "/privacy-requests"), wire::EncodePrivacyKind(kind));
}

void PrivacyClient::CheckIdentity(domain::PrivacyRequestId request, const std::string& note) {
  parts_->Post(RequestPath(request, "/identity"), wire::EncodeOneText("note", note));
}

void PrivacyClient::CarryOut(domain::PrivacyRequestId request) {
  const bool shown = parts_->previewed == request;
  parts_->Post(RequestPath(request, "/carry-out"),
               wire::EncodeOneText("tag", shown ? parts_->preview.value.tag : std::string()));
}

void PrivacyClient::Refuse(domain::PrivacyRequestId request, const std::string& reason) {
  parts_->Post(RequestPath(request, "/refusal"), wire::EncodeOneText("reason", reason));
}

void PrivacyClient::Hold(domain::ContactId contact, const std::string& reason) {
  parts_->PutHold(ContactPath(contact, "/legal-hold"), reason);
}

void PrivacyClient::Release(domain::ContactId contact) {
  parts_->LiftHold(ContactPath(contact, "/legal-hold"));
}

void PrivacyClient::HoldTicket(domain::TicketNumber number, const std::string& reason) {
  parts_->PutHold(TicketHoldPath(number), reason);
}

void PrivacyClient::ReleaseTicket(domain::TicketNumber number) {
  parts_->LiftHold(TicketHoldPath(number));
}

Sending PrivacyClient::sending() const { return parts_->sending; }
const Error& PrivacyClient::send_error() const { return parts_->send_error; }
void PrivacyClient::ForgetSending() {
  if (parts_->sending != Sending::kSending) parts_->sending = Sending::kNothing;
}

}  // namespace genkan::client
