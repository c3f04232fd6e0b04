// What the backend needs from the machine it runs on. The server gives libsodium and ICU, the tab
// gives the browser, the tests give small real ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/calendar.h"
#include "genkan/base/clock.h"
#include "genkan/base/random.h"
#include "genkan/base/result.h"
#include "genkan/base/secret.h"
#include "genkan/base/strings.h"
#include "genkan/service/blobs.h"
#include "genkan/service/http_client.h"
#include "genkan/service/signatures.h"

namespace genkan::service {

class Secrets {
 public:
  virtual ~Secrets() = default;
  // An Argon2id hash in PHC form. Slow on purpose (tens of milliseconds, 64 MiB): lane kSlow only.
  // kUnavailable where this platform keeps no passwords.
  virtual Result<std::string> HashPassword(const Secret& password) = 0;
  // Whether `password` matches. An empty `hash` costs the same time and never matches, so that an
  // unknown name and a wrong password cannot be told apart by the clock.
  virtual bool VerifyPassword(const Secret& password, std::string_view hash) = 0;
  // Whether `hash`, one of HashPassword's, cost something else than passwords cost now.
  virtual bool IsOutdated(std::string_view hash) const = 0;
  // SHA-256 in lower-case hex.
  virtual std::string Digest(std::string_view bytes) const = 0;
  // HMAC-SHA-256 under this installation's key called `key_name`, in lower-case hex.
  virtual std::string Mac(std::string_view key_name, std::string_view bytes) const = 0;
  // `secret` as it may lie in the store: nobody reads or changes it without this installation's key
  // called `key_name`.
  virtual std::string Seal(std::string_view key_name, const Secret& secret) const = 0;
  // What was sealed; kMalformed where it was not, or under another key.
  virtual Result<Secret> Unseal(std::string_view key_name, std::string_view sealed) const = 0;
};

// Languages, time zones and what text files are written in.
class Locale {
 public:
  virtual ~Locale() = default;
  // What a text file says, as UTF-8, whatever it is encoded in; what is unreadable in it comes as
  // U+FFFD. "import.encoding_unknown" where that cannot be told. Here: of what is UTF-8 already.
  virtual Result<std::string> TextOf(std::string_view bytes) const;
  // The zone of an IANA name; UTC where it is unknown. Lives as long as this object.
  virtual const TimeZone& ZoneNamed(std::string_view name) const = 0;
  // The names of the zones that people choose from, in their order. Here: none.
  virtual std::vector<std::string> ZoneNames() const;
};

// The files the product ships: page templates, strings, the OpenAPI document, hashed client parts.
class Assets {
 public:
  virtual ~Assets() = default;
  // The contents of a file such as "strings/ja.json" or "pages/sign_in.html", null where there is
  // none. Lives as long as this object.
  virtual const std::string* Find(std::string_view path) const = 0;
  // The public path of a client part under its content hash: "genkan.wasm" gives
  // "/assets/genkan.3fa9c1.wasm". Empty where there is none.
  virtual std::string PublicPath(std::string_view logical_name) const = 0;
};

struct Ports {
  const Clock& clock;
  Random& random;
  Secrets& secrets;
  const Locale& locale;
  const Assets& assets;
  HttpClient& http;
  const Signatures& signatures;
  Blobs& blobs;
};

}  // namespace genkan::service
