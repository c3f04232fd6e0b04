#include "genkan/service/bench_data.h"

#include <algorithm>
#include <array>

#include "genkan/base/seeded_random.h"

namespace genkan::service {
namespace {

constexpr std::int64_t kTicketsPerCommit = 2'000;

constexpr std::array kSubjects = {
    "出荷ラベルが印刷されない",
    "Tracking shows the wrong carrier",
    "請求書の宛名を変更したい",
    "在庫数が合いません",
    "API returns 409 after a timeout",
    "パスワードを再設定したい",
    "返品の手順について",
    "Pick-up did not come",
    "納品書の書式を変えたい",
};
constexpr std::array kTexts = {
    "お世話になっております。今朝から同じ画面のまま進みません。注文番号は SK-2026-118843 です。",
    "Thank you for looking into it. The order is SK-2026-118902 and it is rather urgent for us.",
    "ご連絡ありがとうございます。確認のうえ、本日中に折り返しご連絡いたします。",
    "We have found the cause and are preparing a correction. You will hear from us tomorrow.",
    "ありがとうございます。問題なく使えるようになりました。",
};

struct BenchName {
  const char* written;
  const char* reading;  // None: a Western name.
};
constexpr std::array<BenchName, 16> kFamilies = {{{"佐藤", "サトウ"},
                                                  {"Haddad", nullptr},
                                                  {"鈴木", "スズキ"},
                                                  {"Kowalski", nullptr},
                                                  {"高橋", "タカハシ"},
                                                  {"Lindqvist", nullptr},
                                                  {"渡辺", "ワタナベ"},
                                                  {"Moreau", nullptr},
                                                  {"小林", "コバヤシ"},
                                                  {"Okafor", nullptr},
                                                  {"斎藤", "サイトウ"},
                                                  {"Novák", nullptr},
                                                  {"吉田", "ヨシダ"},
                                                  {"Nguyen", nullptr},
                                                  {"森", "モリ"},
                                                  {"Porter", nullptr}}};
constexpr std::array<BenchName, 10> kJapaneseGiven = {{{"花", "ハナ"},
                                                       {"健", "ケン"},
                                                       {"美咲", "ミサキ"},
                                                       {"翔太", "ショウタ"},
                                                       {"陽菜", "ヒナ"},
                                                       {"直樹", "ナオキ"},
                                                       {"由美子", "ユミコ"},
                                                       {"恵", "メグミ"},
                                                       {"誠", "マコト"},
                                                       {"ゑ津子", "エツコ"}}};
constexpr std::array kWesternGiven = {"Noor",  "Jane",   "Piotr", "Elif", "Chloé",
                                      "Tomás", "Ingrid", "Yusuf", "Mei",  "Ola"};

// Of the contact with that number: no chance is used, so that the tickets stay the same.
domain::PersonName NameOf(std::int64_t number) {
  const auto index = static_cast<std::size_t>(number);
  const BenchName& family = kFamilies[index % kFamilies.size()];
  const std::size_t given = index / kFamilies.size() % kWesternGiven.size();
  if (family.reading == nullptr) return {.family = family.written, .given = kWesternGiven[given]};
  return {.family = family.written,
          .given = kJapaneseGiven[given].written,
          .reading = std::string(family.reading) + " " + kJapaneseGiven[given].reading};
}

class BenchFilling {
 public:
  BenchFilling(Store& store, const BenchDataPlan& plan)
      : store_(store), plan_(plan), chance_(plan.seed), random_(plan.seed + 1) {}

  Status FillSetup();
  Status FillPeople();
  // Takes both from a portal that is there; `agent` answers.
  Status FindSetup(domain::PortalId portal, const domain::Staff& agent);
  Status FillTickets(std::int64_t count);

 private:
  Status FillManager();
  template <typename AnyId>
  AnyId NewId(Millis made_at) {
    return domain::NewId<AnyId>(made_at, random_);
  }
  domain::Ticket MakeTicket(const domain::Contact& requester, Millis filed_at);
  Status FillConversation(const domain::Ticket& ticket, const domain::Contact& requester);

  Store& store_;
  const BenchDataPlan& plan_;
  Chance chance_;
  SeededRandom random_;
  domain::Portal portal_;
  domain::ChannelAccount form_;
  domain::Pipeline pipeline_;
  // Waiting for support, waiting for the customer, closed.
  std::array<domain::StageId, 3> stages_;
  std::optional<domain::Staff> agent_;  // None: customers talk to themselves.
  std::vector<domain::CompanyId> companies_;
  std::vector<domain::Contact> contacts_;
  std::int64_t filled_ = 0;
};

Status BenchFilling::FillSetup() {
  portal_ = {.id = NewId<domain::PortalId>(plan_.now), .name = "Bench", .slug = "bench"};
  portal_.languages = {"en", "ja"};
  GENKAN_TRY_OK(store_.PutPortal(portal_));
  const domain::Inbox inbox{.id = NewId<domain::InboxId>(plan_.now), .name = "Inbox"};
  GENKAN_TRY_OK(store_.PutInbox(portal_.id, inbox));
  form_ = {.id = NewId<domain::ChannelAccountId>(plan_.now),
           .inbox = inbox.id,
           .kind = std::string(domain::kChannelForm)};
  GENKAN_TRY_OK(store_.PutChannelAccount(portal_.id, form_));
  pipeline_ = {.id = NewId<domain::PipelineId>(plan_.now), .name = "Bench"};
  const auto add_stage = [&](const char* english, const char* japanese, domain::StageKind kind,
                             domain::Turn turn) {
    domain::Stage stage{.id = NewId<domain::StageId>(plan_.now), .pipeline = pipeline_.id};
    stage.name = english;
    stage.customer_names = {{"en", english}, {"ja", japanese}};
    stage.kind = kind;
    stage.turn = turn;
    stage.position = static_cast<int>(pipeline_.stages.size());
    pipeline_.stages.push_back(stage);
  };
  add_stage("Waiting for us", "弊社対応中", domain::StageKind::kOpen, domain::Turn::kSupport);
  add_stage("Waiting for you", "お客様の返信待ち", domain::StageKind::kOpen,
            domain::Turn::kCustomer);
  add_stage("Closed", "完了", domain::StageKind::kClosed, domain::Turn::kNobody);
  GENKAN_TRY_OK(store_.PutPipeline(portal_.id, pipeline_));
  for (std::size_t i = 0; i < stages_.size(); ++i) stages_[i] = pipeline_.stages[i].id;
  domain::TicketRules& rules = portal_.settings.Edit().tickets;
  rules.form_channel_account = form_.id;
  rules.new_ticket_pipeline = pipeline_.id;
  rules.new_ticket_stage = pipeline_.stages[0].id;
  return store_.PutPortal(portal_);
}

Status BenchFilling::FillPeople() {
  for (std::int64_t i = 0; i < plan_.companies; ++i) {
    const domain::Company company{.id = NewId<domain::CompanyId>(plan_.now),
                                  .name = "Company " + std::to_string(i)};
    companies_.push_back(company.id);
    GENKAN_TRY_OK(store_.PutCompany(portal_.id, company));
  }
  for (std::int64_t i = 0; i < plan_.contacts; ++i) {
    domain::Contact contact{.id = NewId<domain::ContactId>(plan_.now)};
    contact.name = NameOf(i);
    contact.language = contact.name.reading.empty() ? "en" : "ja";
    contact.member_email = "contact" + std::to_string(i) + "@bench.example";
    contact.addresses = {contact.member_email};
    contact.sign_in = domain::SignInState::kActive;
    contact.sample = true;
    const auto company = static_cast<std::size_t>(i % plan_.companies);
    contact.companies = {{.company = companies_[company], .primary = true}};
    contacts_.push_back(contact);
    GENKAN_TRY_OK(store_.PutContact(portal_.id, contact));
    if (plan_.password_hash.empty()) continue;
    GENKAN_TRY_OK(store_.SetPasswordHash(portal_.id, contact.member_email, plan_.password_hash));
  }
  return FillManager();
}

Status BenchFilling::FillManager() {
  const domain::Staff manager{.id = NewId<domain::StaffId>(plan_.now),
                              .name = {.display = "Owner"},
                              .email = "owner@bench.example",
                              .permissions = {domain::Permission::kCustomerPortalSettings},
                              .sign_in = domain::SignInState::kActive,
                              .sample = true};
  GENKAN_TRY_OK(store_.PutStaff(portal_.id, manager));
  if (plan_.password_hash.empty()) return Done{};
  return store_.SetPasswordHash(portal_.id, manager.email, plan_.password_hash);
}

Status BenchFilling::FindSetup(domain::PortalId portal, const domain::Staff& agent) {
  agent_ = agent;
  GENKAN_TRY(portal_, store_.PortalById(portal));
  const domain::TicketRules& rules = portal_.settings->tickets;
  GENKAN_TRY(const auto accounts, store_.ChannelAccounts(portal));
  for (const domain::ChannelAccount& account : accounts) {
    if (account.id == rules.form_channel_account) form_ = account;
  }
  GENKAN_TRY(pipeline_, store_.PipelineById(portal, rules.new_ticket_pipeline));
  // From the last, so that the first of each kind stays.
  for (auto stage = pipeline_.stages.rbegin(); stage != pipeline_.stages.rend(); ++stage) {
    const bool closed = stage->kind == domain::StageKind::kClosed;
    stages_[closed ? 2 : stage->turn == domain::Turn::kCustomer ? 1 : 0] = stage->id;
  }
  GENKAN_TRY(ContactRows rows, store_.FindContacts(portal, {.limit = kContactsLookedAt}));
  contacts_ = std::move(rows.contacts);
  std::erase_if(contacts_, [](const domain::Contact& each) { return each.companies.empty(); });
  return Done{};
}

Status BenchFilling::FillTickets(std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i, ++filled_) {
    const auto& requester =
        contacts_[static_cast<std::size_t>(chance_.Below(std::ssize(contacts_)))];
    // Spread over two years, in the order in which they were filed.
    const Millis filed_at =
        plan_.now - 730 * kMillisPerDay * (plan_.tickets - filled_) / plan_.tickets;
    const domain::Ticket ticket = MakeTicket(requester, filed_at);
    GENKAN_TRY_OK(store_.PutTicket(portal_.id, ticket));
    GENKAN_TRY_OK(FillConversation(ticket, requester));
  }
  return Done{};
}

domain::Ticket BenchFilling::MakeTicket(const domain::Contact& requester, Millis filed_at) {
  domain::Ticket ticket{.id = NewId<domain::TicketId>(filed_at)};
  ticket.subject =
      std::string(kSubjects[static_cast<std::size_t>(chance_.Below(kSubjects.size()))]) + " #" +
      std::to_string(filled_);
  ticket.pipeline = pipeline_.id;
  // Most tickets of a long history are closed.
  const std::int64_t stage = std::min<std::int64_t>(chance_.Below(12), 2);
  ticket.stage = stages_[static_cast<std::size_t>(stage)];
  ticket.priority = static_cast<domain::Priority>(chance_.Below(5));
  ticket.channel = form_.kind;
  ticket.created_at_millis = filed_at;
  ticket.last_activity_at_millis =
      std::min(plan_.now, filed_at + chance_.Below(30 * kMillisPerDay));
  ticket.contacts = {{requester.id, domain::Involvement::kRequester}};
  ticket.companies = {requester.companies[0].company};
  return ticket;
}

Status BenchFilling::FillConversation(const domain::Ticket& ticket,
                                      const domain::Contact& requester) {
  if (plan_.messages_per_ticket == 0) return Done{};
  const domain::Conversation conversation{
      .id = NewId<domain::ConversationId>(ticket.created_at_millis),
      .channel_account = form_.id,
      .contact = requester.id,
      .tickets = {ticket.id},
      .created_at_millis = ticket.created_at_millis};
  GENKAN_TRY_OK(store_.PutConversation(portal_.id, conversation));
  const Millis span = ticket.last_activity_at_millis - ticket.created_at_millis;
  for (int i = 0; i < plan_.messages_per_ticket; ++i) {
    const Millis sent_at = ticket.created_at_millis + span * i / plan_.messages_per_ticket;
    domain::Message message{.id = NewId<domain::MessageId>(sent_at),
                            .conversation = conversation.id};
    message.author = {.kind = domain::AuthorKind::kContact,
                      .contact = requester.id,
                      .shown_name = requester.name.given};
    if (agent_ && i % 2 == 1) {
      message.direction = domain::Direction::kOutgoing;
      message.author = {.kind = domain::AuthorKind::kStaff,
                        .staff = agent_->id,
                        .shown_name = domain::ShownName(agent_->name, agent_->language)};
    } else if (message.author.shown_name.empty()) {
      message.author.shown_name = domain::ShownName(requester.name, requester.language);
    }
    message.audience = i == 3 ? domain::Audience::kInternal : domain::Audience::kCustomer;
    message.text = kTexts[static_cast<std::size_t>(chance_.Below(kTexts.size()))];
    message.sent_at_millis = sent_at;
    GENKAN_TRY_OK(store_.PutMessage(portal_.id, message));
  }
  return Done{};
}

}  // namespace

Status FillBenchData(Store& store, const BenchDataPlan& plan,
                     const std::function<void(std::int64_t)>& progress) {
  // The same seed makes the same ids, so that putting would replace.
  if (store.PortalAt("", "bench").ok()) return ErrorCode::kConflict;
  BenchFilling filling(store, plan);
  GENKAN_TRY_OK(store.Atomically([&]() -> Status {
    const Status setup = filling.FillSetup();
    return setup.ok() ? filling.FillPeople() : setup;
  }));
  for (std::int64_t done = 0; done < plan.tickets;) {
    const std::int64_t count = std::min(kTicketsPerCommit, plan.tickets - done);
    GENKAN_TRY_OK(store.Atomically([&] { return filling.FillTickets(count); }));
    done += count;
    if (progress) progress(done);
  }
  return Done{};
}

Status FillMoreTickets(Store& store, const MoreTicketsPlan& plan, const domain::Staff& agent) {
  const BenchDataPlan bench{.tickets = plan.tickets,
                            .messages_per_ticket = plan.messages_per_ticket,
                            .seed = plan.seed,
                            .now = plan.now};
  BenchFilling filling(store, bench);
  GENKAN_TRY_OK(filling.FindSetup(plan.portal, agent));
  return filling.FillTickets(plan.tickets);
}

}  // namespace genkan::service
