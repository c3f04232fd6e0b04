// The client's parts as they go over the wire, read into memory once. Only what was there at start
// can be asked for, by its exact path, so that no path leads out of the folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/wire/message.h"

namespace genkan::server {

struct StaticFile {
  std::string plain;
  std::string brotli;  // Empty: there is none.
  std::string media_type;
  std::string entity_tag;  // With its quotes.
  // Its name holds its content's hash, so it never changes.
  bool hashed = false;
  // For pages of other sites, at an address that stays.
  bool open = false;
};

struct StaticAnswer {
  wire::Response head;
  std::string_view body;  // Lives as long as the files.
};

class StaticFiles {
 public:
  // Called with a file's contents; answers a hash of them in hexadecimal.
  using Digest = std::function<std::string(std::string_view)>;

  // Reads DIR/assets/ below "/assets/", and DIR/open/, which is for pages of other sites and need
  // not be there, below "/". `NAME.br` beside NAME is its Brotli form. An empty `dir` is no files.
  // kNotFound where the folder or a file cannot be read; the "path" parameter says which.
  static Result<StaticFiles> Load(const std::string& dir, const Digest& digest);

  // Reads the example of help pages, DIR/kb/, below "/kb/"; where there is none, nothing.
  Status AddExample(const std::string& dir, const Digest& digest);

  // Null where the request asks for none of the files, or not with GET or HEAD.
  const StaticFile* Find(const wire::Request& request) const;

 private:
  Status LoadFolder(const std::filesystem::path& folder, std::string_view prefix,
                    const Digest& digest);

  std::map<std::string, StaticFile, std::less<>> files_;
};

// What `file` answers to `request`: as it is, its Brotli form, or 304.
StaticAnswer AnswerWith(const StaticFile& file, const wire::Request& request);

// By the name's ending, "application/octet-stream" where it says nothing.
std::string_view MediaTypeOf(std::string_view file_name);

// Whether an Accept-Encoding header allows Brotli (RFC 9110 §12.5.3).
bool AllowsBrotli(std::string_view accept_encoding);

}  // namespace genkan::server
