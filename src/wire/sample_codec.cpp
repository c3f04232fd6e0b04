#include "genkan/wire/sample_codec.h"

#include "wire/enum_names.h"
#include "wire/object_reader.h"

namespace genkan::wire {
namespace {

Result<std::string> ReadText(const JsonValue& value) {
  if (value.kind != JsonValue::Kind::kText) return ErrorCode::kInvalidArgument;
  return value.text;
}

Status Finish(ObjectReader& reader) { return reader.Finish(UnknownMembers::kRefused); }

Result<SampleNamed> ReadCompany(const JsonValue& value) {
  ObjectReader reader(value);
  SampleNamed company{.key = reader.Text("key"), .name = reader.Text("name")};
  GENKAN_TRY_OK(Finish(reader));
  return company;
}

domain::SignInState SignInOf(ObjectReader& reader) {
  return reader.Boolean("sign_in") ? domain::SignInState::kActive : domain::SignInState::kNone;
}

Result<SampleContact> ReadContact(const JsonValue& value) {
  ObjectReader reader(value);
  SampleContact sample{.key = reader.Text("key"), .contact = {}, .company = reader.Text("company")};
  domain::Contact& contact = sample.contact;
  contact.name = {.family = reader.Text("family"),
                  .given = reader.Text("given"),
                  .reading = reader.Text("reading"),
                  .display = reader.Text("display")};
  contact.language = reader.Text("language");
  contact.sign_in = SignInOf(reader);
  contact.company_view = reader.Boolean("company_view");
  contact.sample = true;
  GENKAN_TRY(contact.addresses, ReadAll(reader.Array("emails"), ReadText));
  if (contact.sign_in == domain::SignInState::kActive && !contact.addresses.empty()) {
    contact.member_email = contact.addresses.front();
  }
  GENKAN_TRY_OK(Finish(reader));
  return sample;
}

Result<SampleStaff> ReadStaff(const JsonValue& value) {
  ObjectReader reader(value);
  SampleStaff sample{.key = reader.Text("key"), .staff = {}};
  domain::Staff& staff = sample.staff;
  staff.name = {.family = reader.Text("family"), .given = reader.Text("given")};
  staff.language = reader.Text("language");
  staff.email = reader.Text("email");
  staff.sample = true;
  if (reader.Text("role") == "manager") {
    staff.permissions = {domain::Permission::kCustomerPortalSettings};
  } else {
    staff.permissions = {domain::Permission::kTickets};
  }
  staff.sign_in = SignInOf(reader);
  GENKAN_TRY_OK(Finish(reader));
  return sample;
}

Result<SampleInbox> ReadInbox(const JsonValue& value) {
  ObjectReader reader(value);
  SampleInbox sample{.key = reader.Text("key"), .inbox = {}};
  sample.inbox.name = reader.Text("name");
  sample.inbox.kind =
      reader.Text("kind") == "help_desk" ? domain::InboxKind::kHelpDesk : domain::InboxKind::kInbox;
  GENKAN_TRY_OK(Finish(reader));
  return sample;
}

Result<SampleAccount> ReadAccount(const JsonValue& value) {
  ObjectReader reader(value);
  SampleAccount sample{.key = reader.Text("key"), .inbox = reader.Text("inbox"), .account = {}};
  sample.account.kind = reader.Text("kind");
  sample.account.address = reader.Text("address");
  GENKAN_TRY_OK(Finish(reader));
  return sample;
}

Result<SampleStage> ReadStage(const JsonValue& value) {
  ObjectReader reader(value);
  SampleStage sample{.key = reader.Text("key"), .stage = {}};
  sample.stage.customer_names = {{"ja", reader.Text("ja")}, {"en", reader.Text("en")}};
  sample.stage.name = sample.stage.customer_names.front().text;
  sample.stage.kind = ValueOf(kStageKindNames, reader.Text("kind"));
  sample.stage.turn = ValueOf(kTurnNames, reader.Text("turn"));
  GENKAN_TRY_OK(Finish(reader));
  return sample;
}

Result<SampleMessage> ReadMessage(const JsonValue& value) {
  ObjectReader reader(value);
  SampleMessage message{.by = reader.Text("by"),
                        .account = reader.Text("account"),
                        .after_minutes = reader.Integer("after_minutes"),
                        .language = reader.Text("language"),
                        .text = reader.Text("text")};
  if (reader.Text("audience") == "customer") message.audience = domain::Audience::kCustomer;
  GENKAN_TRY_OK(Finish(reader));
  return message;
}

Result<SampleTicket> ReadTicket(const JsonValue& value) {
  ObjectReader reader(value);
  SampleTicket sample{.key = reader.Text("key"),
                      .ticket = {},
                      .stage = reader.Text("stage"),
                      .owner = reader.Text("owner"),
                      .requester = reader.Text("requester"),
                      .account = reader.Text("account"),
                      .days_ago = reader.Integer("days_ago"),
                      .minute_of_day = reader.Integer("minute_of_day"),
                      .joins = reader.Text("joins")};
  sample.ticket.subject = reader.Text("subject");
  sample.ticket.subject_language = reader.Text("language");
  sample.ticket.priority = ValueOf(kPriorityNames, reader.Text("priority"));
  sample.ticket.category = reader.Text("category");
  sample.ticket.hidden = reader.Boolean("hidden");
  GENKAN_TRY(sample.participants, ReadAll(reader.Array("participants"), ReadText));
  GENKAN_TRY(sample.shared, ReadAll(reader.Array("shared"), ReadText));
  GENKAN_TRY(sample.companies, ReadAll(reader.Array("companies"), ReadText));
  GENKAN_TRY(sample.messages, ReadAll(reader.Array("messages"), ReadMessage));
  GENKAN_TRY_OK(Finish(reader));
  return sample;
}

Result<SampleLooseConversation> ReadLoose(const JsonValue& value) {
  ObjectReader reader(value);
  SampleLooseConversation loose{.account = reader.Text("account"),
                                .contact = reader.Text("contact"),
                                .days_ago = reader.Integer("days_ago"),
                                .minute_of_day = reader.Integer("minute_of_day"),
                                .messages = {}};
  GENKAN_TRY(loose.messages, ReadAll(reader.Array("messages"), ReadMessage));
  GENKAN_TRY_OK(Finish(reader));
  return loose;
}

Status ReadPortal(const JsonValue& value, SampleData* data) {
  ObjectReader reader(value);
  data->portal_name = reader.Text("name");
  data->time_zone = reader.Text("time_zone");
  GENKAN_TRY(data->languages, ReadAll(reader.Array("languages"), ReadText));
  return Finish(reader);
}

}  // namespace

Result<SampleData> DecodeSampleData(std::string_view file) {
  GENKAN_TRY(const JsonValue json, ReadJson(file));
  ObjectReader reader(json);
  SampleData data;
  GENKAN_TRY_OK(ReadPortal(reader.Object("portal"), &data));
  GENKAN_TRY(data.companies, ReadAll(reader.Array("companies"), ReadCompany));
  GENKAN_TRY(data.contacts, ReadAll(reader.Array("contacts"), ReadContact));
  GENKAN_TRY(data.staff, ReadAll(reader.Array("staff"), ReadStaff));
  GENKAN_TRY(data.inboxes, ReadAll(reader.Array("inboxes"), ReadInbox));
  GENKAN_TRY(data.accounts, ReadAll(reader.Array("accounts"), ReadAccount));
  data.pipeline = reader.Text("pipeline");
  GENKAN_TRY(data.stages, ReadAll(reader.Array("stages"), ReadStage));
  GENKAN_TRY(data.tickets, ReadAll(reader.Array("tickets"), ReadTicket));
  GENKAN_TRY(data.loose, ReadAll(reader.Array("loose"), ReadLoose));
  GENKAN_TRY_OK(Finish(reader));
  return data;
}

}  // namespace genkan::wire
