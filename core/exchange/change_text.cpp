#include "core/exchange/change_text.h"

#include <chrono>
#include <cstdio>

namespace plumbline::core::exchange {

namespace {

struct EntityWords {
    record::EntityKind kind;
    std::string_view name;
    Text text;
};

const EntityWords &wordsOf(record::EntityKind kind)
{
    using enum record::EntityKind;
    static const EntityWords kWords[] = {
        {Audit, "audit", {"审核", "audit"}},
        {Project, "project", {"项目", "project"}},
        {Sample, "sample", {"样本", "sample"}},
        {Replacement, "replacement", {"替换", "replacement"}},
        {NotInvolved, "not_involved", {"不涉及", "not involved"}},
        {Evaluation, "evaluation", {"评价", "evaluation"}},
        {Answer, "answer", {"答案", "answer"}},
        {Management, "management", {"管理要求", "management item"}},
        {Month, "month", {"月度数据", "month"}},
        {Indicator, "indicator", {"符合性指标", "indicator"}},
        {Conformity, "conformity", {"符合性", "conformity"}},
        {Visit, "visit", {"现场", "visit"}},
        {Attachment, "attachment", {"附件", "attachment"}},
        {Step, "step", {"步骤", "step"}},
        {Member, "member", {"成员", "member"}},
    };
    for (const EntityWords &words : kWords) {
        if (words.kind == kind)
            return words;
    }
    static const EntityWords kOther{kind, "other", {"其他", "other"}};
    return kOther;
}

} // namespace

std::string_view entityName(record::EntityKind kind)
{
    return wordsOf(kind).name;
}

Text entityText(const record::Entity &entity)
{
    const Text &text = wordsOf(entity.kind).text;
    return entity.key.empty() ? text : Text{text.zh + " " + entity.key, text.en + " " + entity.key};
}

std::string utcText(std::int64_t millis)
{
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds(millis)};
    const sys_days day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int(date.year()), unsigned(date.month()),
                  unsigned(date.day()), int(clock.hours().count()), int(clock.minutes().count()),
                  int(clock.seconds().count()), int(clock.subseconds().count()));
    return text;
}

void writeValue(JsonWriter &out, const record::Value &value)
{
    if (const auto *truth = std::get_if<bool>(&value))
        out.boolean(*truth);
    else if (const auto *number = std::get_if<std::int64_t>(&value))
        out.integer(*number);
    else if (const auto *text = std::get_if<std::string>(&value))
        out.string(*text);
    else if (const auto *raw = std::get_if<record::RawJson>(&value))
        out.raw(raw->text);
    else
        out.null();
}

std::string valueText(const record::Value &value)
{
    JsonWriter out;
    writeValue(out, value);
    std::string text = out.take();
    text.pop_back();
    return text;
}

void writeChangeId(JsonWriter &out, const record::ChangeId &id)
{
    out.member("origin", record::originText(id.origin)).name("number").integer(static_cast<std::int64_t>(id.number));
}

void writeEntity(JsonWriter &out, const record::Entity &entity)
{
    out.name("entity").beginObject(true).member("kind", entityName(entity.kind)).member("key", entity.key).endObject();
}

std::string changeIdText(const record::ChangeId &id)
{
    return record::originText(id.origin) + '#' + std::to_string(id.number);
}

} // namespace plumbline::core::exchange
