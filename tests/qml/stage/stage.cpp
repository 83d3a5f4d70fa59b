#include "tests/qml/stage/stage.h"

#include "core/exchange/audit_file.h"
#include "core/store/store_thread.h"
#include "mobile/audits/audit_list.h"
#include "mobile/document/audit_document.h"
#include "mobile/photos/photo_list.h"
#include "qml/app/attachment_images.h"
#include "qml/app/glyph_images.h"
#include "qml/driven/gestures.h"
#include "tests/qml/stage/showcase.h"
#include "tests/support/store_exchange.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QQmlExtensionPlugin>
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

Q_IMPORT_QML_PLUGIN(PlumblinePlugin)
Q_IMPORT_QML_PLUGIN(Plumbline_MobilePlugin)

namespace plumbline::qmltest {

namespace {

/// Moves the page so far that the item can be seen, at once: what is tested is the click, not the wheel.
void scrollTo(QQuickItem &flickable, const QQuickItem &item)
{
    const QRectF place = flickable.mapRectFromItem(&item, QRectF(0, 0, item.width(), item.height()));
    const qreal y = flickable.property("contentY").toReal();
    if (place.top() < 0)
        flickable.setProperty("contentY", y + place.top());
    else if (place.bottom() > flickable.height())
        flickable.setProperty("contentY", y + place.bottom() - flickable.height());
}

} // namespace

bool until(const std::function<bool()> &holds, std::chrono::milliseconds patience)
{
    QElapsedTimer timer;
    timer.start();
    while (!holds()) {
        if (timer.elapsed() > patience.count())
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 10);
        // Left to exec(), which a test that waits here never comes to: pages that were left would stay.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

void frame(QQuickWindow &window)
{
    bool shown = false;
    const auto connection = QObject::connect(&window, &QQuickWindow::frameSwapped, &window, [&shown] { shown = true; });
    window.update();
    until([&shown] { return shown; });
    QObject::disconnect(connection);
}

Stage::Stage(QQmlEngine &engine) : m_engine(engine)
{
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.addImageProvider(QStringLiteral("glyph"), new app::GlyphImages);
    fresh();
}

Stage::~Stage() = default;

QString Stage::auditId() const
{
    return QString::fromLatin1(kShowcaseId);
}

QString Stage::firstProject() const
{
    static const QString first = QString::fromStdString(showcaseAudit().sample->drawn.front());
    return first;
}

void Stage::begin()
{
    const auto former = std::move(m_session);
    m_session = std::make_unique<mobile::Session>(m_folder->filePath(QStringLiteral("store")).toStdString(),
                                                  mobile::Session::Surroundings{m_clock, m_random});
    m_engine.addImageProvider(QStringLiteral("attachment"), new app::AttachmentImages(*m_session));
    connect(m_session->settings(), &mobile::Settings::languageChanged, &m_engine, &QQmlEngine::retranslate);
    QQmlEngine::setObjectOwnership(m_session.get(), QQmlEngine::CppOwnership);
    emit sessionChanged();
}

void Stage::fresh()
{
    auto former = std::move(m_folder);
    m_folder = std::make_unique<QTemporaryDir>();
    begin();
}

void Stage::enter()
{
    fresh();
    m_session->create(pin(), QStringLiteral("李审核"));
    if (!until([this] { return m_session->state() == mobile::Session::Open; }))
        qFatal("the session does not open");
    QFile file(m_folder->filePath(QStringLiteral("audit.json")));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no audit file");
    file.write(QByteArray::fromStdString(core::exchange::writeAudit(showcaseAudit())));
    file.close();
    m_session->audits()->importFile(QUrl::fromLocalFile(file.fileName()));
    if (!until([this] { return m_session->audits()->count() == 1; }))
        qFatal("%s", qPrintable(m_session->audits()->problem()));
    m_session->navigator()->home();
}

void Stage::again()
{
    m_session.reset();
    begin();
}

bool Stage::unlock()
{
    m_session->unlock(pin());
    return until([this] { return m_session->state() == mobile::Session::Open; });
}

bool Stage::visit(const QString &page, const QVariantMap &place)
{
    QVariantMap whole = place;
    whole.insert(QStringLiteral("audit"), auditId());
    m_session->navigator()->home();
    m_session->navigator()->open(page, whole);
    return until([this] { return m_session->document() && m_session->document()->result(); });
}

bool Stage::drained()
{
    return until([this] { return m_session->document() && m_session->document()->pending() == 0; });
}

QQuickItem *Stage::find(QQuickWindow *window, const QString &name) const
{
    // Whatever changed is laid out with the next frame; before it a click could land where the item was.
    frame(*window);
    QQuickItem *item = driven::findItem(*window, name);
    if (!item)
        return nullptr;
    for (QQuickItem *around = item->parentItem(); around; around = around->parentItem()) {
        if (around->inherits("QQuickFlickable"))
            scrollTo(*around, *item);
    }
    frame(*window);
    return item;
}

QVariant Stage::recorded(int entityKind, const QString &key, const QString &field)
{
    QVariant found;
    m_session->store()->run([&](core::store::Store &store) {
        const core::record::Entity entity{static_cast<core::record::EntityKind>(entityKind), key.toStdString()};
        const auto state = store.entity(kShowcaseId, entity);
        const auto place = state ? state->fields.find(field.toStdString()) : decltype(state->fields.end()){};
        if (!state || place == state->fields.end() || !place->second.value())
            return;
        const core::record::Value &value = *place->second.value();
        if (const auto *text = std::get_if<std::string>(&value))
            found = QString::fromStdString(*text);
        else if (const auto *number = std::get_if<std::int64_t>(&value))
            found = static_cast<double>(*number);
        else if (const auto *truth = std::get_if<bool>(&value))
            found = *truth;
    });
    return found;
}

void Stage::addPhoto(const QString &project)
{
    QImage picture(800, 600, QImage::Format_RGB32);
    picture.fill(QColor(120, 150, 170));
    for (int y = 260; y < 600; ++y) {
        for (int x = 180; x < 640; ++x)
            picture.setPixelColor(x, y, (x / 46 + y / 34) % 2 ? QColor(196, 120, 92) : QColor(178, 104, 80));
    }
    picture.save(path(QStringLiteral("site.jpg")));
    mobile::PhotoList photos;
    photos.setDocument(m_session->document());
    photos.setKind(mobile::AuditDocument::Visit);
    photos.setKey(project);
    photos.add(QUrl::fromLocalFile(path(QStringLiteral("site.jpg"))), false);
    if (!until([&photos] { return photos.rowCount() == 1; }))
        qFatal("the photo is not recorded: %s", qPrintable(m_session->document()->problem()));
}

bool Stage::recordElsewhere(const QString &item, int level)
{
    // The same level on both sides would be no conflict; each side records without having seen the other.
    const auto edit = [&item](int given) {
        return core::record::Edit{{core::record::EntityKind::Management, item.toStdString()},
                                  {{"level", static_cast<std::int64_t>(given)}},
                                  {}};
    };
    const int before = m_session->document()->conflictCount();
    auto other = core::store::Store::create(m_folder->filePath(QStringLiteral("other")).toStdString(),
                                            core::store::PinProtection{"2468", {}}, {m_clock, m_random});
    bool well = static_cast<bool>(other);
    m_session->store()->run([&](core::store::Store &here) {
        well = well && testing::exchange(here, **other, kShowcaseId)
            && (*other)->append(kShowcaseId, "王审核", {edit(level)})
            && here.append(kShowcaseId, "李审核", {edit(level == 5 ? 1 : level + 1)})
            && testing::exchange(**other, here, kShowcaseId);
    });
    m_session->document()->reload();
    return well && until([&] { return m_session->document()->conflictCount() > before; });
}

void Stage::drawCode(const QString &name, const QString &text) const
{
    const ZXing::BitMatrix code =
        ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode).setMargin(4).encode(text.toStdString(), 300, 300);
    QImage picture(code.width(), code.height(), QImage::Format_RGB32);
    for (int y = 0; y < code.height(); ++y) {
        for (int x = 0; x < code.width(); ++x)
            picture.setPixelColor(x, y, code.get(x, y) ? Qt::black : Qt::white);
    }
    picture.save(path(name));
}

bool Stage::beginsWith(const QString &name, const QString &bytes) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::ReadOnly) && file.readAll().startsWith(bytes.toUtf8());
}

} // namespace plumbline::qmltest
