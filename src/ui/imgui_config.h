// How Dear ImGui is built for us, by every file that includes it (IMGUI_USER_CONFIG).
// What is switched off here is not in the download. ImWchar stays 16 bits: see ARCHITECTURE.md.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_WIN32_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FILE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_SSE

// Text is drawn by the browser, so no font parser is linked: with FreeType named as the default
// loader, ImGui leaves stb_truetype out and asks ImGuiFreeType::GetFontLoader(), which is ours.
#define IMGUI_ENABLE_FREETYPE

// What ImGui says of a mistake of ours would be shown in its own windows.
#define IM_ASSERT_USER_ERROR(expression, message) IM_ASSERT((expression) && (message))

#ifdef NDEBUG
#define IM_ASSERT(expression) ((void)0)
#endif
