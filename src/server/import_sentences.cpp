#include "server/import_sentences.h"

#include <map>

namespace genkan::server {
namespace {

using service::ImportNotice;

struct Words {
  ImportNotice notice;
  std::string_view title;
  // Where the detail says more; empty: the title does.
  std::string_view sentence;
};

constexpr Words kWords[] = {
    {ImportNotice::kNotAnObject, "no JSON object where a record belongs", ""},
    {ImportNotice::kMalformed, "not valid JSON, or not valid UTF-8",
     "not valid JSON or UTF-8, seen in line {detail}"},
    {ImportNotice::kTooLarge, "larger than 16 MiB", ""},
    {ImportNotice::kUnfinished, "the record has no end", ""},
    {ImportNotice::kWrongType, "a field has the wrong type",
     "the field {detail} has the wrong type"},
    {ImportNotice::kMissingField, "a field is missing", "the field {detail} is missing"},
    {ImportNotice::kUnreadableDate, "a date cannot be read",
     "the date \"{detail}\" cannot be read"},
    {ImportNotice::kRepeatedId, "the id came before in the same file", ""},
    {ImportNotice::kOtherTicket,
     "another ticket has this number from an earlier import: give this table a name of "
     "its own with --source",
     ""},
    {ImportNotice::kDeleted, "it was deleted where it comes from", ""},
    {ImportNotice::kUnclosedQuote, "a quote that opens in this line is never closed", ""},
    {ImportNotice::kTextAfterQuote, "text stands after a closing quote", ""},
    {ImportNotice::kTooManyCells, "more cells than the header has",
     "{detail} cells, more than the header has"},
    {ImportNotice::kEmptyRow, "neither a subject nor a text", ""},
    {ImportNotice::kRefused, "the store refused it", "the store refused it ({detail})"},
    {ImportNotice::kPersonMissing, "the person is not known: the ticket goes in without",
     "the person \"{detail}\" is not known: the ticket goes in without"},
    {ImportNotice::kCompanyMissing, "the company is not known: goes in without",
     "the company {detail} is not known: goes in without"},
    {ImportNotice::kOwnerMissing, "the assignee is not known: the ticket goes in without",
     "the assignee {detail} is not known: the ticket goes in without"},
    {ImportNotice::kRequesterIsStaff,
     "the requester is staff, who are authors only: the ticket goes in without a contact",
     "the requester {detail} is staff: the ticket goes in without a contact"},
    {ImportNotice::kAmbiguousPerson,
     "several contacts have the address: the ticket goes in without a contact",
     "several contacts have {detail}: the ticket goes in without a contact"},
    {ImportNotice::kAmbiguousCompany,
     "several companies have the name: the ticket goes in without a company",
     "several companies are called \"{detail}\": the ticket goes in without a company"},
    {ImportNotice::kUnusableAddress, "not an email address: goes in without",
     "\"{detail}\" is no email address"},
    {ImportNotice::kAddressTaken, "a contact with the address was there: unified with it",
     "a contact with {detail} was there: unified with it"},
    {ImportNotice::kAddressOfStaff, "the address is one of staff: the contact gets no sign-in name",
     "{detail} is an address of staff: the contact gets no sign-in name"},
    {ImportNotice::kAddressOfContact,
     "the address is a contact's: the staff record goes in without",
     "{detail} is a contact's address: the staff record goes in without"},
    {ImportNotice::kUnknownStatus, "the status is not known: taken as open",
     "the status \"{detail}\" is taken as open"},
    {ImportNotice::kUnknownPriority, "the priority is not known: none is set",
     "the priority \"{detail}\" is not known: none is set"},
    {ImportNotice::kUnknownRole, "the role is not known: taken as an end user",
     "the role \"{detail}\" is not known: taken as an end user"},
    {ImportNotice::kMissingDate, "no date of creation", ""},
    {ImportNotice::kMissingSubject, "no subject: the text's first line is taken", ""},
    {ImportNotice::kShortened, "a line of more than 200 characters was cut", ""},
    {ImportNotice::kTextSplit, "a text of more than 64 KiB became several messages", ""},
    {ImportNotice::kControlsRemoved, "control characters were removed", ""},
    {ImportNotice::kVisibilityUnknown, "a comment does not say who may see it: kept internal",
     "the comment {detail} does not say who may see it: kept internal"},
    {ImportNotice::kInternalMail,
     "a mail between addresses that the settings call internal: kept internal",
     "the mail {detail} is between addresses that the settings call internal: kept internal"},
    {ImportNotice::kAttachmentLeft,
     "attachments are not brought along: their names are kept in an internal note",
     "the attachment \"{detail}\" is not brought along"},
    {ImportNotice::kPersonDeleted,
     "the person was deleted where they come from: goes in, as whoever the tickets name", ""},
    {ImportNotice::kNumberTaken,
     "another ticket has its number here: it gets a new one, and is found by its old id",
     "another ticket is no. {detail} here: it gets a new number, and is found by its old id"},
};

const Words& WordsFor(ImportNotice notice) {
  for (const Words& words : kWords) {
    if (words.notice == notice) return words;
  }
  return kWords[0];
}

}  // namespace

std::string_view NoticeTitle(ImportNotice notice) { return WordsFor(notice).title; }

std::string NoticeSentence(ImportNotice notice, const std::string& detail) {
  const Words& words = WordsFor(notice);
  if (words.sentence.empty() || detail.empty()) return std::string(words.title);
  const std::string_view mark = "{detail}";
  const std::size_t place = words.sentence.find(mark);
  return std::string(words.sentence.substr(0, place)) + detail +
         std::string(words.sentence.substr(place + mark.size()));
}

const Strings& ImportSentences() {
  static const Strings kSentences(
      "en",
      {{"import.date_ambiguous",
        "line {line}: \"{text}\" can be two days; say which number comes first with --date-order "
        "ymd, dmy or mdy. Nothing was imported"},
       {"import.date_mixed",
        "line {line}: \"{text}\" does not fit the order of the dates before it; say which order "
        "the table has with --date-order ymd, dmy or mdy. Nothing was imported"},
       {"import.encoding_unknown",
        "the encoding of the file cannot be told; name it with --encoding. Nothing was imported"},
       {"import.workbook",
        "this is an Excel workbook, not text: save it as CSV and import that. Nothing was "
        "imported"},
       {"import.table_empty", "the file holds no table. Nothing was imported"},
       {"import.header_broken",
        "the first row, which names the columns, cannot be read. Nothing was imported"},
       {"import.no_such_column", "the table has no column \"{header}\". Nothing was imported"},
       {"import.no_subject_column",
        "none of the columns is known to hold the subject; name it with --column "
        "subject=\"Header\". The headers are: {headers}. Nothing was imported"},
       {"import.no_contact_column",
        "none of the columns is known to hold names, addresses or companies. The headers are: "
        "{headers}. Nothing was imported"},
       {"import.no_tickets_file", "{path} has no tickets.json. Nothing was imported"},
       {"import.unreadable", "cannot read {path}: {reason}"},
       {"import.stopped",
        "the server is stopping: what was imported so far stays, and running the import again goes "
        "on from there"},
       {"import.no_pipeline", "the portal has no pipeline for new tickets. Nothing was imported"}});
  return kSentences;
}

}  // namespace genkan::server
