#include "qml/app/application.h"

#include "qml/app/attachment_images.h"
#include "qml/app/font_config.h"
#include "qml/app/glyph_images.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFont>
#include <QFontMetricsF>
#include <QQmlExtensionPlugin>
#include <QStandardPaths>
#include <QTextStream>

#include <array>

Q_IMPORT_QML_PLUGIN(PlumblinePlugin)
Q_IMPORT_QML_PLUGIN(Plumbline_MobilePlugin)

namespace plumbline::app {

namespace {

constexpr int kFailed = 1;
constexpr int kWrongInput = 2;

/// The text that nearly every page has, in the sizes of Theme.qml.
constexpr std::array<std::pair<int, QFont::Weight>, 6> kTexts{{{15, QFont::Normal},
                                                               {15, QFont::Bold},
                                                               {17, QFont::Normal},
                                                               {17, QFont::Bold},
                                                               {20, QFont::Bold},
                                                               {24, QFont::Bold}}};

/// Finding the fonts and opening them is much of a first frame's work. Between two of them the thread that reads the
/// pages is heard: it asks this one now and then.
void warmFontsUp(qreal textScale)
{
    chooseFontConfig();
    QCoreApplication::processEvents();
    QFont font = QGuiApplication::font();
    for (const auto &[size, weight] : kTexts) {
        font.setPixelSize(qRound(size * textScale));
        font.setWeight(weight);
        (void)QFontMetricsF(font).horizontalAdvance(QStringLiteral("准绳 Plumbline"));
        QCoreApplication::processEvents();
    }
}

int refuse(const QString &sentence)
{
    QTextStream(stderr) << "plumbline-tablet: " << sentence << Qt::endl;
    return kWrongInput;
}

} // namespace

struct Application::Options {
    QCommandLineParser parser;
    QCommandLineOption store{"store", "Folder of the sealed store (default: the user's data folder).", "DIR"};
    QCommandLineOption pinFile{"pin-file", "File whose first line is the PIN; readable by its owner alone.", "FILE"};
    QCommandLineOption language{"language", "zh or en.", "LANGUAGE"};
    QCommandLineOption theme{"theme", "light, dark or sunlight.", "THEME"};
    QCommandLineOption open{"open", "Audit to open.", "AUDIT"};
    QCommandLineOption size{"size", "Size of the window, such as 1280x800.", "WxH"};
};

Application::Application(int &argc, char **argv) : m_qt(argc, argv), m_options(std::make_unique<Options>())
{
    // Compiling to machine code what a first page runs a few times costs more than it saves.
    if (!qEnvironmentVariableIsSet("QV4_JIT_CALL_THRESHOLD"))
        qputenv("QV4_JIT_CALL_THRESHOLD", "1000");
    QGuiApplication::setApplicationName(QStringLiteral("plumbline"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Plumbline"));
    QGuiApplication::setDesktopFileName(QStringLiteral("cn.plumbline.tablet"));
    QFont font(QStringList{QString::fromLatin1(kFontFamily), QStringLiteral("Noto Sans")});
    font.setStyleHint(QFont::SansSerif);
    QGuiApplication::setFont(font);
    Options &options = *m_options;
    options.parser.setApplicationDescription(
        QStringLiteral("准绳 / Plumbline: audits of after-sales service, on site."));
    options.parser.addHelpOption();
    options.parser.addOptions(
        {options.store, options.pinFile, options.language, options.theme, options.open, options.size});
}

Application::~Application()
{
    m_window.reset();
    m_firstPage.reset();
    m_engine.reset();
    m_session.reset();
}

void Application::addOption(const QCommandLineOption &option)
{
    m_options->parser.addOption(option);
}

QString Application::optionValue(const QString &name) const
{
    return m_options->parser.value(name);
}

QStringList Application::positional() const
{
    return m_options->parser.positionalArguments();
}

std::optional<int> Application::start()
{
    Options &options = *m_options;
    options.parser.process(m_qt);
    QString folder = options.parser.value(options.store);
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    if (!QDir().mkpath(folder))
        return refuse(QStringLiteral("the store's folder %1 cannot be made").arg(folder)), kFailed;

    m_session =
        std::make_unique<mobile::Session>(folder.toStdString(), mobile::Session::Surroundings{m_clock, m_random});
    const QString language = options.parser.value(options.language);
    const QString theme = options.parser.value(options.theme);
    if (!language.isEmpty())
        m_session->settings()->setLanguage(language);
    if (!theme.isEmpty())
        m_session->settings()->setTheme(theme);
    if ((!language.isEmpty() && m_session->settings()->language() != language)
        || (!theme.isEmpty() && m_session->settings()->theme() != theme))
        return refuse(QStringLiteral("--language takes zh or en, --theme light, dark or sunlight"));
    if (options.parser.isSet(options.open)) {
        const QVariantMap place{{"audit", options.parser.value(options.open)}};
        QObject::connect(m_session.get(), &mobile::Session::stateChanged, m_session.get(),
                         [session = m_session.get(), place] {
                             if (session->state() == mobile::Session::Open
                                 && session->navigator()->place().value("audit") != place.value("audit")) {
                                 session->navigator()->home();
                                 session->navigator()->open(QStringLiteral("projects"), place);
                             }
                         });
    }
    if (options.parser.isSet(options.pinFile)) {
        if (const auto status = usePinFile(options.parser.value(options.pinFile)))
            return status;
    }

    m_engine = std::make_unique<QQmlEngine>();
    m_engine->addImageProvider(QStringLiteral("attachment"), new AttachmentImages(*m_session)); // the engine's own
    m_engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_engine->addImageProvider(QStringLiteral("glyph"), new GlyphImages); // the engine owns it
    QObject::connect(m_session->settings(), &mobile::Settings::languageChanged, m_engine.get(),
                     &QQmlEngine::retranslate);
    if (!makeWindow())
        return kFailed;
    const QStringList size = options.parser.value(options.size).split(QLatin1Char('x'));
    if (size.size() == 2)
        window()->resize(size.at(0).toInt(), size.at(1).toInt());
    return {};
}

bool Application::makeWindow()
{
    const QUrl pages(QStringLiteral("qrc:/qt/qml/Plumbline/"));
    QQmlComponent main(m_engine.get(), pages.resolved(QUrl(QStringLiteral("app/Main.qml"))),
                       QQmlComponent::Asynchronous);
    const bool locked = m_session->state() != mobile::Session::Opening;
    const QUrl first(locked ? QStringLiteral("unlock/UnlockPage.qml") : QStringLiteral("visits/ProjectsPage.qml"));
    m_firstPage = std::make_unique<QQmlComponent>(m_engine.get(), pages.resolved(first), QQmlComponent::Asynchronous);
    warmFontsUp(m_session->settings()->textScale()); // while another thread reads the page
    while (main.isLoading())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const QVariantMap properties{{"session", QVariant::fromValue(m_session.get())}};
    m_window.reset(qobject_cast<QQuickWindow *>(main.createWithInitialProperties(properties)));
    if (!m_window)
        QTextStream(stderr) << main.errorString();
    return m_window != nullptr;
}

std::optional<int> Application::usePinFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(QStringLiteral("the PIN file %1 cannot be read: %2").arg(name, file.errorString()));
    constexpr QFileDevice::Permissions others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (file.permissions() & others)
        return refuse(QStringLiteral("the PIN file %1 must be readable by its owner alone (chmod 600)").arg(name));
    const QString pin = QString::fromUtf8(file.readLine()).trimmed();
    if (m_session->state() == mobile::Session::NoStore)
        m_session->create(pin, {});
    else
        m_session->unlock(pin);
    return {};
}

} // namespace plumbline::app
