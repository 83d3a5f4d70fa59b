#include "mobile/session/kept_settings.h"

#include "mobile/session/store_work.h"
#include "mobile/tablet_limits.h"

namespace plumbline::mobile {

KeptSettings::KeptSettings(QObject *parent) : QObject(parent)
{
    m_again.setSingleShot(true);
    m_again.setInterval(kKeepAgain);
    connect(&m_again, &QTimer::timeout, this, [this] {
        for (const std::string &name : m_lost)
            write(name);
    });
}

void KeptSettings::put(const std::string &name, const QByteArray &value, const core::Text &lost)
{
    if (!m_store)
        return;
    m_latest[name] = {value, lost};
    write(name);
}

void KeptSettings::write(const std::string &name)
{
    if (m_writing++ == 0)
        emit settledChanged();
    onStore(
        *m_store, this,
        [name, value = m_latest[name].value](core::store::Store &opened) {
            return opened.putSetting(
                name, core::asBytes(std::string_view(value.data(), static_cast<std::size_t>(value.size()))));
        },
        [this, name, value = m_latest[name].value](const core::Result<void> &written) {
            if (--m_writing == 0)
                emit settledChanged();
            const Entry &latest = m_latest[name];
            if (written) {
                if (value == latest.value && m_lost.erase(name) > 0 && m_lost.empty())
                    emit recovered();
                return;
            }
            m_again.start();
            if (!m_lost.insert(name).second)
                return; // told already
            core::Error error = written.error();
            error.message.zh = latest.lost.zh + error.message.zh;
            error.message.en = latest.lost.en + error.message.en;
            emit refused(error);
        });
}

} // namespace plumbline::mobile
