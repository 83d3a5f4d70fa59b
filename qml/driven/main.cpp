// The tablet program, driven by a script through its window. Not part of what is shipped.

#include "qml/app/application.h"
#include "qml/driven/driver.h"

#include <QCommandLineOption>
#include <QFile>
#include <QTextStream>

#include <iostream>
#include <thread>

using namespace plumbline;

namespace {

/// Commands typed by another program, as they come; the end of input ends the program.
void followInput(driven::Driver &driver)
{
    std::thread([&driver] {
        int number = 0;
        for (std::string line; std::getline(std::cin, line);) {
            const driven::Step step{++number, driven::splitLine(QString::fromStdString(line))};
            if (!step.words.isEmpty())
                QMetaObject::invokeMethod(&driver, [&driver, step] { driver.add(step); }, Qt::QueuedConnection);
        }
        QMetaObject::invokeMethod(&driver, [&driver] { driver.finishWhenDone(); }, Qt::QueuedConnection);
    }).detach();
}

} // namespace

int main(int argc, char **argv)
{
    app::Application application(argc, argv);
    application.addOption({"script", "Script to play; - takes commands from standard input.", "FILE"});
    application.addOption({"screenshots", "Folder for pictures.", "DIR", "."});
    if (const auto status = application.start())
        return *status;

    driven::Driver driver(*application.window(), application.optionValue("screenshots"));
    QObject::connect(&driver, &driven::Driver::finished, [](int status) { QCoreApplication::exit(status); });
    const QString name = application.optionValue("script");
    if (name == QLatin1String("-")) {
        followInput(driver);
    } else {
        QFile file(name);
        QString fault;
        std::optional<std::vector<driven::Step>> steps;
        if (file.open(QIODevice::ReadOnly | QIODevice::Text))
            steps = driven::parseScript(QString::fromUtf8(file.readAll()).split(QLatin1Char('\n')), &fault);
        else
            fault = file.errorString();
        if (!steps) {
            QTextStream(stderr) << "plumbline-tablet-driven: " << name << ": " << fault << Qt::endl;
            return 2;
        }
        for (const driven::Step &step : *steps)
            driver.add(step);
        driver.finishWhenDone();
    }
    return application.run();
}
