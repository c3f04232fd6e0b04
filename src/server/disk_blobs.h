// What files hold, on disk: DIR/files/ab/abcdef... under its digest, and what has come of uploads
// in DIR/files/parts. A content is on the disk before it gets its name.
#pragma once

#include <filesystem>
#include <functional>
#include <mutex>

#include "genkan/service/blobs.h"

namespace genkan::server {

inline constexpr const char* kFilesFolder = "files";
// Below it: what is not whole, and so in no backup.
inline constexpr const char* kPartsFolder = "parts";

class DiskBlobs final : public service::Blobs {
 public:
  // `data` is the data folder; what is missing in it is made when it is needed.
  explicit DiskBlobs(const std::filesystem::path& data) : folder_(data / kFilesFolder) {}

  Result<std::int64_t> Append(const std::string& part, std::int64_t offset,
                              std::string_view bytes) override;
  Result<service::PartFacts> Seal(const std::string& part) override;
  Status Keep(const std::string& part, const std::string& blob_key) override;
  Status Drop(const std::string& part) override;
  Status Remove(const std::string& blob_key) override;
  Result<std::string> Read(const std::string& blob_key, std::int64_t offset,
                           std::size_t length) const override;

  // Gives each content's name and each part's to the function of its kind.
  using Take = std::function<Status(const std::string& name)>;
  Status ForEach(const Take& blob, const Take& part) const;

 private:
  std::filesystem::path PartPath(const std::string& part) const;
  std::filesystem::path SealedPath(const std::string& part) const;
  std::filesystem::path BlobPath(const std::string& blob_key) const;

  const std::filesystem::path folder_;
  std::mutex writing_;  // While something is added, nothing is sealed.
};

}  // namespace genkan::server
