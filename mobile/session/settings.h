#pragma once
// What a person sets about the device: language, theme, text size. Not secret, and needed before the PIN is known, so
// it stands in a small file beside the store instead of in it.

#include "core/base/result.h"

#include <QObject>
#include <QQmlEngine>
#include <QSettings>
#include <QString>
#include <QTranslator>

namespace plumbline::mobile {

class Settings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Settings belong to the session")
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY themeChanged)
    Q_PROPERTY(bool keepOriginals READ keepOriginals WRITE setKeepOriginals NOTIFY keepOriginalsChanged)
    Q_PROPERTY(qreal textScale READ textScale WRITE setTextScale NOTIFY textScaleChanged)
    Q_PROPERTY(QString keyboard READ keyboard WRITE setKeyboard NOTIFY keyboardChanged)

public:
    explicit Settings(const QString &file, QObject *parent = nullptr);
    ~Settings() override;

    QString language() const { return m_language; } ///< "zh" or "en"
    void setLanguage(const QString &language);
    core::Language coreLanguage() const;

    QString theme() const { return m_theme; } ///< "light", "dark" or "sunlight"
    void setTheme(const QString &theme);

    qreal textScale() const { return m_textScale; } ///< 1 to 1.5
    void setTextScale(qreal scale);

    /// When the screen's own keyboard comes: "touch" (a field was touched), "always" or "never".
    QString keyboard() const { return m_keyboard; }
    void setKeyboard(const QString &when);

    bool keepOriginals() const { return m_keepOriginals; } ///< of photos, beside the small copy
    void setKeepOriginals(bool keep);

    QString pick(const core::Text &text) const;
    template <class View>
    QString pick(const View &text) const
    {
        const auto chosen = text.in(coreLanguage());
        return QString::fromUtf8(chosen.data(), static_cast<qsizetype>(chosen.size()));
    }

signals:
    void languageChanged(); ///< the translator is already in place
    void themeChanged();
    void textScaleChanged();
    void keyboardChanged();
    void keepOriginalsChanged();

private:
    void installTranslator();

    QSettings m_file;
    QTranslator m_translator;
    QString m_language;
    QString m_theme;
    qreal m_textScale;
    QString m_keyboard;
    bool m_keepOriginals;
};

} // namespace plumbline::mobile
