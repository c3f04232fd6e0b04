#include "ui/rich_view.h"

#include <algorithm>

namespace genkan::ui {
namespace {

using domain::BlockKind;
using domain::RichBlock;

constexpr float kQuoteIndent = 16;
constexpr float kQuoteBar = 3;
constexpr float kItemIndent = 28;
constexpr float kCodePadding = 10;
constexpr float kFoldHeight = 32;

// The blocks from `begin` to `end`, drawn or only measured.
class Flow {
 public:
  Flow(Ui& ui, const std::vector<RichBlock>& blocks, std::string_view language, bool drawn)
      : ui_(ui), blocks_(blocks), language_(language), drawn_(drawn) {}

  // Returns where it ends.
  float Blocks(std::size_t begin, std::size_t end, Rect place, int quote) {
    float y = place.y;
    for (std::size_t i = begin; i < end;) {
      const RichBlock& block = blocks_[i];
      if (i > begin) y += Gap(block);
      const Rect here{place.x, y, place.width, 0};
      if (block.quote > quote) {
        const std::size_t next = Next(i, end, [&](const RichBlock& b) { return b.quote > quote; });
        y = Quote(i, next, here, quote + 1);
        i = next;
      } else if (block.kind == BlockKind::kItem) {
        y = List(&i, end, here, 0);
      } else {
        y = block.kind == BlockKind::kCode ? Code(i, here) : Paragraph(i, here);
        ++i;
      }
    }
    return y;
  }

 private:
  static float Gap(const RichBlock& block) {
    return static_cast<float>(block.empty_before) * kTypeReading.line;
  }

  template <typename Holds>
  std::size_t Next(std::size_t i, std::size_t end, Holds holds) const {
    while (i < end && holds(blocks_[i])) ++i;
    return i;
  }

  static Key KeyOf(std::size_t i) { return static_cast<std::int64_t>(i); }

  float Quote(std::size_t begin, std::size_t end, Rect place, int quote) {
    const Rect inner{place.x + kQuoteIndent, place.y, place.width - kQuoteIndent, 0};
    if (!drawn_) return Blocks(begin, end, inner, quote);
    drawn_ = false;
    place.height = Blocks(begin, end, inner, quote) - place.y;
    drawn_ = true;
    ui_.paint.Fill(Rect{place.x, place.y + 2, kQuoteBar, place.height - 4}, Token::kBorderControl,
                   1);
    const Within node = ui_.In(Mark{.role = Role::kQuote, .key = KeyOf(begin), .rect = place});
    return Blocks(begin, end, inner, quote);
  }

  // The items of one list from `*i` on, with those that are nested in them.
  float List(std::size_t* i, std::size_t end, Rect place, int level) {
    const RichBlock& first = blocks_[*i];
    const bool numbers = first.number > 0;
    if (drawn_) {
      ui_.record.Open(
          Mark{.role = Role::kList, .key = KeyOf(*i), .rect = place, .level = numbers ? 1 : 0});
    }
    const std::size_t begin = *i;
    float y = place.y;
    while (*i < end) {
      const RichBlock& block = blocks_[*i];
      const bool same = block.kind == BlockKind::kItem && block.quote == first.quote &&
                        block.level >= level &&
                        (block.level > level || (block.number > 0) == numbers);
      if (!same) break;
      if (*i > begin) y += Gap(block);
      y = Item(i, end, Rect{place.x, y, place.width, 0}, level);
    }
    if (drawn_) ui_.record.Close();
    return y;
  }

  float Item(std::size_t* i, std::size_t end, Rect place, int level) {
    const RichBlock& block = blocks_[*i];
    const Rect inner{place.x + kItemIndent, place.y, place.width - kItemIndent, 0};
    if (drawn_) {
      ui_.record.Open(Mark{.role = Role::kListItem, .key = KeyOf(*i), .rect = inner});
      DrawSign(block, place);
    }
    // One that is nested without an item around it has a place of its own all the same.
    float y = block.level > level ? place.y : Paragraph((*i)++, inner);
    while (*i < end && blocks_[*i].kind == BlockKind::kItem && blocks_[*i].level > level &&
           blocks_[*i].quote == block.quote) {
      y = List(i, end, Rect{inner.x, y + Gap(blocks_[*i]), inner.width, 0}, level + 1);
    }
    if (drawn_) ui_.record.Close();
    return y;
  }

  // The element says it to those who do not see.
  void DrawSign(const RichBlock& block, Rect place) {
    const std::string sign =
        block.number > 0 ? std::to_string(block.number) + "." : std::string("•");
    ui_.paint.DrawText(TextLook{.text = sign,
                                .type = kTypeReading,
                                .colour = Token::kTextMuted,
                                .align = Align::kEnd,
                                .lines_max = 1},
                       Rect{place.x, place.y, kItemIndent - kSpace2, kTypeReading.line});
  }

  float Paragraph(std::size_t i, Rect place) {
    const RichBlock& block = blocks_[i];
    const TextLook look{.text = block.text,
                        .type = kTypeReading,
                        .colour = block.quote > 0 ? Token::kTextMuted : Token::kText,
                        .language = language_};
    if (!drawn_) return place.y + ui_.paint.Measure(look, place.width).height;
    const Mark mark{.role = Role::kParagraph, .key = KeyOf(i), .rect = place};
    return place.y + ui_.Marked(mark, look, block.spans);
  }

  float Code(std::size_t i, Rect place) {
    const TextLook look{.text = blocks_[i].text, .type = kTypeCode};
    const Rect inner{place.x + kCodePadding, place.y + kSpace1 + kCodePadding,
                     place.width - 2 * kCodePadding, 0};
    const float height = ui_.paint.Measure(look, inner.width).height;
    if (drawn_) {
      ui_.paint.Box(Rect{place.x, place.y + kSpace1, place.width, height + 2 * kCodePadding},
                    Token::kBackground, Token::kBorder, kRadiusSmall);
      ui_.Text(Mark{.role = Role::kCode, .key = KeyOf(i), .rect = inner}, look);
    }
    return place.y + height + 2 * kCodePadding + 2 * kSpace1;
  }

  Ui& ui_;
  const std::vector<RichBlock>& blocks_;
  std::string_view language_;
  bool drawn_;
};

float DrawFold(ViewContext& context, std::int64_t key, bool open, Rect place) {
  const std::string& text = context.Text(open ? "thread.hide_quoted" : "thread.show_quoted");
  const float width =
      context.ui.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width +
      2 * kSpace3;
  const Control button{.key = "quoted",
                       .rect = {place.x, place.y, std::min(width, place.width), kFoldHeight},
                       .text = text,
                       .states = kExpandable | (open ? kExpanded : 0)};
  if (context.ui.Button(button)) context.actions.push_back(action::ToggleQuoted{key});
  return kFoldHeight;
}

float RichFlow(ViewContext& context, const RichLook& look, Rect place, bool drawn) {
  const domain::RichText& text = context.memory.rich.Of(look.text);
  Flow flow(context.ui, text.blocks, look.language, drawn);
  float y = flow.Blocks(0, text.history, place, 0);
  if (text.history == text.blocks.size()) return y - place.y;
  y += kSpace3;
  const bool open = context.memory.rich.Unfolded(look.key);
  if (drawn) DrawFold(context, look.key, open, Rect{place.x, y, place.width, 0});
  y += kFoldHeight;
  if (!open) return y - place.y;
  y += kSpace3;
  return flow.Blocks(text.history, text.blocks.size(), Rect{place.x, y, place.width, 0}, 0) -
         place.y;
}

}  // namespace

float RichHeight(ViewContext& context, const RichLook& look, float width) {
  return RichFlow(context, look, Rect{0, 0, width, 0}, false);
}

float DrawRich(ViewContext& context, const RichLook& look, Rect place) {
  return RichFlow(context, look, place, true);
}

}  // namespace genkan::ui
