#pragma once
// Entities, fields and values of the record in the words of the screens.

#include "core/record/change.h"
#include "mobile/document/audit_document.h"

#include <QString>

namespace plumbline::mobile {

/// What the entity is: an item's code and title, a project's name, a month.
QString entityTitle(const AuditDocument &document, const core::record::Entity &entity);

/// Where it belongs: project and evaluator of an answer; empty where nothing is above it.
QString entityPlace(const AuditDocument &document, const core::record::Entity &entity);

QString fieldTitle(const Settings &settings, core::record::EntityKind kind, const std::string &field);

/// Null is a dash; levels come with their label.
QString valueText(const Settings &settings, core::record::EntityKind kind, const std::string &field,
                  const core::record::Value &value);

/// "This tablet", or the other device by the beginning of its id.
QString deviceText(const AuditDocument &document, const core::record::OriginId &origin);

/// In the time of this place, to the second.
QString momentText(const core::record::HybridTime &time);

} // namespace plumbline::mobile
