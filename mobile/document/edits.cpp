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

} // namespace plumbline::mobile
