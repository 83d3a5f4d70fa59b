#include "mobile/session/kept_settings.h"

#include "mobile/session/store_work.h"
#include "mobile/tablet_limits.h"

namespace plumbline::mobile {

KeptSettings::KeptSettings(QObject *parent) : QObject(parent)
{
    m_again.setSingleShot(true);
    m_again.setInterval(kKeepAgain);
    connect(&m_again, &QTimer::timeout, this, [this] {
        for (const auto &[name, entry] : m_lost)
            write(name, entry);
    });
}

void KeptSettings::put(const std::string &name, const QByteArray &value, const core::Text &lost)
{
    if (!m_store)
        return;
    if (const auto earlier = m_lost.find(name); earlier != m_lost.end())
        earlier->second.value = value; // tried again later, it must not bring back what stood here before
    write(name, {value, lost});
}

void KeptSettings::write(const std::string &name, const Entry &entry)
{
    if (m_writing++ == 0)
        emit settledChanged();
    onStore(
        *m_store, this,
        [name, value = entry.value](core::store::Store &opened) {
            return opened.putSetting(
                name, core::asBytes(std::string_view(value.data(), static_cast<std::size_t>(value.size()))));
        },
        [this, name, entry](const core::Result<void> &written) {
            if (--m_writing == 0)
                emit settledChanged();
            if (written) {
                const auto waits = m_lost.find(name);
                if (waits != m_lost.end() && waits->second.value == entry.value)
                    m_lost.erase(waits);
                if (waits != m_lost.end() && m_lost.empty())
                    emit recovered();
                return;
            }
            m_again.start();
            if (!m_lost.try_emplace(name, entry).second)
                return; // told already
            core::Error error = written.error();
            error.message.zh = entry.lost.zh + error.message.zh;
            error.message.en = entry.lost.en + error.message.en;
            emit refused(error);
        });
}

} // namespace plumbline::mobile
