// Which fields of a ticket customers are shown.
#include "genkan/domain/shown_fields.h"

#include <catch2/catch_test_macros.hpp>

#include "genkan/domain/settings/checks.h"
#include "support/forms.h"

namespace genkan::domain {
namespace {

using Names = std::vector<std::string>;

Names NamesOf(const FieldViews& views) {
  Names names;
  for (const FieldView& view : views) names.push_back(view.field);
  return names;
}

PortalSettings Chosen(std::vector<ShownField> columns, std::vector<ShownField> details = {}) {
  PortalSettings settings;
  settings.fields = support::SomeForms();
  settings.presentation.columns = std::move(columns);
  settings.presentation.details = std::move(details);
  return settings;
}

TEST_CASE("A portal that has chosen nothing shows the usual columns and details",
          "[domain][shown]") {
  const PortalSettings settings = Chosen({});
  CHECK(NamesOf(ColumnsFor(settings, "en", true)) ==
        Names{"number", "subject", "status", "requester", "channel", "activity"});
  // Whose tickets they are is plain where one sees no others.
  CHECK(NamesOf(ColumnsFor(settings, "en", false)) ==
        Names{"number", "subject", "status", "channel", "activity"});
  CHECK(NamesOf(DetailsFor(settings, "en")) ==
        Names{"number", "status", "answer_expected", "priority", "category", "order_no", "reason",
              "since", "requester", "owner", "channel", "created", "activity", "sight"});
}

TEST_CASE("What a manager has chosen is shown in its order, under its labels", "[domain][shown]") {
  const PortalSettings settings =
      Chosen({{"order_no", {{"en", "Order"}, {"ja", "ご注文"}}}, {"subject", {}}, {"reason", {}}},
             {{"status", {{"ja", "進み具合"}}}});
  const FieldViews columns = ColumnsFor(settings, "ja", false);
  CHECK(columns == FieldViews{{"order_no", FieldKind::kText, "ご注文"},
                              {"subject", FieldKind::kText, ""},
                              {"reason", FieldKind::kChoice, "理由"}});
  // A language without words of its own falls back to those there are.
  CHECK(ColumnsFor(settings, "pl", false)[0].label == "Order");
  CHECK(DetailsFor(settings, "ja") == FieldViews{{"status", FieldKind::kText, "進み具合"}});
}

TEST_CASE("What is not for customers is not shown, whoever chose it", "[domain][shown]") {
  PortalSettings settings =
      Chosen({{"subject", {}}, {"secret", {}}, {"owner", {}}, {"unheard_of", {}}},
             {{"secret", {}}, {"owner", {}}, {"number", {}}});
  settings.presentation.owner_name = OwnerName::kHidden;
  CHECK(NamesOf(ColumnsFor(settings, "en", true)) == Names{"subject"});
  CHECK(NamesOf(DetailsFor(settings, "en")) == Names{"number"});
  CHECK(
      ReadableValues(DetailsFor(settings, "en"), settings.fields, {{"secret", "x"}}, "en").empty());
}

TEST_CASE("Values are read in words, what is retired too", "[domain][shown]") {
  const PortalSettings settings = Chosen({{"subject", {}}, {"reason", {}}, {"order_no", {}}});
  CHECK(ReadableValues(ColumnsFor(settings, "en", false), settings.fields,
                       {{"secret", "x"}, {"reason", "moon"}, {"order_no", "A-17"}}, "en") ==
        std::vector<FieldValue>{{"reason", "The moon"}, {"order_no", "A-17"}});
}

TEST_CASE("A choice that leaves nothing, or names what is not there, is refused",
          "[domain][shown]") {
  const auto refused = [](const PortalSettings& settings) {
    const Status basic = CheckPresentation(settings.presentation);
    const Status status = basic.ok() ? CheckShownFields(settings) : basic;
    return status.ok() ? std::string() : status.error().field + " " + status.error().message_key;
  };
  CHECK(refused(Chosen({})).empty());
  CHECK(refused(Chosen({{"subject", {}}, {"secret", {}}}, {{"number", {}}})).empty());
  CHECK(refused(Chosen({{"number", {}}})) == "columns error.columns_bare");
  CHECK(refused(Chosen({{"subject", {}}, {"sight", {}}})) == "columns.1.field error.value_unknown");
  CHECK(refused(Chosen({}, {{"subject", {}}})) == "details.0.field error.value_unknown");
  CHECK(refused(Chosen({}, {{"unheard_of", {}}})) == "details.0.field error.value_unknown");
  CHECK(refused(Chosen({}, {{"secret", {}}})) == "details error.nothing_shown");
  PortalSettings no_owner = Chosen({}, {{"owner", {}}});
  CHECK(refused(no_owner).empty());
  no_owner.presentation.owner_name = OwnerName::kHidden;
  CHECK(refused(no_owner) == "details error.nothing_shown");
}

}  // namespace
}  // namespace genkan::domain
