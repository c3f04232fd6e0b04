// The demo: the client with its backend in the same module, with the screens of
// main_demo_customer.cpp or main_demo_manage.cpp. web/demo/tab.ts opens it before the client
// starts, asks it for files, and keeps what was done.
#include <map>
#include <memory>
#include <string>

#include "genkan/base/check.h"
#include "genkan/demo/local_transport.h"
#include "genkan/demo/tab_backend.h"
#include "platform/web/bytes.h"
#include "platform/web/demo_imports.h"
#include "platform/web/main_web.h"
#include "platform/web/ports.h"

namespace genkan::platform {
namespace {

// One of the browser's time zones.
class NamedZone final : public TimeZone {
 public:
  explicit NamedZone(std::string_view name)
      : zone_(demo_zone(name.data(), static_cast<int>(name.size()))) {}
  int OffsetMinutesAt(Millis instant) const override {
    return demo_zone_offset(zone_, static_cast<double>(instant));
  }

 private:
  int zone_;
};

class WebLocale final : public service::Locale {
 public:
  const TimeZone& ZoneNamed(std::string_view name) const override {
    const auto found = zones_.find(name);
    if (found != zones_.end()) return found->second;
    return zones_.emplace(std::string(name), NamedZone(name)).first->second;
  }

 private:
  mutable std::map<std::string, NamedZone, std::less<>> zones_;
};

struct Tab {
  WebClock clock;
  WebLocale locale;
  std::unique_ptr<demo::TabBackend> backend;
};

Tab& TheTab() {
  static Tab tab;
  return tab;
}

// Says what changed, and when the agent will do something.
void TellPage() {
  demo::TabBackend& backend = *TheTab().backend;
  const std::string changes = backend.TakeChanges();
  if (!changes.empty()) demo_changed(changes.data(), static_cast<int>(changes.size()));
  if (const auto next = backend.NextWork()) demo_wake(static_cast<double>(*next));
}

class TabTransport final : public client::Transport {
 public:
  void Send(wire::Request request, client::ResponseHandler done) override {
    local_.Send(std::move(request), std::move(done));
    demo_wake(0);
  }
  void Poll() override {
    TheTab().backend->Work();
    local_.Poll();
    TellPage();
  }

 private:
  demo::LocalTransport local_{
      [](const wire::Request& request) { return TheTab().backend->Handle(request); },
      std::string(demo::kTabOrigin)};
};

std::string_view View(const char* text, int bytes) {
  return {text, static_cast<std::size_t>(bytes)};
}

wire::Method MethodNamed(std::string_view name) {
  for (const wire::Method method :
       {wire::Method::kPost, wire::Method::kPut, wire::Method::kPatch, wire::Method::kDelete}) {
    if (wire::MethodName(method) == name) return method;
  }
  return wire::Method::kGet;
}

}  // namespace

client::Transport& TransportOf(FetchTransport&) {
  static TabTransport transport;
  return transport;
}

#define GENKAN_EXPORT(name) __attribute__((used, export_name(#name))) name

extern "C" {

// Texts in this order: when the portal was made, in milliseconds since 1970, the language, then
// names and contents of files. Before genkan_start.
void GENKAN_EXPORT(genkan_demo_open)(const char* texts, int bytes) {
  ByteReader reader(View(texts, bytes));
  const std::string began_at(reader.Text());
  demo::TabBackendOptions options{
      .clock = TheTab().clock, .locale = TheTab().locale, .files = {}, .language = {}, .keep = {}};
  options.began_at_millis =
      static_cast<Millis>(number_of(began_at.data(), static_cast<int>(began_at.size())));
  options.language = reader.Text();
  while (!reader.done()) {
    const std::string name(reader.Text());
    options.files.emplace(name, reader.Text());
  }
  options.keep = [](const std::string& line) {
    demo_keep(line.data(), static_cast<int>(line.size()));
  };
  auto opened = demo::TabBackend::Open(std::move(options));
  GENKAN_CHECK(opened.ok());
  TheTab().backend = std::move(opened).value();
}

// A line that was kept. 0 where it is none.
int GENKAN_EXPORT(genkan_demo_replay)(const char* line, int bytes) {
  return TheTab().backend->Replay(View(line, bytes)).ok() ? 1 : 0;
}

// By their e-mail.
void GENKAN_EXPORT(genkan_demo_sign_in)(const char* person, int bytes) {
  TheTab().backend->SignIn(View(person, bytes));
}

// What has happened without the client: tells the page.
void GENKAN_EXPORT(genkan_demo_look)() { TellPage(); }

// Method, target, content type and body of a request that the client does not make itself. The
// answer: where its status, headers and body lie, each with its length in front, until the next
// call.
const char* GENKAN_EXPORT(genkan_demo_ask)(const char* texts, int bytes) {
  static ByteWriter answer;
  ByteReader reader(View(texts, bytes));
  wire::Request request{.method = MethodNamed(reader.Text())};
  request.target = reader.Text();
  request.headers.push_back({"genkan-api", std::to_string(wire::kApiNumber)});
  request.headers.push_back({"content-type", std::string(reader.Text())});
  request.body = reader.Text();
  const wire::Response response = TheTab().backend->Handle(std::move(request));
  std::string headers;
  for (const wire::Header& header : response.headers) {
    headers += header.name + ": " + header.value + "\n";
  }
  std::string body;
  if (const auto* text = std::get_if<std::string>(&response.body)) body = *text;
  if (const auto* blob = std::get_if<wire::BlobReference>(&response.body)) {
    body = TheTab().backend->ContentOf(*blob);
  }
  answer.Clear();
  answer.PutText(std::to_string(response.status));
  answer.PutText(headers);
  answer.PutText(body);
  return answer.bytes().data();
}
}

}  // namespace genkan::platform
