// The tablet beside an empty Qt Quick Controls window: first frame, memory, taps, scrolling. Offscreen, software
// renderer.

#include "tests/bench/app/big_audit.h"
#include "tests/bench/app/child.h"
#include "tests/bench/figure.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <iostream>

using namespace plumbline::bench;

namespace {

constexpr int kRounds = 9;
constexpr double kDroppedMs = 25;

QString g_program;

QList<double> numbersOf(const QStringList &arguments)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(g_program, arguments);
    if (!child.waitForFinished(120'000) || child.exitCode() != 0) {
        std::cerr << "bench_app: " << arguments.value(0).toStdString() << " does not end well\n";
        std::exit(1);
    }
    QList<double> numbers;
    for (const QByteArray &word : child.readAllStandardOutput().simplified().split(' '))
        numbers << word.toDouble();
    return numbers;
}

struct Start {
    double ms; ///< to the first frame; of the tablet the first with the audit in it, the stretching of the PIN included
    double mb; ///< resident
};

Start startOf(const QStringList &arguments)
{
    const double begun =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
    const QList<double> told = numbersOf(arguments);
    return {told.value(0) - begun, told.value(1)};
}

double medianOfStarts(const std::vector<Start> &starts, double Start::*member)
{
    std::vector<double> values;
    for (const Start &start : starts)
        values.push_back(start.*member);
    return medianOf(values);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    const std::string mode = argc > 1 ? argv[1] : "";
    if (mode == "empty")
        return emptyWindow(argc, argv);
    if (!mode.empty()) {
        argv[1] = argv[0];
        int rest = argc - 1;
        return mode == "start" ? tabletStart(rest, argv + 1)
            : mode == "taps"   ? tabletTaps(rest, argv + 1)
                               : tabletScroll(rest, argv + 1);
    }
    g_program = QString::fromLocal8Bit(argv[0]);
    QTemporaryDir folder;
    makeBigAudit(folder.filePath("store").toStdString());
    QFile pin(folder.filePath("pin"));
    if (!pin.open(QIODevice::WriteOnly) || !pin.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return 1;
    pin.write(kBigAuditPin);
    pin.close();
    const QStringList options{"--store", folder.filePath("store"), "--pin-file", pin.fileName(), "--open", kBigAuditId};

    std::vector<Start> empty;
    std::vector<Start> tablet;
    for (int round = 0; round < kRounds; ++round) {
        empty.push_back(startOf({"empty"}));
        tablet.push_back(startOf(QStringList{"start"} + options));
    }
    printRatio("app.first_frame", medianOfStarts(tablet, &Start::ms), "ms", "empty Controls window",
               medianOfStarts(empty, &Start::ms), 1.5, false);
    printValue("app.memory", medianOfStarts(tablet, &Start::mb) - medianOfStarts(empty, &Start::mb), "MB", 40);

    const QList<double> taps = numbersOf(QStringList{"taps"} + options);
    printValue("app.tap_p95", percentile({taps.begin(), taps.end()}, 0.95), "ms", 16.7);

    const QList<double> frames = numbersOf(QStringList{"scroll"} + options);
    const auto dropped = std::count_if(frames.begin(), frames.end(), [](double ms) { return ms > kDroppedMs; });
    printValue("app.scroll_dropped", 100.0 * static_cast<double>(dropped) / static_cast<double>(frames.size()), "%", 1);
}
