#pragma once
// Rows of a table as the rich text of a report; every text is escaped here.

#include <QString>
#include <QStringList>

namespace plumbline::mobile {

/// Name of a picture of nothing, which whoever draws the report has to know.
inline constexpr char kStrut[] = "strut";
inline constexpr int kPictureHeight = 36; ///< in points

class HtmlTable {
public:
    /// Headings are repeated on every page. `widths` in per cent, one a column.
    HtmlTable(const QStringList &headings, const QList<int> &widths);

    /// `picture`: name of a drawing in one more cell at the end; none while empty.
    void row(const QStringList &cells, const QString &picture = {});
    QString html() const { return m_html + QStringLiteral("</tbody></table>"); }

private:
    QString m_html;
};

QString heading(const QString &text);
QString paragraph(const QString &text);

} // namespace plumbline::mobile
