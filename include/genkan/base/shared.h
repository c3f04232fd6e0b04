// A value that copies share until one of them is changed: for large records that are read with
// every request and written once in a while.
#pragma once

#include <memory>
#include <utility>

namespace genkan {

// Copying costs one counter. Reading is `shared->field`; writing goes through Edit(), which gives
// this copy a value of its own where others still hold the old one. Never empty.
template <typename T>
class Shared {
 public:
  Shared() : value_(Default()) {}
  Shared(T value)
      : value_(std::make_shared<T>(std::move(value))) {}  // NOLINT: meant to be implicit.

  const T& operator*() const { return *value_; }
  const T* operator->() const { return value_.get(); }

  T& Edit() {
    // Unshared: nobody else can come by a reference to it meanwhile.
    if (value_.use_count() != 1) value_ = std::make_shared<T>(*value_);
    return *value_;
  }

  friend bool operator==(const Shared& a, const Shared& b) {
    return a.value_ == b.value_ || *a.value_ == *b.value_;
  }

 private:
  static const std::shared_ptr<T>& Default() {
    static const auto value = std::make_shared<T>();
    return value;
  }

  std::shared_ptr<T> value_;
};

}  // namespace genkan
