// What a command needs to send mail, without a request.
#pragma once

#include <string>

#include "genkan/service/ports.h"
#include "genkan/service/store.h"

namespace genkan::service {

struct PostParts {
  Store& store;
  const Ports& ports;
  // As in RouterOptions.
  std::string public_origin;
  std::string mail_from;
};

}  // namespace genkan::service
