#include "qml/driven/script.h"

namespace plumbline::driven {

QStringList splitLine(const QString &line)
{
    QStringList words;
    QString word;
    bool quoted = false;
    bool begun = false;
    for (const QChar character : line) {
        if (character == QLatin1Char('"')) {
            quoted = !quoted;
            begun = true;
        } else if (character.isSpace() && !quoted) {
            if (begun)
                words << word;
            word.clear();
            begun = false;
        } else if (character == QLatin1Char('#') && !quoted && !begun) {
            break;
        } else {
            word += character;
            begun = true;
        }
    }
    if (begun)
        words << word;
    return words;
}

std::optional<std::vector<Step>> parseScript(const QStringList &lines, QString *fault)
{
    std::vector<Step> steps;
    for (qsizetype number = 0; number < lines.size(); ++number) {
        const QStringList words = splitLine(lines.at(number));
        if (words.isEmpty())
            continue;
        if (words.first() != QLatin1String("repeat")) {
            steps.push_back({static_cast<int>(number) + 1, words});
            continue;
        }
        qsizetype end = number + 1;
        while (end < lines.size() && splitLine(lines.at(end)) != QStringList{"end"})
            ++end;
        const int times = words.value(1).toInt();
        if (end == lines.size() || times < 1) {
            *fault = QStringLiteral("line %1: repeat takes a number and ends with a line \"end\"").arg(number + 1);
            return {};
        }
        for (int round = 1; round <= times; ++round) {
            for (qsizetype inner = number + 1; inner < end; ++inner) {
                QString line = lines.at(inner);
                const QStringList unrolled = splitLine(line.replace(QLatin1String("${i}"), QString::number(round)));
                if (!unrolled.isEmpty())
                    steps.push_back({static_cast<int>(inner) + 1, unrolled});
            }
        }
        number = end;
    }
    return steps;
}

} // namespace plumbline::driven
