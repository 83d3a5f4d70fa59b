#pragma once
// What people do on the screens, as edits of the record.

#include "core/record/change.h"
#include "core/standard/catalogue.h"

#include <QString>

#include <optional>
#include <string>

namespace plumbline::mobile {

core::record::Entity answerEntity(const std::string &evaluation, core::standard::ItemIndex item);
core::record::Entity managementEntity(core::standard::ItemIndex item);

/// Text as a value; empty text is null, so that an emptied field is open again.
core::record::Value textValue(const QString &text);

/// What is not there as null.
core::record::Value valueOf(const std::optional<int> &number);
core::record::Value valueOf(const std::optional<std::string> &text);

} // namespace plumbline::mobile
