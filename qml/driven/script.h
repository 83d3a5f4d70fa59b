#pragma once
// Scripts of visits: one command a line, see docs/scripted-visits.md.

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace plumbline::driven {

struct Step {
    int line = 0;
    QStringList words; ///< command and its arguments; a quoted argument is one word

    QString text() const { return words.join(QLatin1Char(' ')); }
};

/// The words of one line; empty for a blank line or a comment. Quotes keep spaces together.
QStringList splitLine(const QString &line);

/// All steps of a script, `repeat N` ... `end` unrolled with ${i} counting from 1. Nothing, and what is wrong,
/// otherwise.
std::optional<std::vector<Step>> parseScript(const QStringList &lines, QString *fault);

} // namespace plumbline::driven
