// How contacts are found by what people type of their names and addresses, and in which order they
// are listed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/people.h"

namespace genkan::domain {

// `text` as text_folding.h has it, without white space: "ｻｸﾗ　Ｋｅｎ" is "さくらken".
std::string SearchFolded(std::string_view text);

// What a contact is found by, folded: names in either order, reading, addresses; one a line.
std::string SearchTextOf(const Contact& contact);

// What contacts are ordered by, folded: the reading, else the shown name, else an address.
std::string SortTextOf(const Contact& contact);

// The words of what somebody typed, folded.
std::vector<std::string> SearchWords(std::string_view typed);

// Whether each of the words stands somewhere in `search_text`. No word finds everybody.
bool IsFoundBy(std::string_view search_text, const std::vector<std::string>& words);

}  // namespace genkan::domain
