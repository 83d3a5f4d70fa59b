#include "core/base/clock.h"
#include "core/base/random.h"
#include "syncd/server/control_socket.h"
#include "syncd/server/folder_lock.h"
#include "syncd/server/foundation.h"
#include "syncd/server/held_store.h"
#include "syncd/server/office.h"
#include "syncd/server/private_file.h"
#include "syncd/server/program/commands.h"

#include <future>

namespace plumbline::server {

using namespace core;

Result<std::string> ask(const std::filesystem::path &data, const std::string &request, const std::string &address)
{
    auto answered = askDaemon(data / "control.sock", request);
    if (answered || answered.error().code != ErrorCode::NotFound)
        return answered;
    if (auto made = makePrivateFolder(data); !made)
        return made.error();
    const auto lock = FolderLock::take(data);
    if (!lock)
        return lock.error();
    const SystemClock clock;
    SystemRandom random;
    const auto foundation = openFoundation(data, {}, "ask", clock, random);
    if (!foundation)
        return foundation.error();
    auto opened = openHeldStore(data, {clock, random});
    if (!opened)
        return opened.error();
    store::StoreThread store(std::move(*opened));
    Maintenance maintenance(store, data, [](const std::function<void()> &work) { work(); });
    AdminService service(*foundation->registry, foundation->authority->fingerprint(), address, [] { });
    std::promise<std::string> answer;
    QuarantineWatch quarantine(store, clock, [](const std::function<void()> &work) { work(); });
    Office office(*foundation->registry, service, maintenance, quarantine);
    office.handle(request, [&](std::string text) { answer.set_value(std::move(text)); });
    return answer.get_future().get();
}

} // namespace plumbline::server
