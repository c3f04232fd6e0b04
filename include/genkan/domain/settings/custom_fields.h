// What a manager adds to tickets and contacts, and the forms that ask for it.
#pragma once

#include <string>
#include <vector>

#include "genkan/domain/ids.h"
#include "genkan/domain/local_text.h"
#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

using RequestFormId = Id<struct RequestFormTag>;

enum class FieldKind : std::uint8_t { kText, kLongText, kChoice, kDate, kNumber, kFiles };

struct Choice {
  std::string key;
  LocalText label;
  bool retired = false;  // No longer offered; kept for the records that have it.
  friend bool operator==(const Choice&, const Choice&) = default;
};

// A field of tickets, or a property of contacts.
struct CustomField {
  std::string key;  // 1 to 40 of [a-z0-9_], never changed: what records are kept under.
  FieldKind kind = FieldKind::kText;
  LocalText label;
  LocalText help;
  std::vector<Choice> choices;  // For kChoice.
  bool shown = false;           // To the customer.
  bool editable = false;        // By the customer, after filing.
  bool retired = false;
  friend bool operator==(const CustomField&, const CustomField&) = default;
};

// A value that a record has in a custom field: a choice's key, a date "2026-12-31", a number in
// decimal, a text.
struct FieldValue {
  std::string field;
  std::string value;
  friend bool operator==(const FieldValue&, const FieldValue&) = default;
};

struct FormField {
  std::string field;  // The key of a ticket field, or "subject", "message", "category", "priority".
  bool required = false;
  // Asked only while another field of the form has this value; `when_field` empty: always.
  std::string when_field;
  std::string when_value;
  friend bool operator==(const FormField&, const FormField&) = default;
};

// A kind of request that a customer can choose, with what it asks.
struct RequestForm {
  RequestFormId id;
  LocalText name;
  LocalText description;
  std::vector<FormField> fields;
  bool retired = false;
  friend bool operator==(const RequestForm&, const RequestForm&) = default;
};

// Lists are in the order in which they are shown.
struct CustomFields {
  std::vector<Choice> categories;
  std::vector<CustomField> ticket_fields;
  std::vector<CustomField> contact_properties;
  std::vector<RequestForm> forms;  // None that is not retired: subject and message alone.
  friend bool operator==(const CustomFields&, const CustomFields&) = default;
};

// The field with this key; null where there is none.
const CustomField* FindField(const std::vector<CustomField>& fields, std::string_view key);

// What the choice with this key is called, retired or not; the key itself where there is none.
std::string ChoiceLabel(const std::vector<Choice>& choices, std::string_view key,
                        std::string_view language);

// What is kept under a field: a category, a value of a ticket field or of a contact property.
enum class FieldOwner : std::uint8_t { kCategory, kTicketField, kContactProperty };

// How many records hold it. Without a value: any value of that field.
struct FieldUse {
  FieldOwner owner = FieldOwner::kCategory;
  std::string field;  // Empty for categories.
  std::string value;  // A choice's key.
  std::int64_t records = 0;
  friend bool operator==(const FieldUse&, const FieldUse&) = default;
};

// How many of `uses` are of that; 0 where none is.
std::int64_t RecordsUsing(const std::vector<FieldUse>& uses, FieldOwner owner,
                          std::string_view field, std::string_view value = {});

// A key that none of `taken` is: `stem` and the first free number.
std::string FreeKey(const std::vector<std::string>& taken, std::string_view stem);

// The value as it is kept: trimmed, full-width digits of dates and numbers narrowed. Refuses what
// the field's kind does not take, under the field's own key. An empty value is always taken.
Result<std::string> CheckFieldValue(const CustomField& field, std::string_view value);

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<Choice> auto& choice) {
  visit("key", choice.key);
  visit("label", choice.label);
  visit("retired", choice.retired);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<CustomField> auto& field) {
  visit("key", field.key);
  visit("kind", field.kind);
  visit("label", field.label);
  visit("help", field.help);
  visit("choices", field.choices);
  visit("shown", field.shown);
  visit("editable", field.editable);
  visit("retired", field.retired);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<FormField> auto& field) {
  visit("field", field.field);
  visit("required", field.required);
  visit("when_field", field.when_field);
  visit("when_value", field.when_value);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<RequestForm> auto& form) {
  visit("id", form.id);
  visit("name", form.name);
  visit("description", form.description);
  visit("fields", form.fields);
  visit("retired", form.retired);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<CustomFields> auto& fields) {
  visit("categories", fields.categories);
  visit("ticket_fields", fields.ticket_fields);
  visit("contact_properties", fields.contact_properties);
  visit("forms", fields.forms);
}

}  // namespace genkan::domain
