// Walks every page in both languages, three themes, both orientations and two text sizes, inspects what it shows, and
// stores pictures. Usage: test_qml_walk PICTURES [PAGE]; exit 1 when anything is wrong.

#include "tests/qml/stage/stage.h"
#include "tests/qml/walk/inspection.h"

#include "core/record/fold.h"
#include "mobile/document/audit_document.h"

#include <QDir>
#include <QFont>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QTextStream>

using namespace plumbline;
using namespace plumbline::qmltest;

namespace {

const QString kAsked = QStringLiteral("e3"); ///< the customer who has answered some of it

struct Look {
    QString language;
    QString theme;
    qreal scale;
    QSize size;

    QString name() const
    {
        return QStringLiteral("%1-%2-%3-%4")
            .arg(language, theme, scale > 1 ? "large" : "normal", size.width() > size.height() ? "wide" : "upright");
    }
};

std::vector<Look> looks()
{
    std::vector<Look> all;
    for (const char *language : {"zh", "en"}) {
        for (const char *theme : {"light", "dark", "sunlight"}) {
            for (const qreal scale : {1.0, 1.4})
                all.push_back({language, theme, scale, {}});
        }
    }
    return all;
}

class Walk {
public:
    /// `warnings` counts what the engine complains of until its windows are gone.
    Walk(const QString &pictures, int &warnings) : m_pictures(pictures)
    {
        QObject::connect(&m_engine, &QQmlEngine::warnings,
                         [&warnings](const QList<QQmlError> &all) { warnings += static_cast<int>(all.size()); });
        m_stage.enter();
        m_window = load(QUrl(QStringLiteral("qrc:/qt/qml/Plumbline/app/Main.qml")));
        happen();
    }

    /// The windows before the session that they show, as the program does.
    ~Walk() { qDeleteAll(m_engine.rootObjects()); }

    /// All pages that the host knows, in one look after the other.
    int run(const QString &only)
    {
        const QVariantMap pages = m_window->findChild<QQuickItem *>("pageHost")->property("pages").toMap();
        QQuickWindow *gallery = load(QUrl::fromLocalFile(QStringLiteral(PLUMBLINE_GALLERY)));
        for (const Look &look : looks()) {
            dress(look);
            for (const QString &page : pages.keys()) {
                if (only.isEmpty() || only == page)
                    visit(page, look);
            }
            for (const auto &[name, sight] : m_sights) {
                if (only.isEmpty() || only == name)
                    see(name, sight, look);
            }
            if (only.isEmpty() || only == QLatin1String("lock"))
                lock(look);
            if (only.isEmpty() || only == QLatin1String("keyboard"))
                keyboard(look);
            if (only.isEmpty() || only == QLatin1String("gallery"))
                lookAt(*gallery, QStringLiteral("gallery"), look);
        }
        QTextStream(stdout) << m_shown << " pictures in " << m_pictures.path() << ", " << m_faults << " faults"
                            << Qt::endl;
        return m_faults == 0 ? 0 : 1;
    }

private:
    QQuickWindow *load(const QUrl &file)
    {
        m_engine.setInitialProperties({{"session", QVariant::fromValue(m_stage.session())}});
        m_engine.load(file);
        auto *window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().constLast());
        if (!window)
            qFatal("%s does not load", qPrintable(file.toString()));
        return window;
    }

    void dress(const Look &look)
    {
        mobile::Settings &settings = *m_stage.session()->settings();
        settings.setLanguage(look.language);
        settings.setTheme(look.theme);
        settings.setTextScale(look.scale);
    }

    void visit(const QString &page, const Look &look)
    {
        const QString evaluation = page == QLatin1String("observation") ? QStringLiteral("e1") : kAsked;
        go(page, {{"project", m_stage.firstProject()}, {"evaluation", evaluation}});
        lookAt(*m_window, page, look);
    }

    void go(const QString &page, QVariantMap place)
    {
        m_stage.session()->takeBack(m_stage.pin()); // the customer's page holds the tablet
        place.insert(QStringLiteral("audit"), m_stage.auditId());
        m_stage.session()->navigator()->replace(page, place);
        if (m_stage.session()->navigator()->page() != page)
            qFatal("%s does not open", qPrintable(page));
    }

    void press(const char *name)
    {
        QQuickItem *button = m_stage.find(m_window, QString::fromLatin1(name));
        if (!button)
            qFatal("%s is not there", name);
        QMetaObject::invokeMethod(button, "clicked");
    }

    /// What a page shows further on: the stages of a visit, sheets, and lists that are empty at first.
    struct Sight {
        QString page;
        QVariantMap place;
        std::vector<const char *> presses;
    };

    void see(const QString &name, const Sight &sight, const Look &look)
    {
        go(sight.page, sight.place);
        for (const char *button : sight.presses)
            press(button);
        lookAt(*m_window, name, look);
    }

    std::vector<std::pair<QString, Sight>> sights() const
    {
        const auto asked = [](int stage, const QVariantMap &more = {}) {
            QVariantMap place{{"evaluation", kAsked}, {"stage", stage}, {"row", 5}};
            place.insert(more);
            return place;
        };
        const QString stroke = QStringLiteral("M60 190L140 60L190 210L280 80L360 180");
        return {
            {"customer-question", {"customer", asked(1), {}}},
            {"customer-not-for-me", {"customer", asked(1), {"notForMe"}}},
            {"customer-review", {"customer", asked(2), {}}},
            {"customer-signature", {"customer", asked(3, {{"strokes", stroke}}), {}}},
            {"customer-done", {"customer", {{"evaluation", "e2"}}, {}}},
            {"customer-pin", {"customer", asked(1), {"forAuditorButton"}}},
            {"details", {"management", {}, {"more-1.1.1"}}},
            {"management-not-involved", {"management", {}, {"notInvolved-1.1.1"}}},
            {"draw-seed", {"draw", {}, {"hashNotedButton"}}},
            {"history-item", {"history", {{"kind", mobile::AuditDocument::Management}, {"key", "1.1.1"}}, {}}},
            {"conflict", {"conflicts", {}, {}}},
            {"scan", {"sync", {}, {"scanButton"}}},
            {"photo", {"visit", {{"project", m_stage.firstProject()}}, {"sitePhoto0"}}},
        };
    }

    /// A conflict, and a customer who has handed in: later than the first look, which is of pages without them.
    void happen()
    {
        m_stage.session()->takeBack(m_stage.pin());
        if (!m_stage.visit(QStringLiteral("projects")) || !m_stage.recordElsewhere(QStringLiteral("1.1.1"), 4))
            qFatal("there is no conflict");
        m_stage.session()->document()->write(
            {{{core::record::EntityKind::Evaluation, "e2"}, {{core::record::field::kSubmitted, true}}, {}}});
        m_stage.addPhoto(m_stage.firstProject());
        if (!m_stage.drained())
            qFatal("handing in is not recorded");
    }

    void lock(const Look &look)
    {
        m_stage.session()->navigator()->replace(QStringLiteral("settings"));
        m_stage.session()->cover();
        lookAt(*m_window, QStringLiteral("lock"), look);
        m_stage.unlock();
    }

    /// The screen's own keyboard: spelling, its signs, and its digits.
    void keyboard(const Look &look)
    {
        go(QStringLiteral("settings"), {});
        mobile::Settings &settings = *m_stage.session()->settings();
        settings.setKeyboard(QStringLiteral("always"));
        m_window->requestActivate();
        focus("settingsAuditor");
        if (look.language == QLatin1String("zh"))
            for (const char *key : {"key-s", "key-h", "key-i"})
                press(key);
        lookAt(*m_window, QStringLiteral("keyboard"), look);
        if (look.language == QLatin1String("zh"))
            press("key-<space>");
        press("key-<signs>");
        lookAt(*m_window, QStringLiteral("keyboard-signs"), look);
        focus("pinNew");
        lookAt(*m_window, QStringLiteral("keyboard-digits"), look);
        settings.setKeyboard(QStringLiteral("never"));
    }

    void focus(const char *field)
    {
        QQuickItem *item = m_stage.find(m_window, QString::fromLatin1(field));
        if (!item)
            qFatal("%s is not there", field);
        item->forceActiveFocus();
        frame(*m_window);
    }

    /// The same page in both orientations: what turned with the tablet has to be laid out as well as what was new.
    void lookAt(QQuickWindow &window, const QString &page, Look look)
    {
        for (const QSize size : {QSize(1280, 800), QSize(800, 1280)}) {
            look.size = size;
            window.resize(size);
            lookOnce(window, page, look);
        }
    }

    void lookOnce(QQuickWindow &window, const QString &page, const Look &look)
    {
        frame(window);
        frame(window); // sheets come up, lists lay out what they measured
        QImage picture = window.grabWindow();
        picture.save(m_pictures.filePath(QStringLiteral("%1-%2.png").arg(page, look.name())));
        ++m_shown;
        judge(window, picture, page, look);
        if (!scroll(*window.contentItem(), true))
            return;
        frame(window);
        frame(window);
        picture = window.grabWindow();
        picture.save(m_pictures.filePath(QStringLiteral("%1-end-%2.png").arg(page, look.name())));
        judge(window, picture, page + QStringLiteral(" (end)"), look);
        scroll(*window.contentItem(), false);
    }

    /// Whatever scrolls below the item, to its end or back; false when nothing does. By what is drawn in what: a page
    /// that a loader made is not among its children otherwise.
    static bool scroll(QQuickItem &item, bool toEnd)
    {
        bool moved = false;
        const qreal end = item.property("contentHeight").toReal() - item.height();
        if (item.inherits("QQuickFlickable") && item.isVisible() && end >= 1) {
            item.setProperty("contentY", item.property("originY").toReal() + (toEnd ? end : 0));
            moved = true;
        }
        for (QQuickItem *child : item.childItems())
            moved = scroll(*child, toEnd) || moved;
        return moved;
    }

    void judge(const QQuickWindow &window, const QImage &picture, const QString &page, const Look &look)
    {
        Bars bars;
        if (look.theme == QLatin1String("sunlight")) {
            bars.contrast = 7;
            bars.glyphContrast = 4.5;
        }
        for (const QString &fault : inspect(window, picture, bars)) {
            QTextStream(stdout) << page << ' ' << look.name() << ": " << fault << Qt::endl;
            ++m_faults;
        }
    }

    QDir m_pictures;
    QQmlApplicationEngine m_engine;
    Stage m_stage{m_engine};
    const std::vector<std::pair<QString, Sight>> m_sights = sights();
    QQuickWindow *m_window = nullptr;
    int m_shown = 0;
    int m_faults = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QGuiApplication::setFont(QFont(QStringList{QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans")}));
    const QStringList arguments = QGuiApplication::arguments();
    const QString pictures = arguments.value(1, QStringLiteral("."));
    QDir().mkpath(pictures);
    int warnings = 0;
    int status = Walk(pictures, warnings).run(arguments.value(2));
    if (warnings > 0) {
        QTextStream(stdout) << warnings << " warnings of the QML engine" << Qt::endl;
        status = 1;
    }
    return status;
}
