// The page that lists what a portal keeps in a browser and which other hosts a browser meets there.
#include "service/handlers.h"
#include "service/pages.h"

namespace genkan::service {
namespace {

// scripts/tidy.py holds this list to the sources. Without their prefixes, "__Host-" or "__Secure-".
struct KeptInBrowser {
  std::string_view name;
  std::string_view purpose_key;
};
constexpr KeptInBrowser kCookies[] = {
    {"sid", "storage.sid"},
    {"preview", "storage.preview"},
    {"widget", "storage.widget"},
    {"ask", "storage.ask"},
    {"register", "storage.register"},
    {"openid", "storage.openid"},
    {"openid_exit", "storage.openid_exit"},
    {"openid_leaving", "storage.openid_leaving"},
};
constexpr KeptInBrowser kSessionStorage[] = {
    {"genkan:", "storage.drafts"},
    {"genkan-renderer", "storage.renderer"},
};

Result<std::string> RowsOf(const Backend& backend, const Call& call,
                           std::span<const KeptInBrowser> all) {
  const Strings& strings = backend.strings.In(call.language);
  std::string rows;
  for (const KeptInBrowser& kept : all) {
    GENKAN_TRY(const std::string row, RenderPart(backend, call, "storage_row.html",
                                                 {{"name", std::string(kept.name)},
                                                  {"purpose", strings.Text(kept.purpose_key)}}));
    rows += row;
  }
  return rows;
}

}  // namespace

Answer ShowStorage(const Backend& backend, const Call& call) {
  GENKAN_TRY(const std::string cookies, RowsOf(backend, call, kCookies));
  GENKAN_TRY(const std::string storage, RowsOf(backend, call, kSessionStorage));
  const domain::OpenIdRules& openid = call.portal.settings->access.openid;
  return RenderPage(backend, call, "storage.html",
                    {{"cookies", cookies},
                     {"storage", storage},
                     {"provider", openid.on ? openid.issuer : std::string()},
                     {"home", call.base_path + "/"}});
}

}  // namespace genkan::service
