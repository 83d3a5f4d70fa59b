#include "mobile/keyboard/screen_keyboard.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QInputMethod>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPointingDevice>
#include <QTouchEvent>

namespace plumbline::mobile {

namespace {

constexpr int kMostCandidates = 80; ///< what anybody scrolls through

#if defined(Q_OS_LINUX) && !defined(Q_OS_ANDROID)
constexpr bool kPlatformHasOne = false;
#else
constexpr bool kPlatformHasOne = true;
#endif

bool isPinyin(const QString &text, bool spelling)
{
    const QChar letter = text.size() == 1 ? text.front() : QChar();
    return (letter >= u'a' && letter <= u'z') || (spelling && letter == u'\'');
}

} // namespace

ScreenKeyboard::ScreenKeyboard(QObject *parent) : QObject(parent)
{
    if (kPlatformHasOne)
        return;
    connect(qGuiApp, &QGuiApplication::focusObjectChanged, this, &ScreenKeyboard::focusMoved);
    // Of the window's own filters an open sheet's would be the first, and keep presses.
    qGuiApp->installEventFilter(this);
}

void ScreenKeyboard::setWindow(QWindow *window)
{
    if (window == m_window)
        return;
    m_window = window;
    emit windowChanged();
}

void ScreenKeyboard::setMode(const QString &mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    emit modeChanged();
    update();
}

void ScreenKeyboard::setHeight(qreal height)
{
    if (qFuzzyCompare(height + 1, m_height + 1))
        return;
    m_height = height;
    emit heightChanged();
}

void ScreenKeyboard::setChinese(bool chinese)
{
    if (chinese == m_chinese)
        return;
    commitSpelling();
    m_chinese = chinese;
    emit chineseChanged();
}

bool ScreenKeyboard::plain() const
{
    return m_hints & (Qt::ImhSensitiveData | Qt::ImhUrlCharactersOnly | Qt::ImhEmailCharactersOnly | Qt::ImhLatinOnly);
}

bool ScreenKeyboard::numeric() const
{
    return m_hints
        & (Qt::ImhDigitsOnly | Qt::ImhFormattedNumbersOnly | Qt::ImhDialableCharactersOnly | Qt::ImhPreferNumbers);
}

QStringList ScreenKeyboard::candidates() const
{
    return m_pinyin.candidates(kMostCandidates);
}

void ScreenKeyboard::type(const QString &text)
{
    if (m_chinese && !plain() && isPinyin(text, spelling())) {
        if (m_pinyin.open()) {
            m_pinyin.add(text.front().toLatin1());
            emit composedChanged();
            return;
        }
        if (!m_dictionaryMissing) {
            m_dictionaryMissing = true;
            emit dictionaryMissingChanged();
        }
    }
    if (m_pinyin.empty())
        return commit(text);
    // A space takes the best, and so does a sign that follows.
    const bool space = text == QLatin1String(" ");
    endSpelling(m_pinyin.text());
    if (!space)
        commit(text);
}

void ScreenKeyboard::backspace()
{
    if (m_pinyin.empty())
        return key(Qt::Key_Backspace, QStringLiteral("\b"));
    m_pinyin.back();
    emit composedChanged();
}

void ScreenKeyboard::enter()
{
    if (!m_pinyin.empty())
        return commitSpelling();
    const QPointer<QObject> field = m_focus;
    const bool stays = multiLine() || (m_hints & Qt::ImhSensitiveData); // a wrong PIN is typed again
    key(Qt::Key_Return, QStringLiteral("\r"));
    if (!stays && field == QGuiApplication::focusObject())
        hide();
}

void ScreenKeyboard::choose(int candidate)
{
    if (m_pinyin.choose(candidate))
        endSpelling(m_pinyin.text());
    else
        emit composedChanged();
}

void ScreenKeyboard::hide()
{
    commitSpelling();
    m_hidden = true;
    update();
}

bool ScreenKeyboard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_window)
        return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto *press = static_cast<QMouseEvent *>(event);
        const auto device = press->pointingDevice()->type();
        pressed(press->position(),
                device != QInputDevice::DeviceType::Mouse && device != QInputDevice::DeviceType::TouchPad);
        break;
    }
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate: // a second finger
        for (const QEventPoint &point : static_cast<QTouchEvent *>(event)->points())
            if (point.state() == QEventPoint::Pressed)
                pressed(point.position(), true);
        break;
    case QEvent::MouseButtonRelease:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        QMetaObject::invokeMethod(this, &ScreenKeyboard::released, Qt::QueuedConnection);
        break;
    case QEvent::KeyPress: // there is a keyboard at hand; volume and the like are on a tablet too
        if (static_cast<QKeyEvent *>(event)->text().isEmpty())
            break;
        commitSpelling();
        m_finger = false;
        update();
        break;
    default:
        break;
    }
    return false;
}

/// Before whatever lies there hears of it.
void ScreenKeyboard::pressed(const QPointF &place, bool finger)
{
    if (m_shown && m_window && place.y() >= m_window->height() - m_height)
        return;
    m_down = true;
    commitSpelling(); // what was typed is not lost by leaving the field
    m_finger = finger;
    const QInputMethod &method = *QGuiApplication::inputMethod();
    if (method.inputItemTransform().mapRect(method.inputItemRectangle()).contains(place))
        m_hidden = false;
}

void ScreenKeyboard::released()
{
    m_down = false;
    update();
}

void ScreenKeyboard::focusMoved(QObject *object)
{
    commitSpelling(); // to the field that had the focus
    m_focus = object;
    m_hidden = false;
    m_field = false;
    m_hints = {};
    if (object) {
        QInputMethodQueryEvent query(Qt::ImEnabled | Qt::ImHints | Qt::ImReadOnly);
        QCoreApplication::sendEvent(object, &query);
        m_field = query.value(Qt::ImEnabled).toBool() && !query.value(Qt::ImReadOnly).toBool();
        m_hints = Qt::InputMethodHints(query.value(Qt::ImHints).toInt());
    }
    emit fieldChanged();
    emit composedChanged();
    update();
}

void ScreenKeyboard::update()
{
    const bool always = m_mode == QLatin1String("always");
    const bool wanted = always || (m_mode == QLatin1String("touch") && m_finger);
    const bool now = wanted && m_field && !m_hidden;
    if (now == m_shown || m_down) // nothing moves away under a finger
        return;
    m_shown = now;
    emit shownChanged();
}

void ScreenKeyboard::commit(const QString &text)
{
    if (!m_focus || text.isEmpty())
        return;
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(m_focus, &event);
}

void ScreenKeyboard::commitSpelling()
{
    if (!m_pinyin.empty())
        endSpelling(m_pinyin.standing({}));
}

void ScreenKeyboard::endSpelling(const QString &text)
{
    m_pinyin.clear();
    commit(text);
    emit composedChanged();
}

void ScreenKeyboard::key(int key, const QString &text)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QObject *field = QGuiApplication::focusObject();
        if (!field)
            return;
        QKeyEvent event(type, key, Qt::NoModifier, text);
        QCoreApplication::sendEvent(field, &event);
    }
}

} // namespace plumbline::mobile
