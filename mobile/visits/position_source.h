#pragma once
// Where this device is, asked once when somebody signs in. A device without a receiver, or without the permission, has
// no position, and nothing waits for it.

#include <QObject>

#include <functional>
#include <memory>

class QGeoPositionInfoSource;

namespace plumbline::mobile {

class PositionSource : public QObject {
    Q_OBJECT

public:
    explicit PositionSource(QObject *parent = nullptr);
    ~PositionSource() override;

    using Found = std::function<void(double latitude, double longitude)>;

    /// Calls `found` once with degrees north and east when the device knows them; not at all otherwise.
    void ask(Found found);

private:
    std::unique_ptr<QGeoPositionInfoSource> m_source; ///< made when first asked: it costs a start of its service
    Found m_found;
};

} // namespace plumbline::mobile
