#include "mobile/answers/alpha_text.h"

namespace plumbline::mobile {

QString alphaText(core::audit::Alpha thousandths)
{
    QString text = QStringLiteral("%1.%2").arg(thousandths / 1000).arg(thousandths % 1000, 3, 10, QLatin1Char('0'));
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

} // namespace plumbline::mobile
