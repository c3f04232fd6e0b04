#include "support/openapi.h"

#include <algorithm>
#include <map>
#include <set>

#include "genkan/base/check.h"
#include "service/routes.h"
#include "support/files.h"

namespace genkan::support {
namespace {

using wire::JsonValue;

constexpr std::string_view kSchemas = "#/components/schemas/";
constexpr std::string_view kResponses = "#/components/responses/";

const JsonValue& Member(const JsonValue& value, std::string_view name) {
  const JsonValue* member = value.Find(name);
  GENKAN_CHECK(member != nullptr);
  return *member;
}

std::string Upper(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return upper;
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

bool IsOfType(const JsonValue& value, std::string_view type) {
  const std::map<std::string_view, JsonValue::Kind> kinds = {
      {"string", JsonValue::Kind::kText},     {"integer", JsonValue::Kind::kInteger},
      {"boolean", JsonValue::Kind::kBoolean}, {"array", JsonValue::Kind::kArray},
      {"object", JsonValue::Kind::kObject},
  };
  return kinds.at(type) == value.kind;
}

}  // namespace

ApiDocument::ApiDocument() {
  auto read = wire::ReadJson(RepositoryFile("assets/openapi.json"), kDocumentLimits);
  GENKAN_CHECK(read.ok());
  root_ = std::move(read).value();
}

std::vector<std::string> ApiDocument::OperationNames() const {
  std::vector<std::string> names;
  for (const auto& path : Member(root_, "paths").members) {
    for (const auto& operation : path.value.members) {
      names.push_back(Upper(operation.name) + " " + path.name);
    }
  }
  return names;
}

std::string ApiDocument::OperationOf(const wire::Request& request) const {
  const wire::Target target = wire::ParseTarget(request.target);
  if (!target.valid) return {};
  const auto method = request.method == wire::Method::kHead ? wire::Method::kGet : request.method;
  const std::span<const std::string> segments(target.segments);
  std::size_t prefix = !slug.empty() && !segments.empty() && segments.front() == slug ? 1 : 0;
  const bool other = prefix < segments.size() && (segments[prefix] == service::kPreviewSegment ||
                                                  segments[prefix] == service::kWidgetSegment);
  if (other) ++prefix;
  return OperationAt(method, segments.subspan(prefix));
}

std::string ApiDocument::OperationAt(wire::Method method,
                                     std::span<const std::string> segments) const {
  std::string best;
  for (const std::string& name : OperationNames()) {
    const std::size_t space = name.find(' ');
    std::string parameter;
    const bool matches =
        name.substr(0, space) == wire::MethodName(method) &&
        service::PathMatches(std::string_view(name).substr(space + 1), segments, &parameter);
    if (matches && (best.empty() || parameter.empty())) best = name;
  }
  return best;
}

const JsonValue& ApiDocument::Operation(const std::string& name) const {
  const std::size_t space = name.find(' ');
  const JsonValue& path = Member(Member(root_, "paths"), name.substr(space + 1));
  return Member(path, Lower(name.substr(0, space)));
}

std::set<std::string> ApiDocument::BackendAnswers() const { return Answers(false); }

std::set<std::string> ApiDocument::TransportAnswers() const { return Answers(true); }

std::set<std::string> ApiDocument::Answers(bool of_transport) const {
  std::set<std::string> answers;
  for (const std::string& name : OperationNames()) {
    for (const auto& response : Member(Operation(name), "responses").members) {
      // What any operation may be answered is written down once and referred to; 503 is not, since
      // pages and data say it in their own ways.
      const bool is_transport = response.value.Find("$ref") != nullptr || response.name == "503";
      if (response.name == "default" || is_transport != of_transport) continue;
      answers.insert(name + " " + response.name);
    }
  }
  return answers;
}

std::vector<std::string> ApiDocument::Complaints(const wire::Request& request,
                                                 const wire::Response& response) const {
  std::vector<std::string> complaints;
  const std::string name = OperationOf(request);
  if (name.empty()) {
    if (response.status < 400) complaints.push_back("answers a path that is not documented");
    CheckContent(Member(Member(Operation("GET /"), "responses"), "default"), response, &complaints);
    return complaints;
  }
  const JsonValue& responses = Member(Operation(name), "responses");
  const std::string status = std::to_string(response.status);
  const JsonValue* documented = responses.Find(status);
  if (documented == nullptr && response.status >= 500) documented = responses.Find("default");
  if (documented == nullptr) return {name + " has no status " + status};
  documented = &Resolved(*documented);
  if (const JsonValue* headers = documented->Find("headers")) {
    for (const auto& header : headers->members) {
      if (wire::HeaderValue(response.headers, Lower(header.name)).empty()) {
        complaints.push_back(name + " " + status + " lacks the header " + header.name);
      }
    }
  }
  const bool head = request.method == wire::Method::kHead;
  if (!head) CheckContent(*documented, response, &complaints);
  for (std::string& complaint : complaints) complaint = name + " " + status + ": " + complaint;
  return complaints;
}

bool ApiDocument::HasSchema(std::string_view name) const {
  return Member(Member(root_, "components"), "schemas").Find(name) != nullptr;
}

const JsonValue& ApiDocument::Schema(std::string_view name) const {
  return Member(Member(Member(root_, "components"), "schemas"), name);
}

void ApiDocument::CheckContent(const JsonValue& documented, const wire::Response& response,
                               std::vector<std::string>* complaints) const {
  const auto* stream = std::get_if<wire::EventStream>(&response.body);
  const auto* file = std::get_if<wire::BlobReference>(&response.body);
  const std::string& body = stream != nullptr ? stream->text
                            : file != nullptr ? file->blob_key
                                              : std::get<std::string>(response.body);
  const JsonValue* content = documented.Find("content");
  if (content == nullptr) {
    if (!body.empty()) complaints->push_back("has a body that is not documented");
    return;
  }
  const std::string_view type = wire::HeaderValue(response.headers, "content-type");
  const std::string_view media = type.substr(0, type.find(';'));
  const JsonValue* entry = content->Find(media);
  const bool text = !media.starts_with("image/") && file == nullptr;
  if (entry == nullptr || (text && type.find("charset=utf-8") == std::string_view::npos)) {
    complaints->push_back("has the content type " + std::string(type));
    return;
  }
  if (!media.ends_with("json")) return;
  const auto json = wire::ReadJson(body, kDocumentLimits);
  if (!json.ok()) {
    complaints->push_back("is no JSON");
    return;
  }
  CheckValue(Member(*entry, "schema"), *json, "body", complaints);
}

void ApiDocument::CheckValue(const JsonValue& unresolved, const JsonValue& value,
                             const std::string& where, std::vector<std::string>* complaints) const {
  const JsonValue& schema = Resolved(unresolved);
  if (const JsonValue* any = schema.Find("anyOf")) {
    const bool one = std::any_of(any->items.begin(), any->items.end(), [&](const JsonValue& each) {
      std::vector<std::string> of_this;
      CheckValue(each, value, where, &of_this);
      return of_this.empty();
    });
    if (!one) complaints->push_back(where + " is none of what is documented");
    return;
  }
  if (!IsOfType(value, Member(schema, "type").text)) {
    complaints->push_back(where + " is no " + Member(schema, "type").text);
    return;
  }
  if (const JsonValue* words = schema.Find("enum")) {
    const bool known = std::any_of(words->items.begin(), words->items.end(),
                                   [&](const JsonValue& word) { return word.text == value.text; });
    if (!known) complaints->push_back(where + " has the undocumented word " + value.text);
  }
  if (const JsonValue* minimum = schema.Find("minimum")) {
    if (value.integer < minimum->integer) complaints->push_back(where + " is too small");
  }
  if (value.kind == JsonValue::Kind::kObject) CheckObject(schema, value, where, complaints);
  for (const JsonValue& item : value.items) {
    CheckValue(Member(schema, "items"), item, where + "[]", complaints);
  }
}

void ApiDocument::CheckObject(const JsonValue& schema, const JsonValue& value,
                              const std::string& where,
                              std::vector<std::string>* complaints) const {
  if (const JsonValue* required = schema.Find("required")) {
    for (const JsonValue& name : required->items) {
      if (value.Find(name.text) == nullptr) complaints->push_back(where + " lacks " + name.text);
    }
  }
  const JsonValue* properties = schema.Find("properties");
  const JsonValue* additional = schema.Find("additionalProperties");
  // An object without a word on its members, such as the document itself, may hold any.
  if (properties == nullptr && additional == nullptr) return;
  for (const auto& member : value.members) {
    const JsonValue* property = properties != nullptr ? properties->Find(member.name) : additional;
    if (property == nullptr) {
      complaints->push_back(where + " has the undocumented field " + member.name);
    } else {
      CheckValue(*property, member.value, where + "." + member.name, complaints);
    }
  }
}

std::set<std::string> ApiDocument::ShapeOf(const JsonValue& unresolved,
                                           const std::string& path) const {
  const JsonValue& schema = Resolved(unresolved);
  if (const JsonValue* items = schema.Find("items")) return ShapeOf(*items, path + "[]");
  if (const JsonValue* properties = schema.Find("properties")) {
    std::set<std::string> shape;
    for (const auto& property : properties->members) {
      shape.merge(ShapeOf(property.value, path + "." + property.name));
    }
    return shape;
  }
  std::string leaf = path + ": " + Member(schema, "type").text;
  if (const JsonValue* words = schema.Find("enum")) {
    std::set<std::string> sorted;
    for (const JsonValue& word : words->items) sorted.insert(word.text);
    for (const std::string& word : sorted) leaf += " " + word;
  }
  return {leaf};
}

const JsonValue& ApiDocument::Resolved(const JsonValue& schema) const {
  const JsonValue* reference = schema.Find("$ref");
  if (reference == nullptr) return schema;
  const std::string_view target = reference->text;
  if (target.starts_with(kResponses)) {
    return Member(Member(Member(root_, "components"), "responses"),
                  target.substr(kResponses.size()));
  }
  GENKAN_CHECK(target.starts_with(kSchemas));
  return Schema(target.substr(kSchemas.size()));
}

}  // namespace genkan::support
