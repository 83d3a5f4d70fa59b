#include "mobile/conformity/conclusion.h"

#include "core/record/fold.h"
#include "core/scoring/score.h"
#include "mobile/document/edits.h"
#include "mobile/session/settings.h"

#include <algorithm>

namespace plumbline::mobile {

using namespace core;

namespace {
const record::Entity kEntity{record::EntityKind::Conformity, {}};
}

void Conclusion::follow(AuditDocument &document)
{
    connect(&document, &AuditDocument::reloaded, this, &Conclusion::changed);
    connect(&document, &AuditDocument::resultChanged, this, &Conclusion::changed);
    connect(&document, &AuditDocument::saveStateChanged, this, &Conclusion::changed);
    connect(&document, &AuditDocument::edited, this, &Conclusion::changed);
}

QString Conclusion::conclusion() const
{
    const auto conclusion = document() ? document()->audit().conformity.conclusion : std::nullopt;
    if (!conclusion)
        return {};
    return *conclusion == audit::Conclusion::Met ? QStringLiteral("met") : QStringLiteral("not_met");
}

void Conclusion::setConclusion(const QString &conclusion)
{
    if (conclusion != this->conclusion())
        write(record::field::kConclusion, textValue(conclusion));
}

QString Conclusion::justification() const
{
    return document() ? QString::fromStdString(document()->audit().conformity.justification) : QString();
}

void Conclusion::setJustification(const QString &justification)
{
    if (justification != this->justification())
        write(record::field::kJustification, textValue(justification));
}

bool Conclusion::justificationMissing() const
{
    const auto result = document() ? document()->result() : nullptr;
    return result && std::any_of(result->missing.begin(), result->missing.end(), [](const scoring::Missing &entry) {
               return entry.what == scoring::Missing::What::Justification;
           });
}

int Conclusion::saveState() const
{
    return document() ? static_cast<int>(document()->saveState(kEntity)) : 0;
}

QVariantList Conclusion::checklist() const
{
    QVariantList entries;
    for (const standard::ChecklistEntry &entry : standard::checklist()) {
        const QString code = QString::fromUtf8(entry.code.data(), static_cast<qsizetype>(entry.code.size()));
        entries << QVariantMap{{"code", code},
                               {"text", document() ? document()->settings().pick(entry.text) : QString()}};
    }
    return entries;
}

void Conclusion::write(const char *field, record::Value value)
{
    if (document() && document()->ready())
        document()->write({{kEntity, {{field, std::move(value)}}, {}}});
}

} // namespace plumbline::mobile
