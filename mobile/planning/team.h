#pragma once
// Who takes part in the audit, and which projects each visits. Beside the record of the audit: an audit file has no
// place for it, every tablet of the audit does.

#include "mobile/document/document_list.h"

namespace plumbline::mobile {

class Team : public DocumentList {
    Q_OBJECT
    QML_ELEMENT

public:
    enum Role { KeyRole = Qt::UserRole + 1, NameRole, DutyRole, ProjectsRole };

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Duty: "lead" or "auditor". A name that is there already changes its duty.
    Q_INVOKABLE void add(const QString &name, const QString &duty);
    Q_INVOKABLE void remove(const QString &name);
    /// A project has one visitor: it is taken from whoever had it. An empty name leaves it to nobody.
    Q_INVOKABLE void assign(const QString &project, const QString &name);
    Q_INVOKABLE QString visitorOf(const QString &project) const;

protected:
    void rebuild() override;

private:
    struct Row {
        std::string name; ///< the key
        std::string duty;
        std::vector<std::string> projects;
    };

    static core::record::Edit projectsEdit(const Row &row);

    std::vector<Row> m_rows;
};

} // namespace plumbline::mobile
