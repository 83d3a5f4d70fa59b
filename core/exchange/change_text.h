#pragma once
// Changes of the record for people and programs.

#include "core/exchange/json_writer.h"
#include "core/record/change.h"

namespace plumbline::core::exchange {

/// The word for programs: "answer", "not_involved".
std::string_view entityName(record::EntityKind kind);
/// The word for people.
Text entityText(const record::Entity &entity);

/// "2026-11-03T02:12:00.123Z".
std::string utcText(std::int64_t millis);

/// A value as JSON: strings quoted, what this version does not know as it was written.
void writeValue(JsonWriter &out, const record::Value &value);
std::string valueText(const record::Value &value);

void writeChangeId(JsonWriter &out, const record::ChangeId &id);
void writeEntity(JsonWriter &out, const record::Entity &entity);
/// "0f3a...#12".
std::string changeIdText(const record::ChangeId &id);

} // namespace plumbline::core::exchange
