#include "mobile/result/result_view.h"

#include "core/scoring/score.h"
#include "mobile/session/settings.h"

#include <algorithm>

namespace plumbline::mobile {

using namespace core;

namespace {

QString shown(const scoring::Score &score)
{
    return score ? QString::fromStdString(scoring::cutToHundredths(*score)) : QString();
}

QString exact(const scoring::Score &score)
{
    return score ? QString::fromStdString(scoring::exactText(*score)) : QString();
}

double fraction(const scoring::Score &score)
{
    return score ? score->convert_to<double>() / 100 : -1;
}

} // namespace

QString ResultView::serviceScore() const
{
    return result() ? shown(result()->service) : QString();
}
QString ResultView::serviceExact() const
{
    return result() ? exact(result()->service) : QString();
}
int ResultView::evaluations() const
{
    return result() ? static_cast<int>(result()->evaluations) : 0;
}

QString ResultView::intervalLower() const
{
    return result() && result()->interval ? QString::fromStdString(result()->interval->lower) : QString();
}

QString ResultView::intervalUpper() const
{
    return result() && result()->interval ? QString::fromStdString(result()->interval->upper) : QString();
}

QVariantList ResultView::straddles() const
{
    QVariantList bounds;
    if (result()) {
        for (const int bound : result()->straddles)
            bounds << bound;
    }
    return bounds;
}

QString ResultView::managementScore() const
{
    return result() ? shown(result()->management) : QString();
}
QString ResultView::managementExact() const
{
    return result() ? exact(result()->management) : QString();
}
int ResultView::level() const
{
    return result() ? result()->level : 0;
}

QString ResultView::conclusion() const
{
    if (!result() || !result()->conclusion)
        return {};
    return *result()->conclusion == audit::Conclusion::Met ? QStringLiteral("met") : QStringLiteral("not_met");
}

bool ResultView::pass() const
{
    return result() && result()->pass;
}
int ResultView::stars() const
{
    return result() ? result()->stars : 0;
}
bool ResultView::isFinal() const
{
    return result() && result()->final;
}
int ResultView::worstStars() const
{
    return result() ? result()->possible.worst : 0;
}
int ResultView::bestStars() const
{
    return result() ? result()->possible.best : 0;
}
int ResultView::missing() const
{
    return result() ? static_cast<int>(result()->missing.size()) : 0;
}
int ResultView::countMissing(scoring::Missing::What what) const
{
    return result() ? static_cast<int>(std::count_if(result()->missing.begin(), result()->missing.end(),
                                                     [what](const auto &entry) { return entry.what == what; }))
                    : 0;
}

int ResultView::openVisits() const
{
    return countMissing(scoring::Missing::What::Evaluation);
}

int ResultView::openItems() const
{
    return countMissing(scoring::Missing::What::Management);
}

int ResultView::required() const
{
    return result() && result()->required ? static_cast<int>(*result()->required) : 0;
}
int ResultView::sampled() const
{
    return result() ? static_cast<int>(result()->current.size()) : 0;
}
bool ResultView::verified() const
{
    return result() && result()->verified;
}

QStringList ResultView::objections() const
{
    QStringList sentences;
    if (result()) {
        for (const Text &objection : result()->objections)
            sentences << document()->settings().pick(objection);
    }
    return sentences;
}

QVariantList ResultView::dimensions() const
{
    QVariantList list;
    if (!result())
        return list;
    for (const standard::Dimension &dimension : standard::dimensions()) {
        const scoring::DimensionScore &scores = result()->dimensions[static_cast<std::size_t>(dimension.number - 1)];
        list << QVariantMap{{"number", dimension.number},
                            {"title", document()->settings().pick(dimension.title)},
                            {"service", shown(scores.service)},
                            {"management", shown(scores.management)},
                            {"serviceFraction", fraction(scores.service)},
                            {"managementFraction", fraction(scores.management)}};
    }
    return list;
}

int ResultView::outsideSample() const
{
    return result() ? static_cast<int>(result()->outsideSample.size()) : 0;
}

} // namespace plumbline::mobile
