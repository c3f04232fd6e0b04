// Every handler of the route table, by the file that holds it.
#pragma once

#include "service/backend.h"

namespace genkan::service {

using Answer = Result<wire::Response>;

// sign_in.cpp
Answer ShowSignIn(const Backend& backend, const Call& call);
Answer SignInByForm(const Backend& backend, const Call& call);
Answer SignInByJson(const Backend& backend, const Call& call);

// sessions.cpp
Answer GetSession(const Backend& backend, const Call& call);
Answer DeleteSession(const Backend& backend, const Call& call);
Answer SignOutByForm(const Backend& backend, const Call& call);

// pages.cpp
Answer GoToTickets(const Backend& backend, const Call& call);
Answer ShowSignedIn(const Backend& backend, const Call& call);
Answer ShowShell(const Backend& backend, const Call& call);
Answer ShowManage(const Backend& backend, const Call& call);
Answer ShowDesk(const Backend& backend, const Call& call);

// widget.cpp: the portal in another page's frame.
Answer ShowWidget(const Backend& backend, const Call& call);
Answer ShowWidgetSignIn(const Backend& backend, const Call& call);
Answer SignInToWidget(const Backend& backend, const Call& call);
Answer HandOverToWidget(const Backend& backend, const Call& call);

// widget_identity.cpp
Answer IdentifyToWidget(const Backend& backend, const Call& call);
Answer PostWidgetKey(const Backend& backend, const Call& call);
Answer DeleteWidgetKey(const Backend& backend, const Call& call);

// tickets.cpp
Answer ListTickets(const Backend& backend, const Call& call);
Answer GetThread(const Backend& backend, const Call& call);

// list_handlers.cpp
Answer GetListFilters(const Backend& backend, const Call& call);
Answer ExportTickets(const Backend& backend, const Call& call);
Answer PutTicketRead(const Backend& backend, const Call& call);
Answer ListSavedViews(const Backend& backend, const Call& call);
Answer PutSavedView(const Backend& backend, const Call& call);
Answer RenameSavedView(const Backend& backend, const Call& call);
Answer DeleteSavedView(const Backend& backend, const Call& call);

// reply_drafts.cpp
Answer PutReplyDraft(const Backend& backend, const Call& call);

// search.cpp
Answer SearchTickets(const Backend& backend, const Call& call);

// uploads.cpp
Answer PostUpload(const Backend& backend, const Call& call);
Answer PatchUpload(const Backend& backend, const Call& call);
Answer DeleteUpload(const Backend& backend, const Call& call);
Answer GetAttachment(const Backend& backend, const Call& call);

// changes.cpp
Answer StreamChanges(const Backend& backend, const Call& call);

// ticket_states.cpp
Answer PutTicketState(const Backend& backend, const Call& call);

// ratings.cpp
Answer PutTicketRating(const Backend& backend, const Call& call);

// fields_edit.cpp
Answer PutTicketFields(const Backend& backend, const Call& call);

// agent_handlers.cpp
Answer FindAgentContacts(const Backend& backend, const Call& call);
Answer GetAgentDesk(const Backend& backend, const Call& call);
Answer ListAgentTickets(const Backend& backend, const Call& call);
Answer GetAgentThread(const Backend& backend, const Call& call);
Answer PostAgentMessage(const Backend& backend, const Call& call);
Answer DeleteAgentMessage(const Backend& backend, const Call& call);
Answer PostRedaction(const Backend& backend, const Call& call);
Answer PutFileSensitive(const Backend& backend, const Call& call);
Answer PostFileRedaction(const Backend& backend, const Call& call);
Answer PutTicketOwner(const Backend& backend, const Call& call);
Answer PutTicketStage(const Backend& backend, const Call& call);
Answer PutTicketRequester(const Backend& backend, const Call& call);
Answer PutTicketCompanies(const Backend& backend, const Call& call);
Answer PostRequesterPreview(const Backend& backend, const Call& call);
Answer PostCompaniesPreview(const Backend& backend, const Call& call);
Answer PostAudiencePreview(const Backend& backend, const Call& call);
Answer PostParticipantsPreview(const Backend& backend, const Call& call);
Answer PutTicketAudience(const Backend& backend, const Call& call);
Answer PutTicketParticipants(const Backend& backend, const Call& call);
Answer PutTicketHidden(const Backend& backend, const Call& call);
Answer PostMergePreview(const Backend& backend, const Call& call);
Answer PostMerge(const Backend& backend, const Call& call);

// request_forms.cpp
Answer ListRequestForms(const Backend& backend, const Call& call);

// new_tickets.cpp
Answer PostTicket(const Backend& backend, const Call& call);

// replies.cpp
Answer PostReply(const Backend& backend, const Call& call);

// brand.cpp
Answer GetBrandStyle(const Backend& backend, const Call& call);
Answer GetBrandLogo(const Backend& backend, const Call& call);
Answer GetBrandIcon(const Backend& backend, const Call& call);

// test_mail.cpp
Answer SendTestMail(const Backend& backend, const Call& call);

// contacts.cpp
Answer ListContacts(const Backend& backend, const Call& call);
Answer GetContact(const Backend& backend, const Call& call);

// contact_edit.cpp
Answer PutContact(const Backend& backend, const Call& call);
Answer ListContactDoubles(const Backend& backend, const Call& call);
Answer PostContactsApart(const Backend& backend, const Call& call);
Answer PostContactMergePreview(const Backend& backend, const Call& call);
Answer PostContactMerge(const Backend& backend, const Call& call);

// company_leaving.cpp
Answer PostLeavingPreview(const Backend& backend, const Call& call);
Answer PostLeaving(const Backend& backend, const Call& call);
// privacy_handlers.cpp
Answer GetPrivacy(const Backend& backend, const Call& call);
Answer PostPrivacyRequest(const Backend& backend, const Call& call);
Answer PostIdentity(const Backend& backend, const Call& call);
Answer GetErasurePreview(const Backend& backend, const Call& call);
Answer GetPrivacyExport(const Backend& backend, const Call& call);
Answer CarryOutRequest(const Backend& backend, const Call& call);
Answer RefuseRequest(const Backend& backend, const Call& call);
Answer PutLegalHold(const Backend& backend, const Call& call);
Answer PutTicketHold(const Backend& backend, const Call& call);
Answer DeleteTicketHold(const Backend& backend, const Call& call);
Answer DeleteLegalHold(const Backend& backend, const Call& call);
Answer GetRetention(const Backend& backend, const Call& call);

// storage_page.cpp
Answer ShowStorage(const Backend& backend, const Call& call);

// account_page.cpp
Answer ShowAccount(const Backend& backend, const Call& call);
Answer TakeAccountData(const Backend& backend, const Call& call);
Answer AskForErasure(const Backend& backend, const Call& call);
Answer WithdrawRequest(const Backend& backend, const Call& call);

// similar_tickets.cpp
Answer ListSimilarTickets(const Backend& backend, const Call& call);

// account_forms.cpp
Answer SaveProfile(const Backend& backend, const Call& call);
Answer SaveMailChoice(const Backend& backend, const Call& call);
Answer EndSessionByForm(const Backend& backend, const Call& call);
Answer EndOthersByForm(const Backend& backend, const Call& call);

// own_account.cpp
Answer GetOwnAccount(const Backend& backend, const Call& call);
Answer PutOwnAccount(const Backend& backend, const Call& call);
Answer ListOwnSessions(const Backend& backend, const Call& call);
Answer DeleteOwnSession(const Backend& backend, const Call& call);
Answer DeleteOtherSessions(const Backend& backend, const Call& call);

// mail_stop.cpp
Answer ShowMailStop(const Backend& backend, const Call& call);
Answer StopMail(const Backend& backend, const Call& call);

// registration.cpp
Answer PostInvitation(const Backend& backend, const Call& call);
Answer DeleteInvitation(const Backend& backend, const Call& call);
Answer PostPasswordReset(const Backend& backend, const Call& call);
Answer PostAddressChange(const Backend& backend, const Call& call);
Answer DeleteAddressChange(const Backend& backend, const Call& call);
Answer PostSuspension(const Backend& backend, const Call& call);
Answer DeleteSuspension(const Backend& backend, const Call& call);

// invitations.cpp
Answer ListInvitations(const Backend& backend, const Call& call);
Answer PostInvitations(const Backend& backend, const Call& call);
Answer DeleteInvitations(const Backend& backend, const Call& call);
Answer ListTicketsWithoutContact(const Backend& backend, const Call& call);

// companies.cpp
Answer ListCompanies(const Backend& backend, const Call& call);
Answer GetCompany(const Backend& backend, const Call& call);
Answer PutCompany(const Backend& backend, const Call& call);

// staff.cpp
Answer ListStaff(const Backend& backend, const Call& call);
Answer PostContactImport(const Backend& backend, const Call& call);
Answer PostStaff(const Backend& backend, const Call& call);
Answer PutStaffPermissions(const Backend& backend, const Call& call);
Answer PostStaffSuspension(const Backend& backend, const Call& call);
Answer DeleteStaffSuspension(const Backend& backend, const Call& call);

// previews.cpp
Answer PostPreview(const Backend& backend, const Call& call);

// settings.cpp
Answer GetSettings(const Backend& backend, const Call& call);
Answer PutSettings(const Backend& backend, const Call& call);
Answer OpenPortal(const Backend& backend, const Call& call);

// effects.cpp
Answer PostEffect(const Backend& backend, const Call& call);

// set_up.cpp
Answer ShowSetUp(const Backend& backend, const Call& call);
Answer SetUpByForm(const Backend& backend, const Call& call);

// welcome.cpp
Answer ShowWelcome(const Backend& backend, const Call& call);
Answer AcceptByForm(const Backend& backend, const Call& call);

// reset.cpp
Answer ShowReset(const Backend& backend, const Call& call);
Answer AskForReset(const Backend& backend, const Call& call);
Answer ShowNewPassword(const Backend& backend, const Call& call);
Answer SetNewPassword(const Backend& backend, const Call& call);
Answer GoToReset(const Backend& backend, const Call& call);

// mailed_sign_in.cpp
Answer AskForMail(const Backend& backend, const Call& call);
Answer ShowCode(const Backend& backend, const Call& call);
Answer SignInByCode(const Backend& backend, const Call& call);
Answer ShowLink(const Backend& backend, const Call& call);
Answer SignInByLink(const Backend& backend, const Call& call);

// openid_sign_in.cpp
Answer BeginOpenId(const Backend& backend, const Call& call);
Answer FinishOpenId(const Backend& backend, const Call& call);

// passkey_sign_in.cpp
Answer GetPasskeyRequest(const Backend& backend, const Call& call);
Answer SignInByPasskey(const Backend& backend, const Call& call);

// passkeys_page.cpp
Answer ShowPasskeys(const Backend& backend, const Call& call);
Answer GetPasskeyCreation(const Backend& backend, const Call& call);
Answer AddPasskey(const Backend& backend, const Call& call);
Answer RenamePasskey(const Backend& backend, const Call& call);
Answer RemovePasskey(const Backend& backend, const Call& call);

// address_pages.cpp
Answer ShowAddress(const Backend& backend, const Call& call);
Answer AskForOwnAddress(const Backend& backend, const Call& call);
Answer CancelOwnAddress(const Backend& backend, const Call& call);
Answer ShowNewAddress(const Backend& backend, const Call& call);
Answer UseNewAddress(const Backend& backend, const Call& call);
Answer ShowOldAddress(const Backend& backend, const Call& call);
Answer UseOldAddress(const Backend& backend, const Call& call);

// openid_secret.cpp
Answer PutOpenIdSecret(const Backend& backend, const Call& call);

// register.cpp
Answer ShowRegister(const Backend& backend, const Call& call);
Answer RegisterByForm(const Backend& backend, const Call& call);
Answer ShowRegisterCode(const Backend& backend, const Call& call);
Answer RegisterByCode(const Backend& backend, const Call& call);
Answer ShowRegisterFinish(const Backend& backend, const Call& call);
Answer FinishRegister(const Backend& backend, const Call& call);

// consent.cpp
Answer ShowConsent(const Backend& backend, const Call& call);
Answer GiveConsent(const Backend& backend, const Call& call);
Answer WithdrawConsent(const Backend& backend, const Call& call);

// desk.cpp
Answer GetDesk(const Backend& backend, const Call& call);
Answer PutDesk(const Backend& backend, const Call& call);
Answer GetInbox(const Backend& backend, const Call& call);
Answer PutInbox(const Backend& backend, const Call& call);
Answer GetPipeline(const Backend& backend, const Call& call);
Answer PutPipeline(const Backend& backend, const Call& call);

// field_uses.cpp
Answer ListFieldUses(const Backend& backend, const Call& call);

// audit.cpp
Answer ListAudit(const Backend& backend, const Call& call);
Answer ExportAudit(const Backend& backend, const Call& call);

// host_check.cpp
Answer CheckHost(const Backend& backend, const Call& call);
Answer ProveHost(const Backend& backend, const Call& call);

// installation.cpp
Answer GetOpenApi(const Backend& backend, const Call& call);
Answer GetHealth(const Backend& backend, const Call& call);

}  // namespace genkan::service
