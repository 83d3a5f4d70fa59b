#include "mobile/customer/signature.h"

#include <QLineF>
#include <QRegularExpression>

#include <algorithm>

namespace plumbline::mobile {

void Signature::begin(qreal x, qreal y)
{
    m_drawing = true;
    add('M', {x, y});
    emit pathChanged();
}

void Signature::move(qreal x, qreal y)
{
    const QPointF place(std::clamp(x, 0.0, kWidth), std::clamp(y, 0.0, kHeight));
    const qreal step = QLineF(m_last, place).length();
    if (!m_drawing || step < kLeastStep)
        return;
    m_length += step;
    add('L', place);
    emit pathChanged();
}

void Signature::end()
{
    if (!m_drawing)
        return;
    m_drawing = false;
    emit strokeEnded();
}

void Signature::clear()
{
    m_path.clear();
    m_length = 0;
    m_drawing = false;
    emit pathChanged();
    emit strokeEnded();
}

void Signature::restore(const QString &path)
{
    static const QRegularExpression whole(QStringLiteral("^(?:[ML]\\d{1,4} \\d{1,4})*$"));
    static const QRegularExpression point(QStringLiteral("([ML])(\\d+) (\\d+)"));
    m_path.clear();
    m_length = 0;
    if (whole.match(path).hasMatch()) {
        for (auto match = point.globalMatch(path); match.hasNext();) {
            const QRegularExpressionMatch found = match.next();
            const QPointF place(found.captured(2).toInt(), found.captured(3).toInt());
            if (found.captured(1) == QLatin1String("L"))
                m_length += QLineF(m_last, place).length();
            add(found.captured(1).at(0).toLatin1(), place);
        }
    }
    emit pathChanged();
}

QByteArray Signature::toSvg() const
{
    return QStringLiteral(
               "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1 %2\"><path d=\"%3\" fill=\"none\" "
               "stroke=\"#000\" stroke-width=\"5\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>\n")
        .arg(static_cast<int>(kWidth))
        .arg(static_cast<int>(kHeight))
        .arg(m_path)
        .toUtf8();
}

void Signature::add(char command, QPointF place)
{
    m_path += QStringLiteral("%1%2 %3").arg(QLatin1Char(command)).arg(qRound(place.x())).arg(qRound(place.y()));
    m_last = place;
}

} // namespace plumbline::mobile
