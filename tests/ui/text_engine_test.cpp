#include "ui/text_engine.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "platform/headless/text_platform.h"
#include "ui/imgui_home.h"
#include "ui/unit_store.h"

namespace genkan::ui {
namespace {

using platform::HeadlessTextPlatform;

// An ImGui that draws nothing anywhere, and the engine in it.
class Screen {
 public:
  template <typename Draw>
  void Frame(Draw draw) {
    engine_.BeginFrame();
    home_.BeginFrame(1000, 1000);
    draw(home_.StartList());
    for (ImTextureData* texture : *home_.EndFrame().Textures) {
      if (texture->Status == ImTextureStatus_WantCreate) {
        texture->SetTexID(1);
        ++textures_made_;
      }
      if (texture->Status == ImTextureStatus_WantDestroy) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
      } else {
        texture->SetStatus(ImTextureStatus_OK);
      }
    }
  }

  void Draw(const std::string& text) {
    Frame([&](ImDrawList& list) {
      const BrokenLine line = engine_.Fit(text, style, 1e6f);
      engine_.DrawLine(list, text, style, line, {.x = 10, .baseline = 100, .colour = ~0u});
    });
  }

  std::vector<std::string> Lines(const std::string& text, float width_px) {
    std::vector<BrokenLine> lines;
    engine_.Break(text, style, width_px, &lines);
    std::vector<std::string> texts;
    for (const BrokenLine& line : lines)
      texts.push_back(text.substr(line.begin, line.end - line.begin));
    return texts;
  }

  std::vector<std::string> DrawnTexts() const {
    std::vector<std::string> texts;
    for (const auto& drawn : platform_.drawn()) texts.push_back(drawn.text);
    return texts;
  }

  bool HasDrawn(const std::string& text) const {
    const auto texts = DrawnTexts();
    return std::find(texts.begin(), texts.end(), text) != texts.end();
  }

  TextEngine& engine() { return engine_; }
  HeadlessTextPlatform& platform() { return platform_; }
  const ImFontAtlas& atlas() { return home_.atlas(); }
  int textures_made() const { return textures_made_; }

  // A cluster is 5 px wide, a wide one 10.
  TextStyle style{.face = {.size_px = 10}, .language = "ja"};

 private:
  HeadlessTextPlatform platform_;
  ImGuiHome home_;
  TextEngine engine_{platform_, home_.atlas(), "ja"};
  int textures_made_ = 0;
};

using Texts = std::vector<std::string>;

TEST_CASE("Text is broken between words and covers every byte", "[ui][text]") {
  Screen screen;
  CHECK(screen.Lines("one two three", 40) == Texts{"one two ", "three"});
  CHECK(screen.Lines("one two", 35) == Texts{"one two"});
  CHECK(screen.Lines("", 35) == Texts{""});
  CHECK(screen.Lines("a\n\nb\n", 35) == Texts{"a\n", "\n", "b\n", ""});
}

TEST_CASE("A mark that closes a Japanese sentence never begins a line", "[ui][text]") {
  Screen screen;
  CHECK(screen.Lines("日本語です。次", 50) == Texts{"日本語で", "す。次"});
  CHECK(screen.Lines("日本語です", 30) == Texts{"日本語", "です"});
}

TEST_CASE("A word wider than its line is broken between clusters", "[ui][text]") {
  Screen screen;
  CHECK(screen.Lines("abcdefghij", 20) == Texts{"abcd", "efgh", "ij"});
  CHECK(screen.Lines("a abcdefgh", 20) == Texts{"a ", "abcd", "efgh"});
  const Texts whole = screen.Lines("abcdefghij", 60);
  CHECK(whole == Texts{"abcdefghij"});
}

TEST_CASE("A word of 100,000 characters is drawn in pieces the atlas can hold", "[ui][text]") {
  Screen screen;
  const std::string word(100000, 'w');
  const Texts lines = screen.Lines(word, 300);
  CHECK(lines.size() >= 100000 / 60);
  std::string joined;
  for (const std::string& line : lines) joined += line;
  CHECK(joined == word);
  screen.Frame([&](ImDrawList& list) {
    std::vector<BrokenLine> broken;
    screen.engine().Break(word, screen.style, 300, &broken);
    screen.engine().DrawLine(list, word, screen.style, broken[0], {.baseline = 50, .colour = ~0u});
  });
  REQUIRE_FALSE(screen.platform().drawn().empty());
  for (const auto& drawn : screen.platform().drawn()) CHECK(drawn.place.width <= 514);
}

TEST_CASE("What does not fit on one line ends in an ellipsis within the width", "[ui][text]") {
  Screen screen;
  const std::string text = "one two three";
  const BrokenLine line = screen.engine().Fit(text, screen.style, 45);
  CHECK(line.cut);
  CHECK(line.width_px <= 45);
  CHECK(text.substr(line.begin, line.end - line.begin) == "one two");
  const BrokenLine whole = screen.engine().Fit(text, screen.style, 65);
  CHECK_FALSE(whole.cut);
  CHECK(whole.width_px == 65);
  screen.Frame([&](ImDrawList& list) {
    screen.engine().DrawLine(list, text, screen.style, line, {.baseline = 50, .colour = ~0u});
  });
  CHECK(screen.DrawnTexts().back() == "…");
}

TEST_CASE("A cut of an over-long word keeps as many of its clusters as fit", "[ui][text]") {
  Screen screen;
  const std::string text = "abcdefghijklmnop";
  const BrokenLine line = screen.engine().Fit(text, screen.style, 40);
  CHECK(line.cut);
  CHECK(line.end >= 5);
  CHECK(line.width_px <= 40);
}

TEST_CASE("A text is segmented once and its words are drawn once", "[ui][text]") {
  Screen screen;
  screen.Draw("hello world");
  const std::size_t drawn = screen.platform().drawn().size();
  const int calls = screen.platform().segment_calls();
  for (int i = 0; i < 5; ++i) screen.Draw("hello world");
  CHECK(screen.platform().drawn().size() == drawn);
  CHECK(screen.platform().segment_calls() == calls);
  CHECK(screen.HasDrawn("hello"));
}

TEST_CASE("A person's own private-use characters never show another text's word", "[ui][text]") {
  Screen screen;
  screen.Draw("first second third");
  screen.platform().ForgetDrawn();
  const std::string private_use = "\uE000\uE001\uE002 \uF8FF";
  screen.Draw(private_use);
  CHECK(screen.HasDrawn("\uE000\uE001\uE002"));
  CHECK(screen.HasDrawn("\uF8FF"));
  CHECK_FALSE(screen.HasDrawn("first"));
}

TEST_CASE("200,000 distinct words pass through a bounded store", "[ui][text]") {
  Screen screen;
  std::size_t drawn = 0;
  for (int frame = 0; frame < 2000; ++frame) {
    screen.platform().ForgetDrawn();
    std::string text;
    for (int word = 0; word < 100; ++word) text += "w" + std::to_string(frame * 100 + word) + " ";
    screen.Draw(text);
    for (int word = 0; word < 100; ++word) {
      if (screen.HasDrawn("w" + std::to_string(frame * 100 + word))) ++drawn;
    }
  }
  // Each is drawn in the frame that shows it: none is lost, none shows another's pixels.
  CHECK(drawn == 200000);
  CHECK(screen.textures_made() < 400);
}

TEST_CASE("An id that changed hands is asked for anew by a kept text", "[ui][text]") {
  UnitStore store;
  const char32_t kept = store.Intern({.text = "kept"}, false);
  const std::uint64_t generation = store.generation();
  CHECK(store.Intern({.text = "kept"}, false) == kept);
  CHECK(store.Intern({.text = "kept", .language = "zh"}, false) != kept);
  for (int i = 0; i < 3; ++i) CHECK(store.Sweep(true) == (i == 2));
  CHECK(store.generation() == generation + 1);
  CHECK(store.live() == 0);
}

TEST_CASE("More words than ids in one frame show a mark, never another word", "[ui][text]") {
  UnitStore store;
  for (std::size_t i = 0; i < UnitStore::kUnitsMax; ++i) {
    CHECK(UnitStore::IsId(store.Intern({.text = std::to_string(i)}, false)));
  }
  CHECK(store.Intern({.text = "one more"}, false) == 0xFFFD);
  CHECK(store.Intern({.text = "17"}, false) != 0xFFFD);
}

TEST_CASE("Lost pixels are drawn again", "[ui][text]") {
  Screen screen;
  screen.Draw("hello");
  screen.platform().ForgetDrawn();
  screen.Draw("hello");
  CHECK(screen.platform().drawn().empty());
  screen.platform().LosePixels();
  screen.Draw("hello");
  CHECK(screen.HasDrawn("hello"));
  // With the white pixels that lines and boxes are made of.
  const ImTextureData& texture = *screen.atlas().TexData;
  CHECK(texture.UsedRect.w == 2);
  CHECK(texture.UsedRect.h == 2);
  CHECK(texture.Pixels[texture.UsedRect.x + texture.UsedRect.y * texture.Width] == 0xFF);
}

TEST_CASE("A line that holds right-to-left text is drawn as a whole", "[ui][text]") {
  Screen screen;
  screen.style.language = "ar";
  const std::string text = "\u0645\u0631\u062D\u0628\u0627 Genkan 12";
  screen.Draw(text);
  REQUIRE(screen.HasDrawn(text));
  CHECK(screen.platform().drawn().back().right_to_left);
  std::vector<BrokenLine> lines;
  screen.engine().Break(text, screen.style, 1000, &lines);
  CHECK(lines[0].right_to_left);
  const std::string mixed = "Genkan \u0645\u0631\u062D\u0628\u0627";
  screen.engine().Break(mixed, screen.style, 1000, &lines);
  CHECK_FALSE(lines[0].right_to_left);
  screen.Draw(mixed);
  CHECK(screen.HasDrawn(mixed));
}

TEST_CASE("A right-to-left line with an emoji keeps the colour of its letters", "[ui][text]") {
  Screen screen;
  const std::string text = "\u0645\u0631\u062D\u0628\u0627 \U0001F600";
  constexpr std::uint32_t kRed = 0xFF0000D0, kBlue = 0xFFD00000;
  for (const std::uint32_t colour : {kRed, kBlue, kRed}) {
    screen.Frame([&](ImDrawList& list) {
      const BrokenLine line = screen.engine().Fit(text, screen.style, 1e6F);
      screen.engine().DrawLine(list, text, screen.style, line, {.baseline = 50, .colour = colour});
    });
  }
  const auto& drawn = screen.platform().drawn();
  REQUIRE(drawn.size() == 2);
  CHECK(drawn[0].coloured);
  CHECK(drawn[0].colour == kRed);
  CHECK(drawn[1].colour == kBlue);
}

TEST_CASE("Han characters of another language than the page's are units of their own",
          "[ui][text]") {
  Screen screen;
  screen.Draw("直");
  CHECK(screen.platform().drawn().back().language.empty());
  screen.style.language = "zh-Hans";
  screen.Draw("直");
  CHECK(screen.platform().drawn().back().language == "zh-Hans");
}

TEST_CASE("Dark and light ink, weights and fractional sizes are drawn apart", "[ui][text]") {
  Screen screen;
  for (const float size : {16.0f, 16.25f, 16.5f}) {
    for (const Ink ink : {Ink::kDark, Ink::kLight}) {
      screen.Frame([&](ImDrawList& list) {
        const TextStyle style{.face = {FontWeight::kStrong, size}, .language = "ja"};
        screen.engine().DrawLine(list, "Genkan", style, screen.engine().Fit("Genkan", style, 999),
                                 {.baseline = 50, .colour = ~0u, .ink = ink});
      });
      const auto& drawn = screen.platform().drawn().back();
      CHECK(drawn.text == "Genkan");
      CHECK(drawn.ink == ink);
      CHECK(std::abs(drawn.face.size_px - size) < 0.001f);
      CHECK(drawn.face.weight == FontWeight::kStrong);
    }
  }
}

TEST_CASE("Broken UTF-8 is measured and drawn without losing its place", "[ui][text]") {
  Screen screen;
  const std::string text = "ab\xFF\xC3 cd";
  CHECK(screen.Lines(text, 20) == Texts{"ab\xFF\xC3 ", "cd"});
  screen.Draw(text);
  CHECK(screen.HasDrawn("ab??"));
}

}  // namespace
}  // namespace genkan::ui
