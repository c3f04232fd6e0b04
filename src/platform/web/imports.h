// What the page supplies to the module: every function of the import module "genkan". Each names
// the file in web/bridge/ that has the other half.
#pragma once

#include <cstdint>

#define GENKAN_IMPORT(name) __attribute__((import_module("genkan"), import_name(#name))) name

namespace genkan::platform {

struct TextCall;
struct TextureCall;
struct RenderCall;
struct FetchCall;
struct ShowCall;
struct StripCall;

extern "C" {
// glyphs.ts
void GENKAN_IMPORT(text_metrics)(int weight, float size_px, float* ascent_and_descent);
int GENKAN_IMPORT(text_segment)(const TextCall* call);
void GENKAN_IMPORT(text_measure)(const TextCall* call);
void GENKAN_IMPORT(text_draw)(const TextCall* call);
// renderer.ts
int GENKAN_IMPORT(texture_create)(int width, int height);
void GENKAN_IMPORT(texture_update)(const TextureCall* call);
void GENKAN_IMPORT(texture_destroy)(int texture);
void GENKAN_IMPORT(render)(const RenderCall* call);
// drawing.ts: whether the module draws in its own memory (1) or the page with WebGL (0).
int GENKAN_IMPORT(draws_in_memory)();
// raster.ts. `raster_glyphs` writes new glyphs into the atlas and returns how many of them took the
// place of others.
int GENKAN_IMPORT(raster_glyphs)(std::uint32_t* atlas, int atlas_width);
void GENKAN_IMPORT(raster_show)(const ShowCall* call);
// strips.ts
void GENKAN_IMPORT(raster_strip)(const StripCall* call);
// page.ts
void GENKAN_IMPORT(page_apply)(const char* orders, int bytes);
// fetch.ts
void GENKAN_IMPORT(fetch_send)(const FetchCall* call);
// main.ts
double GENKAN_IMPORT(now_millis)();
int GENKAN_IMPORT(zone_offset_minutes)(double instant);
void GENKAN_IMPORT(random_fill)(std::uint8_t* bytes, int count);
void GENKAN_IMPORT(crash)(const char* message, int bytes);
// main.ts and scripts/run_wasm.mjs: mathematics. `text` is a number as JSON writes it.
double GENKAN_IMPORT(number_of)(const char* text, int bytes);
float GENKAN_IMPORT(sine)(float angle);
float GENKAN_IMPORT(cosine)(float angle);
}

// Addresses and sizes as the page reads them.
inline std::uint32_t Address(const void* pointer) {
  return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(pointer));
}

}  // namespace genkan::platform
