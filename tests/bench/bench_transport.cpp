#include "bench/bench_transport.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>

#include "genkan/wire/problem.h"
#include "genkan/wire/request_form_codec.h"
#include "genkan/wire/session_codec.h"
#include "genkan/wire/ticket_codec.h"

namespace genkan::bench {
namespace {

constexpr std::array kSubjects = {"Parcel shows as delivered but is not here",
                                  "請求書の宛名を変更したいです",
                                  "Cannot sign in after changing my phone",
                                  "返品した商品の返金はいつになりますか",
                                  "Export stops at 1,000 rows",
                                  "配送先の住所を間違えて登録しました",
                                  "Two charges for one order",
                                  "Invoice needs our VAT number"};
constexpr std::array kRequesters = {"Hana Sakura", "山田 太郎", "Noor Haddad", "Ken Mori",
                                    "Jane Porter"};
constexpr std::array kChannels = {"form", "email", "chat"};
constexpr std::array kStages = {std::pair{"New", domain::Turn::kSupport},
                                std::pair{"Waiting for us", domain::Turn::kSupport},
                                std::pair{"Waiting for you", domain::Turn::kCustomer},
                                std::pair{"Closed", domain::Turn::kNobody}};

template <typename Values>
const auto& Pick(const Values& values, int index) {
  return values[static_cast<std::size_t>(index) % values.size()];
}

domain::TicketSummary BenchTicket(int index) {
  domain::TicketSummary ticket;
  ticket.number = domain::TicketNumber{index + 1};
  ticket.subject = std::string(Pick(kSubjects, index)) + " (" +
                   std::to_string(1000 + index * 7919LL % 9000) + ")";
  ticket.stage.name = Pick(kStages, index).first;
  ticket.stage.turn = Pick(kStages, index).second;
  ticket.stage.kind = index % 4 == 3 ? domain::StageKind::kClosed : domain::StageKind::kOpen;
  ticket.requester_shown_name = Pick(kRequesters, index);
  ticket.channel = Pick(kChannels, index);
  ticket.last_activity_at_millis = 1'795'000'000'000 - index * kMillisPerMinute;
  ticket.created_at_millis = ticket.last_activity_at_millis;
  ticket.sight = domain::Sight::kOwn;
  return ticket;
}

int Number(const std::string* text, int otherwise) {
  int number = otherwise;
  if (text != nullptr) std::from_chars(text->data(), text->data() + text->size(), number);
  return number;
}

// A cursor is the index of the next row.
std::string PageBody(const wire::Target& target) {
  const int first = Number(target.Query("after"), Number(target.Query("at"), 0));
  const int last = std::min(kBenchTickets, first + Number(target.Query("limit"), 50));
  domain::TicketPage page;
  page.total = kBenchTickets;
  page.first_at = target.Query("after") != nullptr ? -1 : first;
  for (int index = first; index < last; ++index) page.tickets.push_back(BenchTicket(index));
  if (last < kBenchTickets) page.next_cursor = std::to_string(last);
  return wire::EncodeTicketPage(page);
}

std::string SessionBody() {
  domain::SessionView session;
  session.portal_name = "Genkan";
  session.shown_name = "Hana Sakura";
  session.email = "hana@sakura.example";
  session.company_name = "Sakura Trading";
  session.company_view = true;
  session.language = "en";
  session.time_zone = "Asia/Tokyo";
  session.now_millis = 1'795'000'000'000;
  return wire::EncodeSession(session);
}

wire::Response Answer(const wire::Request& request) {
  const wire::Target target = wire::ParseTarget(request.target);
  wire::Response response;
  if (target.valid && !target.segments.empty()) {
    const std::string& last = target.segments.back();
    response.body = last == "tickets"         ? PageBody(target)
                    : last == "request-forms" ? wire::EncodeRequestForms({})
                                              : SessionBody();
  }
  return response;
}

}  // namespace

void BenchTransport::Send(wire::Request request, client::ResponseHandler done) {
  answers_.emplace_back(Answer(request), std::move(done));
}

void BenchTransport::Poll() {
  const auto answers = std::exchange(answers_, {});
  for (const auto& [response, done] : answers) done(response);
}

}  // namespace genkan::bench
