#include "service/import_words.h"

#include <span>

#include "genkan/base/utf8.h"
#include "genkan/domain/conversation.h"

namespace genkan::service {
namespace {

template <typename Meaning>
struct Word {
  std::string_view folded;
  Meaning meaning;
};

template <typename Meaning>
std::optional<Meaning> Find(std::span<const Word<Meaning>> words, std::string_view text) {
  const std::string folded = FoldedWord(text);
  for (const Word<Meaning>& word : words) {
    if (word.folded == folded) return word.meaning;
  }
  return std::nullopt;
}

// Folded, as FoldedWord gives them. Within a field the surer name comes first: where two columns
// fit, the one further up is taken.
using F = TableField;
constexpr Word<TableField> kHeaders[] = {
    {"ticketnumber", F::kNumber},
    {"ticketid", F::kNumber},
    {"チケット番号", F::kNumber},
    {"チケットid", F::kNumber},
    {"問い合わせ番号", F::kNumber},
    {"お問い合わせ番号", F::kNumber},
    {"受付番号", F::kNumber},
    {"管理番号", F::kNumber},
    {"案件番号", F::kNumber},
    {"caseid", F::kNumber},
    {"casenumber", F::kNumber},
    {"recordid", F::kNumber},
    {"レコードid", F::kNumber},
    {"number", F::kNumber},
    {"番号", F::kNumber},
    {"id", F::kNumber},
    {"no", F::kNumber},
    {"key", F::kNumber},
    {"issuekey", F::kNumber},
    {"subject", F::kSubject},
    {"件名", F::kSubject},
    {"ticketsubject", F::kSubject},
    {"ticketname", F::kSubject},
    {"チケット名", F::kSubject},
    {"表題", F::kSubject},
    {"題名", F::kSubject},
    {"タイトル", F::kSubject},
    {"件名タイトル", F::kSubject},
    {"title", F::kSubject},
    {"summary", F::kSubject},
    {"概要", F::kSubject},
    {"description", F::kDescription},
    {"ticketdescription", F::kDescription},
    {"チケットの説明", F::kDescription},
    {"チケット説明", F::kDescription},
    {"問い合わせ内容", F::kDescription},
    {"お問い合わせ内容", F::kDescription},
    {"内容", F::kDescription},
    {"本文", F::kDescription},
    {"説明", F::kDescription},
    {"詳細", F::kDescription},
    {"body", F::kDescription},
    {"message", F::kDescription},
    {"content", F::kDescription},
    {"details", F::kDescription},
    {"メッセージ", F::kDescription},
    {"status", F::kStatus},
    {"ticketstatus", F::kStatus},
    {"ステータス", F::kStatus},
    {"チケットステータス", F::kStatus},
    {"対応状況", F::kStatus},
    {"状態", F::kStatus},
    {"状況", F::kStatus},
    {"進捗", F::kStatus},
    {"stage", F::kStatus},
    {"pipelinestage", F::kStatus},
    {"state", F::kStatus},
    {"priority", F::kPriority},
    {"優先度", F::kPriority},
    {"重要度", F::kPriority},
    {"緊急度", F::kPriority},
    {"category", F::kCategory},
    {"カテゴリ", F::kCategory},
    {"カテゴリー", F::kCategory},
    {"分類", F::kCategory},
    {"種別", F::kCategory},
    {"type", F::kCategory},
    {"tickettype", F::kCategory},
    {"issuetype", F::kCategory},
    {"createdat", F::kCreated},
    {"created", F::kCreated},
    {"createdate", F::kCreated},
    {"createddate", F::kCreated},
    {"createdtime", F::kCreated},
    {"dateopened", F::kCreated},
    {"作成日時", F::kCreated},
    {"作成日", F::kCreated},
    {"作成時刻", F::kCreated},
    {"受付日時", F::kCreated},
    {"受付日", F::kCreated},
    {"問い合わせ日時", F::kCreated},
    {"お問い合わせ日時", F::kCreated},
    {"問い合わせ日", F::kCreated},
    {"登録日時", F::kCreated},
    {"登録日", F::kCreated},
    {"受信日時", F::kCreated},
    {"日時", F::kCreated},
    {"日付", F::kCreated},
    {"date", F::kCreated},
    {"updatedat", F::kUpdated},
    {"updated", F::kUpdated},
    {"lastactivitydate", F::kUpdated},
    {"lastmodifieddate", F::kUpdated},
    {"lastupdatetime", F::kUpdated},
    {"lastupdated", F::kUpdated},
    {"更新日時", F::kUpdated},
    {"更新日", F::kUpdated},
    {"最終更新日時", F::kUpdated},
    {"最終更新日", F::kUpdated},
    {"最終アクティビティー日", F::kUpdated},
    {"最終更新", F::kUpdated},
    {"requester", F::kRequester},
    {"requestername", F::kRequester},
    {"依頼者", F::kRequester},
    {"リクエスタ", F::kRequester},
    {"依頼者名", F::kRequester},
    {"問い合わせ者", F::kRequester},
    {"customername", F::kRequester},
    {"customer", F::kRequester},
    {"contactname", F::kRequester},
    {"associatedcontact", F::kRequester},
    {"関連付けられたコンタクト", F::kRequester},
    {"顧客名", F::kRequester},
    {"お客様名", F::kRequester},
    {"担当者名お客様", F::kRequester},
    {"氏名", F::kRequester},
    {"お名前", F::kRequester},
    {"名前", F::kRequester},
    {"fullname", F::kRequester},
    {"contact", F::kRequester},
    {"reporter", F::kRequester},
    {"from", F::kRequester},
    {"name", F::kRequester},
    {"requesteremail", F::kEmail},
    {"依頼者のメールアドレス", F::kEmail},
    {"依頼者メールアドレス", F::kEmail},
    {"依頼者のメール", F::kEmail},
    {"customeremail", F::kEmail},
    {"contactemail", F::kEmail},
    {"emailaddress", F::kEmail},
    {"email", F::kEmail},
    {"メールアドレス", F::kEmail},
    {"eメール", F::kEmail},
    {"eメールアドレス", F::kEmail},
    {"メール", F::kEmail},
    {"mail", F::kEmail},
    {"company", F::kCompany},
    {"companyname", F::kCompany},
    {"organization", F::kCompany},
    {"organisation", F::kCompany},
    {"associatedcompany", F::kCompany},
    {"関連付けられた会社", F::kCompany},
    {"会社名", F::kCompany},
    {"会社", F::kCompany},
    {"企業名", F::kCompany},
    {"組織", F::kCompany},
    {"貴社名", F::kCompany},
    {"御社名", F::kCompany},
    {"取引先", F::kCompany},
    {"取引先名", F::kCompany},
    {"account", F::kCompany},
    {"accountname", F::kCompany},
    {"owner", F::kOwner},
    {"ticketowner", F::kOwner},
    {"assignee", F::kOwner},
    {"agent", F::kOwner},
    {"assignedto", F::kOwner},
    {"担当者", F::kOwner},
    {"チケット担当者", F::kOwner},
    {"担当者名", F::kOwner},
    {"担当", F::kOwner},
    {"対応者", F::kOwner},
    {"対応担当者", F::kOwner},
    {"channel", F::kChannel},
    {"via", F::kChannel},
    {"source", F::kChannel},
    {"ソース", F::kChannel},
    {"チャネル", F::kChannel},
    {"チャンネル", F::kChannel},
    {"受付方法", F::kChannel},
    {"受付経路", F::kChannel},
    {"問い合わせ経路", F::kChannel},
    {"経路", F::kChannel},
};

using S = Standing;
constexpr Word<Standing> kStandings[] = {
    {"new", S::kOpen},
    {"open", S::kOpen},
    {"reopened", S::kOpen},
    {"todo", S::kOpen},
    {"inprogress", S::kOpen},
    {"waitingonus", S::kOpen},
    {"waitingforsupport", S::kOpen},
    {"waitingonsupport", S::kOpen},
    {"新規", S::kOpen},
    {"未対応", S::kOpen},
    {"未着手", S::kOpen},
    {"未解決", S::kOpen},
    {"オープン", S::kOpen},
    {"対応中", S::kOpen},
    {"処理中", S::kOpen},
    {"受付", S::kOpen},
    {"受付済み", S::kOpen},
    {"受付中", S::kOpen},
    {"調査中", S::kOpen},
    {"確認中", S::kOpen},
    {"進行中", S::kOpen},
    {"再オープン", S::kOpen},
    {"pending", S::kWaitsForCustomer},
    {"waitingoncontact", S::kWaitsForCustomer},
    {"waitingoncustomer", S::kWaitsForCustomer},
    {"waitingforcustomer", S::kWaitsForCustomer},
    {"awaitingcustomer", S::kWaitsForCustomer},
    {"awaitingreply", S::kWaitsForCustomer},
    {"コンタクトの返信待ち", S::kWaitsForCustomer},
    {"コンタクト待ち", S::kWaitsForCustomer},
    {"顧客待ち", S::kWaitsForCustomer},
    {"顧客回答待ち", S::kWaitsForCustomer},
    {"お客様待ち", S::kWaitsForCustomer},
    {"お客様回答待ち", S::kWaitsForCustomer},
    {"返信待ち", S::kWaitsForCustomer},
    {"回答待ち", S::kWaitsForCustomer},
    {"返答待ち", S::kWaitsForCustomer},
    {"確認待ち", S::kWaitsForCustomer},
    {"hold", S::kOnHold},
    {"onhold", S::kOnHold},
    {"waitingonthirdparty", S::kOnHold},
    {"保留", S::kOnHold},
    {"保留中", S::kOnHold},
    {"待機中", S::kOnHold},
    {"solved", S::kClosed},
    {"resolved", S::kClosed},
    {"closed", S::kClosed},
    {"done", S::kClosed},
    {"complete", S::kClosed},
    {"completed", S::kClosed},
    {"cancelled", S::kClosed},
    {"canceled", S::kClosed},
    {"終了", S::kClosed},
    {"解決", S::kClosed},
    {"解決済み", S::kClosed},
    {"完了", S::kClosed},
    {"対応完了", S::kClosed},
    {"対応済み", S::kClosed},
    {"対応済", S::kClosed},
    {"処理済み", S::kClosed},
    {"クローズ", S::kClosed},
    {"クローズ済み", S::kClosed},
    {"クローズド", S::kClosed},
    {"終了済み", S::kClosed},
    {"deleted", S::kDeleted},
    {"削除済み", S::kDeleted},
};

using P = domain::Priority;
constexpr Word<P> kPriorities[] = {
    {"", P::kNone},       {"none", P::kNone},     {"なし", P::kNone},      {"low", P::kLow},
    {"minor", P::kLow},   {"trivial", P::kLow},   {"低", P::kLow},         {"低い", P::kLow},
    {"小", P::kLow},      {"normal", P::kNormal}, {"medium", P::kNormal},  {"major", P::kNormal},
    {"中", P::kNormal},   {"普通", P::kNormal},   {"通常", P::kNormal},    {"標準", P::kNormal},
    {"high", P::kHigh},   {"critical", P::kHigh}, {"高", P::kHigh},        {"高い", P::kHigh},
    {"大", P::kHigh},     {"urgent", P::kUrgent}, {"blocker", P::kUrgent}, {"緊急", P::kUrgent},
    {"至急", P::kUrgent}, {"最優先", P::kUrgent}, {"最高", P::kUrgent},
};

using domain::kChannelChat;
using domain::kChannelEmail;
using domain::kChannelForm;
using domain::kChannelMessenger;
using domain::kChannelPhone;
constexpr Word<std::string_view> kChannels[] = {
    {"web", kChannelForm},
    {"form", kChannelForm},
    {"webform", kChannelForm},
    {"portal", kChannelForm},
    {"フォーム", kChannelForm},
    {"webフォーム", kChannelForm},
    {"お問い合わせフォーム", kChannelForm},
    {"email", kChannelEmail},
    {"mail", kChannelEmail},
    {"eメール", kChannelEmail},
    {"メール", kChannelEmail},
    {"voice", kChannelPhone},
    {"phone", kChannelPhone},
    {"phonecall", kChannelPhone},
    {"call", kChannelPhone},
    {"電話", kChannelPhone},
    {"chat", kChannelChat},
    {"livechat", kChannelChat},
    {"チャット", kChannelChat},
    {"facebook", kChannelMessenger},
    {"messenger", kChannelMessenger},
    {"facebookmessenger", kChannelMessenger},
};

}  // namespace

std::string FoldedWord(std::string_view text) {
  std::string folded;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = NextCodePoint(text, &at);
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    const bool ascii_sign = c < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
    const bool sign = ascii_sign || c == 0xA0 || c == 0x3000 || c == 0x30FB || c == 0xFEFF;
    if (!sign) AppendUtf8(c, &folded);
  }
  return folded;
}

std::optional<HeaderGuess> GuessHeader(std::string_view header) {
  const std::string folded = FoldedWord(header);
  int rank = 0;
  for (const Word<TableField>& word : kHeaders) {
    if (word.folded == folded) return HeaderGuess{word.meaning, rank};
    ++rank;
  }
  return std::nullopt;
}

std::optional<Standing> StandingOf(std::string_view status) {
  // HubSpot writes "Closed (Support Pipeline)".
  const auto whole = Find(std::span<const Word<Standing>>(kStandings), status);
  const std::size_t bracket = status.find('(');
  if (whole || bracket == std::string_view::npos || bracket == 0) return whole;
  return Find(std::span<const Word<Standing>>(kStandings), status.substr(0, bracket));
}

std::optional<domain::Priority> PriorityOf(std::string_view priority) {
  return Find(std::span<const Word<P>>(kPriorities), priority);
}

std::string ChannelKindOf(std::string_view channel) {
  const auto known = Find(std::span<const Word<std::string_view>>(kChannels), channel);
  return std::string(known ? *known : TrimmedText(channel));
}

}  // namespace genkan::service
