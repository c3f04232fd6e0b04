#include "server/secrets_sodium.h"

#include <sodium.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <optional>

#include "genkan/base/utf8.h"
#include "genkan/service/base64url.h"
#include "server/files.h"

namespace genkan::server {
namespace {

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string Hex(std::span<const std::uint8_t> bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

bool ReadHex(std::string_view text, std::span<std::uint8_t> bytes) {
  std::size_t count = 0;
  while (text.ends_with('\n')) text.remove_suffix(1);
  return sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &count,
                        nullptr) == 0 &&
         count == bytes.size();
}

std::array<std::uint8_t, 32> MacOf(std::string_view bytes,
                                   const std::array<std::uint8_t, 32>& key) {
  std::array<std::uint8_t, crypto_auth_hmacsha256_BYTES> mac;
  crypto_auth_hmacsha256(mac.data(), Bytes(bytes), bytes.size(), key.data());
  return mac;
}

using HashField = std::array<char, crypto_pwhash_STRBYTES>;

// libsodium wants the whole field, so a text from elsewhere is copied into one. Nothing where it is
// too long to be a hash.
std::optional<HashField> FieldFor(std::string_view hash) {
  HashField field{};
  if (hash.size() >= field.size()) return std::nullopt;
  hash.copy(field.data(), hash.size());
  return field;
}

// In composed form: one keyboard sends "が" as one character, another as "か" and a mark, and the
// person typed the same.
Secret Composed(const Secret& password) {
  const std::string& text = password.Reveal();
  if (!IsValidUtf8(text)) return password;
  UErrorCode failed = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(failed);
  if (U_FAILURE(failed)) return password;
  std::string composed;
  nfc->normalize(icu::UnicodeString::fromUTF8(text), failed).toUTF8String(composed);
  return U_FAILURE(failed) ? password : Secret(std::move(composed));
}

}  // namespace

Result<std::unique_ptr<SodiumSecrets>> SodiumSecrets::Open(const std::filesystem::path& keys_dir,
                                                           Random& random, const HashCost& cost) {
  if (sodium_init() < 0) return ErrorCode::kUnavailable;
  const std::filesystem::path path = keys_dir / "root.key";
  std::error_code error;
  Key root{};
  if (std::filesystem::exists(path, error)) {
    GENKAN_TRY(const std::string text, ReadFile(path));
    if (!ReadHex(text, root)) {
      return Error{.code = ErrorCode::kMalformed,
                   .params = {{"path", path.string()}, {"reason", "holds no key"}}};
    }
  } else {
    random.Fill(root);
    GENKAN_TRY_OK(CreatePrivateFile(path, Hex(root) + "\n"));
  }
  std::unique_ptr<SodiumSecrets> secrets(new SodiumSecrets(root, cost));
  GENKAN_TRY(secrets->nobodys_hash_, secrets->HashPassword(Secret("nobody's")));
  return secrets;
}

SodiumSecrets::~SodiumSecrets() { sodium_memzero(root_.data(), root_.size()); }

Result<std::string> SodiumSecrets::HashPassword(const Secret& password) noexcept {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  const Secret composed = Composed(password);
  const std::string& text = composed.Reveal();
  if (crypto_pwhash_str_alg(hash.data(), text.data(), text.size(), cost_.passes, cost_.memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return ErrorCode::kUnavailable;  // Out of memory.
  }
  return std::string(hash.data());
}

bool SodiumSecrets::VerifyPassword(const Secret& password, std::string_view hash) noexcept {
  const std::optional<HashField> field = FieldFor(hash.empty() ? nobodys_hash_ : hash);
  if (!field) return false;
  const Secret composed = Composed(password);
  const std::string& text = composed.Reveal();
  const bool matches = crypto_pwhash_str_verify(field->data(), text.data(), text.size()) == 0;
  return matches && !hash.empty();
}

bool SodiumSecrets::IsOutdated(std::string_view hash) const noexcept {
  const std::optional<HashField> field = FieldFor(hash);
  // -1, for what is no hash of this kind, is not 1.
  return field &&
         crypto_pwhash_str_needs_rehash(field->data(), cost_.passes, cost_.memory_bytes) == 1;
}

std::string SodiumSecrets::Digest(std::string_view bytes) const noexcept {
  std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest;
  crypto_hash_sha256(digest.data(), Bytes(bytes), bytes.size());
  return Hex(digest);
}

std::string SodiumSecrets::Mac(std::string_view key_name, std::string_view bytes) const noexcept {
  return Hex(MacOf(bytes, MacOf(key_name, root_)));
}

std::string SodiumSecrets::Seal(std::string_view key_name, const Secret& secret) const {
  const std::string& text = secret.Reveal();
  std::string sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + text.size(), '\0');
  auto* const nonce = reinterpret_cast<unsigned char*>(sealed.data());
  randombytes_buf(nonce, crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(nonce + crypto_secretbox_NONCEBYTES, Bytes(text), text.size(), nonce,
                        MacOf(key_name, root_).data());
  return service::Base64UrlText(sealed);
}

Result<Secret> SodiumSecrets::Unseal(std::string_view key_name, std::string_view sealed) const {
  constexpr std::size_t kAround = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  const auto bytes = service::BytesFromBase64Url(sealed);
  if (!bytes || bytes->size() < kAround) return ErrorCode::kMalformed;
  std::string text(bytes->size() - kAround, '\0');
  const unsigned char* const nonce = Bytes(*bytes);
  const int opened = crypto_secretbox_open_easy(
      reinterpret_cast<unsigned char*>(text.data()), nonce + crypto_secretbox_NONCEBYTES,
      bytes->size() - crypto_secretbox_NONCEBYTES, nonce, MacOf(key_name, root_).data());
  return opened == 0 ? Result<Secret>(Secret(std::move(text))) : ErrorCode::kMalformed;
}

}  // namespace genkan::server
