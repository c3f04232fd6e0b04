#include "server/sample_command.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "genkan/service/bench_data.h"
#include "genkan/service/sample_fill.h"
#include "server/arguments.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

constexpr std::uint64_t kTicketsMax = 10'000'000;
constexpr std::uint64_t kContactsMax = 1'000'000;
constexpr std::uint64_t kMessagesMax = 1'000;
// People enough that no list is all of it, tickets enough that some are long.
constexpr std::int64_t kTicketsPerContact = 10;
constexpr std::int64_t kContactsPerCompany = 10;
// Where it is people that are wanted.
constexpr std::int64_t kPeoplePerCompany = 5;

struct SampleArguments {
  std::uint64_t tickets = 0;
  std::uint64_t contacts = 0;  // 0: as many as the tickets need.
  std::optional<std::uint64_t> messages;
  std::uint64_t seed = 1;
  // What is wrong with them, or the empty string.
  std::string complaint;
};

std::optional<std::uint64_t> NumberFrom(const std::string& text) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  if (text.empty() || error != std::errc() || stopped != end) return std::nullopt;
  return number;
}

SampleArguments ParseSampleArguments(std::span<const std::string> given) {
  std::vector<std::string> words(given.begin(), given.end());
  SampleArguments arguments;
  const TakenOption tickets = TakeOption("--tickets", &words);
  const TakenOption contacts = TakeOption("--contacts", &words);
  const TakenOption messages = TakeOption("--messages", &words);
  const TakenOption seed = TakeOption("--seed", &words);
  for (const TakenOption* taken : {&tickets, &contacts, &messages, &seed}) {
    if (!taken->complaint.empty()) arguments.complaint = taken->complaint;
  }
  if (tickets.value) arguments.tickets = NumberFrom(*tickets.value).value_or(0);
  if (contacts.value) arguments.contacts = NumberFrom(*contacts.value).value_or(0);
  if (messages.value) {
    arguments.messages = NumberFrom(*messages.value);
    if (!arguments.messages || *arguments.messages > kMessagesMax || !tickets.value) {
      arguments.complaint = "--messages goes with --tickets and is a number from 0 to " +
                            std::to_string(kMessagesMax);
    }
  }
  if (seed.value) {
    const auto number = NumberFrom(*seed.value);
    if (!number) arguments.complaint = "--seed is a whole number";
    arguments.seed = number.value_or(0);
    if (!tickets.value && !contacts.value) {
      arguments.complaint = "--seed goes with --tickets or --contacts";
    }
  }
  if (tickets.value && (arguments.tickets == 0 || arguments.tickets > kTicketsMax)) {
    arguments.complaint = "--tickets is a number from 1 to " + std::to_string(kTicketsMax);
  }
  if (contacts.value && (arguments.contacts == 0 || arguments.contacts > kContactsMax)) {
    arguments.complaint = "--contacts is a number from 1 to " + std::to_string(kContactsMax);
  }
  if (!words.empty()) arguments.complaint = "sample takes no \"" + words.front() + "\"";
  return arguments;
}

// One line that is written again on a terminal, elsewhere one for every tenth.
void ShowProgress(std::int64_t done, std::int64_t tickets, const CommandContext& context,
                  std::int64_t* tenths_shown) {
  const std::int64_t tenths = done * 10 / tickets;
  if (!context.err_is_terminal && tenths == *tenths_shown) return;
  *tenths_shown = tenths;
  const bool last = done == tickets;
  context.err << (context.err_is_terminal ? "\r" : "") << done << " of " << tickets << " tickets"
              << (context.err_is_terminal && !last ? "" : "\n") << std::flush;
}

Status FillMany(const SampleArguments& arguments, const CommandContext& context) {
  GENKAN_TRY(const std::string hash,
             context.ports.secrets.HashPassword(Secret(std::string(service::kSamplePassword))));
  const auto tickets = static_cast<std::int64_t>(arguments.tickets);
  const bool people = arguments.contacts > 0;
  const std::int64_t contacts = people ? static_cast<std::int64_t>(arguments.contacts)
                                       : std::max<std::int64_t>(1, tickets / kTicketsPerContact);
  const std::int64_t per_company = people ? kPeoplePerCompany : kContactsPerCompany;
  // From a day's start, so that the same day makes the same ones.
  const Millis now = context.ports.clock.NowMillis() / kMillisPerDay * kMillisPerDay;
  service::BenchDataPlan plan{.tickets = tickets,
                              .contacts = contacts,
                              .companies = std::max<std::int64_t>(1, contacts / per_company),
                              .seed = arguments.seed,
                              .now = now,
                              .password_hash = hash};
  if (arguments.messages) plan.messages_per_ticket = static_cast<int>(*arguments.messages);
  std::int64_t tenths_shown = 0;
  return service::FillBenchData(context.store, plan, [&](std::int64_t done) {
    ShowProgress(done, tickets, context, &tenths_shown);
  });
}

int FailToFill(const Error& error, const CommandContext& context) {
  if (error.code == ErrorCode::kConflict) {
    context.err << "genkan: this folder has a portal already; sample data goes into a new one\n";
  } else {
    context.err << "genkan: the sample data cannot be filled in: " << SentenceFor(error) << "\n";
  }
  return 1;
}

}  // namespace

int RunSample(std::span<const std::string> given, CommandContext& context) {
  const SampleArguments arguments = ParseSampleArguments(given);
  if (!arguments.complaint.empty()) {
    context.err << "genkan: " << arguments.complaint << "\n";
    return 2;
  }
  Status filled = service::FillSampleData(context.store, context.ports);
  const bool many = arguments.tickets > 0 || arguments.contacts > 0;
  if (filled.ok() && many) filled = FillMany(arguments, context);
  if (!filled.ok()) return FailToFill(filled.error(), context);
  context.out << "the sample data is in; the password of these is " << service::kSamplePassword
              << "\n";
  for (const std::string_view email : service::kSampleSignIns) context.out << "  " << email << "\n";
  if (many) {
    context.out << "and under /bench/, with " << arguments.tickets << " tickets,\n"
                << "  contact0@bench.example and so on, and owner@bench.example, a manager\n";
  }
  return 0;
}

}  // namespace genkan::server
