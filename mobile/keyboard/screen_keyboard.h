#pragma once
// The screen's own keyboard, for a tablet whose desk has none: when it is to be seen, and what its keys do to the field
// that has the focus. It is no input method of the platform's: a desk's own (fcitx5, IBus) works beside it.

#include "mobile/keyboard/pinyin.h"

#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QStringList>
#include <QWindow>

namespace plumbline::mobile {

class ScreenKeyboard : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QWindow *window READ window WRITE setWindow NOTIFY windowChanged)
    Q_PROPERTY(QString mode READ mode WRITE setMode NOTIFY modeChanged)
    Q_PROPERTY(qreal height READ height WRITE setHeight NOTIFY heightChanged)
    Q_PROPERTY(bool shown READ shown NOTIFY shownChanged)
    Q_PROPERTY(bool chinese READ chinese WRITE setChinese NOTIFY chineseChanged)
    Q_PROPERTY(bool plain READ plain NOTIFY fieldChanged)
    Q_PROPERTY(bool numeric READ numeric NOTIFY fieldChanged)
    Q_PROPERTY(bool multiLine READ multiLine NOTIFY fieldChanged)
    Q_PROPERTY(bool spelling READ spelling NOTIFY composedChanged)
    Q_PROPERTY(QString composed READ composed NOTIFY composedChanged)
    Q_PROPERTY(QStringList candidates READ candidates NOTIFY composedChanged)
    Q_PROPERTY(bool dictionaryMissing READ dictionaryMissing NOTIFY dictionaryMissingChanged)

public:
    explicit ScreenKeyboard(QObject *parent = nullptr);

    QWindow *window() const { return m_window; }
    void setWindow(QWindow *window);

    QString mode() const { return m_mode; } ///< as Settings::keyboard()
    void setMode(const QString &mode);

    qreal height() const { return m_height; } ///< of the window's lower edge that it covers; presses there are its own
    void setHeight(qreal height);

    bool shown() const { return m_shown; }

    bool chinese() const { return m_chinese; } ///< letters are Pinyin
    void setChinese(bool chinese);

    bool plain() const; ///< letters are letters here: PINs, links
    bool numeric() const;
    bool multiLine() const { return m_hints & Qt::ImhMultiLine; }

    bool spelling() const { return !m_pinyin.empty(); }
    QString composed() const { return m_pinyin.standing(QLatin1String("'")); }
    QStringList candidates() const;
    bool dictionaryMissing() const { return m_dictionaryMissing; }

    Q_INVOKABLE void type(const QString &text); ///< one key: a letter, a digit, a sign or a space
    Q_INVOKABLE void backspace();
    Q_INVOKABLE void enter();
    Q_INVOKABLE void choose(int candidate);
    Q_INVOKABLE void hide(); ///< until the field is touched again, or another is

signals:
    void windowChanged();
    void modeChanged();
    void heightChanged();
    void shownChanged();
    void chineseChanged();
    void fieldChanged();
    void composedChanged();
    void dictionaryMissingChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void focusMoved(QObject *object);
    void pressed(const QPointF &place, bool finger);
    void released();
    void update();
    void commit(const QString &text);
    void commitSpelling(); ///< as it stands: what was chosen, and letters
    void endSpelling(const QString &text);
    void key(int key, const QString &text);

    QPointer<QWindow> m_window;
    QString m_mode;
    qreal m_height = 0;
    QPointer<QObject> m_focus; ///< what has it
    Qt::InputMethodHints m_hints;
    Pinyin m_pinyin;
    bool m_shown = false;
    bool m_chinese = true;
    bool m_field = false;  ///< what has the focus takes text
    bool m_down = false;   ///< a finger or a button is, outside the keyboard
    bool m_finger = false; ///< the last press was a finger's
    bool m_hidden = false; ///< hide() was asked for in this field
    bool m_dictionaryMissing = false;
};

} // namespace plumbline::mobile
