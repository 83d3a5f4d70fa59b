#include "mobile/visits/position_source.h"

#include "mobile/tablet_limits.h"

#include <QGeoPositionInfoSource>

#include <utility>

namespace plumbline::mobile {

PositionSource::PositionSource(QObject *parent) : QObject(parent) { }

PositionSource::~PositionSource() = default;

void PositionSource::ask(Found found)
{
    m_found = std::move(found);
    if (!m_source) {
        m_source.reset(QGeoPositionInfoSource::createDefaultSource(nullptr));
        if (!m_source)
            return;
        connect(m_source.get(), &QGeoPositionInfoSource::positionUpdated, this, [this](const QGeoPositionInfo &info) {
            if (auto told = std::exchange(m_found, {}); told && info.coordinate().isValid())
                told(info.coordinate().latitude(), info.coordinate().longitude());
        });
    }
    m_source->requestUpdate(static_cast<int>(std::chrono::milliseconds(kPositionPatience).count()));
}

} // namespace plumbline::mobile
