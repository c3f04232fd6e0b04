#include "genkan/wire/session_codec.h"

#include "wire/object_reader.h"

namespace genkan::wire {

std::string EncodeCredentials(const Credentials& credentials) {
  JsonWriter json;
  json.BeginObject();
  json.Name("email").Text(credentials.email);
  json.Name("password").Text(credentials.password.Reveal());
  json.EndObject();
  return json.Take();
}

Result<Credentials> DecodeCredentials(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  Credentials credentials{.email = reader.Text("email"),
                          .password = Secret(reader.Text("password"))};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  return credentials;
}

Result<Secret> DecodeClientSecret(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  Secret secret(reader.Text("client_secret"));
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  return secret;
}

namespace {

Result<domain::PreviewView> ReadPreview(const JsonValue& json) {
  ObjectReader reader(json);
  domain::PreviewView preview{.text = reader.Text("text"),
                              .leave = reader.Text("leave"),
                              .reason = reader.Text("reason"),
                              .language = reader.Text("language")};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return preview;
}

Result<domain::LinkView> ReadLink(const JsonValue& json) {
  ObjectReader reader(json);
  domain::LinkView link{.label = reader.Text("label"), .url = reader.Text("url")};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return link;
}

void WriteTexts(const std::vector<std::string>& texts, JsonWriter* json) {
  json->BeginArray();
  for (const std::string& text : texts) json->Text(text);
  json->EndArray();
}

void WriteBrand(const domain::BrandView& brand, JsonWriter* json) {
  json->BeginObject();
  json->Name("light");
  WriteTexts(brand.light, json);
  json->Name("dark");
  WriteTexts(brand.dark, json);
  json->Name("logo_url").Text(brand.logo_url);
  json->Name("logo_width").Integer(brand.logo_width);
  json->Name("logo_height").Integer(brand.logo_height);
  json->EndObject();
}

Result<std::string> ReadColour(const JsonValue& json) {
  if (json.kind != JsonValue::Kind::kText) return ErrorCode::kMalformed;
  return json.text;
}

Result<domain::BrandView> ReadBrand(const JsonValue& json) {
  ObjectReader reader(json);
  domain::BrandView brand{.logo_url = reader.Text("logo_url"),
                          .logo_width = static_cast<int>(reader.Integer("logo_width")),
                          .logo_height = static_cast<int>(reader.Integer("logo_height"))};
  GENKAN_TRY(brand.light, ReadAll(reader.Array("light"), ReadColour));
  GENKAN_TRY(brand.dark, ReadAll(reader.Array("dark"), ReadColour));
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return brand;
}

}  // namespace

std::string EncodeSession(const domain::SessionView& session) {
  JsonWriter json;
  json.BeginObject();
  json.Name("id").Text(session.id);
  json.Name("portal_name").Text(session.portal_name);
  json.Name("shown_name").Text(session.shown_name);
  json.Name("email").Text(session.email);
  json.Name("company_name").Text(session.company_name);
  json.Name("company_view").Boolean(session.company_view);
  json.Name("staff").Boolean(session.staff);
  json.Name("may_manage").Boolean(session.may_manage);
  json.Name("may_answer").Boolean(session.may_answer);
  json.Name("language").Text(session.language);
  json.Name("time_zone").Text(session.time_zone);
  json.Name("now_millis").Integer(session.now_millis);
  json.Name("announcement").Text(session.announcement);
  json.Name("announcement_until_millis").Integer(session.announcement_until_millis);
  json.Name("tickets_word").Text(session.tickets_word);
  json.Name("brand");
  WriteBrand(session.brand, &json);
  json.Name("links").BeginArray();
  for (const domain::LinkView& link : session.links) {
    json.BeginObject();
    json.Name("label").Text(link.label);
    json.Name("url").Text(link.url);
    json.EndObject();
  }
  json.EndArray();
  json.Name("idle_millis").Integer(session.idle_millis);
  json.Name("unread").Integer(session.unread);
  if (!session.preview.text.empty()) {
    json.Name("preview").BeginObject();
    json.Name("text").Text(session.preview.text);
    json.Name("leave").Text(session.preview.leave);
    json.Name("reason").Text(session.preview.reason);
    json.Name("language").Text(session.preview.language);
    json.EndObject();
  }
  json.EndObject();
  return json.Take();
}

Result<domain::SessionView> DecodeSession(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  domain::SessionView session{
      .id = reader.Text("id"),
      .portal_name = reader.Text("portal_name"),
      .shown_name = reader.Text("shown_name"),
      .email = reader.Text("email"),
      .company_name = reader.Text("company_name"),
      .company_view = reader.Boolean("company_view"),
      .staff = reader.Boolean("staff"),
      .may_manage = reader.Boolean("may_manage"),
      .may_answer = reader.Boolean("may_answer"),
      .language = reader.Text("language"),
      .time_zone = reader.Text("time_zone"),
      .now_millis = reader.Integer("now_millis"),
      .announcement = reader.Text("announcement"),
      .announcement_until_millis = reader.Integer("announcement_until_millis"),
      .tickets_word = reader.Text("tickets_word"),
      .idle_millis = reader.Integer("idle_millis"),
      .unread = reader.Integer("unread")};
  GENKAN_TRY(session.brand, ReadBrand(reader.Object("brand")));
  GENKAN_TRY(session.links, ReadAll(reader.Array("links"), ReadLink));
  if (const JsonValue* preview = json.Find("preview")) {
    GENKAN_TRY(session.preview, ReadPreview(*preview));
  }
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return session;
}

}  // namespace genkan::wire
