// How a record tells its fields, once, for whoever must go through them: the JSON codec, the
// comparison in the audit log. A record has a function VisitFields(visit, record) beside it, a
// template over the visitor and over RecordOf<record>, which calls visit(name, field) for each
// field in the order in which they are written. The names are those on the wire.
#pragma once

#include <concepts>
#include <type_traits>

namespace genkan::domain {

// R itself or R const, so that one function reads and writes.
template <typename Given, typename R>
concept RecordOf = std::same_as<std::remove_const_t<Given>, R>;

}  // namespace genkan::domain
