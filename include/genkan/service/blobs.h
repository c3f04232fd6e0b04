// What files hold, apart from the records that name them: each content once, under the digest of
// its bytes, and what has come so far of those that are being sent.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "genkan/base/result.h"

namespace genkan::service {

class Secrets;

// How much of both ends is looked at to tell what a file is.
inline constexpr std::size_t kHeadBytes = 512;
inline constexpr std::size_t kTailBytes = 16;

// What has come of an upload.
struct PartFacts {
  std::int64_t bytes = 0;
  std::string digest;  // SHA-256, in hex.
  std::string head;    // kHeadBytes and kTailBytes, or all there is.
  std::string tail;
};

// Any thread may call it.
class Blobs {
 public:
  virtual ~Blobs() = default;
  // Adds to the upload `part`, which begins with its first bytes; how much there is then. kConflict
  // "error.upload_offset" where there are not `offset` bytes; what could not be kept whole is not
  // kept at all.
  virtual Result<std::int64_t> Append(const std::string& part, std::int64_t offset,
                                      std::string_view bytes) = 0;
  // What has come of the upload, to which nothing is added from then on; kNotFound: nothing.
  virtual Result<PartFacts> Seal(const std::string& part) = 0;
  // Keeps a sealed upload under its digest, durably, and forgets the part.
  virtual Status Keep(const std::string& part, const std::string& blob_key) = 0;
  // To drop or remove what is not there is no error.
  virtual Status Drop(const std::string& part) = 0;
  virtual Status Remove(const std::string& blob_key) = 0;
  // At most `length` bytes from there on; kNotFound: no such content.
  virtual Result<std::string> Read(const std::string& blob_key, std::int64_t offset,
                                   std::size_t length) const = 0;
};

// In memory, for tests and the tab.
class MemoryBlobs final : public Blobs {
 public:
  // `secrets` outlives this.
  explicit MemoryBlobs(const Secrets& secrets) : secrets_(secrets) {}

  Result<std::int64_t> Append(const std::string& part, std::int64_t offset,
                              std::string_view bytes) override;
  Result<PartFacts> Seal(const std::string& part) override;
  Status Keep(const std::string& part, const std::string& blob_key) override;
  Status Drop(const std::string& part) override;
  Status Remove(const std::string& blob_key) override;
  Result<std::string> Read(const std::string& blob_key, std::int64_t offset,
                           std::size_t length) const override;

 private:
  const Secrets& secrets_;
  mutable std::mutex mutex_;
  std::map<std::string, std::string> parts_;
  std::map<std::string, std::string> sealed_;
  std::map<std::string, std::string> kept_;
};

// Where the bytes of an upload go on: the error that Append refuses a wrong place with.
Error WrongOffset(std::int64_t received);

}  // namespace genkan::service
