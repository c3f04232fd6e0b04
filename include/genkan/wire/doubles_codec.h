// Contacts that are likely one person, on the way between a manager and the backend.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/doubles.h"

namespace genkan::wire {

std::string EncodeDoubleList(const domain::DoubleList& list);
Result<domain::DoubleList> DecodeDoubleList(std::string_view body);
std::string EncodeContactMerge(const domain::ContactMerge& merge);
Result<domain::ContactMerge> DecodeContactMerge(std::string_view body);

// {"key": "..."}: those who share it are different people.
std::string EncodeApart(std::string_view double_key);
Result<std::string> DecodeApart(std::string_view body);

// {"into": ID, "tag": "..."}: the contact that stays, and the preview's tag; a preview has none.
struct ContactMergeWanted {
  domain::ContactId into;
  std::string tag;
};
std::string EncodeContactMergeWanted(const ContactMergeWanted& wanted);
Result<ContactMergeWanted> DecodeContactMergeWanted(std::string_view body);
Result<ContactMergeWanted> DecodeContactMergePreview(std::string_view body);

}  // namespace genkan::wire
