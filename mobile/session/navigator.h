#pragma once
// Where the person is: a stack of pages with their arguments. The stack is text, so that the app comes back on the very
// page and item after a kill; pages keep their place in it (`keep`), and nothing else remembers where somebody was.

#include <QJsonObject>
#include <QObject>
#include <QQmlEngine>
#include <QString>
#include <QVariantMap>
#include <QVector>

namespace plumbline::mobile {

class Navigator : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The navigator belongs to the session")
    Q_PROPERTY(QString page READ page NOTIFY pageChanged)
    Q_PROPERTY(QVariantMap place READ place NOTIFY pageChanged)
    Q_PROPERTY(int depth READ depth NOTIFY pageChanged)
    Q_PROPERTY(bool held READ held NOTIFY heldChanged)

public:
    explicit Navigator(QObject *parent = nullptr);

    QString page() const { return m_stack.last().page; }
    QVariantMap place() const { return m_stack.last().place; }
    int depth() const { return static_cast<int>(m_stack.size()); }

    /// Held (customer mode): every way to another page is shut until release().
    bool held() const { return m_held; }
    void hold();
    void release();

    Q_INVOKABLE void open(const QString &page, const QVariantMap &place = {});
    Q_INVOKABLE void replace(const QString &page, const QVariantMap &place = {});
    Q_INVOKABLE void back();
    Q_INVOKABLE void home();
    /// Remembers a value of the current page, such as its item, without reloading the page.
    Q_INVOKABLE void keep(const QString &name, const QVariant &value);
    Q_INVOKABLE QVariant kept(const QString &name) const { return m_stack.last().place.value(name); }

    /// Of the page that was open when it was saved.
    static QVariantMap placeOf(const QByteArray &saved);
    QByteArray save() const;
    void restore(const QByteArray &saved); ///< anything unreadable is the first page

signals:
    void pageChanged();
    void heldChanged();
    void placeKept();

private:
    struct Entry {
        QString page;
        QVariantMap place;
    };

    static QVector<Entry> stackOf(const QJsonObject &state);

    QVector<Entry> m_stack;
    bool m_held = false;
};

} // namespace plumbline::mobile
