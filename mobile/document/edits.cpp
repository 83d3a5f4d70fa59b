#include "mobile/document/edits.h"

#include "core/record/entity_keys.h"

namespace plumbline::mobile {

using namespace core;

record::Entity answerEntity(const std::string &evaluation, standard::ItemIndex item)
{
    return {record::EntityKind::Answer, record::answerKey(evaluation, standard::item(item).code)};
}

record::Entity managementEntity(standard::ItemIndex item)
{
    return {record::EntityKind::Management, std::string(standard::item(item).code)};
}

record::Value textValue(const QString &text)
{
    if (text.isEmpty())
        return record::Null{};
    return text.toStdString();
}

record::Value valueOf(const std::optional<int> &number)
{
    if (!number)
        return record::Null{};
    return static_cast<std::int64_t>(*number);
}

record::Value valueOf(const std::optional<std::string> &text)
{
    if (!text)
        return record::Null{};
    return *text;
}

} // namespace plumbline::mobile
