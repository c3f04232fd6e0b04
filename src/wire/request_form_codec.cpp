#include "genkan/wire/request_form_codec.h"

#include "wire/object_reader.h"
#include "wire/question_json.h"
#include "wire/settings_names.h"

namespace genkan::wire {

using domain::AnswerOption;
using domain::FormView;
using domain::Question;

void WriteQuestion(const Question& question, JsonWriter* json) {
  json->BeginObject();
  json->Name("field").Text(question.field);
  json->Name("kind").Text(NameOf(kFieldKindNames, question.kind));
  json->Name("label").Text(question.label);
  json->Name("help").Text(question.help);
  json->Name("required").Boolean(question.required);
  json->Name("when_field").Text(question.when_field);
  json->Name("when_value").Text(question.when_value);
  json->Name("preset").Text(question.preset);
  json->Name("options").BeginArray();
  for (const AnswerOption& option : question.options) {
    json->BeginObject();
    json->Name("value").Text(option.value);
    json->Name("label").Text(option.label);
    json->EndObject();
  }
  json->EndArray();
  json->EndObject();
}

namespace {

Result<AnswerOption> ReadOption(const JsonValue& value) {
  ObjectReader reader(value);
  AnswerOption option{.value = reader.Text("value"), .label = reader.Text("label")};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return option;
}

}  // namespace

Result<Question> ReadQuestion(const JsonValue& value) {
  ObjectReader reader(value);
  Question question{.field = reader.Text("field"),
                    .kind = ValueOf(kFieldKindNames, reader.Text("kind")),
                    .label = reader.Text("label"),
                    .help = reader.Text("help"),
                    .required = reader.Boolean("required"),
                    .when_field = reader.Text("when_field"),
                    .when_value = reader.Text("when_value"),
                    .options = {},
                    .preset = reader.Text("preset")};
  GENKAN_TRY(question.options, ReadAll(reader.Array("options"), ReadOption));
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return question;
}

namespace {

Result<FormView> ReadForm(const JsonValue& value) {
  ObjectReader reader(value);
  const std::string id = reader.Text("id");
  FormView form{
      .name = reader.Text("name"), .description = reader.Text("description"), .questions = {}};
  GENKAN_TRY(form.questions, ReadAll(reader.Array("questions"), ReadQuestion));
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  GENKAN_TRY(form.id, domain::ParseId<domain::RequestFormId>(id));
  return form;
}

}  // namespace

std::string EncodeRequestForms(const std::vector<FormView>& forms) {
  JsonWriter json;
  json.BeginObject().Name("forms").BeginArray();
  for (const FormView& form : forms) {
    json.BeginObject();
    json.Name("id").Text(domain::IdText(form.id));
    json.Name("name").Text(form.name);
    json.Name("description").Text(form.description);
    json.Name("questions").BeginArray();
    for (const Question& question : form.questions) WriteQuestion(question, &json);
    json.EndArray();
    json.EndObject();
  }
  json.EndArray().EndObject();
  return json.Take();
}

Result<std::vector<FormView>> DecodeRequestForms(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  GENKAN_TRY(std::vector<FormView> forms, ReadAll(reader.Array("forms"), ReadForm));
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return forms;
}

}  // namespace genkan::wire
