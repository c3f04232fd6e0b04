// What the demo's page supplies beside imports.h. web/demo/tab.ts has the other half.
#pragma once

#include "platform/web/imports.h"

namespace genkan::platform {

extern "C" {
// Keeps a line for the next time the demo is opened.
void GENKAN_IMPORT(demo_keep)(const char* line, int bytes);
// Something changed for whoever is signed in: `data` as an event of GET /v1/changes has it.
void GENKAN_IMPORT(demo_changed)(const char* data, int bytes);
// A frame is wanted at that time, in milliseconds since 1970.
void GENKAN_IMPORT(demo_wake)(double instant);
// A number for the time zone of that name; the empty one is the machine's.
int GENKAN_IMPORT(demo_zone)(const char* name, int bytes);
int GENKAN_IMPORT(demo_zone_offset)(int zone, double instant);
}

}  // namespace genkan::platform
