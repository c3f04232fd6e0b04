// Mail without a mail server: each message becomes a file that a mail program opens.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "genkan/service/mailer.h"

namespace genkan::server {

class FileMailer final : public service::Mailer {
 public:
  // Messages land in `folder`, which is made when the first comes; `say` gets one sentence then.
  FileMailer(std::filesystem::path folder, std::function<void(std::string_view)> say);

  // Writes `<time>-<id>.eml`, which only its owner can read.
  Status Send(const service::MailParcel& parcel) override;

 private:
  const std::filesystem::path folder_;
  const std::function<void(std::string_view)> say_;
  bool said_ = false;
};

}  // namespace genkan::server
