#include "mobile/report/html_table.h"

namespace plumbline::mobile {

HtmlTable::HtmlTable(const QStringList &headings, const QList<int> &widths)
    : m_html(QStringLiteral("<table width=\"100%\" border=\"1\" cellspacing=\"0\" cellpadding=\"3\" "
                            "style=\"border-collapse:collapse; border-color:#8a97a3\">"))
{
    if (headings.isEmpty()) {
        m_html += QStringLiteral("<tbody>");
        return;
    }
    m_html += QStringLiteral("<thead><tr>");
    for (qsizetype column = 0; column < headings.size(); ++column)
        m_html += QStringLiteral("<th width=\"%1%\" align=\"left\" bgcolor=\"#e6ecf1\">%2</th>")
                      .arg(widths.value(column))
                      .arg(headings.at(column).toHtmlEscaped());
    m_html += QStringLiteral("</tr></thead><tbody>");
}

void HtmlTable::row(const QStringList &cells, const QString &picture)
{
    m_html += QStringLiteral("<tr>");
    // A row goes to the next page as a whole where the first line of none of its cells has room: beside a picture each
    // is as high as that, so that no name is parted from its signature.
    const QString strut = picture.isEmpty()
        ? QString()
        : QStringLiteral("<img src=\"%1\" width=\"1\" height=\"%2\" style=\"vertical-align:middle\">")
              .arg(QLatin1String(kStrut))
              .arg(kPictureHeight);
    for (const QString &cell : cells)
        m_html += QStringLiteral("<td>%1%2</td>")
                      .arg(strut, cell.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")));
    if (!picture.isEmpty())
        m_html += QStringLiteral("<td><img src=\"%1\" width=\"90\" height=\"%2\"></td>")
                      .arg(picture.toHtmlEscaped())
                      .arg(kPictureHeight);
    m_html += QStringLiteral("</tr>");
}

QString heading(const QString &text)
{
    return QStringLiteral("<h3>%1</h3>").arg(text.toHtmlEscaped());
}

QString paragraph(const QString &text)
{
    return QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")));
}

} // namespace plumbline::mobile
