// The commands about people's data and about those who work here. A part of commands.cpp.
#pragma once

#include "server/commands.h"
#include "server/privacy_commands.h"
#include "server/staff_commands.h"

namespace genkan::server {

inline constexpr Command kPeopleCommands[] = {
    {.name = "admin list-requests",
     .arguments = "[--portal SLUG]",
     .summary = "print who asked for their data or to be erased",
     .help = "Prints one line for each, what is open first, with its id and by when it must be "
             "answered.\n"
             "\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunListRequests},
    {.name = "admin request-export",
     .arguments = "[--portal SLUG] CONTACT",
     .summary = "record that somebody asked for their data",
     .help = "CONTACT is an id, or an address that one contact alone holds. Prints the request.\n"
             "\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunRequestExport},
    {.name = "admin request-erasure",
     .arguments = "[--portal SLUG] CONTACT",
     .summary = "record that somebody asked to be erased",
     .help = "CONTACT is an id, or an address that one contact alone holds. Prints the request.\n"
             "\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunRequestErasure},
    {.name = "admin check-request",
     .arguments = "[--portal SLUG] REQUEST NOTE",
     .summary = "note how you made sure who asks",
     .help = "REQUEST is an id that list-requests prints.\n"
             "\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunCheckRequest},
    {.name = "admin carry-out",
     .arguments = "[--portal SLUG] [--seen TAG] REQUEST",
     .summary = "hand over the data that was asked for, or erase",
     .help =
         "Of a request for data it prints the data as JSON, and notes that it was handed over. Of "
         "one\n"
         "to be erased it prints which tickets go and which stay under a pseudonym, and changes\n"
         "nothing; with the tag that was printed then it erases for good.\n"
         "\n"
         "  --seen TAG     what was printed without it\n"
         "\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunCarryOut},
    {.name = "admin refuse",
     .arguments = "[--portal SLUG] REQUEST REASON",
     .summary = "answer a request about data with no, and why",
     .help = "REQUEST is an id that list-requests prints.\n"
             "\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunRefuse},
    {.name = "admin list-holds",
     .arguments = "[--portal SLUG]",
     .summary = "print the legal holds on people and on tickets",
     .help = "Prints one line for each, with its reason.\n"
             "\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunListHolds},
    {.name = "admin hold",
     .arguments = "[--portal SLUG] CONTACT|NUMBER REASON",
     .summary = "put a legal hold on a person or on a ticket",
     .help =
         "CONTACT is an id, or an address that one contact alone holds; NUMBER is that of a "
         "ticket.\n"
         "What is held goes neither by a request nor with time, and nothing in a held ticket is\n"
         "redacted.\n"
         "\n"
         "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunHold},
    {.name = "admin lift-hold",
     .arguments = "[--portal SLUG] CONTACT|NUMBER",
     .summary = "lift a legal hold",
     .help = "CONTACT and NUMBER are as for hold.\n"
             "\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunLiftHold},
    {.name = "admin retention",
     .arguments = "[--portal SLUG] [--carry-out]",
     .summary = "print which closed tickets are kept no longer, or remove them",
     .help = "For how many months after closing each pipeline keeps its tickets is a setting; a "
             "running\n"
             "server removes what is over by itself.\n"
             "\n"
             "  --carry-out    removes them now, with their files\n"
             "\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunRetention},
    {.name = "admin suspend-staff",
     .arguments = "[--portal SLUG] EMAIL",
     .summary = "shut out somebody who works here at once",
     .help = "Sessions, event streams and mailed links end. What they wrote and their tickets "
             "stay. The\n"
             "last who may change the settings stays.\n"
             "\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunSuspendStaff},
    {.name = "admin let-staff-back",
     .arguments = "[--portal SLUG] EMAIL",
     .summary = "let somebody who works here sign in again",
     .help = "Who never signed in has to be invited anew.\n"
             "\n"
             "  --portal SLUG  the portal, where it is not the one without a slug\n",
     .run = RunLetStaffBack},
};

}  // namespace genkan::server
