#pragma once
// What the device keeps in the store beside the record: where the person is, who they are, whether the network may be
// used. Written as it changes; a write that fails is told, for the next start would not know of it.

#include "core/store/store_thread.h"

#include <QByteArray>
#include <QObject>

namespace plumbline::mobile {

class KeptSettings : public QObject {
    Q_OBJECT

public:
    static constexpr char kPlace[] = "tablet.place";
    static constexpr char kAuditor[] = "tablet.auditor";
    static constexpr char kWorkOffline[] = "tablet.offline";

    using QObject::QObject;

    void begin(core::store::StoreThread &store) { m_store = &store; }

    /// `lost` says what the next start would not know, in front of the reason.
    void put(const char *name, const QByteArray &value, const core::Text &lost);

    bool settled() const { return m_writing == 0; } ///< all of it is on the disk, or was told to be lost

signals:
    void settledChanged();
    void refused(const plumbline::core::Error &error);

private:
    core::store::StoreThread *m_store = nullptr;
    int m_writing = 0;
};

} // namespace plumbline::mobile
