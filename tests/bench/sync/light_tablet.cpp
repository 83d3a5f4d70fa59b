#include "tests/bench/sync/light_tablet.h"

#include "core/sync/limits.h"
#include "tests/bench/sync/site.h"

namespace plumbline::bench {

using namespace core;
namespace action = sync::action;

LightTablet::LightTablet(agent::Loop &loop, const agent::Credentials &credentials, sync::Holdings holdings)
    : m_machine(std::move(holdings)),
      m_socket(loop, {credentials.identity.host, credentials.identity.port}, credentials.tls,
               {[this] { carryOut(m_machine.start()); },
                [this](ByteView frame) {
                    count(frame.size(), false);
                    carryOut(m_machine.received(frame));
                },
                [](const Error &error) { giveUp("a connection ended: " + error.message.en); }})
{
}

void LightTablet::offer(std::vector<store::EncodedRun> slices)
{
    const store::EncodedRun &last = slices.back();
    const sync::Advance advance{0, {last.audit, last.origin, last.changes.back().number, last.checkpoint->hash}};
    for (store::EncodedRun &slice : slices) {
        const std::uint64_t first = slice.changes.front().number;
        m_slices.emplace(first, std::move(slice));
    }
    carryOut(m_machine.advanced({advance}));
}

void LightTablet::count(std::size_t bytes, bool up)
{
    m_bytes += bytes;
    if (m_turns == 0 || m_up != up)
        ++m_turns;
    m_up = up;
}

void LightTablet::carryOut(sync::Actions actions)
{
    for (sync::Action &each : actions) {
        if (auto *send = std::get_if<action::Send>(&each)) {
            count(send->frame.size(), true);
            m_socket.send(std::move(send->frame));
        } else if (auto *read = std::get_if<action::ReadRuns>(&each)) {
            sync::RunsRead runs;
            const auto slice = m_slices.find(read->streams.front().first);
            if (slice == m_slices.end())
                giveUp("a slice that was not prepared");
            runs.runs.push_back(std::move(slice->second));
            runs.visited = 1;
            m_slices.erase(slice);
            carryOut(m_machine.runsRead(runs));
        } else if (std::holds_alternative<action::CaughtUp>(each)) {
            if (caughtUp)
                caughtUp();
        } else if (auto *admit = std::get_if<action::Admit>(&each); admit != nullptr && admit->runs.empty()) {
            carryOut(m_machine.admitted({admit->sequence, {}, {}, {}}));
        } else if (admit != nullptr || std::holds_alternative<action::Report>(each)
                   || std::holds_alternative<action::Stop>(each)) {
            giveUp("the server sent what this tablet does not expect");
        }
    }
}

std::vector<store::EncodedRun> slicesOf(store::Store &store, const std::string &audit)
{
    std::vector<store::EncodedRun> slices;
    for (std::uint64_t next = 1;;) {
        auto run = store.read(audit, store.origin(), next, sync::kBatchBytes);
        if (!run)
            giveUp(run.error().message.en);
        if (run->changes.empty())
            return slices;
        next = run->changes.back().number + 1;
        slices.push_back(std::move(*run));
    }
}

} // namespace plumbline::bench
