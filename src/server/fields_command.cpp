#include "server/fields_command.h"

#include <algorithm>
#include <optional>

#include "genkan/domain/request_form.h"
#include "genkan/service/settings_file.h"
#include "genkan/wire/settings_codec.h"
#include "server/arguments.h"
#include "server/portal_argument.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

using domain::CustomField;
using domain::CustomFields;
using domain::FieldKind;
using domain::FieldOwner;

struct KindWord {
  FieldKind kind;
  std::string_view word;
};
constexpr KindWord kKinds[] = {{FieldKind::kText, "text"},     {FieldKind::kLongText, "long_text"},
                               {FieldKind::kChoice, "choice"}, {FieldKind::kDate, "date"},
                               {FieldKind::kNumber, "number"}, {FieldKind::kFiles, "files"}};

// One of the things that can be renamed and retired.
struct Named {
  std::string_view what;
  std::string key;
  domain::LocalText* label;
  bool* retired;
};

std::vector<Named> AllOf(CustomFields* fields) {
  std::vector<Named> all;
  for (domain::Choice& each : fields->categories) {
    all.push_back({"category", each.key, &each.label, &each.retired});
  }
  for (CustomField& each : fields->ticket_fields) {
    all.push_back({"field", each.key, &each.label, &each.retired});
  }
  for (CustomField& each : fields->contact_properties) {
    all.push_back({"property", each.key, &each.label, &each.retired});
  }
  for (domain::RequestForm& each : fields->forms) {
    all.push_back({"form", domain::IdText(each.id), &each.name, &each.retired});
  }
  return all;
}

bool IsCalled(const Named& named, const std::string& wanted) {
  return std::any_of(named.label->begin(), named.label->end(),
                     [&](const domain::LocalEntry& entry) { return entry.text == wanted; });
}

// The one that has that key or label; complains itself where there is none or several.
std::optional<Named> Choose(CustomFields* fields, std::string_view what, const std::string& wanted,
                            CommandContext& context) {
  std::optional<Named> chosen;
  for (const Named& named : AllOf(fields)) {
    if (named.what != what) continue;
    if (named.key == wanted) return named;
    if (!IsCalled(named, wanted)) continue;
    if (chosen.has_value()) {
      Fail(context, "there are several \"" + wanted + "\": give the key that list-fields shows");
      return {};
    }
    chosen = named;
  }
  if (!chosen) Fail(context, "there is no \"" + wanted + "\": see genkan admin list-fields");
  return chosen;
}

std::string SentenceForFields(const Error& error) {
  const std::string& key = error.message_key;
  if (key == "error.key_invalid") return "a key has 1 to 40 small letters, digits or underscores";
  if (key == "error.key_reserved") return "tickets have a field with this key already";
  if (key == "error.value_twice") return "there is one with this key already";
  if (key == "error.name_needed") return "a name holds at least one character";
  if (key == "error.choices_needed") return "a choice needs at least one label to choose from";
  if (key == "error.value_too_long") return "a name holds at most 200 characters";
  if (key == "error.text_forbidden") return "the name holds characters that cannot be stored";
  if (key == "error.list_too_long") return "there are as many already as there may be";
  if (key == "error.value_unknown") {
    return "a form asks for category, priority, or the key of a ticket field";
  }
  return SentenceFor(error);
}

// As apply-settings does it: checked as a whole, and noted in the audit log.
int Save(const domain::Portal& changed, CommandContext& context) {
  const auto saved = service::ApplySettings({context.store, context.ports, changed.id},
                                            wire::EncodeSettingsFile(changed));
  return saved.ok() ? 0 : Fail(context, SentenceForFields(saved.error()));
}

std::string LanguageOf(const domain::Portal& portal, const std::string& given) {
  if (!given.empty()) return given;
  return portal.languages.empty() ? "en" : portal.languages.front();
}

// What the commands that add something take alike; complains itself.
struct Adding {
  domain::Portal portal;
  std::string language;
  std::string key;
  std::vector<std::string> words;  // What is left.
};

std::optional<Adding> TakeAdding(std::span<const std::string> given, CommandContext& context) {
  Adding adding{.words = {given.begin(), given.end()}};
  const TakenOption language = TakeOption("--language", &adding.words);
  const TakenOption key = TakeOption("--key", &adding.words);
  for (const TakenOption* option : {&language, &key}) {
    if (option->complaint.empty()) continue;
    Misused(context, option->complaint);
    return {};
  }
  const auto portal = TakePortal(&adding.words, context);
  if (!portal) return {};
  adding.portal = *portal;
  adding.language = LanguageOf(*portal, language.value.value_or(""));
  adding.key = key.value.value_or("");
  return adding;
}

template <typename Record>
std::string KeyFor(const Adding& adding, const std::vector<Record>& records,
                   std::string_view stem) {
  if (!adding.key.empty()) return adding.key;
  std::vector<std::string> taken;
  for (const Record& record : records) taken.push_back(record.key);
  return domain::FreeKey(taken, stem);
}

int AddField(std::span<const std::string> given, std::vector<CustomField> CustomFields::*list,
             std::string_view command, CommandContext& context) {
  std::vector<std::string> rest(given.begin(), given.end());
  const bool hidden = TakeFlag("--hidden", &rest);
  // A contact's property is the portal's own, and holds no files.
  const bool of_tickets = list == &CustomFields::ticket_fields;
  const bool editable = of_tickets && TakeFlag("--editable", &rest);
  if (hidden && editable) {
    return Misused(context, "a field that is --hidden cannot be --editable: take one of them");
  }
  auto adding = TakeAdding(rest, context);
  if (!adding) return 1;
  const auto kind = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const KindWord& each) {
    return !adding->words.empty() && each.word == adding->words[0];
  });
  const bool known = kind != std::end(kKinds) && (kind->kind != FieldKind::kFiles || of_tickets);
  if (!known || adding->words.size() < 2 ||
      (adding->words.size() > 2 && kind->kind != FieldKind::kChoice)) {
    return Misused(context, std::string(command) + " needs text, long_text, choice, date" +
                                (of_tickets ? ", number or files" : " or number") +
                                ", then a label, and for a choice the labels to choose from");
  }
  auto& fields = adding->portal.settings.Edit().fields.*list;
  CustomField field{.key = KeyFor(*adding, fields, "field"),
                    .kind = kind->kind,
                    .label = {{adding->language, adding->words[1]}},
                    .help = {},
                    .choices = {},
                    .shown = !hidden,
                    .editable = editable};
  for (std::size_t i = 2; i < adding->words.size(); ++i) {
    field.choices.push_back({.key = "choice_" + std::to_string(i - 1),
                             .label = {{adding->language, adding->words[i]}}});
  }
  fields.push_back(field);
  const int code = Save(adding->portal, context);
  if (code == 0) context.out << field.key << "\n";
  return code;
}

void PrintNamed(const Named& named, std::string_view more, const std::string& language,
                CommandContext& context) {
  context.out << named.key << "  " << named.what << "  " << domain::TextIn(*named.label, language)
              << more << (*named.retired ? "  (retired)" : "") << "\n";
}

FieldOwner OwnerOf(std::string_view what) {
  return what == "category" ? FieldOwner::kCategory
         : what == "field"  ? FieldOwner::kTicketField
                            : FieldOwner::kContactProperty;
}

// "3 tickets" that hold it; a form holds none.
Result<std::string> UseOf(const domain::Portal& portal, const Named& named,
                          const CommandContext& context) {
  if (named.what == "form") return std::string("tickets that were filed with it stay");
  GENKAN_TRY(const auto uses, context.store.FieldUses(portal.id, portal.settings->fields));
  const bool category = named.what == "category";
  const std::int64_t records =
      domain::RecordsUsing(uses, OwnerOf(named.what), category ? "" : std::string_view(named.key),
                           category ? std::string_view(named.key) : "");
  const std::string_view noun = named.what == "property" ? "contact" : "ticket";
  return std::to_string(records) + " " + std::string(noun) + (records == 1 ? "" : "s") +
         (records == 1 ? " has it" : " have it");
}

}  // namespace

bool IsOfFields(std::string_view what) {
  return what == "category" || what == "field" || what == "property" || what == "form";
}

int RunListFields(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  auto portal = TakePortal(&arguments, context);
  if (!portal) return 1;
  if (!arguments.empty()) return Misused(context, "list-fields takes no " + arguments[0]);
  const std::string language = LanguageOf(*portal, {});
  CustomFields& fields = portal->settings.Edit().fields;
  for (const Named& named : AllOf(&fields)) {
    const auto& list = named.what == "property" ? fields.contact_properties : fields.ticket_fields;
    const bool is_field = named.what == "field" || named.what == "property";
    const CustomField* field = is_field ? domain::FindField(list, named.key) : nullptr;
    std::string more;
    for (const KindWord& kind : kKinds) {
      if (field != nullptr && kind.kind == field->kind) more = "  " + std::string(kind.word);
    }
    PrintNamed(named, more, language, context);
    if (field == nullptr) continue;
    for (const domain::Choice& choice : field->choices) {
      context.out << "  " << choice.key << "  " << domain::TextIn(choice.label, language)
                  << (choice.retired ? "  (retired)" : "") << "\n";
    }
  }
  return 0;
}

int RunAddCategory(std::span<const std::string> given, CommandContext& context) {
  auto adding = TakeAdding(given, context);
  if (!adding) return 1;
  if (adding->words.size() != 1) return Misused(context, "add-category needs one label");
  auto& categories = adding->portal.settings.Edit().fields.categories;
  const std::string key = KeyFor(*adding, categories, "category");
  categories.push_back({.key = key, .label = {{adding->language, adding->words[0]}}});
  const int code = Save(adding->portal, context);
  if (code == 0) context.out << key << "\n";
  return code;
}

int RunAddField(std::span<const std::string> given, CommandContext& context) {
  return AddField(given, &CustomFields::ticket_fields, "add-field", context);
}

int RunAddProperty(std::span<const std::string> given, CommandContext& context) {
  return AddField(given, &CustomFields::contact_properties, "add-property", context);
}

int RunAddForm(std::span<const std::string> given, CommandContext& context) {
  auto adding = TakeAdding(given, context);
  if (!adding) return 1;
  if (adding->words.empty() || !adding->key.empty()) {
    return Misused(context, "add-form needs a name, then what it asks for");
  }
  constexpr std::string_view kRequired = ":required";
  domain::RequestForm form{
      .id = domain::NewId<domain::RequestFormId>(context.ports.clock.NowMillis(),
                                                 context.ports.random),
      .name = {{adding->language, adding->words[0]}},
      .description = {},
      .fields = {{.field = std::string(domain::kAskSubject), .required = true}}};
  for (std::size_t i = 1; i < adding->words.size(); ++i) {
    std::string field = adding->words[i];
    const bool required = field.ends_with(kRequired);
    if (required) field.resize(field.size() - kRequired.size());
    form.fields.push_back({.field = std::move(field), .required = required});
  }
  form.fields.push_back({.field = std::string(domain::kAskMessage), .required = true});
  adding->portal.settings.Edit().fields.forms.push_back(form);
  const int code = Save(adding->portal, context);
  if (code == 0) context.out << domain::IdText(form.id) << "\n";
  return code;
}

int RenameField(const domain::Portal& portal, const RenamingField& renaming,
                CommandContext& context) {
  domain::Portal changed = portal;
  const auto chosen =
      Choose(&changed.settings.Edit().fields, renaming.what, renaming.name, context);
  if (!chosen) return 1;
  domain::SetTextIn(chosen->label, LanguageOf(portal, renaming.language), renaming.new_name);
  const int code = Save(changed, context);
  if (code == 0) {
    context.out << "\"" << renaming.name << "\" is called \"" << renaming.new_name << "\" now\n";
  }
  return code;
}

int RetireField(const domain::Portal& portal, const RetiringField& retiring,
                CommandContext& context) {
  domain::Portal changed = portal;
  const auto chosen =
      Choose(&changed.settings.Edit().fields, retiring.what, retiring.name, context);
  if (!chosen) return 1;
  const auto use = UseOf(portal, *chosen, context);
  if (!use.ok()) return Fail(context, SentenceFor(use.error()));
  if (retiring.dry_run) {
    context.out << "\"" << retiring.name << "\": " << *use
                << ": nothing was changed, this was a dry run\n";
    return 0;
  }
  *chosen->retired = !retiring.undo;
  const int code = Save(changed, context);
  if (code == 0) {
    context.out << "\"" << retiring.name << "\" is "
                << (retiring.undo ? "in use again" : "retired and stays readable") << ": " << *use
                << "\n";
  }
  return code;
}

}  // namespace genkan::server
