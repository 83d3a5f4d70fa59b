#include "mobile/result/why_view.h"

#include "core/scoring/why.h"
#include "mobile/document/apply_edit.h"
#include "mobile/document/texts.h"
#include "mobile/session/settings.h"

namespace plumbline::mobile {

using namespace core;

namespace {

QString conditionName(scoring::Hurdle::Condition condition)
{
    switch (condition) {
    case scoring::Hurdle::Condition::Conformity:
        return QStringLiteral("conformity");
    case scoring::Hurdle::Condition::Management:
        return QStringLiteral("management");
    case scoring::Hurdle::Condition::Service:
        break;
    }
    return QStringLiteral("service");
}

} // namespace

void WhyView::follow(AuditDocument &document)
{
    connect(&document, &AuditDocument::resultChanged, this, [this] {
        m_why.reset();
        emit changed();
    });
    connect(&document, &AuditDocument::reloaded, this, [this] { m_why.reset(); });
}

const scoring::Why *WhyView::why() const
{
    // The result lags behind the audit while taps come in: indexes of a newer audit would be out of its range.
    if (!result() || result()->evaluationScores.size() != document()->audit().evaluations.size())
        return nullptr;
    if (!m_why)
        m_why = std::make_shared<const scoring::Why>(scoring::why(document()->audit(), *result()));
    return m_why.get();
}

int WhyView::nextStars() const
{
    return why() ? why()->nextStars : 0;
}

QVariantMap WhyView::shown(standard::ItemIndex item) const
{
    return {{"code", qt(standard::item(item).code)},
            {"title", document()->settings().pick(standard::item(item).title)},
            {"dimension", standard::item(item).dimension}};
}

QVariantList WhyView::hurdles() const
{
    QVariantList list;
    if (!why())
        return list;
    const Settings &settings = document()->settings();
    for (const scoring::Hurdle &hurdle : why()->hurdles) {
        QVariantList items;
        for (const scoring::ItemEffect &effect : hurdle.items) {
            QVariantMap item = shown(effect.item);
            item.insert("lost", cut(effect.lost));
            items << item;
        }
        QVariantList dimensions;
        for (const scoring::DimensionEffect &effect : hurdle.dimensions)
            dimensions << QVariantMap{
                {"title", settings.pick(standard::dimensions()[static_cast<std::size_t>(effect.dimension - 1)].title)},
                {"lost", cut(effect.lost)}};
        QStringList indicators;
        for (const standard::Indicator &indicator : standard::indicators()) {
            if (std::find(hurdle.indicators.begin(), hurdle.indicators.end(), indicator.code)
                != hurdle.indicators.end())
                indicators << qt(indicator.code) + QStringLiteral("  ") + settings.pick(indicator.title);
        }
        list << QVariantMap{{"condition", conditionName(hurdle.condition)},
                            {"sentence", settings.pick(hurdle.sentence)},
                            {"items", items},
                            {"dimensions", dimensions},
                            {"indicators", indicators}};
    }
    return list;
}

QVariantList WhyView::items(const QString &figure) const
{
    QVariantList list;
    if (!why())
        return list;
    const scoring::FigureSources &sources = figure == QLatin1String("management") ? why()->management : why()->service;
    for (const scoring::ItemEffect &effect : sources.items) {
        QVariantMap item = shown(effect.item);
        item.insert("gradings", static_cast<int>(effect.gradings));
        item.insert("earned", cut(effect.earned));
        item.insert("lost", cut(effect.lost));
        list << item;
    }
    return list;
}

QVariantList WhyView::evaluations() const
{
    QVariantList list;
    if (!why())
        return list;
    for (const scoring::EvaluationEffect &effect : why()->service.evaluations) {
        const audit::Evaluation &evaluation = document()->audit().evaluations.at(effect.index);
        const audit::Project *project = findProject(document()->audit(), evaluation.project);
        list << QVariantMap{{"id", qt(evaluation.id)},
                            {"project", qt(evaluation.project)},
                            {"projectName", qt(project && !project->name.empty() ? project->name : evaluation.project)},
                            {"evaluator", qt(evaluation.evaluator)},
                            {"auditor", evaluation.kind == audit::EvaluatorKind::Auditor},
                            {"score", cut(effect.score)}};
    }
    return list;
}

} // namespace plumbline::mobile
