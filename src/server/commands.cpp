#include "server/commands.h"

#include <algorithm>
#include <array>

#include "server/backup_command.h"
#include "server/contact_commands.h"
#include "server/create_owner_command.h"
#include "server/desk_command.h"
#include "server/doubles_command.h"
#include "server/fields_command.h"
#include "server/import_command.h"
#include "server/invite_command.h"
#include "server/openid_command.h"
#include "server/people_commands.h"
#include "server/sample_command.h"
#include "server/set_password_command.h"
#include "server/settings_command.h"
#include "server/staff_commands.h"
#include "server/ticket_commands.h"
#include "server/ways_in_command.h"
#include "server/widget_command.h"

namespace genkan::server {
namespace {

constexpr Command kOtherCommands[] = {
    {.name = "sample",
     .arguments = "[--tickets N] [--contacts N] [--messages N] [--seed S]",
     .summary = "fill a new folder with sample data",
     .help =
         "Fills a new data folder with a portal to look at: customers, companies and tickets in\n"
         "Japanese and English. Its accounts have a published password, so `genkan serve` shows\n"
         "such a folder on this machine alone. A folder that has a portal is refused.\n\n"
         "  --tickets N  also makes a second portal, /bench/, with N tickets: "
         "contact0@bench.example\n"
         "               and so on sign in there with the same password, and owner@bench.example\n"
         "  --contacts N the same portal with N contacts; without it, one for ten tickets\n"
         "  --messages N so many messages in each of these tickets, 5 if none is given\n"
         "  --seed S     which tickets; the same number makes the same ones on the same day, 1 if\n"
         "               none is given\n",
     .portal = PortalNeeded::kNo,
     .run = RunSample},
    {.name = "admin set-password",
     .arguments = "[--portal SLUG] EMAIL",
     .summary = "give a person a password and the right to sign in",
     .help =
         "Reads the password from standard input, or asks for it where that is a terminal: at\n"
         "least 12 characters, and none that is common. A contact that was imported or invited\n"
         "may sign in from then on. Whoever was signed in with the old password is signed out,\n"
         "failed attempts to sign in are forgotten, and who had a password before is told by\n"
         "mail. Suspended people and imported staff are refused.\n\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .secret_line = SecretLine::kPassword,
     .run = RunSetPassword},
    {.name = "admin create-owner",
     .arguments = "[--portal SLUG] [--name NAME] EMAIL",
     .summary = "make somebody a manager of the portal, or let a locked-out one in again",
     .help =
         "Reads the password from standard input, or asks for it where that is a terminal: at\n"
         "least 12 characters. The person may sign in and change the portal's settings. Whoever\n"
         "has that address already keeps their name, gets the new password and is told by mail;\n"
         "their sessions end.\n\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n"
         "  --name NAME    what the person is called\n",
     .secret_line = SecretLine::kPassword,
     .run = RunCreateOwner},
    {.name = "admin export-settings",
     .arguments = "[--portal SLUG]",
     .summary = "print the portal's settings as a file that can be kept and applied",
     .help = "Prints all that a manager sets, as JSON, to standard output. It holds no secret.\n\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunExportSettings},
    {.name = "admin apply-settings",
     .arguments = "[--portal SLUG] [--dry-run] FILE",
     .summary = "change the portal's settings to what a file says",
     .help =
         "Takes a file as export-settings prints it. Sections and fields that it leaves out stay\n"
         "as they are. What is wrong is named, and then nothing is changed; what is right is\n"
         "changed as a whole, shown, and noted in the audit log.\n\n"
         "  --dry-run      only shows what would change\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .trial = "--dry-run",
     .run = RunApplySettings},
    {.name = "admin list-desk",
     .arguments = "[--portal SLUG]",
     .summary = "print the inboxes and the pipelines with their stages",
     .help = "Prints one line for each, with its id, in the order of the settings pages.\n\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunListDesk},
    {.name = "admin add-inbox",
     .arguments = "[--portal SLUG] [--help-desk] NAME",
     .summary = "make an inbox or a help desk that new tickets can be sent to",
     .help =
         "It comes last in the list. In the portal's settings, under Tickets, new tickets can be\n"
         "sent to it.\n\n"
         "  --help-desk    makes a help desk\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunAddInbox},
    {.name = "admin add-pipeline",
     .arguments = "[--portal SLUG] NAME",
     .summary = "make a pipeline",
     .help =
         "It comes last in the list and has the stages New, Waiting for us, Waiting for you and\n"
         "Closed, which can be changed in the portal's settings.\n\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunAddPipeline},
    {.name = "admin list-fields",
     .arguments = "[--portal SLUG]",
     .summary = "print the categories, ticket fields, contact properties and request forms",
     .help = "Prints one line for each, with its key or id, and below a field its choices.\n\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunListFields},
    {.name = "admin add-category",
     .arguments = "[--portal SLUG] [--key KEY] [--language TAG] LABEL",
     .summary = "make a category of tickets, and print its key",
     .help = "It comes last in the list. Request forms can ask for it.\n\n"
             "  --key KEY       small letters, digits and underscores\n"
             "  --language TAG  what LABEL is written in, where it is not the portal's first\n"
             "  --portal SLUG   the portal, where it is not the one without a slug\n",
     .run = RunAddCategory},
    {.name = "admin add-field",
     .arguments = "[--portal SLUG] [--key KEY] [--language TAG] [--hidden | --editable] KIND LABEL "
                  "[CHOICE...]",
     .summary = "make a ticket field, and print its key",
     .help =
         "KIND is text, long_text, choice, date, number or files. It comes last in the list.\n"
         "Request forms can ask for it.\n\n"
         "  --editable      customers can change it on a ticket, as far as they may\n"
         "  --hidden        customers do not see it among the details of a ticket\n"
         "  --key KEY       small letters, digits and underscores; never changed later\n"
         "  --language TAG  what the labels are written in, where it is not the portal's first\n"
         "  --portal SLUG   the portal, where it is not the one without a slug\n",
     .run = RunAddField},
    {.name = "admin add-property",
     .arguments = "[--portal SLUG] [--key KEY] [--language TAG] KIND LABEL [CHOICE...]",
     .summary = "make a contact property, and print its key",
     .help =
         "KIND is text, long_text, choice, date or number. Access groups and ticket\n"
         "permissions can go by it.\n\n"
         "  --key KEY       small letters, digits and underscores; never changed later\n"
         "  --language TAG  what the labels are written in, where it is not the portal's first\n"
         "  --portal SLUG   the portal, where it is not the one without a slug\n",
     .run = RunAddProperty},
    {.name = "admin add-form",
     .arguments = "[--portal SLUG] [--language TAG] NAME [FIELD[:required]...]",
     .summary = "make a request form, and print its id",
     .help = "It asks for the subject, then for each FIELD: category, priority, or the key of a\n"
             "ticket field; then for the message. Conditions are set in the portal's settings.\n\n"
             "  --language TAG  what NAME is written in, where it is not the portal's first\n"
             "  --portal SLUG   the portal, where it is not the one without a slug\n",
     .run = RunAddForm},
    {.name = "admin rename",
     .arguments = "[--portal SLUG] [--language TAG] WHAT NAME NEW-NAME",
     .summary = "give an inbox, pipeline, category, field, property or form another name",
     .help = "WHAT is inbox, pipeline, category, field, property or form. NAME may be the id or\n"
             "key that list-desk or list-fields prints. A help desk is an inbox here.\n\n"
             "  --language TAG  the language in which a category, field, property or form gets "
             "the\n"
             "                  name, where it is not the portal's first\n"
             "  --portal SLUG   the portal, where it is not the one without a slug\n",
     .run = RunRename},
    {.name = "admin retire",
     .arguments = "[--portal SLUG] [--undo] [--dry-run] WHAT NAME",
     .summary = "let an inbox, pipeline, category, field, property or form take nothing new",
     .help =
         "Says how many tickets or contacts it touches; what they hold stays and can be read as\n"
         "before. WHAT is inbox, pipeline, category, field, property or form. What new tickets\n"
         "use is refused: choose another in the portal's settings, under Tickets, first. NAME may\n"
         "be the id or key that list-desk or list-fields prints. A help desk is an inbox here.\n\n"
         "  --undo         takes it into use again\n"
         "  --dry-run      only says what it touches\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .trial = "--dry-run",
     .run = RunRetire},
    {.name = "admin invite",
     .arguments = "[--portal SLUG] [--name NAME] [--company COMPANY] EMAIL",
     .summary = "invite a contact to the portal by mail",
     .help =
         "Mails the contact a link under which they choose a password and are signed in, and "
         "prints\n"
         "it as well. It works once, within 7 days; an earlier invitation is void. Where no mail\n"
         "server is set the mail lands in DIR/mail. The link leads to the public URL that\n"
         "config.json sets, or a running server has.\n\n"
         "  --name NAME        makes a contact of that name where nobody has the address\n"
         "  --company COMPANY  who belongs to this company; it is made where there is none\n"
         "  --portal SLUG      the portal, where it is not the one without a slug\n",
     .run = RunInvite},
    {.name = "admin suspend",
     .arguments = "[--portal SLUG] EMAIL",
     .summary = "shut a contact out at once",
     .help = kSuspendHelp,
     .run = RunSuspend},
    {.name = "admin let-back",
     .arguments = "[--portal SLUG] EMAIL",
     .summary = "let a suspended contact sign in again",
     .help = kLetBackHelp,
     .run = RunLetBack},
    {.name = "desk list",
     .arguments = "[--portal SLUG] [--inbox NAME] [--pipeline NAME] [--stage NAME] [--owner EMAIL] "
                  "[--open|--closed]",
     .summary = "list tickets as agents see them",
     .help = "Prints one line for each, newest activity first, at most 200. Names may be ids.\n"
             "\n"
             "  --owner EMAIL  those of one agent; nobody: those that nobody owns\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunDeskList},
    {.name = "desk show",
     .arguments = "[--portal SLUG] NUMBER",
     .summary = "print a ticket with all its messages",
     .help = "Internal notes are marked, and each of their lines begins with a bar.\n"
             "\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunDeskShow},
    {.name = "desk reply",
     .arguments = "[--portal SLUG] --as EMAIL [--key KEY] NUMBER TEXT",
     .summary = "answer a ticket so that its customers read it",
     .help = "Prints the id of the answer. Mail about it goes out after 10 seconds, until when "
             "desk undo\n"
             "takes it back. An open ticket then waits for its customer.\n"
             "\n"
             "  --as EMAIL     the agent who writes\n"
             "  --key KEY      made once for this answer: given again, nothing is stored twice\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunDeskReply},
    {.name = "desk note",
     .arguments = "[--portal SLUG] --as EMAIL [--key KEY] NUMBER TEXT",
     .summary = "leave an internal note that no customer ever reads",
     .help = "Prints the id of the note.\n"
             "\n"
             "  --as EMAIL     the agent who writes\n"
             "  --key KEY      made once for this note: given again, nothing is stored twice\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunDeskNote},
    {.name = "desk undo",
     .arguments = "[--portal SLUG] --as EMAIL MESSAGE",
     .summary = "take back an answer within 10 seconds",
     .help = "MESSAGE is the id that desk reply has printed.\n"
             "\n"
             "  --as EMAIL     the agent who writes\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunDeskUndo},
    {.name = "desk assign",
     .arguments = "[--portal SLUG] [--as EMAIL] NUMBER EMAIL",
     .summary = "give a ticket to an agent",
     .help = "EMAIL may be nobody.\n"
             "\n"
             "  --as EMAIL     the agent in whose name it is done, for the audit log\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunDeskAssign},
    {.name = "desk stage",
     .arguments = "[--portal SLUG] [--as EMAIL] NUMBER STAGE",
     .summary = "move a ticket to another stage",
     .help =
         "STAGE is a name or an id; the ticket's own pipeline is looked at first. Whoever is on a\n"
         "ticket that is closed gets mail after 10 seconds, unless it is opened again before.\n"
         "\n"
         "  --as EMAIL     the agent in whose name it is done, for the audit log\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunDeskStage},
    {.name = "desk requester",
     .arguments = "[--portal SLUG] [--as EMAIL] [--keep-previous] [--dry-run] NUMBER EMAIL",
     .summary = "make somebody else the requester of a ticket",
     .help =
         "EMAIL may be nobody. Mail that has not gone out to those who see the ticket no more is\n"
         "called back.\n"
         "\n"
         "  --keep-previous  whoever it was stays on the ticket as a participant\n"
         "  --dry-run      only says who would see it, and who no more\n"
         "  --as EMAIL     the agent in whose name it is done, for the audit log\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunDeskRequester},
    {.name = "desk companies",
     .arguments = "[--portal SLUG] [--as EMAIL] [--dry-run] NUMBER [COMPANY...]",
     .summary = "change which companies' people see a ticket",
     .help = "Those that are not named do not see it any more.\n"
             "\n"
             "  --dry-run      only says who would see it, and who no more\n"
             "  --as EMAIL     the agent in whose name it is done, for the audit log\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunDeskCompanies},
    {.name = "desk merge",
     .arguments = "[--portal SLUG] [--as EMAIL] [--seen TAG] NUMBER INTO",
     .summary = "merge a ticket into another",
     .help =
         "Says who would see more than now, and changes nothing. With --seen and the tag that it\n"
         "prints it merges: the old number then leads to the other ticket.\n"
         "\n"
         "  --seen TAG     of what you have seen\n"
         "  --as EMAIL     the agent in whose name it is done, for the audit log\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunDeskMerge},
    {.name = "desk participants",
     .arguments = "[--portal SLUG] [--as EMAIL] NUMBER [EMAIL...]",
     .summary = "say who takes part in a ticket",
     .help = "Those who took part before and are not named do so no more. Who is new gets a mail.\n"
             "\n"
             "  --as EMAIL     the agent in whose name it is done, for the audit log\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunDeskParticipants},
    {.name = "desk restrict",
     .arguments = "[--portal SLUG] [--as EMAIL] [--undo] NUMBER",
     .summary = "keep a ticket to its requester and support",
     .help = "Whoever else was on it is taken off.\n"
             "\n"
             "  --undo         its companies' people see it again, as the portal's rules have it\n"
             "  --as EMAIL     the agent in whose name it is done, for the audit log\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunDeskRestrict},
    {.name = "desk hide",
     .arguments = "[--portal SLUG] [--as EMAIL] [--undo] NUMBER",
     .summary = "hide a ticket from every customer",
     .help = "Mail about it that has not gone out is called back.\n"
             "\n"
             "  --undo         shows it again\n"
             "  --as EMAIL     the agent in whose name it is done, for the audit log\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunDeskHide},
    {.name = "desk sensitive",
     .arguments = "[--portal SLUG] [--as EMAIL] [--off] FILE",
     .summary = "say that a file is sensitive",
     .help =
         "FILE is an id that desk show prints. Customers are not shown a sensitive file, where\n"
         "the portal's settings say so.\n"
         "\n"
         "  --off          say that it is not\n"
         "  --as EMAIL     the agent in whose name it is done, for the audit log\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunDeskSensitive},
    {.name = "desk redact-file",
     .arguments = "[--portal SLUG] [--as EMAIL] FILE",
     .summary = "take out a file for good",
     .help =
         "FILE is an id that desk show prints. It is gone from the thread and from the disk; a\n"
         "dated mark stays.\n"
         "\n"
         "  --as EMAIL     the agent in whose name it is done, for the audit log\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunDeskRedactFile},
    {.name = "desk redact",
     .arguments = "[--portal SLUG] [--as EMAIL] MESSAGE",
     .summary = "take out for good what a message said",
     .help = "MESSAGE is an id that desk show prints. Text and files are gone from the thread and "
             "from\n"
             "mail that has not gone out; a dated mark stays.\n"
             "\n"
             "  --as EMAIL     the agent in whose name it is done, for the audit log\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunDeskRedact},
    {.name = "admin list-doubles",
     .arguments = "[--portal SLUG]",
     .summary = "print contacts that are likely the same person",
     .help = "Prints those who hold one address, or have one name in one company, without those "
             "who were\n"
             "said to be different people.\n"
             "\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunListDoubles},
    {.name = "admin merge-contacts",
     .arguments = "[--portal SLUG] [--seen TAG] FROM INTO",
     .summary = "make one contact of two",
     .help =
         "FROM and INTO are ids, or addresses that one contact alone holds. Without --seen it "
         "prints who\n"
         "would see what, and changes nothing; with the tag that was printed then, INTO has the "
         "tickets,\n"
         "sessions and ways in of both, and the id of FROM leads there.\n"
         "\n"
         "  --seen TAG     what was printed without it\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunMergeContacts},
    {.name = "admin list-staff",
     .arguments = "[--portal SLUG]",
     .summary = "print who works here and what they may do",
     .help = "Prints one line for each.\n"
             "\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunListStaff},
    {.name = "admin invite-staff",
     .arguments = "[--portal SLUG] [--name NAME] [--permission PERMISSION] EMAIL",
     .summary = "invite somebody who works here by mail",
     .help = "Mails a link under which they choose a password and are signed in, and prints it as "
             "well.\n"
             "It works once, within 7 days; an earlier invitation is void.\n"
             "\n"
             "  --name NAME    what the person is called\n"
             "  --permission PERMISSION\n"
             "                 tickets, as without it, or customer_portal_settings\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunInviteStaff},
    {.name = "admin grant",
     .arguments = "[--portal SLUG] PERMISSION EMAIL",
     .summary = "let somebody who works here do more",
     .help = "PERMISSION is tickets or customer_portal_settings.\n"
             "\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunGrant},
    {.name = "admin take",
     .arguments = "[--portal SLUG] PERMISSION EMAIL",
     .summary = "take a permission from somebody who works here",
     .help =
         "PERMISSION is tickets or customer_portal_settings. The last who may change the settings\n"
         "keeps that. Who is signed in is signed out.\n"
         "\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunTake},
    {.name = "admin set-openid-secret",
     .arguments = "[--portal SLUG]",
     .summary = "keep the secret that an OpenID Connect provider gave the portal",
     .help =
         "Reads the client secret from standard input, or asks for it where that is a terminal. "
         "It\n"
         "is sealed with this installation's key and never printed. An empty line removes it: the\n"
         "provider then knows the portal by its client id alone. Issuer and client id are "
         "settings.\n\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .secret_line = SecretLine::kPassword,
     .run = RunSetOpenIdSecret},
    {.name = "admin add-widget-key",
     .arguments = "[--portal SLUG] NAME",
     .summary = "make a key with which another page's server says who is signed in there",
     .help =
         "Prints the key's id (`kid`) and its secret, which is kept sealed and never shown again.\n"
         "Several keys may be there at once: make a new one, use it, then revoke the old one.\n\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunAddWidgetKey},
    {.name = "admin list-widget-keys",
     .arguments = "[--portal SLUG]",
     .summary = "print these keys, each with its id",
     .help = "Prints one line for each, the oldest first.\n\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunListWidgetKeys},
    {.name = "admin revoke-widget-key",
     .arguments = "[--portal SLUG] KID",
     .summary = "make such a key worthless, at once",
     .help = "Whoever is signed in by it is so no more.\n\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunRevokeWidgetKey},
    {.name = "admin unlink-openid",
     .arguments = "[--portal SLUG] EMAIL",
     .summary = "forget who a contact is at an OpenID Connect provider",
     .help =
         "The next sign-in there links anew, by a verified address. The contact is signed out.\n\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunUnlinkOpenId},
    {.name = "admin list-passkeys",
     .arguments = "[--portal SLUG] EMAIL",
     .summary = "print somebody's passkeys, each with its id",
     .help = "Prints one line for each, the oldest first.\n\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunListPasskeys},
    {.name = "admin remove-passkeys",
     .arguments = "[--portal SLUG] EMAIL [ID...]",
     .summary = "remove somebody's passkeys, such as that of a lost device",
     .help = "Removes those whose ids are given, else all. The person is signed out everywhere.\n\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunRemovePasskeys},
    {.name = "backup",
     .arguments = "[FOLDER]",
     .summary = "copy everything into a folder, while the server runs",
     .help = kBackupHelp,
     .portal = PortalNeeded::kNo,
     .run = RunBackup,
     .needs_data = true},
    {.name = "import",
     .arguments = "zendesk DIR | csv FILE | contacts FILE [OPTIONS]",
     .summary = "bring in the tickets or the contacts of another system",
     .help = kImportHelp,
     .trial = "--dry-run",
     .run = RunImport},
};

constexpr auto kCommands = [] {
  std::array<Command, std::size(kPeopleCommands) + std::size(kOtherCommands)> commands{};
  const auto end =
      std::copy(std::begin(kOtherCommands), std::end(kOtherCommands), commands.begin());
  std::copy(std::begin(kPeopleCommands), std::end(kPeopleCommands), end);
  return commands;
}();

}  // namespace

std::span<const Command> Commands() { return kCommands; }

}  // namespace genkan::server
