#include "genkan/client/import_client.h"

#include "client/link.h"
#include "genkan/wire/import_codec.h"

namespace genkan::client {

struct ImportClient::Parts {
  explicit Parts(Link& used_link) : link(used_link) {}

  void Ask(bool dry_run) {
    if (sending == Sending::kSending) return;
    wanted.dry_run = dry_run;
    sending = Sending::kSending;
    if (dry_run) report = {.state = LoadState::kLoading, .error = {}, .value = {}};
    link.Changed();
    link.Send({.target = "/v1/contact-imports",
               .body = wire::EncodeContactImport(wanted),
               .client_key = link.NewClientKey()},
              [this](const Result<std::string>& answer) {
                auto read = answer.ok() ? wire::DecodeImportReport(*answer)
                                        : Result<domain::ContactImportReport>(answer.error());
                sending = read.ok() ? Sending::kSent : Sending::kFailed;
                report.state = read.ok() ? LoadState::kReady : LoadState::kFailed;
                if (read.ok()) report.value = std::move(*read);
                if (!read.ok()) report.error = read.error();
                link.Changed();
              });
  }

  Link& link;
  domain::ContactImportWanted wanted;
  Loaded<domain::ContactImportReport> report;
  Sending sending = Sending::kNothing;
};

ImportClient::ImportClient(Link& link) : parts_(std::make_unique<Parts>(link)) {}
ImportClient::~ImportClient() = default;

void ImportClient::Try(std::string file_name, std::string content) {
  if (parts_->sending == Sending::kSending) return;
  parts_->wanted = {.file_name = std::move(file_name), .content = std::move(content)};
  parts_->Ask(true);
}

void ImportClient::CarryOut() { parts_->Ask(false); }

void ImportClient::Forget() {
  if (parts_->sending == Sending::kSending) return;
  parts_->wanted = {};
  parts_->report = {};
  parts_->sending = Sending::kNothing;
  parts_->link.Changed();
}

const std::string& ImportClient::file_name() const { return parts_->wanted.file_name; }
const Loaded<domain::ContactImportReport>& ImportClient::report() const { return parts_->report; }
Sending ImportClient::sending() const { return parts_->sending; }

}  // namespace genkan::client
