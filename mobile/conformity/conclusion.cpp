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

void Conclusion::setDocument(AuditDocument *document)
{
    if (document == m_document)
        return;
    if (m_document) {
        m_document->disconnect(this);
        m_document->settings().disconnect(this);
    }
    m_document = document;
    if (document) {
        connect(document, &AuditDocument::reloaded, this, &Conclusion::changed);
        connect(document, &AuditDocument::resultChanged, this, &Conclusion::changed);
        connect(document, &AuditDocument::saveStateChanged, this, &Conclusion::changed);
        connect(document, &AuditDocument::edited, this, &Conclusion::changed);
        connect(&document->settings(), &Settings::languageChanged, this, &Conclusion::changed);
    }
    emit documentChanged();
    emit changed();
}

QString Conclusion::conclusion() const
{
    const auto conclusion = m_document ? m_document->audit().conformity.conclusion : std::nullopt;
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
    return m_document ? QString::fromStdString(m_document->audit().conformity.justification) : QString();
}

void Conclusion::setJustification(const QString &justification)
{
    if (justification != this->justification())
        write(record::field::kJustification, textValue(justification));
}

bool Conclusion::justificationMissing() const
{
    const auto result = m_document ? m_document->result() : nullptr;
    return result && std::any_of(result->missing.begin(), result->missing.end(), [](const scoring::Missing &entry) {
               return entry.what == scoring::Missing::What::Justification;
           });
}

int Conclusion::saveState() const
{
    return m_document ? static_cast<int>(m_document->saveState(kEntity)) : 0;
}

QVariantList Conclusion::checklist() const
{
    QVariantList entries;
    for (const standard::ChecklistEntry &entry : standard::checklist()) {
        const QString code = QString::fromUtf8(entry.code.data(), static_cast<qsizetype>(entry.code.size()));
        entries << QVariantMap{{"code", code},
                               {"text", m_document ? m_document->settings().pick(entry.text) : QString()}};
    }
    return entries;
}

void Conclusion::write(const char *field, record::Value value)
{
    if (m_document && m_document->ready())
        m_document->write({{kEntity, {{field, std::move(value)}}, {}}});
}

} // namespace plumbline::mobile
