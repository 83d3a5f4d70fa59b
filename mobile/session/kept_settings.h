#pragma once
// What the device keeps in the store beside the record: where the person is, who they are, whether the network may be
// used. Written as it changes; a write that fails is told, for the next start would not know of it, and tried again.

#include "core/store/store_thread.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <map>
#include <set>
#include <string>

namespace plumbline::mobile {

class KeptSettings : public QObject {
    Q_OBJECT

public:
    static constexpr char kPlace[] = "tablet.place";
    static constexpr char kAuditor[] = "tablet.auditor";
    static constexpr char kWorkOffline[] = "tablet.offline";

    explicit KeptSettings(QObject *parent = nullptr);

    void begin(core::store::StoreThread &store) { m_store = &store; }

    /// `lost` says what the next start would not know, in front of the reason.
    void put(const std::string &name, const QByteArray &value, const core::Text &lost);

    bool settled() const { return m_writing == 0; } ///< all of it is on the disk, or told to be lost

    bool lost() const { return !m_lost.empty(); } ///< some of it the disk does not take

signals:
    void settledChanged();
    void refused(const plumbline::core::Error &error); ///< once, until it has been kept
    void recovered();                                  ///< all that was refused has been kept by now

private:
    struct Entry {
        QByteArray value;
        core::Text lost;
    };

    void write(const std::string &name);

    core::store::StoreThread *m_store = nullptr;
    int m_writing = 0;
    std::map<std::string, Entry> m_latest;
    std::set<std::string> m_lost; ///< of these, what the disk did not take
    QTimer m_again;
};

} // namespace plumbline::mobile
