// What other systems and mail bring as HTML, reduced to a message's text (domain/rich_text.h).
#pragma once

#include <string>
#include <string_view>

namespace genkan::service {

// Paragraphs, lists, quotes, code, strong words and links of http, https and mailto; pictures as
// links to where they are, else as what they say they show. All else leaves its words, and what is
// not read on a page (scripts, styles, comments) leaves nothing. Total, linear, at most 1 MiB long.
std::string ReducedHtml(std::string_view html);

// Whether a text whose kind nobody told is HTML: it begins and ends with a tag, or is one line that
// breaks by tags.
bool LooksLikeHtml(std::string_view text);

}  // namespace genkan::service
