// A portal with categories, ticket fields and two request forms, for tests.
#pragma once

#include "genkan/domain/request_form.h"

namespace genkan::support {

inline domain::LocalText Both(const char* english, const char* japanese) {
  return {{"en", english}, {"ja", japanese}};
}

inline const domain::RequestFormId kReturnForm{0x0193'5000'0000'7000, 0x9000'0000'0000'0001};
inline const domain::RequestFormId kQuestionForm{0x0193'5000'0000'7000, 0x9000'0000'0000'0002};

// The form for a return asks for the order, why, and, where it is broken, since when.
inline domain::CustomFields SomeForms() {
  using domain::FieldKind;
  domain::CustomFields fields;
  fields.categories = {{.key = "delivery", .label = Both("Delivery", "配送")},
                       {.key = "old", .label = Both("Old days", "昔"), .retired = true}};
  fields.ticket_fields = {
      {.key = "order_no",
       .label = Both("Order number", "注文番号"),
       .help = Both("On the invoice, at the top.", "請求書の上部にあります。"),
       .shown = true},
      {.key = "reason",
       .kind = FieldKind::kChoice,
       .label = Both("Reason", "理由"),
       .choices = {{.key = "broken", .label = Both("It is broken", "故障")},
                   {.key = "wrong", .label = Both("It is the wrong one", "商品違い")},
                   {.key = "moon", .label = Both("The moon", "月"), .retired = true}},
       .shown = true},
      {.key = "since",
       .kind = FieldKind::kDate,
       .label = Both("Since when", "いつから"),
       .shown = true},
      {.key = "secret", .label = Both("Canary label", "カナリア"), .shown = false}};
  const domain::FormField subject{.field = "subject", .required = true};
  const domain::FormField message{.field = "message", .required = true};
  fields.forms = {
      {.id = kReturnForm,
       .name = Both("Return an order", "返品の申し込み"),
       .description = Both("We answer within a day.", "1日以内にお返事します。"),
       .fields =
           {subject,
            {.field = "order_no", .required = true},
            {.field = "reason", .required = true},
            {.field = "since", .required = true, .when_field = "reason", .when_value = "broken"},
            {.field = "secret"},
            {.field = "priority"},
            message}},
      {.id = kQuestionForm,
       .name = Both("Ask a question", "質問"),
       .fields = {subject, {.field = "category"}, message}}};
  return fields;
}

}  // namespace genkan::support
