#include "syncd/server/maintenance.h"

#include "core/record/audit_steps.h"
#include "syncd/backend/on_store.h"
#include "syncd/backend/shared_attachments.h"
#include "syncd/server/foundation.h"
#include "syncd/server/private_file.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <unistd.h>

namespace plumbline::server {

using namespace core;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// Written last: a folder without it is a backup that was interrupted.
constexpr char kComplete[] = "backup-complete";
/// Neither sockets nor locks nor what is under way.
constexpr std::array<const char *, 3> kParts{"registry.db", "pki", "store"};

Error ioError(const std::error_code &fault, const fs::path &place)
{
    return {fault == std::errc::no_space_on_device ? ErrorCode::DiskFull : ErrorCode::Io,
            {"无法复制：" + fault.message(), "Cannot copy: " + fault.message()},
            place.string()};
}

Result<void> syncFile(const fs::path &file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    const std::error_code fault(errno, std::generic_category());
    if (descriptor >= 0)
        ::close(descriptor);
    return synced ? Result<void>() : ioError(fault, file);
}

/// One file or folder, with what SQLite keeps beside it; on disk when it returns.
Result<void> copyTree(const fs::path &from, const fs::path &to)
{
    std::error_code fault;
    if (fs::is_directory(from, fault)) {
        if (auto made = makePrivateFolder(to); !made)
            return made;
        for (const auto &entry : fs::directory_iterator(from, fault)) {
            const auto name = entry.path().filename();
            if (entry.is_socket() || name.extension() == ".new" || name == "lock")
                continue;
            if (auto copied = copyTree(entry.path(), to / name); !copied)
                return copied;
        }
        return fault ? ioError(fault, from) : syncFile(to);
    }
    if (fault || !fs::copy_file(from, to, fs::copy_options::overwrite_existing, fault) || fault)
        return ioError(fault, from);
    fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write, fault);
    return fault ? ioError(fault, to) : syncFile(to);
}

Result<void> copyParts(const fs::path &from, const fs::path &to)
{
    for (const char *part : kParts)
        if (auto copied = copyTree(from / part, to / part); !copied)
            return copied;
    // The registry's log of what is not in its file yet; there is none after an orderly end.
    std::error_code ignored;
    if (fs::exists(from / "registry.db-wal", ignored))
        return copyTree(from / "registry.db-wal", to / "registry.db-wal");
    return {};
}

std::string done(json answer = json::object())
{
    answer["ok"] = true;
    return answer.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string audits(store::Store &store)
{
    const auto all = store.audits();
    if (!all)
        return refusedAnswer(all.error());
    json list = json::array();
    for (const store::AuditSummary &audit : *all)
        list.push_back({{"audit", audit.id}, {"organisation", audit.organisation}, {"changes", audit.changes}});
    return done({{"audits", list}});
}

/// What of the attachments in a shared database is not what its name says.
Result<void> verifyShared(const std::string &url, std::vector<store::Finding> &findings)
{
    const auto attachments = backend::SharedAttachments::open(url, "verify");
    if (!attachments)
        return attachments.error();
    const auto names = (*attachments)->names();
    if (!names)
        return names.error();
    for (const backend::AttachmentName &name : *names) {
        const auto read = (*attachments)->read(name);
        if (!read && read.error().code != ErrorCode::Corrupted)
            return read.error();
        if (!read)
            findings.push_back({read.error().message, name.audit + '/' + name.sha256});
    }
    return {};
}

std::string verify(store::Store &store, const fs::path &data)
{
    auto findings = store.verifyAll();
    if (!findings)
        return refusedAnswer(findings.error());
    const auto shared = readPrivateFile(data / kBackendFile);
    if (!shared && shared.error().code != ErrorCode::NotFound)
        return refusedAnswer(shared.error());
    if (shared)
        if (const auto checked = verifyShared(*shared, *findings); !checked)
            return refusedAnswer(checked.error());
    json list = json::array();
    for (const store::Finding &finding : *findings)
        list.push_back({{"zh", finding.message.zh}, {"en", finding.message.en}, {"place", finding.place}});
    return done({{"findings", list}});
}

} // namespace

std::string refusedAnswer(const Error &error)
{
    return json{{"ok", false},
                {"code", static_cast<int>(error.code)},
                {"zh", error.message.zh},
                {"en", error.message.en},
                {"place", error.place}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

Maintenance::Maintenance(store::StoreThread &store, fs::path data, backend::Post post)
    : m_store(store),
      m_data(std::move(data)),
      m_post(std::move(post)),
      m_alive(std::make_shared<bool>(true))
{
}

bool Maintenance::handles(const std::string &command)
{
    return command == "backup" || command == "verify" || command == "audits";
}

void Maintenance::handle(const std::string &text, backend::Then<std::string> then)
{
    const json request = json::parse(text, nullptr, false);
    const std::string command = request.is_object() ? request.value("command", "") : "";
    if (command == "backup") {
        const auto made = backUp(request.value("to", ""));
        then(made ? done() : refusedAnswer(made.error()));
    } else {
        backend::onStore(
            m_store, m_post, m_alive,
            [command, data = m_data](store::Store &store) {
                return command == "verify" ? verify(store, data) : audits(store);
            },
            std::move(then));
    }
}

void Maintenance::hasEvaluated(const std::string &audit, const std::string &user, backend::Then<Result<bool>> then)
{
    backend::onStore(
        m_store, m_post, m_alive,
        [audit, user](store::Store &store) -> Result<bool> {
            bool found = false;
            const auto read = store.log(audit, [&](const record::Change &change) {
                found = change.author == user && record::isFinding(change.entity.kind);
                return !found;
            });
            if (!read && read.error().code != ErrorCode::NotFound) // no record yet: nobody has
                return read.error();
            return found;
        },
        std::move(then));
}

Result<void> Maintenance::backUp(const fs::path &to)
{
    std::error_code fault;
    if (fs::exists(m_data / kBackendFile, fault))
        return Error{ErrorCode::Unsupported,
                     {"记录在共用的 PostgreSQL 中：请用 pg_dump 备份该数据库，它包含全部内容。",
                      "The record is in a shared PostgreSQL: back that database up with pg_dump, it holds everything."},
                     (m_data / kBackendFile).string()};
    if (!to.is_absolute() || (fs::exists(to, fault) && !fs::is_empty(to, fault)))
        return Error{ErrorCode::InvalidInput,
                     {"备份目录应为绝对路径，且为空或不存在。",
                      "The backup folder is an absolute path, empty or not there yet."},
                     to.string()};
    if (auto made = makePrivateFolder(to); !made)
        return made;
    // Neither database is written meanwhile: the store waits in its own thread, the registry in this one.
    Result<void> copied;
    m_store.run([&](store::Store &) { copied = copyParts(m_data, to); });
    if (!copied)
        return copied;
    return writePrivateFile(to / kComplete, "plumbline backup 1\n");
}

Result<void> restore(const fs::path &from, const fs::path &data)
{
    std::error_code fault;
    if (!fs::exists(from / kComplete, fault))
        return Error{ErrorCode::InvalidInput,
                     {"这不是完整的备份。", "This is no backup, or one that was interrupted."},
                     from.string()};
    if (fs::exists(data, fault) && !fs::is_empty(data, fault))
        return Error{
            ErrorCode::InvalidInput,
            {"数据目录不为空；恢复不会覆盖任何内容。", "The data folder is not empty; nothing is overwritten."},
            data.string()};
    if (auto made = makePrivateFolder(data); !made)
        return made;
    return copyParts(from, data);
}

} // namespace plumbline::server
