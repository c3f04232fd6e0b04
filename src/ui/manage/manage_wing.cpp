// The wing: which page is shown, the overview of all pages, and the way between them.
#include <algorithm>

#include "genkan/ui/manage.h"
#include "ui/manage/pages.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

constexpr float kPageWidth = 800;
constexpr float kRowGap = 12;

class ManageWing final : public Wing {
 public:
  ManageWing(client::SettingsClient& settings, const Strings& strings)
      : settings_(settings), strings_(strings), pages_(ManagePages(strings)) {}

  std::string_view prefix() const override { return "/manage"; }
  bool Admits(const domain::SessionView& session) const override { return session.may_manage; }
  void NoteSignIn() override { settings_.NoteSignIn(); }
  void NoteNetwork(bool present) override { settings_.NoteNetwork(present); }
  void NoteChanges(std::string_view) override { settings_.NoteChanges(); }
  void NoteAct() override { settings_.NoteAct(); }
  void Poll() override {
    settings_.Poll();
    for (const auto& page : pages_) page->Notice(settings_);
  }

  void Go(std::string_view path) override {
    path_ = client::BelowWing(path);
    ManagePage* page = Current();
    if (page == nullptr) return;
    page->Choose(std::string_view(path_).substr(std::min(path_.size(), page->path().size())));
    page->Enter(settings_);
  }

  void Draw(ViewContext& context, float top) override {
    // What a second drawing of the same frame asked for was done after the first.
    deeds_.clear();
    if (!path_.empty() && Current() == nullptr) return DrawMissingScreen(context, top);
    Ui& ui = context.ui;
    const Rect view{0, top, ui.width(), std::max(0.0F, ui.height() - top)};
    const Within main = ui.In(Mark{.role = Role::kMain, .key = "main", .rect = view});
    const Within scroller = ui.InScroller(Key("manage." + path_), view, Title());
    const Column column = CentredColumn(ui, kPageWidth);
    float y = ui.narrow() ? kSpace5 : kSpace7;
    if (Current() != nullptr) y += DrawWayBack(context, column, y);
    const std::string title_text = Title();
    const TextLook title{.text = title_text, .type = kTypeTitle};
    y += ui.Heading("title", 1, Rect{column.x, y, column.width, 0}, title) + kSpace2;
    context.title = ChildId(scroller.id(), "title");
    ManageContext manage{context, settings_, deeds_};
    if (ManagePage* page = Current()) {
      const TextLook lead{.text = context.Text(page->lead_key()), .colour = Token::kTextMuted};
      y += ui.Paragraph("lead", Rect{column.x, y, column.width, 0}, lead) + kSpace5;
      y = page->Draw(manage, column, y);
    } else {
      y = DrawOverview(context, column, y);
    }
    ui.EndContent(y + kSpace7);
  }

  bool Act() override {
    const auto deeds = std::exchange(deeds_, {});
    for (const auto& deed : deeds) deed();
    if (!deeds.empty()) Poll();
    return !deeds.empty();
  }

  std::string Title() const override {
    const ManagePage* page = const_cast<ManageWing*>(this)->Current();
    return strings_.Text(page != nullptr ? page->title_key() : "manage.title");
  }

  std::uint64_t revision() const override { return settings_.revision(); }
  std::optional<Millis> NextDeadline() const override { return settings_.NextDeadline(); }

  std::string TakeAnnouncement() override {
    ManagePage* page = Current();
    return page != nullptr ? page->TakeAnnouncement() : std::string();
  }
  bool TakeWrongFieldWish() override {
    ManagePage* page = Current();
    return page != nullptr && page->TakeWrongFieldWish();
  }
  std::vector<WingDraft> TakeDrafts() override {
    std::vector<WingDraft> drafts;
    for (const auto& page : pages_) {
      if (auto draft = page->TakeDraft()) drafts.push_back(*std::move(draft));
    }
    return drafts;
  }
  void Resume(const WingDraft& draft) override {
    const std::size_t record = draft.key.find('/') + 1;  // 0 where none is named.
    ManagePage* page = PageAt(record == 0 ? draft.key : draft.key.substr(0, record));
    if (page == nullptr) return;
    page->Resume(record == 0 ? "" : draft.key.substr(record), draft.text);
    page->Notice(settings_);
  }
  std::string TakePath() override {
    ManagePage* page = Current();
    return page != nullptr ? page->TakePath() : std::string();
  }
  std::string TakeTab() override {
    ManagePage* page = Current();
    return page != nullptr ? page->TakeTab() : std::string();
  }

 private:
  ManagePage* Current() {
    ManagePage* page = PageAt(path_);
    const std::size_t slash = path_.find('/');
    if (page != nullptr || slash == std::string::npos) return page;
    return slash + 1 < path_.size() ? PageAt(std::string_view(path_).substr(0, slash + 1))
                                    : nullptr;
  }

  ManagePage* PageAt(std::string_view path) {
    const auto found = std::find_if(pages_.begin(), pages_.end(),
                                    [&](const auto& page) { return page->path() == path; });
    return found != pages_.end() ? found->get() : nullptr;
  }

  float DrawWayBack(ViewContext& context, Column column, float y) {
    const std::string list = path_.substr(0, path_.find('/'));
    const ManagePage* above = list != path_ ? PageAt(list) : nullptr;
    const std::string& text = context.Text(above != nullptr ? above->title_key() : "manage.title");
    const TextLook look{.text = text, .type = kTypeLabel, .colour = Token::kLink, .lines_max = 1};
    const float width = context.ui.paint.Measure(look, 1e4F).width + 1;
    context.ui.Link(LinkSpec{.key = "back",
                             .rect = {column.x, y, width, 28},
                             .look = look,
                             .href = above != nullptr ? "/manage/" + list : "/manage",
                             .text_y = 4});
    return 28 + kSpace2;
  }

  float DrawOverview(ViewContext& context, Column column, float y) {
    Ui& ui = context.ui;
    const TextLook lead{.text = context.Text("manage.lead"), .colour = Token::kTextMuted};
    y += ui.Paragraph("lead", Rect{column.x, y, column.width, 0}, lead) + kSpace5;
    const Within list = ui.In(Mark{.role = Role::kList,
                                   .key = "pages",
                                   .rect = {column.x, y, column.width, 400},
                                   .name = context.Text("manage.title")});
    for (const auto& page : pages_) {
      if (!page->in_overview()) continue;
      const float inner = column.width - 2 * kSpace4;
      const TextLook about{
          .text = context.Text(page->lead_key()), .type = kTypeSmall, .colour = Token::kTextMuted};
      const float height = kSpace4 + 28 + ui.paint.Measure(about, inner).height + kSpace4;
      const Rect box{column.x, y, column.width, height};
      const Within item =
          ui.In(Mark{.role = Role::kListItem, .key = Key(page->path()), .rect = box});
      ui.paint.Box(box, Token::kSurface, Token::kBorder, kRadius);
      const std::string& title = context.Text(page->title_key());
      const TextLook look{
          .text = title, .type = kTypeStrong, .colour = Token::kLink, .lines_max = 1};
      const float width = std::min(ui.paint.Measure(look, 1e4F).width + 1, inner);
      ui.Link(LinkSpec{.key = "link",
                       .rect = {box.x + kSpace4, y + kSpace4, width, 26},
                       .look = look,
                       .href = "/manage/" + std::string(page->path())});
      ui.Paragraph("about", Rect{box.x + kSpace4, y + kSpace4 + 28, inner, 0}, about);
      y += height + kRowGap;
    }
    return y;
  }

  client::SettingsClient& settings_;
  const Strings& strings_;
  std::vector<std::unique_ptr<ManagePage>> pages_;
  std::vector<std::function<void()>> deeds_;
  std::string path_;
};

}  // namespace

std::vector<std::unique_ptr<ManagePage>> ManagePages(const Strings& strings) {
  std::vector<std::unique_ptr<ManagePage>> pages;
  AddSetUpPages(strings, &pages);
  pages.push_back(std::make_unique<AddressPage>(strings));
  pages.push_back(std::make_unique<TicketsPage>(strings));
  pages.push_back(std::make_unique<PowersPage>(strings));
  pages.push_back(std::make_unique<AccessPage>(strings));
  pages.push_back(std::make_unique<GroupsPage>(strings));
  pages.push_back(std::make_unique<ConsentPage>(strings));
  pages.push_back(std::make_unique<HoursPage>(strings));
  pages.push_back(std::make_unique<BrandingPage>(strings));
  pages.push_back(std::make_unique<MailPage>(strings));
  AddContactPages(strings, &pages);
  AddCompanyPages(strings, &pages);
  pages.push_back(std::make_unique<InvitationsPage>(strings));
  pages.push_back(std::make_unique<DoublesPage>(strings));
  AddImportPage(strings, &pages);
  AddPrivacyPages(strings, &pages);
  AddStaffPage(strings, &pages);
  pages.push_back(std::make_unique<PreviewPage>(strings));
  pages.push_back(std::make_unique<WordsPage>(strings));
  pages.push_back(std::make_unique<AnnouncementPage>(strings));
  pages.push_back(std::make_unique<PageTextsPage>(strings));
  pages.push_back(std::make_unique<WidgetPage>(strings));
  AddDeskPages(strings, &pages);
  AddFieldsPages(strings, &pages);
  AddRequestFormPages(strings, &pages);
  AddShownPages(strings, &pages);
  pages.push_back(std::make_unique<AuditPage>());
  return pages;
}

std::unique_ptr<Wing> NewManageWing(client::SettingsClient& settings, const Strings& strings) {
  return std::make_unique<ManageWing>(settings, strings);
}

}  // namespace genkan::ui
