#pragma once
// The result of the rule engine, live, in the words of the screen. Figures come cut from the engine; nothing is
// computed here.

#include "core/scoring/score.h"
#include "mobile/document/document_view.h"

namespace plumbline::mobile {

class ResultView : public DocumentView {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(QString serviceScore READ serviceScore NOTIFY changed)
    Q_PROPERTY(QString serviceExact READ serviceExact NOTIFY changed)
    Q_PROPERTY(int evaluations READ evaluations NOTIFY changed)
    Q_PROPERTY(QString intervalLower READ intervalLower NOTIFY changed)
    Q_PROPERTY(QString intervalUpper READ intervalUpper NOTIFY changed)
    Q_PROPERTY(QVariantList straddles READ straddles NOTIFY changed)
    Q_PROPERTY(QString managementScore READ managementScore NOTIFY changed)
    Q_PROPERTY(QString managementExact READ managementExact NOTIFY changed)
    Q_PROPERTY(int level READ level NOTIFY changed)
    Q_PROPERTY(QString conclusion READ conclusion NOTIFY changed)
    Q_PROPERTY(bool pass READ pass NOTIFY changed)
    Q_PROPERTY(int stars READ stars NOTIFY changed)
    Q_PROPERTY(bool isFinal READ isFinal NOTIFY changed)
    Q_PROPERTY(int worstStars READ worstStars NOTIFY changed)
    Q_PROPERTY(int bestStars READ bestStars NOTIFY changed)
    Q_PROPERTY(int missing READ missing NOTIFY changed)
    Q_PROPERTY(int openVisits READ openVisits NOTIFY changed)
    Q_PROPERTY(int openItems READ openItems NOTIFY changed)
    Q_PROPERTY(int required READ required NOTIFY changed)
    Q_PROPERTY(int sampled READ sampled NOTIFY changed)
    Q_PROPERTY(bool verified READ verified NOTIFY changed)
    Q_PROPERTY(QStringList objections READ objections NOTIFY changed)
    Q_PROPERTY(QVariantList dimensions READ dimensions NOTIFY changed)
    Q_PROPERTY(int outsideSample READ outsideSample NOTIFY changed)

public:
    using DocumentView::DocumentView;

    bool ready() const { return result() != nullptr; }
    QString serviceScore() const; ///< cut to two decimals; empty without a score, like every score here
    QString serviceExact() const;
    int evaluations() const;
    QString intervalLower() const;
    QString intervalUpper() const;
    QVariantList straddles() const;
    QString managementScore() const;
    QString managementExact() const;
    int level() const;
    QString conclusion() const;
    bool pass() const;
    int stars() const;
    bool isFinal() const;
    int worstStars() const;
    int bestStars() const;
    int missing() const;
    int openVisits() const; ///< projects of the sample without a complete evaluation
    int openItems() const;  ///< management items not graded
    int required() const;
    int sampled() const;
    bool verified() const;
    QStringList objections() const;
    /// Of the five: title, service, management as text, and both as fractions of 1 for the radar (-1 without).
    QVariantList dimensions() const;
    int outsideSample() const;

protected:
    void follow(AuditDocument &document) override
    {
        connect(&document, &AuditDocument::resultChanged, this, &ResultView::changed);
    }

private:
    int countMissing(core::scoring::Missing::What what) const;
};

} // namespace plumbline::mobile
