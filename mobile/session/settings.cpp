#include "mobile/session/settings.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace plumbline::mobile {

namespace {

QString oneOf(const QString &value, const QStringList &allowed)
{
    return allowed.contains(value) ? value : allowed.first();
}

const QStringList kLanguages{QStringLiteral("zh"), QStringLiteral("en")};
const QStringList kThemes{QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("sunlight")};
const QStringList kKeyboards{QStringLiteral("touch"), QStringLiteral("always"), QStringLiteral("never")};

} // namespace

Settings::Settings(const QString &file, QObject *parent)
    : QObject(parent),
      m_file(file, QSettings::IniFormat),
      m_language(oneOf(m_file.value("language").toString(), kLanguages)),
      m_theme(oneOf(m_file.value("theme").toString(), kThemes)),
      m_textScale(std::clamp(m_file.value("textScale", 1.0).toReal(), 1.0, 1.5)),
      m_keyboard(oneOf(m_file.value("keyboard").toString(), kKeyboards)),
      m_keepOriginals(m_file.value("keepOriginals", false).toBool())
{
    installTranslator();
}

Settings::~Settings()
{
    if (QCoreApplication::instance())
        QCoreApplication::removeTranslator(&m_translator);
}

void Settings::setLanguage(const QString &language)
{
    if (language == m_language || !kLanguages.contains(language))
        return;
    m_language = language;
    m_file.setValue("language", language);
    installTranslator();
    emit languageChanged();
}

core::Language Settings::coreLanguage() const
{
    return m_language == QLatin1String("en") ? core::Language::English : core::Language::Chinese;
}

void Settings::setTheme(const QString &theme)
{
    if (theme == m_theme || !kThemes.contains(theme))
        return;
    m_theme = theme;
    m_file.setValue("theme", theme);
    emit themeChanged();
}

void Settings::setTextScale(qreal scale)
{
    scale = std::clamp(scale, 1.0, 1.5);
    if (qFuzzyCompare(scale, m_textScale))
        return;
    m_textScale = scale;
    m_file.setValue("textScale", scale);
    emit textScaleChanged();
}

void Settings::setKeyboard(const QString &when)
{
    if (when == m_keyboard || !kKeyboards.contains(when))
        return;
    m_keyboard = when;
    m_file.setValue("keyboard", when);
    emit keyboardChanged();
}

void Settings::setKeepOriginals(bool keep)
{
    if (keep == m_keepOriginals)
        return;
    m_keepOriginals = keep;
    m_file.setValue("keepOriginals", keep);
    emit keepOriginalsChanged();
}

QString Settings::pick(const core::Text &text) const
{
    return QString::fromStdString(text.in(coreLanguage()));
}

void Settings::installTranslator()
{
    QCoreApplication::removeTranslator(&m_translator);
    // The sources are English; its file holds the plurals alone.
    const QString file = m_language == QLatin1String("zh") ? QStringLiteral("zh_CN") : QStringLiteral("en");
    if (m_translator.load(QStringLiteral(":/i18n/plumbline_%1.qm").arg(file)))
        QCoreApplication::installTranslator(&m_translator);
}

} // namespace plumbline::mobile
