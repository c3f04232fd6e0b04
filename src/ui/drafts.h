// What was typed and not yet sent, as the browser's session storage keeps it. Drafts belong to one
// person: somebody else who signs in finds none of them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/ids.h"
#include "genkan/domain/request_form.h"
#include "genkan/ui/app.h"
#include "genkan/ui/wing.h"

namespace genkan::ui {

// A ticket's details while they are being changed.
struct KeptDetails {
  domain::TicketNumber ticket{0};  // 0: none are.
  std::string tag;                 // Of what is being changed.
  domain::Answers answers;
};

class Drafts {
 public:
  explicit Drafts(const std::vector<FrameOutput::Kept>& kept);

  // Whose drafts these are from now on. Those of anybody else are removed.
  void BelongTo(std::string_view email);

  const std::string& Reply(domain::TicketNumber number) const;
  // Of a new ticket: the form that was chosen, and the answers.
  const std::string& NewForm() const;
  domain::Answers NewAnswers() const;
  void SetReply(domain::TicketNumber number, std::string_view text);
  // What the client knows of the one that the backend keeps (PortalClient::draft_mark).
  const std::string& ReplyMark(domain::TicketNumber number) const;
  void SetReplyMark(domain::TicketNumber number, std::string_view mark);
  void SetNewForm(std::string_view form);
  void SetNewAnswer(const domain::FieldValue& answer);
  void ClearNew();

  KeptDetails Details() const;
  void SetDetails(const KeptDetails& details);

  // What went out and was not heard of, for the same words to go out under the same key.
  client::Unanswered SentReply(domain::TicketNumber number) const;
  client::Unanswered SentNew() const;
  void SetSentReply(domain::TicketNumber number, const client::Unanswered& sent);
  void SetSentNew(const client::Unanswered& sent);

  // Of the wing.
  std::vector<WingDraft> OfWing() const;
  void SetOfWing(const WingDraft& draft);

  // How the person likes times: not a draft, but kept as long.
  const std::string& Times() const;
  void SetTimes(std::string_view value);
  // Whether they want lists in pages, kept likewise.
  bool Paged() const;
  void SetPaged(bool paged);

  void Clear();

  // What is to be kept since the last call.
  std::vector<FrameOutput::Kept> TakeChanges();

 private:
  const std::string& Get(const std::string& key) const;
  void Set(const std::string& key, std::string_view value);
  client::Unanswered Sent(const std::string& key) const;
  void SetSent(const std::string& key, const client::Unanswered& sent);

  std::map<std::string, std::string> values_;
  std::vector<FrameOutput::Kept> changes_;
};

}  // namespace genkan::ui
