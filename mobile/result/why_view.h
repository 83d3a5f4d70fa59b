#pragma once
// Where a figure comes from, and what keeps the audit from one more star. The engine says it; here it gets its words.

#include "mobile/document/document_view.h"

namespace plumbline::core::scoring {
struct Why;
struct FigureSources;
} // namespace plumbline::core::scoring

namespace plumbline::mobile {

class WhyView : public DocumentView {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int nextStars READ nextStars NOTIFY changed)
    Q_PROPERTY(QVariantList hurdles READ hurdles NOTIFY changed)

public:
    using DocumentView::DocumentView;

    int nextStars() const; ///< 3 to 5; 0 with five stars or without a result
    /// One for each condition that the next star lacks: condition ("conformity", "management", "service"), sentence,
    /// and the items (code, title, lost), dimensions (title, lost) or indicators (titles) behind it, most lost first.
    QVariantList hurdles() const;

    /// Of "service" or "management": the items (code, title, dimension, gradings, earned, lost).
    Q_INVOKABLE QVariantList items(const QString &figure) const;
    /// Of the service score: the evaluations that count (id, project, projectName, evaluator, score).
    Q_INVOKABLE QVariantList evaluations() const;

protected:
    void follow(AuditDocument &document) override;

private:
    const core::scoring::Why *why() const;
    QVariantMap shown(core::standard::ItemIndex item) const;

    mutable std::shared_ptr<const core::scoring::Why> m_why; ///< of the latest result, made when first asked for
};

} // namespace plumbline::mobile
