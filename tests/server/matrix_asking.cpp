// How the world of the matrix is asked.
#include "genkan/wire/changes_codec.h"
#include "genkan/wire/desk_codec.h"
#include "server/matrix_requests.h"
#include "server/matrix_world.h"
#include "service/routes.h"
#include "support/mailbag.h"

namespace genkan::support {
namespace {

constexpr const char* kUndone = "test.undone";

const service::Route& RouteOf(const std::string& operation) {
  for (const service::Route& route : service::Routes()) {
    if (std::string(wire::MethodName(route.method)) + " " + std::string(route.path) == operation) {
      return route;
    }
  }
  FAIL("no route for " << operation);
  return service::Routes().front();
}

bool Has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

Visitor MatrixWorld::VisitorOf(Role role) {
  Visitor visitor(door);
  visitor.cookie = cookies_[role];
  return visitor;
}

std::vector<std::string> MatrixWorld::ObjectsOf(const std::string& operation) {
  if (Has(operation, "{number}")) return {"own", "foreign", "hidden", "merged", "missing"};
  if (Has(operation, "/attachments/{id}")) {
    return {"own", "foreign", "hidden", "sensitive", "elsewhere", "missing"};
  }
  if (Has(operation, "/uploads/{id}") || Has(operation, "/v1/views/{id}") ||
      Has(operation, "/passkeys/{id}") || Has(operation, "/sessions/{id}") ||
      Has(operation, "/messages/{id}")) {
    return {"own", "foreign", "elsewhere", "missing"};
  }
  if (Has(operation, "{id}")) return {"own", "elsewhere", "missing"};
  const std::string query = MatrixRequestOf(operation).query;
  const std::string body = MatrixRequestOf(operation).body;
  const bool secret = Has(query, "{") || Has(body, "code={") || Has(body, "{passkey_sign_in}");
  if (Has(operation, "{") || secret) return {"own", "missing"};
  return {"-"};
}

std::string MatrixWorld::Id(const std::string& kind, const std::string& object) const {
  const auto found = ids_.find(kind + " " + object);
  INFO(kind << " " << object);
  REQUIRE(found != ids_.end());
  return found->second;
}

std::string MatrixWorld::TagAt(const std::string& target, Role reader) {
  const wire::Response read = VisitorOf(reader).Get(target);
  if (read.status != 200) return "";
  const wire::JsonValue json = JsonOf(read);
  const wire::JsonValue* edit = json.Find("edit");
  const wire::JsonValue* tag = (edit != nullptr ? *edit : json).Find("tag");
  return tag != nullptr ? tag->text : "";
}

std::string MatrixWorld::ValueOf(const std::string& name, const std::string& object, Role role) {
  if (name == "number") return Id("ticket", object);
  if (name == "target") return Id("ticket", "target");
  if (name == "section" || name == "page" || name == "record") return Id(name, object);
  if (name == "inbox") return Id("inboxes", "own");
  if (name == "pipeline") return Id("pipelines", "own");
  if (name == "agent") return Id("staff", "own");
  if (name == "noor") return domain::IdText(door.house.noor.id);
  if (name == "ken") return Id("contacts", "own");
  if (name == "sakura") return Id("companies", "own");
  if (name == "closed_stage") return Id("stages", "own");
  if (name == "fields_tag") {
    return object == "missing" ? ""
                               : TagAt("/v1/tickets/" + Id("ticket", object), Role::kRequester);
  }
  if (name == "leaving_tag") {
    const wire::Response shown =
        VisitorOf(Role::kManager)
            .Post("/v1/contacts/" + Id("contacts", object) + "/leaving/preview",
                  R"({"company":")" + domain::IdText(door.house.sakura.id) + R"("})");
    return shown.status == 200 ? JsonOf(shown).Find("tag")->text : "";
  }
  if (name == "contact_merge_tag") {
    const wire::Response shown =
        VisitorOf(Role::kManager)
            .Post("/v1/contacts/" + Id("contacts", object) + "/merge/preview",
                  R"({"into":")" + domain::IdText(door.house.noor.id) + "\"}");
    return shown.status == 200 ? JsonOf(shown).Find("tag")->text : "";
  }
  if (name == "merge_tag") {
    const wire::Response shown =
        VisitorOf(Role::kAgent)
            .Post("/v1/agent/tickets/" + Id("ticket", object) + "/merge/preview",
                  R"({"into":)" + Id("ticket", "target") + "}");
    const wire::JsonValue json = JsonOf(shown);
    return shown.status == 200 ? json.Find("tag")->text : "";
  }
  if (name == "pipeline_document") {
    domain::PipelineInUse used{.pipeline = door.house.pipeline, .stage_tickets = {}};
    const std::string id = Id("pipelines", object);
    if (object != "own") {
      used.pipeline.id = domain::ParseId<domain::PipelineId>(id).value();
      used.pipeline.stages =
          domain::FirstStages(used.pipeline.id, "en", door.clock.NowMillis(), door.random);
    }
    return wire::EncodeTagged(used, TagAt("/v1/desk/pipelines/" + id, Role::kManager));
  }
  if (name == "passkey_sign_in") {
    Visitor nobody(door);
    PlayedAuthenticator used = authenticator_;
    if (object == "missing") used.credential_id = "of nobody";
    return used.SignInForm(nobody);
  }
  if (name == "passkey_made") {
    Visitor visitor = VisitorOf(role);
    if (visitor.Get("/passkeys/options").status != 200) return "client_data=x&attestation=x";
    PlayedAuthenticator another = authenticator_;
    another.credential_id = "another credential";
    return another.MakingForm(visitor);
  }
  const auto secret = secrets_.find(name);
  INFO(name);
  REQUIRE(secret != secrets_.end());
  if (object == "own") return secret->second;
  return Has(name, "code") ? "000000" : std::string(secret->second.size(), 'x');
}

std::string MatrixWorld::Filled(std::string text, const std::string& object, Role role) {
  std::size_t from = 0;
  for (;;) {
    const std::size_t open = text.find('{', from);
    if (open == std::string::npos) return text;
    const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", open + 1);
    from = open + 1;
    if (end == std::string::npos || text[end] != '}' || end == open + 1) continue;
    const std::string value = ValueOf(text.substr(open + 1, end - open - 1), object, role);
    text.replace(open, end + 1 - open, value);
    from = open + value.size();
  }
}

wire::Request MatrixWorld::RequestFor(const std::string& operation, const std::string& object,
                                      Role role) {
  const service::Route& route = RouteOf(operation);
  const MatrixRequest with = MatrixRequestOf(operation);
  std::string path(route.path);
  if (const std::size_t at = path.find("/{id}"); at != std::string::npos) {
    const std::size_t folder = path.rfind('/', at - 1) + 1;
    std::string kind = path.substr(folder, at - folder);
    // Whoever is in already is not invited.
    const bool invited = operation == "POST /v1/contacts/{id}/invitation" && object == "own";
    if (invited) kind = "newcomers";
    path.replace(at + 1, 4, Id(kind, object));
  }
  path = Filled(path, object, role);
  std::string body = with.body;
  if (const std::size_t tag = body.find("{tag}"); tag != std::string::npos) {
    const std::size_t end = path.ends_with("/effect") ? path.size() - 7 : path.size();
    body.replace(tag, 5, TagAt(path.substr(0, end), Role::kManager));
  }
  wire::Request request{.method = route.method, .target = path + Filled(with.query, object, role)};
  request.body = Filled(body, object, role);
  const bool data = route.path.starts_with("/v1/") || route.path.ends_with("/options");
  request.headers = {{"accept", data ? "application/json" : "text/html,*/*;q=0.8"},
                     {"origin", std::string(kPasskeyOrigin)},
                     {"sec-fetch-site", "same-origin"},
                     {"genkan-api", "1"},
                     {"idempotency-key", "press-0001"},
                     {"x-request-id", "matrix"}};
  if (route.body != service::BodyKind::kNone) {
    const bool form = route.body == service::BodyKind::kForm;
    const bool bytes = route.body == service::BodyKind::kBytes;
    request.headers.push_back({"content-type", form    ? "application/x-www-form-urlencoded"
                                               : bytes ? "application/octet-stream"
                                                       : "application/json"});
  }
  std::string cookie = cookies_[role];
  if (route.path == "/sign-in/code") cookie += "; " + asking_cookie_;
  if (route.path == "/register/code") cookie += "; " + registering_cookie_;
  if (cookie.starts_with("; ")) cookie.erase(0, 2);
  if (!cookie.empty()) request.headers.push_back({"cookie", cookie});
  return request;
}

MatrixAnswer MatrixWorld::Undone(const std::function<wire::Response()>& send) {
  MatrixAnswer answer;
  const Status undone = door.store->Atomically([&]() -> Status {
    answer.response = send();
    answer.mail = MailIn(door);
    return Error{.code = ErrorCode::kConflict, .message_key = kUndone};
  });
  REQUIRE_FALSE(undone.ok());
  REQUIRE(undone.error().message_key == kUndone);
  const std::string location = HeaderOf(answer.response, "location");
  answer.text = Has(location, "/sign-in?next=") ? "in" : std::to_string(answer.response.status);
  return answer;
}

MatrixAnswer MatrixWorld::Ask(const std::string& operation, const std::string& object, Role role) {
  return Undone([&] { return door.Send(RequestFor(operation, object, role)); });
}

MatrixAnswer MatrixWorld::AskWith(const std::string& body, const std::string& operation,
                                  Role role) {
  return Undone([&] {
    wire::Request request = RequestFor(operation, "own", role);
    request.body = body;
    return door.Send(request);
  });
}

MatrixAnswer MatrixWorld::AskInPreview(const std::string& operation, const std::string& object) {
  return Undone([&] {
    Visitor manager = VisitorOf(Role::kManager);
    const std::string hana = domain::IdText(door.house.hana.id);
    REQUIRE(manager.Post("/v1/contacts/" + hana + "/preview", "").status == 201);
    wire::Request request = RequestFor(operation, object, Role::kNobody);
    request.target = "/preview" + request.target;
    request.headers.push_back({"cookie", cookies_[Role::kManager] + "; " + manager.cookie});
    // Not by way of the document: the pages at the door lead away from a preview, all alike.
    return door.router.Handle(request);
  });
}

std::vector<std::int64_t> MatrixWorld::NumbersOfChanges(Role role) {
  wire::Request request = RequestFor("GET /v1/changes", "-", role);
  request.headers.push_back({"last-event-id", "0"});
  const wire::Response response = door.Send(request);
  const auto* stream = std::get_if<wire::EventStream>(&response.body);
  if (stream == nullptr) return {};
  constexpr std::string_view kData = "data: ";
  const std::size_t data = stream->text.find(kData);
  if (data == std::string::npos) return {};
  const std::size_t begin = data + kData.size();
  const auto changes =
      wire::DecodeChanges(stream->text.substr(begin, stream->text.find('\n', begin) - begin));
  REQUIRE(changes.ok());
  std::vector<std::int64_t> numbers;
  for (const domain::TicketNumber number : changes->tickets) {
    numbers.push_back(static_cast<std::int64_t>(number));
  }
  return numbers;
}

}  // namespace genkan::support
