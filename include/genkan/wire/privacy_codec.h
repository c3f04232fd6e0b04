// Requests about one's own data, holds and retention, on the way between a manager and the backend.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/privacy.h"

namespace genkan::wire {

std::string EncodePrivacyQueue(const domain::PrivacyQueue& queue);
Result<domain::PrivacyQueue> DecodePrivacyQueue(std::string_view body);
std::string EncodePrivacyRequest(const domain::PrivacyRequest& request);
Result<domain::PrivacyRequest> DecodePrivacyRequest(std::string_view body);
std::string EncodeErasurePreview(const domain::ErasurePreview& preview);
Result<domain::ErasurePreview> DecodeErasurePreview(std::string_view body);
std::string EncodeRetentionList(const domain::RetentionList& list);
Result<domain::RetentionList> DecodeRetentionList(std::string_view body);
std::string EncodeErasure(const domain::Erasure& erasure);
Result<domain::Erasure> DecodeErasure(std::string_view text);

// {"kind": "erase"}.
std::string EncodePrivacyKind(domain::PrivacyKind kind);
Result<domain::PrivacyKind> DecodePrivacyKind(std::string_view body);

// An object with one text, such as {"note": "..."}.
std::string EncodeOneText(std::string_view name, std::string_view text);
Result<std::string> DecodeOneText(std::string_view name, std::string_view body);

}  // namespace genkan::wire
