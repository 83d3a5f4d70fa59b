#include "mobile/session/navigator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace plumbline::mobile {

namespace {
const QString kFirstPage = QStringLiteral("audits");
}

Navigator::Navigator(QObject *parent) : QObject(parent), m_stack{{kFirstPage, {}}} { }

void Navigator::hold()
{
    if (m_held)
        return;
    m_held = true;
    emit heldChanged();
}

void Navigator::release()
{
    if (!m_held)
        return;
    m_held = false;
    emit heldChanged();
}

void Navigator::open(const QString &page, const QVariantMap &place)
{
    if (m_held)
        return;
    m_stack.push_back({page, place});
    emit pageChanged();
}

void Navigator::replace(const QString &page, const QVariantMap &place)
{
    if (m_held)
        return;
    m_stack.last() = {page, place};
    emit pageChanged();
}

void Navigator::back()
{
    if (m_held || m_stack.size() == 1)
        return;
    m_stack.removeLast();
    emit pageChanged();
}

void Navigator::home()
{
    if (m_held)
        return;
    m_stack = {{kFirstPage, {}}};
    emit pageChanged();
}

void Navigator::keep(const QString &name, const QVariant &value)
{
    QVariant &slot = m_stack.last().place[name];
    if (slot == value)
        return;
    slot = value;
    emit placeKept();
}

QByteArray Navigator::save() const
{
    QJsonArray entries;
    for (const Entry &entry : m_stack)
        entries.append(QJsonObject{{"page", entry.page}, {"place", QJsonObject::fromVariantMap(entry.place)}});
    return QJsonDocument(QJsonObject{{"stack", entries}, {"held", m_held}}).toJson(QJsonDocument::Compact);
}

QVector<Navigator::Entry> Navigator::stackOf(const QJsonObject &state)
{
    QVector<Entry> stack;
    for (const QJsonValue &value : state.value("stack").toArray()) {
        const QJsonObject entry = value.toObject();
        if (!entry.value("page").toString().isEmpty())
            stack.push_back({entry.value("page").toString(), entry.value("place").toObject().toVariantMap()});
    }
    return stack;
}

QVariantMap Navigator::placeOf(const QByteArray &saved)
{
    const QVector<Entry> stack = stackOf(QJsonDocument::fromJson(saved).object());
    return stack.isEmpty() ? QVariantMap() : stack.last().place;
}

void Navigator::restore(const QByteArray &saved)
{
    const QJsonObject state = QJsonDocument::fromJson(saved).object();
    const QVector<Entry> stack = stackOf(state);
    m_stack = stack.isEmpty() ? QVector<Entry>{{kFirstPage, {}}} : stack;
    m_held = !stack.isEmpty() && state.value("held").toBool();
    emit heldChanged();
    emit pageChanged();
}

} // namespace plumbline::mobile
