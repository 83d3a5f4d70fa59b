#include "tests/mobile/stage.h"

#include "core/exchange/audit_file.h"
#include "core/sampling/sampling.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QUrl>

#include <catch2/catch.hpp>

namespace plumbline::mobile::testing {

namespace {

void needApplication()
{
    static int argc = 1;
    static char name[] = "test_mobile";
    static char *argv[] = {name, nullptr};
    static QCoreApplication application(argc, argv);
}

} // namespace

bool until(const std::function<bool()> &holds)
{
    QElapsedTimer timer;
    timer.start();
    while (!holds()) {
        if (timer.elapsed() > 20'000)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 10);
    }
    return true;
}

Stage::Stage()
{
    needApplication();
    m_session = std::make_unique<Session>(folder(), Session::Surroundings{m_clock, m_random});
}

void Stage::begin()
{
    REQUIRE(m_session->state() == Session::NoStore);
    m_session->create("2468", "李审核");
    REQUIRE(until([this] { return m_session->state() == Session::Open; }));
}

void Stage::restart()
{
    m_session.reset();
    m_session = std::make_unique<Session>(folder(), Session::Surroundings{m_clock, m_random});
}

void Stage::unlock()
{
    m_session->unlock("2468");
    REQUIRE(until([this] { return m_session->state() == Session::Open; }));
}

void Stage::openAudit(const core::audit::Audit &audit)
{
    const QString name = m_folder.filePath("audit.json");
    QFile file(name);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(core::exchange::writeAudit(audit)));
    file.close();
    m_session->audits()->importFile(QUrl::fromLocalFile(name));
    REQUIRE(until([this] { return m_session->audits()->count() == 1; }));
    m_session->navigator()->open("projects", {{"audit", QString::fromStdString(audit.id)}});
    REQUIRE(until([this] { return document().ready() && document().result(); }));
}

core::audit::Audit sampledAudit()
{
    core::audit::Audit audit;
    audit.id = "0197a9c2-7c1e-7cc0-8d54-2f6d3d1f2a10";
    audit.organisation.name = "某建设集团有限公司";
    std::vector<std::string> ids;
    for (int number = 1; number <= 6; ++number) {
        core::audit::Project project;
        project.id = "P" + std::to_string(number);
        project.name = "项目 " + std::to_string(number);
        ids.push_back(project.id);
        audit.projects.push_back(project);
    }
    const auto draw = core::sampling::draw(ids, "20261101");
    REQUIRE(draw);
    core::audit::Sample sample;
    sample.seed = "20261101";
    sample.frame = draw->frame;
    sample.size = static_cast<std::int64_t>(draw->required);
    sample.drawn = draw->drawn;
    audit.sample = sample;
    return audit;
}

} // namespace plumbline::mobile::testing
