// The import's words. English alone, as all that whoever runs the portal reads at a terminal.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/strings.h"
#include "genkan/service/import.h"

namespace genkan::server {

// For a count of them, such as "the requester is not in the export".
std::string_view NoticeTitle(service::ImportNotice notice);
// For one of them.
std::string NoticeSentence(service::ImportNotice notice, const std::string& detail);
// By the message keys "import.*".
const Strings& ImportSentences();

}  // namespace genkan::server
