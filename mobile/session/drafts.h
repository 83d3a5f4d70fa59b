#pragma once
// Text that is being typed and is not yet in the record, kept in the store with every key, and the reason of an
// amendment that is under way: a kill loses nothing. One setting holds them all; there are never more than a few.

#include "core/store/store_thread.h"

#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QString>
#include <QTimer>

#include <map>
#include <set>

namespace plumbline::mobile {

class AuditDocument;

class Drafts : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Drafts belong to the session")
    Q_PROPERTY(bool kept READ kept NOTIFY keptChanged)

public:
    explicit Drafts(QObject *parent = nullptr);

    static constexpr char kSetting[] = "tablet.drafts";

    void begin(core::store::StoreThread &store, const QByteArray &saved); ///< anything unreadable is no draft
    void setDocument(AuditDocument *document);
    void flush(); ///< at the end: what waits for its turn goes to the store now

    bool kept() const { return !m_writing && !m_dirty; } ///< the disk has every one of them

    bool lost() const { return m_refused; } ///< the disk does not take them

    /// What was typed over `base`; `base` itself when there is nothing, or when the record says something else by now.
    Q_INVOKABLE QString text(const QString &name, const QString &base) const;
    Q_INVOKABLE void keep(const QString &name, const QString &base, const QString &text);
    /// The text went into the record, or nobody wants it: the draft goes once the record has been saved.
    Q_INVOKABLE void release(const QString &name);

signals:
    void keptChanged();
    void refused(const plumbline::core::Error &error); ///< the disk takes no more: a kill would lose it. Told once
    void recovered();                                  ///< it has been kept by now

private:
    struct Draft {
        QString base;
        QString text;
    };

    void dropReleased();
    void write();
    QByteArray encoded() const;

    core::store::StoreThread *m_store = nullptr;
    QPointer<AuditDocument> m_document;
    std::map<QString, Draft> m_drafts;
    std::set<QString> m_released;
    bool m_writing = false;
    bool m_dirty = false;
    bool m_refused = false; ///< tried again until the disk takes it
    QTimer m_again;
};

} // namespace plumbline::mobile
