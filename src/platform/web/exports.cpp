// Every function that the page may call, on one page, and the frame. web/bridge/main.ts calls them
// in this order: start once, then events and frames.
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/check.h"
#include "genkan/client/portal_client.h"
#include "genkan/ui/app.h"
#include "genkan/wire/strings_codec.h"
#include "platform/web/bytes.h"
#include "platform/web/fetch_transport.h"
#include "platform/web/imports.h"
#include "platform/web/main_web.h"
#include "platform/web/page_stream.h"
#include "platform/web/ports.h"
#include "platform/web/raster_renderer.h"
#include "platform/web/renderer.h"
#include "platform/web/web_text_platform.h"

#define GENKAN_EXPORT(name) __attribute__((used, export_name(#name))) name

namespace genkan::platform {
namespace {

// CSS pixels. A higher one is drawn less often, a lower one in less time.
constexpr float kStripHeight = 512;

// As main.ts fills it.
struct FrameWords {
  double now_millis;
  float width;
  float height;
  float scale;
  float pointer_x;
  float pointer_y;
  std::uint32_t flags;  // 1: dark, 2: reduced motion, 4: more contrast, 8: plain.
};

// The program. Made once, never ended: the tab ends it.
struct Program {
  Program(Strings words, std::vector<ui::FrameOutput::Kept> kept)
      : strings(std::move(words)),
        client(TransportOf(transport), clock, random),
        app({client, strings, zone, text, page, std::move(kept),
             WingOf({TransportOf(transport), clock, random, strings})}) {}

  Strings strings;
  FetchTransport transport;
  WebClock clock;
  WebRandom random;
  WebTimeZone zone;
  WebTextPlatform text;
  PageStream page;
  client::PortalClient client;
  ui::App app;
  std::vector<ui::DomEvent> events;
};

Program* program = nullptr;
FrameWords frame_words;

void Crash(const char* message) { crash(message, static_cast<int>(std::strlen(message))); }

std::string_view View(const char* text, int bytes) {
  return {text, static_cast<std::size_t>(bytes)};
}

ui::FrameInput InputFrom(const FrameWords& words, std::vector<ui::DomEvent> events) {
  return {.now_millis = static_cast<Millis>(words.now_millis),
          .width = words.width,
          .height = words.height,
          .scale = words.scale,
          .pointer_x = words.pointer_x,
          .pointer_y = words.pointer_y,
          .scheme = (words.flags & 1) != 0 ? ui::ColourScheme::kDark : ui::ColourScheme::kLight,
          .reduced_motion = (words.flags & 2) != 0,
          .more_contrast = (words.flags & 4) != 0,
          .plain = (words.flags & 8) != 0,
          .events = std::move(events)};
}

}  // namespace

extern "C" {

void* GENKAN_EXPORT(genkan_allocate)(int bytes) {
  return std::malloc(static_cast<std::size_t>(bytes));
}

void GENKAN_EXPORT(genkan_release)(void* memory) { std::free(memory); }

// Texts in this order: path, language, the strings file, then kept keys and values.
void GENKAN_EXPORT(genkan_start)(const char* texts, int bytes) {
  SetCheckHandler(Crash);
  ByteReader reader(View(texts, bytes));
  const std::string path(reader.Text());
  const std::string_view language = reader.Text();
  Result<Strings> strings = wire::DecodeStrings(language, reader.Text());
  GENKAN_CHECK(strings.ok());
  std::vector<ui::FrameOutput::Kept> kept;
  while (!reader.done()) {
    const std::string_view key = reader.Text();
    kept.push_back({std::string(key), std::string(reader.Text())});
  }
  program = new Program(*std::move(strings), std::move(kept));
  program->events.push_back({.kind = ui::DomEvent::Kind::kNavigate, .text = path});
}

void* GENKAN_EXPORT(genkan_frame_input)() { return &frame_words; }

void GENKAN_EXPORT(genkan_frame)() {
  if (frame_words.width < 1 || frame_words.height < 1) return;
  ui::FrameInput input = InputFrom(frame_words, std::exchange(program->events, {}));
  const bool in_memory = draws_in_memory() != 0 && !input.plain;
  if (in_memory) input.strip_px = static_cast<int>(kStripHeight * input.scale);
  const ui::FrameOutput output = program->app.Frame(input);
  // First the elements: strips are shown in a scroller that is there.
  program->page.PutOutput(output);
  program->page.Apply();
  if (in_memory) {
    RenderInMemory({.window = output.draw_data,
                    .strips = output.strips,
                    .strip_px = input.strip_px,
                    .scroller = program->page.HandleOf(output.strips.scroller)});
  } else {
    Render(output.draw_data);
  }
}

// `number` is a scroll position.
void GENKAN_EXPORT(genkan_event)(int kind, std::uint32_t handle, float number, const char* text,
                                 int bytes) {
  program->events.push_back({.kind = static_cast<ui::DomEvent::Kind>(kind),
                             .id = program->page.IdOf(handle),
                             .text = std::string(View(text, bytes)),
                             .number = number});
}

void GENKAN_EXPORT(genkan_fetch_done)(std::uint32_t id, int status, const char* answer, int bytes) {
  program->transport.Answered(id, status, View(answer, bytes));
}

void GENKAN_EXPORT(genkan_pixels_lost)() {
  ForgetTextures();
  program->text.LosePixels();
}
}

}  // namespace genkan::platform
