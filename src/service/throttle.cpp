#include "service/throttle.h"

#include <algorithm>

namespace genkan::service {
namespace {

constexpr Millis kMinute = kMillisPerMinute;

std::string AddressKey(const Call& call) {
  return "sign_in:address:" + AddressGroup(call.request.remote_address);
}

std::string AccountKey(const Backend& backend, const Call& call, std::string_view folded_email) {
  return AccountFailures(backend.ports.secrets, call.portal.id, folded_email);
}

std::string MailKey(const Backend& backend, const Call& call, std::string_view folded_email) {
  return "mail:account:" + domain::IdText(call.portal.id) + ":" +
         backend.ports.secrets.Digest(folded_email);
}

std::string RegistrationKey(const Backend& backend, const Call& call,
                            std::string_view folded_email) {
  return "register:mail:" + domain::IdText(call.portal.id) + ":" +
         backend.ports.secrets.Digest(folded_email);
}

Status RefuseFor(Millis wait_millis, std::string_view message_key = "") {
  const Millis seconds = (wait_millis + kMillisPerSecond - 1) / kMillisPerSecond;
  return Error{.code = ErrorCode::kTooManyRequests,
               .message_key = std::string(message_key),
               .params = {{"retry_after_seconds", std::to_string(std::max<Millis>(seconds, 1))}}};
}

Millis AccountDelay(int failures) {
  if (failures < kAccountFailuresFree) return 0;
  const int doublings = std::min(failures - kAccountFailuresFree, 20);
  return std::min(kMillisPerSecond << doublings, kAccountDelayMaxMillis);
}

bool InSameMinute(Millis a, Millis b) { return a / kMinute == b / kMinute; }

}  // namespace

Status CheckAddress(const Backend& backend, const Call& call) {
  GENKAN_TRY(const FailureCount count, backend.store.Failures(AddressKey(call)));
  if (count.failures < kAddressFailuresPerMinute) return Done{};
  if (!InSameMinute(count.last_at_millis, call.now_millis)) return Done{};
  return RefuseFor(kMinute - call.now_millis % kMinute);
}

Status CheckAccount(const Backend& backend, const Call& call, std::string_view folded_email) {
  GENKAN_TRY(const FailureCount count,
             backend.store.Failures(AccountKey(backend, call, folded_email)));
  // However long one waits. A tool that tries again may do so as rarely as ever.
  if (count.failures >= kAccountFailuresMax) {
    return RefuseFor(kAccountDelayMaxMillis, "error.account_stopped");
  }
  const Millis wait = count.last_at_millis + AccountDelay(count.failures) - call.now_millis;
  return wait <= 0 ? Status(Done{}) : RefuseFor(std::min(wait, kAccountDelayMaxMillis));
}

Status RecordFailure(const Backend& backend, const Call& call, std::string_view folded_email) {
  const std::string account = AccountKey(backend, call, folded_email);
  return backend.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(RecordAddressFailure(backend, call));
    return backend.store.RecordFailure(account, call.now_millis);
  });
}

Status RecordAddressFailure(const Backend& backend, const Call& call) {
  const std::string address = AddressKey(call);
  return backend.store.Atomically([&]() -> Status {
    GENKAN_TRY(const FailureCount count, backend.store.Failures(address));
    if (!InSameMinute(count.last_at_millis, call.now_millis)) {
      GENKAN_TRY_OK(backend.store.ClearFailures(address));
    }
    return backend.store.RecordFailure(address, call.now_millis);
  });
}

Status CheckMailRequest(const Backend& backend, const Call& call, std::string_view folded_email) {
  GENKAN_TRY(const FailureCount count,
             backend.store.Failures(MailKey(backend, call, folded_email)));
  if (count.failures < kMailsInARow) return Done{};
  const Millis wait = count.last_at_millis + kMailPauseMillis - call.now_millis;
  return wait <= 0 ? Status(Done{}) : RefuseFor(wait);
}

Status CountMailRequest(const Backend& backend, const Call& call, std::string_view folded_email) {
  const std::string key = MailKey(backend, call, folded_email);
  return backend.store.Atomically([&]() -> Status {
    GENKAN_TRY(const FailureCount count, backend.store.Failures(key));
    if (count.last_at_millis + kMailPauseMillis <= call.now_millis) {
      GENKAN_TRY_OK(backend.store.ClearFailures(key));
    }
    GENKAN_TRY_OK(backend.store.RecordFailure(key, call.now_millis));
    return RecordAddressFailure(backend, call);
  });
}

Result<bool> WasRegistrationMailed(const Backend& backend, const Call& call,
                                   std::string_view folded_email) {
  GENKAN_TRY(const FailureCount count,
             backend.store.Failures(RegistrationKey(backend, call, folded_email)));
  return count.failures > 0 && call.now_millis < count.last_at_millis + kRegistrationPauseMillis;
}

Status CountRegistrationMail(const Backend& backend, const Call& call,
                             std::string_view folded_email) {
  return backend.store.RecordFailure(RegistrationKey(backend, call, folded_email), call.now_millis);
}

Status ForgetRegistrationMail(const Backend& backend, const Call& call,
                              std::string_view folded_email) {
  return backend.store.ClearFailures(RegistrationKey(backend, call, folded_email));
}

Status ForgiveAccount(const Backend& backend, const Call& call, std::string_view folded_email) {
  return backend.store.ClearFailures(AccountKey(backend, call, folded_email));
}

// The account's name is typed by strangers: a digest keeps the key short and unreadable.
std::string AccountFailures(const Secrets& secrets, domain::PortalId portal,
                            std::string_view folded_email) {
  return "sign_in:account:" + domain::IdText(portal) + ":" + secrets.Digest(folded_email);
}

std::string AddressGroup(std::string_view remote_address) {
  if (remote_address.find(':') == std::string_view::npos) return std::string(remote_address);
  // An IPv4 address that came in over IPv6 ("::ffff:192.0.2.1") counts as itself.
  if (const std::size_t dot = remote_address.find('.'); dot != std::string_view::npos) {
    return std::string(remote_address.substr(remote_address.rfind(':') + 1));
  }
  std::string group;
  int words = 0;
  while (words < 4 && !remote_address.empty() && !remote_address.starts_with(':')) {
    const std::string_view word = remote_address.substr(0, remote_address.find(':'));
    group.append(word).append(":");
    remote_address.remove_prefix(std::min(remote_address.size(), word.size() + 1));
    ++words;
  }
  // "::" stands for zeros, which may also be written out: one spelling for both.
  while (group.ends_with(":0:")) group.erase(group.size() - 2);
  return group + ":";
}

}  // namespace genkan::service
