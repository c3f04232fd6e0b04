#include "genkan/wire/mail_message.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "genkan/base/calendar.h"
#include "genkan/base/utf8.h"

namespace genkan::wire {
namespace {

constexpr std::size_t kLineBytesMax = 76;  // RFC 2045 §6.7 and §6.8, RFC 2047 §2.
constexpr std::size_t kAddressBytesMax = 254;
// Neither quoted-printable nor base64 can hold it (RFC 2045 §6.7, rule 1).
constexpr std::string_view kBoundary = "=_genkan";
constexpr std::string_view kWordBegin = "=?UTF-8?B?";
constexpr std::string_view kWordEnd = "?=";

bool IsLetterOrDigit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool IsAtomText(char c) {
  return IsLetterOrDigit(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

// One or more atoms with single dots between them.
template <typename IsPart>
bool IsDotAtom(std::string_view text, const IsPart& is_part) {
  if (text.empty() || text.front() == '.' || text.back() == '.') return false;
  return text.find("..") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [&](char c) { return c == '.' || is_part(c); });
}

bool IsPlainAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string Base64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      group = group << 8 | (j < count ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    }
    for (std::size_t j = 0; j < 4; ++j) {
      text += j <= count ? kDigits[group >> (18 - 6 * j) & 63] : '=';
    }
  }
  return text;
}

// Text of one line: what would end it or is no text becomes a space.
std::string OneLine(std::string_view text) {
  const std::string repaired = RepairedUtf8(text);
  std::string line;
  for (std::size_t position = 0; position < repaired.size();) {
    const char32_t c = NextCodePoint(repaired, &position);
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
    AppendUtf8(control ? U' ' : c, &line);
  }
  return std::string(TrimmedText(line));
}

// Encoded words (RFC 2047 §2), each on a line of its own; no character is cut in two.
std::string EncodedWords(std::string_view text, std::size_t first_line_used) {
  std::string words;
  std::size_t used = first_line_used;
  while (!text.empty()) {
    const std::size_t room = kLineBytesMax - 1 - std::min(used, kLineBytesMax / 2);
    const std::size_t bytes_max = (room - kWordBegin.size() - kWordEnd.size()) / 4 * 3;
    std::string_view part = Utf8Prefix(text, bytes_max);
    if (part.empty()) part = text;
    if (!words.empty()) words += "\r\n ";
    words.append(kWordBegin).append(Base64(part)).append(kWordEnd);
    text.remove_prefix(part.size());
    used = 1;
  }
  return words;
}

// A header's free text: as it is where that says the same to every reader, else in encoded words.
std::string HeaderText(std::string_view name, std::string_view text) {
  const std::string line = OneLine(text);
  const std::size_t used = name.size() + 2;
  const bool plain = IsPlainAscii(line) && line.find("=?") == std::string::npos;
  if (plain && used + line.size() <= kLineBytesMax) return line;
  return EncodedWords(line, used);
}

std::string QuotedString(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

std::string AddressText(std::string_view header, const MailAddress& who) {
  const std::string name = OneLine(who.name);
  const std::string address = "<" + who.address + ">";
  if (name.empty()) return who.address;
  const bool plain = IsPlainAscii(name) && name.find("=?") == std::string::npos &&
                     name.size() + header.size() <= kLineBytesMax - 8;
  const std::string shown = plain ? QuotedString(name) : EncodedWords(name, header.size() + 2);
  return shown + "\r\n " + address;
}

std::string TwoDigits(int number) {
  return std::string(1, static_cast<char>('0' + number / 10)) +
         static_cast<char>('0' + number % 10);
}

// RFC 5322 §3.3, in UTC.
std::string DateText(Millis instant) {
  constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const CivilTime civil = CivilTimeAt(instant, 0);
  return std::string(kDays[static_cast<std::size_t>(civil.weekday)]) + ", " + TwoDigits(civil.day) +
         " " + kMonths[static_cast<std::size_t>(civil.month - 1)] + " " +
         std::to_string(civil.year) + " " + TwoDigits(civil.hour) + ":" + TwoDigits(civil.minute) +
         ":" + TwoDigits(civil.second) + " +0000";
}

std::string QuotedByte(char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {'=', kDigits[byte >> 4], kDigits[byte & 15]};
}

// One line of text as lines of quoted-printable, without the end of the last.
std::string QuotedPrintableLine(std::string_view line) {
  std::string out;
  std::size_t used = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool at_end = i + 1 == line.size();
    const bool space = c == ' ' || c == '\t';
    const bool as_is = (c > ' ' && c <= '~' && c != '=') || (space && !at_end);
    const std::string piece = as_is ? std::string(1, c) : QuotedByte(c);
    // The last place of a line is for the "=" that continues it.
    if (used + piece.size() > kLineBytesMax - 1) {
      out += "=\r\n";
      used = 0;
    }
    out += piece;
    used += piece.size();
  }
  return out;
}

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

struct Body {
  std::string_view encoding;
  std::string text;
};

// Quoted-printable while most of it stays readable that way, else base64.
Body EncodedBody(std::string_view given) {
  const std::string text = RepairedUtf8(given);
  const auto beyond = std::count_if(text.begin(), text.end(),
                                    [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  std::string body;
  if (static_cast<std::size_t>(beyond) * 6 <= text.size()) {
    for (const std::string_view line : LinesOf(text)) body += QuotedPrintableLine(line) + "\r\n";
    return {"quoted-printable", body};
  }
  std::string with_crlf;
  for (const std::string_view line : LinesOf(text)) with_crlf.append(line).append("\r\n");
  const std::string digits = Base64(with_crlf);
  for (std::size_t i = 0; i < digits.size(); i += kLineBytesMax) {
    body += digits.substr(i, kLineBytesMax) + "\r\n";
  }
  return {"base64", body};
}

// A part of this kind of text, with its own headers.
std::string EncodedPart(std::string_view kind, std::string_view text) {
  const Body body = EncodedBody(text);
  std::string part = "Content-Type: text/";
  part.append(kind).append("; charset=utf-8\r\nContent-Transfer-Encoding: ");
  return part.append(body.encoding).append("\r\n\r\n").append(body.text);
}

// What can stand in angle brackets and ends no line; nothing at all can, too.
bool IsHeaderAddress(std::string_view url) {
  constexpr std::size_t kBytesMax = 900;
  return url.size() <= kBytesMax && std::all_of(url.begin(), url.end(), [](char c) {
           return c > ' ' && c <= '~' && c != '<' && c != '>';
         });
}

Status CheckParts(const MailMessage& message) {
  const Error refusal = FieldError("", "error.address_invalid");
  const auto refused = [&](std::string_view field) {
    Error error = refusal;
    error.field = field;
    return error;
  };
  if (!IsMailable(message.from.address)) return refused("from");
  if (!IsMailable(message.to.address)) return refused("to");
  if (!message.reply_to.empty() && !IsMailable(message.reply_to)) return refused("reply_to");
  if (!IsMailable(message.message_id)) return refused("message_id");
  if (!message.references.empty() && !IsMailable(message.references)) return refused("references");
  if (!IsHeaderAddress(message.unsubscribe)) return refused("unsubscribe");
  return Done{};
}

}  // namespace

bool IsMailable(std::string_view address) {
  const std::size_t at = address.find('@');
  if (at == std::string_view::npos || address.size() > kAddressBytesMax) return false;
  return IsDotAtom(address.substr(0, at), IsAtomText) &&
         IsDotAtom(address.substr(at + 1), [](char c) { return IsLetterOrDigit(c) || c == '-'; });
}

Result<std::string> EncodeMail(const MailMessage& message, std::string_view html) {
  GENKAN_TRY_OK(CheckParts(message));
  std::string mail;
  const auto add = [&mail](std::string_view name, const std::string& value) {
    mail.append(name).append(": ").append(value).append("\r\n");
  };
  add("Date", DateText(message.sent_at_millis));
  add("From", AddressText("From", message.from));
  add("To", AddressText("To", message.to));
  if (!message.reply_to.empty()) add("Reply-To", message.reply_to);
  add("Subject", HeaderText("Subject", message.subject));
  add("Message-ID", "<" + message.message_id + ">");
  if (!message.references.empty()) add("References", "<" + message.references + ">");
  if (!message.unsubscribe.empty()) {
    add("List-Unsubscribe", "<" + message.unsubscribe + ">");
    // Mail programs do it at a press, and only over TLS (RFC 8058 §3.1).
    if (message.unsubscribe.starts_with("https://")) {
      add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
  }
  add("Auto-Submitted", "auto-generated");
  add("X-Auto-Response-Suppress", "All");
  add("MIME-Version", "1.0");
  if (html.empty()) return mail + EncodedPart("plain", message.text);
  add("Content-Type", "multipart/alternative; boundary=\"" + std::string(kBoundary) + "\"");
  const std::string between = "\r\n--" + std::string(kBoundary);
  return mail + between + "\r\n" + EncodedPart("plain", message.text) + between + "\r\n" +
         EncodedPart("html", html) + between + "--\r\n";
}

}  // namespace genkan::wire
