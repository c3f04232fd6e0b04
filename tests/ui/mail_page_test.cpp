// What the portal's mail says: from the manager's page.
#include <catch2/catch_test_macros.hpp>

#include "support/mailbag.h"
#include "support/office.h"

namespace genkan::support {
namespace {

using ui::Role;

TEST_CASE("Each mail has words of its own, and the manager sees them arrive", "[ui][mail]") {
  for (const std::string& language : ShippedLanguages()) {
    FrontDoor door;
    door.house.portal.languages = {language};
    REQUIRE(door.store->PutPortal(door.house.portal).ok());
    Office office(door, {.language = language});
    office.page.Open("/manage/mail");
    REQUIRE(office.page.Choose(office.Text("manage.mail.kind"),
                               office.Text("manage.mail.ticket_received")));
    REQUIRE(office.page.Fill(office.Text("manage.mail.subject"), "{number}: {subject}"));
    REQUIRE(office.page.Press(Role::kCheckbox, office.Text("manage.mail.receipts")));
    REQUIRE(office.page.Press(Role::kButton, office.Text("manage.save")));
    const domain::MailRules kept = office.Portal().settings->mail;
    REQUIRE(kept.templates.size() == 1);
    CHECK(kept.templates[0].kind == domain::MailKind::kTicketReceived);
    CHECK_FALSE(kept.receipts);
    REQUIRE(office.page.Press(Role::kButton, office.Text("manage.mail.test")));
    CHECK(office.page.Shows(
        office.strings.Format("manage.mail.tested", {{"address", "owner@example.org"}})));
    CHECK(TakeMail(door).to.address == "owner@example.org");
    CHECK(Complaints(office.page) == std::vector<std::string>());
    // Without words the mail has the product's.
    REQUIRE(office.page.Fill(office.Text("manage.mail.subject"), ""));
    REQUIRE(office.page.Press(Role::kButton, office.Text("manage.save")));
    CHECK(office.Portal().settings->mail.templates.empty());
  }
}

}  // namespace
}  // namespace genkan::support
