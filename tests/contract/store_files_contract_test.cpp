// What every store promises of files that wait for a message.
#include <catch2/catch_template_test_macros.hpp>

#include "contract/stores.h"

namespace genkan::service {

using support::House;
using support::kNoon;

GENKAN_STORE_CONTRACT("Uploads are one person's, and are found by age and content",
                      "[store][files]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  Upload upload{.id = house.Next<domain::AttachmentId>(),
                .contact = house.hana.id,
                .staff = {},
                .file_name = "a.txt",
                .bytes = 7,
                .begun_at_millis = kNoon};
  REQUIRE(store.PutUpload(portal, upload).ok());
  CHECK(store.UploadById(portal, upload.id).value() == upload);
  upload.blob_key = "digest";
  upload.media_type = "text/plain";
  REQUIRE(store.PutUpload(portal, upload).ok());
  CHECK(store.UploadsOf(portal, house.hana.id, {}).value() == std::vector{upload});
  CHECK(store.UploadsOf(portal, house.ken.id, {}).value().empty());
  CHECK(store.BytesOfUploads().value() == 7);
  CHECK(store.UploadsBefore(kNoon, 10).value().empty());
  const auto old = store.UploadsBefore(kNoon + 1, 10).value();
  REQUIRE(old.size() == 1);
  CHECK(old.front().portal == portal);
  CHECK(old.front().upload == upload);
  CHECK(store.IsBlobNamed("digest").value());
  CHECK_FALSE(store.IsBlobNamed("").value());
  REQUIRE(store.RemoveUpload(portal, upload.id).ok());
  REQUIRE(store.RemoveUpload(portal, upload.id).ok());
  CHECK_FALSE(store.IsBlobNamed("digest").value());
  upload.contact = house.Next<domain::ContactId>();
  CHECK_FALSE(store.PutUpload(portal, upload).ok());
}

GENKAN_STORE_CONTRACT("A file is found by whoever is shown its message", "[store][files]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::Ticket ticket = house.AddTicket("T", house.hana.id);
  domain::Message message = house.MakeMessage(house.AddConversation({ticket.id}).id, "x");
  const domain::Attachment file{.id = house.Next<domain::AttachmentId>(),
                                .file_name = "a.txt",
                                .media_type = "text/plain",
                                .bytes = 1,
                                .blob_key = "digest",
                                .sensitive = true,
                                .redacted_at_millis = 5};
  message.attachments = {file};
  REQUIRE(store.PutMessage(house.portal.id, message).ok());
  const domain::Viewer hana{.portal = house.portal.id, .contact = house.hana.id};
  const domain::Viewer noor{.portal = house.portal.id, .contact = house.noor.id};
  CHECK(store.MessageWithFile(hana, file.id).value().attachments == std::vector{file});
  CHECK(store.MessageWithFile(noor, file.id).error().code == ErrorCode::kNotFound);
  const auto agent = domain::AgentViewer::Operator(house.portal.id);
  CHECK(store.MessageWithFile(agent, file.id).value() == message);
  CHECK(store.IsBlobNamed("digest").value());
  message.audience = domain::Audience::kInternal;
  REQUIRE(store.PutMessage(house.portal.id, message).ok());
  CHECK(store.MessageWithFile(hana, file.id).error().code == ErrorCode::kNotFound);
}

}  // namespace genkan::service
