// A portal's settings as JSON, section by section: what the API takes and gives, what the store
// keeps, and what a settings file holds.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/portal.h"

namespace genkan::wire {

// "address" (name, host, slug, languages, time zone), "tickets", "powers", "access", "groups",
// "presentation", "consent", "hours", "branding", "pages", "mail", "fields", "privacy", "widget".
std::span<const std::string_view> SettingsSections();

// A store is given sealed secrets as they are. A manager learns only whether there is one ("set"),
// and what they send of it is not read: a new secret has a request of its own.
enum class SettingsReader : std::uint8_t { kStore, kManager };

// One section as a JSON object. REQUIRES: `section` is one of SettingsSections().
std::string EncodeSection(const domain::Portal& portal, std::string_view section,
                          SettingsReader reader);

// Puts what the JSON says into that section of `portal`. What is left out keeps its value. From a
// manager, unknown names and words are kInvalidArgument under their path, such as "openid.issuer";
// from a store they are left out. On an error `portal` is half changed: drop it.
Status DecodeSection(std::string_view json, std::string_view section, SettingsReader reader,
                     domain::Portal* portal);

// A section on the way between a manager and the backend: {"tag": "...", "settings": {...}}. The
// tag is what the section is known by until somebody changes it; a change repeats the one that was
// read.
std::string EncodeTaggedSection(const domain::Portal& portal, std::string_view section,
                                std::string_view tag);
// Puts the settings into `portal`, as DecodeSection does for a manager. The result is the tag.
Result<std::string> DecodeTaggedSection(std::string_view json, std::string_view section,
                                        domain::Portal* portal);

// Which mail a manager wants to see: {"kind": "sign_in"}.
std::string EncodeMailKind(domain::MailKind kind);
Result<domain::MailKind> DecodeMailKind(std::string_view json);

// Where a test mail went.
struct TestMail {
  std::string to;
  std::string from;
};
std::string EncodeTestMail(const TestMail& mail);
Result<TestMail> DecodeTestMail(std::string_view json);

// All sections in one JSON object, {"genkan_settings": 1, "address": {...}, ...}, laid out for
// people: a file that can be kept under version control. It holds no secret.
std::string EncodeSettingsFile(const domain::Portal& portal);
// Puts what the file says into `portal`; sections and fields that it leaves out keep what they
// have. What it does not know is kInvalidArgument under its path, such as "access.openid.issuer".
// On an error `portal` is half changed: drop it.
Status DecodeSettingsFile(std::string_view json, domain::Portal* portal);

// All of the settings in one JSON object, for the store. What a program does not know it leaves
// out, and what is missing has its default, so that older and newer programs read each other's.
std::string EncodeSettings(const domain::PortalSettings& settings);
Result<domain::PortalSettings> DecodeSettings(std::string_view json);

}  // namespace genkan::wire
