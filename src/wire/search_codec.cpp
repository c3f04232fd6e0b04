#include "genkan/wire/search_codec.h"

#include "wire/enum_names.h"
#include "wire/object_reader.h"
#include "wire/ticket_json.h"

namespace genkan::wire {
namespace {

using domain::FoundIn;
using domain::SearchResult;
using domain::TextPart;

constexpr EnumName<FoundIn> kFoundInNames[] = {{FoundIn::kNumber, "number"},
                                               {FoundIn::kSubject, "subject"},
                                               {FoundIn::kField, "field"},
                                               {FoundIn::kMessage, "message"}};

void WriteParts(const std::vector<TextPart>& parts, JsonWriter* json) {
  json->BeginArray();
  for (const TextPart& part : parts) {
    json->BeginObject().Name("text").Text(part.text).Name("match").Boolean(part.match).EndObject();
  }
  json->EndArray();
}

Result<TextPart> ReadPart(const JsonValue& value) {
  ObjectReader reader(value);
  TextPart part{.text = reader.Text("text"), .match = reader.Boolean("match")};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return part;
}

Result<SearchResult> ReadResult(const JsonValue& value) {
  ObjectReader reader(value);
  SearchResult result;
  GENKAN_TRY(result.ticket, ReadTicketSummary(reader.Object("ticket")));
  GENKAN_TRY(result.subject, ReadAll(reader.Array("subject"), ReadPart));
  result.found_in = ValueOf(kFoundInNames, reader.Text("found_in"));
  result.source = reader.Text("source");
  result.sent_at_millis = reader.Integer("sent_at_millis");
  result.language = reader.Text("language");
  GENKAN_TRY(result.snippet, ReadAll(reader.Array("snippet"), ReadPart));
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return result;
}

}  // namespace

std::string EncodeSearchPage(const domain::SearchPage& page) {
  JsonWriter json;
  json.BeginObject().Name("results").BeginArray();
  for (const SearchResult& result : page.results) {
    json.BeginObject().Name("ticket");
    WriteTicketSummary(result.ticket, &json);
    json.Name("subject");
    WriteParts(result.subject, &json);
    json.Name("found_in").Text(NameOf(kFoundInNames, result.found_in));
    json.Name("source").Text(result.source);
    json.Name("sent_at_millis").Integer(result.sent_at_millis);
    json.Name("language").Text(result.language);
    json.Name("snippet");
    WriteParts(result.snippet, &json);
    json.EndObject();
  }
  json.EndArray();
  json.Name("total").Integer(page.total).Name("all").Boolean(page.all);
  json.Name("next_cursor").Text(page.next_cursor).EndObject();
  return json.Take();
}

Result<domain::SearchPage> DecodeSearchPage(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  domain::SearchPage page;
  GENKAN_TRY(page.results, ReadAll(reader.Array("results"), ReadResult));
  page.total = reader.Integer("total");
  page.all = reader.Boolean("all");
  page.next_cursor = reader.Text("next_cursor");
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return page;
}

}  // namespace genkan::wire
