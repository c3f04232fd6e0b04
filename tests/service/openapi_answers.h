// What the backend answers in corners that no single request reaches, as FrontDoor::answered.
#pragma once

#include <set>
#include <string>

namespace genkan::support {

// What a sign-in elsewhere is answered.
std::set<std::string> AnswersOfOpenId();
// What the server answers to itself.
std::set<std::string> AnswersOfHost();
// What is answered about passkeys.
std::set<std::string> AnswersOfPasskeys();
// What a portal answers that has pictures of its own.
std::set<std::string> AnswersOfBrand();
// What agents are answered beside what anybody could be.
std::set<std::string> AnswersOfAgents();
// Of another address to sign in with.
std::set<std::string> AnswersOfAddress();
std::set<std::string> AnswersOfFiles();
std::set<std::string> AnswersOfLists();
// Of two contacts that are made one.
std::set<std::string> AnswersOfDoubles();
std::set<std::string> AnswersOfPrivacy();
// Of what somebody changes in their account, and of the link that stops mail.
std::set<std::string> AnswersOfAccount();
// Of a frame in another page, and of the keys with which that page's server signs.
std::set<std::string> AnswersOfWidget();

}  // namespace genkan::support
