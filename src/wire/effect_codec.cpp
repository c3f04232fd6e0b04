#include "genkan/wire/effect_codec.h"

#include "wire/record_json.h"

namespace genkan::wire {

std::string EncodeEffect(const domain::Effect& effect) { return Encoded(effect); }

Result<domain::Effect> DecodeEffect(std::string_view body) { return Decoded<domain::Effect>(body); }

}  // namespace genkan::wire
