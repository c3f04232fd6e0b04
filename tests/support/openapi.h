// The OpenAPI document as the tests read it: which responses a request may get, and whether one is
// what the document promises.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/wire/json.h"
#include "genkan/wire/message.h"

namespace genkan::support {

// As large as the document may grow.
inline constexpr wire::JsonLimits kDocumentLimits{.nodes_max = 100'000};

class ApiDocument {
 public:
  ApiDocument();

  // The path prefix of the portal that is asked.
  std::string slug;
  // Every operation as "GET /v1/tickets".
  std::vector<std::string> OperationNames() const;
  // The operation that `request` names, behind a portal's slug or not; empty where there is none.
  std::string OperationOf(const wire::Request& request) const;
  // The object of an operation. REQUIRES: the document has it.
  const wire::JsonValue& Operation(const std::string& name) const;
  // The documented answers as "GET /v1/tickets 200", all but the defaults: those the backend gives,
  // or those that what carries the request gives of its own.
  std::set<std::string> BackendAnswers() const;
  std::set<std::string> TransportAnswers() const;

  // What is wrong with `response`, one sentence each. Holds it to the operation's own statuses,
  // media types and schemas; where there is no operation, to the shape of a problem or a page.
  std::vector<std::string> Complaints(const wire::Request& request,
                                      const wire::Response& response) const;

  bool HasSchema(std::string_view name) const;
  // The schema of that name. REQUIRES: the document has it.
  const wire::JsonValue& Schema(std::string_view name) const;
  // Every leaf of a schema as a line, such as "groups[].kind: string static dynamic".
  std::set<std::string> ShapeOf(const wire::JsonValue& schema, const std::string& path = "") const;

 private:
  void CheckContent(const wire::JsonValue& documented, const wire::Response& response,
                    std::vector<std::string>* complaints) const;
  void CheckValue(const wire::JsonValue& schema, const wire::JsonValue& value,
                  const std::string& where, std::vector<std::string>* complaints) const;
  void CheckObject(const wire::JsonValue& schema, const wire::JsonValue& value,
                   const std::string& where, std::vector<std::string>* complaints) const;
  std::set<std::string> Answers(bool of_transport) const;
  std::string OperationAt(wire::Method method, std::span<const std::string> segments) const;
  const wire::JsonValue& Resolved(const wire::JsonValue& schema) const;

  wire::JsonValue root_;
};

}  // namespace genkan::support
