// The tablet beside an empty Qt Quick Controls window: first frame, unlocking, memory, taps, scrolling. Offscreen,
// software renderer.

#include "tests/bench/app/big_audit.h"
#include "tests/bench/app/child.h"
#include "tests/bench/app/own_figures.h"
#include "tests/bench/figure.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <iostream>

using namespace plumbline;
using namespace plumbline::bench;

namespace {

constexpr int kRounds = 9;
constexpr double kDroppedMs = 25;

/// Held against nothing elsewhere: what the lock page and the unlocking of the same device may take.
constexpr double kLockFrameBar = 1.5;
constexpr double kUnlockBarMs = 1000;

/// The least that a PIN can be stretched; any other figure stretches it as devices do.
constexpr core::trust::ScryptCost kUnstretched{1, 1, 1};

QList<double> numbersOf(const QString &program, const QStringList &arguments)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(program, arguments);
    if (!child.waitForFinished(120'000) || child.exitCode() != 0) {
        std::cerr << "bench_app: " << program.toStdString() << ' ' << arguments.value(0).toStdString()
                  << " does not end well\n";
        std::exit(1);
    }
    QList<double> numbers;
    for (const QByteArray &word : child.readAllStandardOutput().simplified().split(' '))
        numbers << word.toDouble();
    return numbers;
}

/// What each start tells, a list a number; the first of them counted from the start of its process.
class Starts {
public:
    void add(const QString &program, const QStringList &arguments)
    {
        const double begun = steadyMs();
        QList<double> told = numbersOf(program, arguments);
        told[0] -= begun;
        m_told.resize(std::max(m_told.size(), static_cast<std::size_t>(told.size())));
        for (std::size_t number = 0; number < m_told.size(); ++number)
            m_told[number].push_back(told.value(static_cast<qsizetype>(number)));
    }

    double median(std::size_t number) const { return medianOf(m_told[number]); }

private:
    std::vector<std::vector<double>> m_told;
};

/// A device with the big audit, and the options that begin the tablet on it.
QStringList deviceIn(const QTemporaryDir &folder, const QString &name, const core::trust::ScryptCost &cost)
{
    makeBigAudit(folder.filePath(name).toStdString(), cost);
    return {"--store", folder.filePath(name), "--open", kBigAuditId};
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    const std::string mode = argc > 1 ? argv[1] : "";
    if (!mode.empty()) {
        argv[1] = argv[0];
        int rest = argc - 1;
        return mode == "start" ? tabletStart(rest, argv + 1)
            : mode == "unlock" ? tabletUnlock(rest, argv + 1)
            : mode == "taps"   ? tabletTaps(rest, argv + 1)
                               : tabletScroll(rest, argv + 1);
    }
    const QString program = QString::fromLocal8Bit(argv[0]);
    const QString empty = program + QStringLiteral("_empty");
    QTemporaryDir folder;
    QFile pin(folder.filePath("pin"));
    if (!pin.open(QIODevice::WriteOnly) || !pin.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return 1;
    pin.write(kBigAuditPin);
    pin.close();
    const QStringList device = deviceIn(folder, "store", {});
    const QStringList given{"--pin-file", pin.fileName()};

    // A person waits for the stretching once the PIN is typed, so that it has a figure of its own (app.unlock): the
    // first frame is of a device that stretches next to nothing, and all else is as ever.
    const QStringList unstretched = deviceIn(folder, "unstretched", kUnstretched);

    Starts windows;
    Starts tablets;
    Starts unlocked;
    for (int round = 0; round < kRounds; ++round) {
        windows.add(empty, {});
        tablets.add(program, QStringList{"start"} + unstretched + given);
        unlocked.add(program, QStringList{"unlock"} + device);
    }
    const char *const limit = "empty Controls window";
    printRatio("app.first_frame", tablets.median(0), "ms", limit, windows.median(0), 1.5, false);
    printRatio("app.lock_frame", unlocked.median(0), "ms", limit, windows.median(0), kLockFrameBar, false);
    printValue("app.unlock", unlocked.median(2), "ms", kUnlockBarMs);
    printValue("app.memory", unlocked.median(1) - windows.median(1), "MB", 40);

    const QList<double> taps = numbersOf(program, QStringList{"taps"} + device + given);
    printValue("app.tap_p95", percentile({taps.begin(), taps.end()}, 0.95), "ms", 16.7);

    const QList<double> frames = numbersOf(program, QStringList{"scroll"} + device + given);
    const auto dropped = std::count_if(frames.begin(), frames.end(), [](double ms) { return ms > kDroppedMs; });
    printValue("app.scroll_dropped", 100.0 * static_cast<double>(dropped) / static_cast<double>(frames.size()), "%", 1);
}
