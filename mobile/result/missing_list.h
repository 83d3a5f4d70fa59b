#pragma once
// What keeps the result from being final, each with where to go to do it. Open answers of one evaluation are one row.

#include "mobile/document/document_list.h"

namespace plumbline::mobile {

class MissingList : public DocumentList {
    Q_OBJECT
    QML_ELEMENT

public:
    enum Role {
        WhatRole = Qt::UserRole + 1, ///< the word of the audit's result: "answer", "evaluation", "management" ...
        ProjectRole,
        ProjectNameRole,
        EvaluationRole,
        ItemRole, ///< code of the first item meant; empty where none
        CountRole
    };

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

protected:
    void rebuild() override { onResult(); }
    void onResult() override;

private:
    struct Row {
        QString what;
        QString project;
        QString projectName;
        QString evaluation;
        QString item;
        int count = 1;
        bool operator==(const Row &) const = default;
    };

    std::vector<Row> m_rows;
};

} // namespace plumbline::mobile
