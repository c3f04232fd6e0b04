// Files that go along with a reply, as a person sees them on their way.
#include <catch2/catch_test_macros.hpp>

#include "support/file_sender.h"
#include "support/forms.h"
#include "support/portal_page.h"
#include "support/reading.h"

namespace genkan::support {
namespace {

using ui::DomEvent;
using ui::Role;

DomEvent News(int file, std::string text) {
  return {
      .kind = DomEvent::Kind::kFile, .text = std::move(text), .number = static_cast<float>(file)};
}

struct Writing {
  Writing() {
    ken.page.Open("/tickets/1");
    REQUIRE(ken.page.Fill("Reply", "Here it is."));
    REQUIRE(ken.page.Fill("Attach files", "1\n4\nlog.txt"));
  }
  // The file as the page would have sent it.
  std::string Arrived() {
    Visitor visitor(reading.door, reading.door.house.ken);
    return SendFile(visitor, "log.txt", "here");
  }
  std::size_t Replies() { return ken.page.All(Role::kArticle).size(); }

  Reading reading;
  PortalPage ken{reading.door, reading.door.house.ken};
};

TEST_CASE("The rules for files are said before any is chosen", "[ui][files]") {
  Reading reading;
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  CHECK(ken.page.Shows("Up to 10 files of at most 25 MB each"));
  ken.page.Open("/tickets/new");
  CHECK(ken.page.Find(Role::kTextField, "Attach files") != nullptr);
}

TEST_CASE("A reply waits for its files and takes them along", "[ui][files]") {
  Writing writing;
  CHECK(writing.ken.page.Shows("log.txt (4 bytes)"));
  writing.ken.page.Settle({News(1, "p\n2")});
  CHECK(writing.ken.page.Shows("Sending: 50%"));
  const std::size_t before = writing.Replies();
  REQUIRE(writing.ken.page.Press(Role::kButton, "Send reply"));
  CHECK(writing.ken.page.Shows("Your message goes out as soon as the files have arrived."));
  CHECK(writing.Replies() == before);
  writing.ken.page.Settle({News(1, "d\n" + writing.Arrived())});
  CHECK(writing.Replies() == before + 1);
  CHECK(writing.ken.page.Find(Role::kLink, "log.txt (4 bytes)") != nullptr);
  CHECK(writing.ken.page.Find(Role::kButton, "Remove") == nullptr);
}

TEST_CASE("A file that has arrived before the next frame is not waited for", "[ui][files]") {
  Reading reading;
  PortalPage ken(reading.door, reading.door.house.ken);
  ken.page.Open("/tickets/1");
  REQUIRE(ken.page.Fill("Reply", "Here it is."));
  Visitor visitor(reading.door, reading.door.house.ken);
  const std::string arrived = SendFile(visitor, "log.txt", "here");
  const ui::Node* field = ken.page.Find(Role::kTextField, "Attach files");
  REQUIRE(field != nullptr);
  ken.page.Settle({{.kind = DomEvent::Kind::kInput, .id = field->id, .text = "1\n4\nlog.txt"},
                   News(1, "p\n4"),
                   News(1, "d\n" + arrived)});
  CHECK(ken.page.Shows("Ready to be sent"));
  REQUIRE(ken.page.Press(Role::kButton, "Send reply"));
  CHECK(ken.page.Find(Role::kLink, "log.txt (4 bytes)") != nullptr);
}

TEST_CASE("A file that failed says why, and can be tried again or removed", "[ui][files]") {
  Writing writing;
  writing.ken.page.Settle({News(1, "f\nerror.file_too_large\nmax\n25")});
  CHECK(writing.ken.page.Shows("This file is larger than 25 MB."));
  const std::size_t before = writing.Replies();
  REQUIRE(writing.ken.page.Press(Role::kButton, "Send reply"));
  CHECK(writing.Replies() == before);
  REQUIRE(writing.ken.page.Press(Role::kButton, "Try again"));
  CHECK(writing.ken.page.Shows("Sending: 0%"));
  REQUIRE(writing.ken.page.Press(Role::kButton, "Cancel"));
  CHECK_FALSE(writing.ken.page.Shows("log.txt"));
  REQUIRE(writing.ken.page.Press(Role::kButton, "Send reply"));
  CHECK(writing.Replies() == before + 1);
}

TEST_CASE("A form's own question takes the files, and says so where one is missing",
          "[ui][files]") {
  FrontDoor door;
  domain::CustomFields& fields = door.house.portal.settings.Edit().fields;
  fields = SomeForms();
  fields.forms.resize(1);
  fields.forms[0].fields = {{.field = "subject", .required = true},
                            {.field = "since", .required = true},
                            {.field = "message", .required = true}};
  fields.ticket_fields[2].kind = domain::FieldKind::kFiles;
  fields.ticket_fields[2].label = {{"en", "Photo of the damage"}};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  PortalPage ken(door, door.house.ken);
  ken.page.Open("/tickets/new");
  CHECK(ken.page.Find(Role::kTextField, "Attach files") == nullptr);
  REQUIRE(ken.page.Fill("Subject", "It is broken"));
  REQUIRE(ken.page.Fill("Message", "Look."));
  REQUIRE(ken.page.Press(Role::kButton, "Submit"));
  CHECK(ken.page.path() == "/tickets/new");
  const ui::Node* photo = ken.page.Find(Role::kTextField, "Photo of the damage");
  REQUIRE(photo != nullptr);
  CHECK((photo->states & ui::kInvalid) != 0);
  CHECK(photo->description == "Please attach a file.");
  CHECK(Complaints(ken.page) == std::vector<std::string>());
  REQUIRE(ken.page.Fill("Photo of the damage", "1\n4\nlog.txt"));
  Visitor visitor(door, door.house.ken);
  ken.page.Settle({News(1, "d\n" + SendFile(visitor, "log.txt", "here"))});
  REQUIRE(ken.page.Press(Role::kButton, "Submit"));
  CHECK(ken.page.Find(Role::kLink, "log.txt (4 bytes)") != nullptr);
}

TEST_CASE("A picture is shown small beside its link, and nothing else is", "[ui][files]") {
  for (const float width : {320.0F, 1280.0F}) {
    INFO(width);
    Reading reading;
    const auto attach = [&](const std::string& name, const std::string& type, std::int64_t bytes,
                            bool available) {
      domain::Message message = reading.door.house.MakeMessage(reading.conversation, "Look.");
      message.attachments = {{.id = reading.door.house.Next<domain::AttachmentId>(),
                              .file_name = name,
                              .media_type = type,
                              .bytes = bytes,
                              .blob_key = available ? "key" : ""}};
      REQUIRE(reading.door.store->PutMessage(reading.door.house.portal.id, message).ok());
    };
    attach("scene.png", "image/png", 2048, true);
    attach("log.txt", "text/plain", 2048, true);
    attach("huge.png", "image/png", 6LL * 1024 * 1024, true);
    attach("lost.png", "image/png", 2048, false);
    PortalPage ken(reading.door, reading.door.house.ken, {.window = {.width = width}});
    ken.page.Open("/tickets/1");
    CHECK(ken.page.Names(Role::kImage) == std::vector<std::string>{"scene.png"});
    const ui::Node* link = ken.page.Find(Role::kLink, "scene.png");
    REQUIRE(link != nullptr);
    CHECK(link->href.starts_with("/v1/attachments/"));
    CHECK(link->rect.height == 120);
    for (const char* name : {"scene.png (2 KB)", "log.txt (2 KB)", "huge.png (6 MB)"}) {
      CHECK(ken.page.Find(Role::kLink, name) != nullptr);
    }
    CHECK(Complaints(ken.page) == std::vector<std::string>());
  }
}

}  // namespace
}  // namespace genkan::support
