#include "genkan/wire/listing_codec.h"

#include "wire/record_json.h"

namespace genkan::wire {

std::string ListingQuery(const domain::TicketListing& listing) {
  std::string query;
  for (const domain::FieldValue& each : listing.values) {
    if (!query.empty()) query += '&';
    query.append(each.field).append("=").append(PercentEncoded(each.value));
  }
  return query;
}

domain::TicketListing ListingOf(const Target& target) {
  domain::TicketListing listing;
  for (const std::string_view name : domain::ListingNames()) {
    const std::string* value = target.Query(name);
    if (value != nullptr && !value->empty()) listing.values.push_back({std::string(name), *value});
  }
  return listing;
}

std::string EncodeListFilters(const domain::ListFilters& filters) { return Encoded(filters); }
Result<domain::ListFilters> DecodeListFilters(std::string_view body) {
  return Decoded<domain::ListFilters>(body);
}

std::string EncodeSavedViews(const domain::SavedViews& views) { return Encoded(views); }
Result<domain::SavedViews> DecodeSavedViews(std::string_view body) {
  return Decoded<domain::SavedViews>(body);
}
std::string EncodeSavedView(const domain::SavedView& view) { return Encoded(view); }
Result<domain::SavedView> DecodeSavedView(std::string_view body) {
  return Decoded<domain::SavedView>(body, UnknownMembers::kRefused);
}

std::string EncodeReadMark(Millis upto) {
  JsonWriter json;
  json.BeginObject().Name("upto_millis").Integer(upto).EndObject();
  return json.Take();
}

Result<Millis> DecodeReadMark(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  const Millis upto = reader.Integer("upto_millis");
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  return upto;
}

}  // namespace genkan::wire
