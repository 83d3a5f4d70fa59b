#include "core/store/repair.h"

#include "core/store/directory.h"
#include "core/store/folder_lock.h"
#include "core/store/key_file.h"
#include "core/store/log_mark.h"
#include "core/store/opening.h"
#include "core/store/rebuilding.h"
#include "core/store/repair_notice.h"
#include "core/store/safe_file.h"
#include "core/store/schema.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

std::string counted(std::uint64_t number)
{
    return std::to_string(number);
}

Result<std::filesystem::path> makeAside(const std::filesystem::path &folder, const Clock &clock)
{
    std::error_code fault;
    for (std::int64_t stamp = clock.nowMs();; ++stamp) {
        const std::filesystem::path aside = folder / ("damaged-" + std::to_string(stamp));
        if (std::filesystem::exists(aside, fault))
            continue;
        auto made = makePrivateFolder(aside);
        if (!made)
            return made.error();
        return aside;
    }
}

/// Copied, not moved: until the new store has its place, the old one keeps it.
Result<void> copyAside(const std::filesystem::path &folder, const std::filesystem::path &aside)
{
    for (const char *name : {kDatabase, kLog, kUnfoldedLog, "store.key"}) {
        const auto bytes = readWhole(folder / name, kMaxDatabase);
        if (!bytes)
            return bytes.error();
        if (!*bytes)
            continue;
        if (auto written = writeSafely(aside / name, **bytes); !written)
            return written;
    }
    return {};
}

/// Errors: Busy where another process has the store open. That it is damaged is no news.
Result<void> nobodyHas(const std::filesystem::path &folder)
{
    auto database = Database::open(folder / kDatabase, false);
    if (database)
        database->keepLogOnClose(true);
    const auto taken = database ? configure(*database) : Result<void>(database.error());
    return !taken && taken.error().code == ErrorCode::Busy ? taken : Result<void>();
}

Result<void> moveDamagedAttachments(Store::Impl &store, const std::filesystem::path &aside, RepairReport &report)
{
    const auto damaged = store.attachments.damaged();
    if (!damaged)
        return damaged.error();
    std::error_code fault;
    for (const std::string &file : *damaged) {
        std::string flat = file;
        std::ranges::replace(flat, '/', '-');
        std::filesystem::rename(store.folder / file, aside / flat, fault);
        if (fault)
            return systemError(fault.value(), store.folder / file);
        ++report.attachments;
    }
    return {};
}

} // namespace

Text RepairReport::summary() const
{
    Text text{"数据存储已损坏，已自动修复：保留 " + counted(changes) + " 条记录",
              "The store was damaged and has been repaired: " + counted(changes) + " changes kept"};
    const auto add = [&](std::uint64_t number, const char *zhBefore, const char *zhAfter, const char *en) {
        if (number == 0)
            return;
        text.zh += zhBefore + counted(number) + zhAfter;
        text.en += ", " + counted(number) + en;
    };
    add(issuedAgain, "，重新写入 ", " 条", " written again");
    add(missing, "，缺少 ", " 条", " missing");
    add(attachments, "，移出损坏的附件 ", " 个", " damaged attachments set aside");
    text.zh += "。";
    text.en += ".";
    if (logMissing) {
        text.zh += "预写日志文件丢失，最近的记录可能不完整。";
        text.en += " Its write-ahead log was gone: what was written last may be missing.";
    }
    if (missing > 0 || logMissing) {
        text.zh += "请联网同步，服务器上已有的记录会自动补回。";
        text.en += " Connect to the server: what it has comes back by itself.";
    }
    if (identityLost) {
        text.zh += "本设备的身份已丢失，请重新注册。";
        text.en += " This device's identity was lost: enrol it again.";
    }
    text.zh += "损坏的文件保存在 " + keptAside.string() + "。";
    text.en += " The damaged files are kept in " + keptAside.string() + ".";
    return text;
}

Result<RepairReport> repair(const std::filesystem::path &folder, const Protection &protection,
                            Surroundings surroundings)
{
    const auto lock = FolderLock::take(folder);
    if (!lock)
        return lock.error();
    if (auto finished = finishRepair(folder); !finished)
        return finished.error();
    const auto key = KeyFile(folder).read(protection, surroundings);
    if (!key)
        return key.error();
    RepairReport report;
    const LogMark mark(folder);             // looked at first: to open the store makes a new log
    report.newOrigin = mark.isLogMissing(); // the numbers of what is missing may be known elsewhere
    const std::filesystem::path lostLog = report.newOrigin ? mark.lostLog() : std::filesystem::path();
    report.logMissing = report.newOrigin && lostLog.empty();
    if (auto free = nobodyHas(folder); !free)
        return free.error();
    const auto aside = makeAside(folder, surroundings.clock);
    if (!aside)
        return aside.error();
    report.keptAside = *aside;
    if (auto copied = copyAside(folder, *aside); !copied) {
        std::error_code fault;
        std::filesystem::remove_all(*aside, fault); // a full disk is not filled further by each attempt
        return copied.error();
    }
    auto impl = beginDatabase(folder, *key, surroundings);
    if (!impl)
        return impl.error();
    {
        auto readable = salvage(folder / kDatabase, lostLog, **impl);
        if (!readable)
            return readable.error();
        complete(*readable, **impl);
        auto write = Write::begin(**impl);
        if (!write)
            return write.error();
        if (auto rebuilt = rebuild(**impl, *readable, report); !rebuilt)
            return rebuilt.error();
        if (auto moved = moveDamagedAttachments(**impl, *aside, report); !moved)
            return moved.error();
        if (auto noted = addRepairNotice(**impl, report.summary()); !noted)
            return noted.error();
        if (auto committed = write->commit(); !committed)
            return committed.error();
    }
    if (auto ended = endDatabase(folder, std::move(*impl), kRepaired); !ended)
        return ended.error();
    if (auto finished = finishRepair(folder); !finished)
        return finished.error();
    return report;
}

Result<std::unique_ptr<Store>> openOrRepair(const std::filesystem::path &folder, const Protection &protection,
                                            Surroundings surroundings, std::optional<RepairReport> &report,
                                            Holder holder)
{
    auto opened = Store::open(folder, protection, surroundings);
    if (opened) {
        if (auto sound = (*opened)->lookOver(); !sound)
            opened = sound.error();
    }
    const bool opens = opened.ok();
    if (opens && holder == Holder::Device) {
        const auto rows = (*opened)->lookAtRows();
        if (rows || rows.error().code != ErrorCode::Corrupted)
            return opened;
        opened = rows.error();
    }
    if (opened || opened.error().code != ErrorCode::Corrupted)
        return opened;
    auto repaired = repair(folder, protection, surroundings);
    if (repaired)
        report = std::move(*repaired);
    else if (!opens)
        return repaired.error();
    return Store::open(folder, protection, surroundings);
}

Result<std::filesystem::path> setAside(const std::filesystem::path &folder, const Clock &clock)
{
    const auto aside = makeAside(folder, clock);
    if (!aside)
        return aside.error();
    std::error_code fault;
    for (const auto &entry : std::filesystem::directory_iterator(folder, fault)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with("store.") && name != "attachments")
            continue;
        std::filesystem::rename(entry.path(), *aside / name, fault);
        if (fault)
            return systemError(fault.value(), entry.path());
    }
    if (auto synced = syncFolder(folder); !synced)
        return synced.error();
    return *aside;
}

} // namespace plumbline::core::store
