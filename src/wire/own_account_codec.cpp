#include "genkan/wire/own_account_codec.h"

#include "wire/record_json.h"

namespace genkan::wire {
namespace {

constexpr EnumName<domain::TicketMail> kTicketMailNames[] = {
    {domain::TicketMail::kMine, domain::kTicketMailWords[0]},
    {domain::TicketMail::kAll, domain::kTicketMailWords[1]},
    {domain::TicketMail::kNone, domain::kTicketMailWords[2]}};

}  // namespace

template <>
inline constexpr auto& kNames<domain::TicketMail> = kTicketMailNames;

std::string EncodeOwnAccount(const domain::OwnAccount& account) { return Encoded(account); }

Status DecodeOwnAccount(std::string_view body, domain::OwnAccount* account) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  return RecordReader(json, UnknownMembers::kRefused).Read(account);
}

std::string EncodeOwnSessions(const domain::OwnSessions& sessions) { return Encoded(sessions); }

}  // namespace genkan::wire
