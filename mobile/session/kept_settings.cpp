#include "mobile/session/kept_settings.h"

#include "mobile/session/store_work.h"

namespace plumbline::mobile {

void KeptSettings::put(const char *name, const QByteArray &value, const core::Text &lost)
{
    if (!m_store)
        return;
    if (m_writing++ == 0)
        emit settledChanged();
    onStore(
        *m_store, this,
        [name, value](core::store::Store &opened) {
            return opened.putSetting(
                name, core::asBytes(std::string_view(value.data(), static_cast<std::size_t>(value.size()))));
        },
        [this, lost](const core::Result<void> &written) {
            if (--m_writing == 0)
                emit settledChanged();
            if (written)
                return;
            core::Error error = written.error();
            error.message.zh = lost.zh + error.message.zh;
            error.message.en = lost.en + error.message.en;
            emit refused(error);
        });
}

} // namespace plumbline::mobile
