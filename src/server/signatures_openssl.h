// Signatures by OpenSSL.
#pragma once

#include "genkan/service/signatures.h"

namespace genkan::server {

class OpensslSignatures final : public service::Signatures {
 public:
  // RSA keys have 2048 to 8192 bits: fewer are too weak, more only cost time.
  bool IsSigned(const service::PublicKey& key, std::string_view bytes,
                std::string_view signature) const override;
};

}  // namespace genkan::server
