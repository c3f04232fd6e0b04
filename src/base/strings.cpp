#include "genkan/base/strings.h"

#include <charconv>
#include <mutex>
#include <set>

namespace genkan {
namespace {

// The CLDR plural category of an integer (unicode.org/cldr, cardinal rules).
std::string_view PluralCategory(std::string_view language, std::int64_t count) {
  const std::string_view primary = language.substr(0, language.find('-'));
  for (const std::string_view without : {"ja", "zh", "ko", "th", "vi", "id"}) {
    if (primary == without) return "other";
  }
  const std::uint64_t n = count < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(count)
                                    : static_cast<std::uint64_t>(count);
  if (primary == "pl") {
    if (n == 1) return "one";
    const bool teen = n % 100 >= 12 && n % 100 <= 14;
    return n % 10 >= 2 && n % 10 <= 4 && !teen ? "few" : "many";
  }
  return n == 1 ? "one" : "other";
}

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// The length of the text up to the brace that closes the one at `open`, or npos.
std::size_t ClosingBrace(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return i;
  }
  return std::string_view::npos;
}

const std::string* FindParam(const std::vector<ErrorParam>& params, std::string_view name) {
  for (const ErrorParam& param : params) {
    if (param.name == name) return &param.value;
  }
  return nullptr;
}

// The text of one arm of "one {# ticket} other {# tickets}"; that of "other" where it is missing.
std::string_view PluralArm(std::string_view arms, std::string_view category) {
  std::string_view other;
  while (true) {
    const std::size_t open = arms.find('{');
    const std::size_t close = open == std::string_view::npos ? open : ClosingBrace(arms, open);
    if (close == std::string_view::npos) return other;
    const std::string_view name = Trimmed(arms.substr(0, open));
    const std::string_view text = arms.substr(open + 1, close - open - 1);
    if (name == category) return text;
    if (name == "other") other = text;
    arms.remove_prefix(close + 1);
  }
}

class Formatter {
 public:
  Formatter(std::string_view language, const std::vector<ErrorParam>& params)
      : language_(language), params_(params) {}

  // Appends `pattern` filled in; `count` stands for "#" inside a plural arm.
  void Append(std::string_view pattern, const std::string* count) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (pattern[i] == '#' && count != nullptr) {
        out_ += *count;
      } else if (pattern[i] == '{') {
        const std::size_t close = ClosingBrace(pattern, i);
        if (close == std::string_view::npos) {
          out_ += pattern.substr(i);
          return;
        }
        AppendPlaceholder(pattern.substr(i, close - i + 1));
        i = close;
      } else {
        out_ += pattern[i];
      }
    }
  }

  std::string Take() { return std::move(out_); }

 private:
  void AppendPlaceholder(std::string_view braced) {
    const std::string_view inside = braced.substr(1, braced.size() - 2);
    const std::size_t comma = inside.find(',');
    const std::string* value = FindParam(params_, Trimmed(inside.substr(0, comma)));
    if (value == nullptr) {
      out_ += braced;
      return;
    }
    const std::size_t second =
        comma == std::string_view::npos ? comma : inside.find(',', comma + 1);
    if (second == std::string_view::npos) {
      out_ += *value;
      return;
    }
    std::int64_t number = 0;
    const auto read = std::from_chars(value->data(), value->data() + value->size(), number);
    const bool whole = read.ec == std::errc() && read.ptr == value->data() + value->size();
    Append(
        PluralArm(inside.substr(second + 1), whole ? PluralCategory(language_, number) : "other"),
        value);
  }

  std::string_view language_;
  const std::vector<ErrorParam>& params_;
  std::string out_;
};

}  // namespace

bool WrittenRightToLeft(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return primary == "ar" || primary == "fa" || primary == "he" || primary == "ur";
}

Strings::Strings(std::string language, std::map<std::string, std::string, std::less<>> texts)
    : language_(std::move(language)), texts_(std::move(texts)) {}

void Strings::Add(const Strings& more) { texts_.insert(more.texts_.begin(), more.texts_.end()); }

const std::string& Strings::Text(std::string_view key) const {
  if (const auto found = texts_.find(key); found != texts_.end()) return found->second;
  // Keeps the references valid for ever. Never destroyed, which would cost the client the machinery
  // of ending threads.
  static std::mutex mutex;
  static auto& missing = *new std::set<std::string, std::less<>>();
  const std::lock_guard lock(mutex);
  return *missing.emplace(key).first;
}

std::string Strings::Format(std::string_view key, const std::vector<ErrorParam>& params) const {
  Formatter formatter(language_, params);
  formatter.Append(Text(key), nullptr);
  return formatter.Take();
}

std::string Strings::Describe(const Error& error) const {
  if (!error.message_key.empty() && texts_.contains(error.message_key)) {
    return Format(error.message_key, error.params);
  }
  return Format("error." + std::string(ErrorCodeName(error.code)), error.params);
}

std::string_view ErrorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return "invalid_argument";
    case ErrorCode::kMalformed:
      return "malformed";
    case ErrorCode::kUnauthenticated:
      return "unauthenticated";
    case ErrorCode::kWrongCredentials:
      return "wrong_credentials";
    case ErrorCode::kForbidden:
      return "forbidden";
    case ErrorCode::kConsentNeeded:
      return "consent_needed";
    case ErrorCode::kCrossSite:
      return "cross_site";
    case ErrorCode::kNotFound:
      return "not_found";
    case ErrorCode::kMethodNotAllowed:
      return "method_not_allowed";
    case ErrorCode::kUnsupportedMedia:
      return "unsupported_media";
    case ErrorCode::kConflict:
      return "conflict";
    case ErrorCode::kTooLarge:
      return "too_large";
    case ErrorCode::kTooManyRequests:
      return "too_many_requests";
    case ErrorCode::kClientOutdated:
      return "client_outdated";
    case ErrorCode::kUnavailable:
      return "unavailable";
    case ErrorCode::kTimeout:
      return "timeout";
    case ErrorCode::kOffline:
      return "offline";
    case ErrorCode::kInternal:
      return "internal";
  }
  return "internal";
}

}  // namespace genkan
