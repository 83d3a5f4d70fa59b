#pragma once
// The projects of the open audit: those of the sample in the order of the draw, or all of them, each with how far its
// evaluations are.

#include "mobile/document/document_list.h"

namespace plumbline::mobile {

class ProjectList : public DocumentList {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool sampleOnly READ sampleOnly WRITE setSampleOnly NOTIFY filterChanged)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY filterChanged)
    Q_PROPERTY(int done READ done NOTIFY totalsChanged)
    Q_PROPERTY(int sampled READ sampled NOTIFY totalsChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NameRole,
        KindRole,
        CustomerRole,
        CompletedRole,
        PlaceRole,
        StartedRole,
        DoneRole
    };

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool sampleOnly() const { return m_sampleOnly; }
    void setSampleOnly(bool sampleOnly);
    QString search() const { return m_search; }
    void setSearch(const QString &search);
    int done() const;    ///< projects of the sample with a complete evaluation
    int sampled() const; ///< projects of the sample, after replacements

signals:
    void filterChanged();

protected:
    void rebuild() override;
    void onResult() override { rebuild(); }

private:
    struct Row {
        std::size_t project; ///< in Audit::projects
        int place = 0;       ///< 1-based in the sample; 0 outside it
        int started = 0;     ///< evaluations begun
        int done = 0;        ///< of which complete
        bool operator==(const Row &) const = default;
    };

    std::vector<Row> rowsOfAll() const;
    bool matches(const Row &row) const;

    bool m_sampleOnly = true;
    QString m_search;
    std::vector<Row> m_all;
    std::vector<Row> m_rows;
};

} // namespace plumbline::mobile
