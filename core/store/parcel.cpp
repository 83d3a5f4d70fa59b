#include "core/store/parcel.h"

#include "core/record/encoding.h"
#include "core/store/branch_record.h"
#include "core/store/limits.h"
#include "core/store/parcel_file.h"
#include "core/store/safe_file.h"

#include <algorithm>
#include <set>

namespace plumbline::core::store {

namespace {

constexpr std::size_t kMinPassphrase = 8;                ///< it guards a file that anybody may copy
constexpr std::size_t kRunBytes = 1U << 20;              ///< a section's worth of changes
constexpr std::size_t kMaxParcel = std::size_t{4} << 30; ///< a section's length has 32 bits, and it is read whole

/// Names of attachments that changes of a run speak of.
Result<void> collectNames(const EncodedRun &run, const std::set<std::string> &here, std::set<std::string> &names)
{
    const auto look = [&](const std::string &word) {
        if (here.contains(word))
            names.insert(word);
    };
    for (const EncodedChange &encoded : run.changes) {
        const auto change = record::decode(run.audit, {run.origin, encoded.number}, encoded.body, encoded.personal);
        if (!change)
            return change.error();
        look(change->entity.key);
        for (const record::FieldPatch &patch : change->patches) {
            if (const auto *text = std::get_if<std::string>(&patch.value))
                look(*text);
        }
    }
    return {};
}

/// Up to which number a server has confirmed the stream.
std::uint64_t confirmed(const std::vector<trust::Receipt> &receipts, const StreamHead &head)
{
    std::uint64_t number = 0;
    for (const trust::Receipt &receipt : receipts) {
        if (receipt.audit == head.audit && receipt.origin == head.origin && receipt.kind == trust::ReceiptKind::Server)
            number = std::max(number, receipt.number);
    }
    return number;
}

/// Where a file of that name is put: a link stays. What is no file, such as a device, is not replaced by one.
Result<std::filesystem::path> targetOf(const std::filesystem::path &file)
{
    std::error_code failed;
    const auto there = std::filesystem::canonical(file, failed);
    if (failed)
        return std::filesystem::absolute(file);
    if (!std::filesystem::is_regular_file(there))
        return Error{ErrorCode::Io,
                     {"无法写入：这不是普通文件。", "cannot be written: this is no ordinary file."},
                     file.string()};
    return there;
}

} // namespace

Result<ParcelReport> writeParcel(Store &store, const std::filesystem::path &file, const std::string &passphrase,
                                 const trust::ScryptCost &cost, Random &random)
{
    if (passphrase.size() < kMinPassphrase)
        return Error{ErrorCode::InvalidInput,
                     {"口令至少需要 8 个字符。", "A passphrase needs at least 8 characters."},
                     file.string()};
    const auto target = targetOf(file);
    if (!target)
        return target.error();
    const auto heads = store.heads();
    if (!heads)
        return heads.error();
    const auto receipts = store.receipts();
    if (!receipts)
        return receipts.error();
    const auto attachments = store.attachments();
    if (!attachments)
        return attachments.error();
    const std::set<std::string> here(attachments->begin(), attachments->end());
    ParcelReport report;
    std::set<std::string> names;
    std::vector<Bytes> runs;
    for (const StreamHead &head : *heads) {
        if (!store.isOwn(head.origin))
            continue;
        for (std::uint64_t next = confirmed(*receipts, head) + 1;;) {
            const auto run = store.read(head.audit, head.origin, next, kRunBytes);
            if (!run)
                return run.error();
            if (run->changes.empty())
                break;
            if (auto collected = collectNames(*run, here, names); !collected)
                return collected.error();
            runs.push_back(encodeBranch(*run));
            report.changes += run->changes.size();
            next = run->changes.back().number + 1;
        }
    }
    ParcelWriter writer(passphrase, cost, random);
    for (const std::string &name : names) {
        const auto bytes = store.attachment(name);
        if (!bytes)
            return bytes.error();
        writer.add(SectionKind::Attachment, *bytes);
        ++report.attachments;
    }
    for (const Bytes &run : runs)
        writer.add(SectionKind::Run, run);
    if (auto written = writeSafely(*target, writer.finish()); !written)
        return written.error();
    return report;
}

Result<ParcelReport> readParcel(Store &store, const std::filesystem::path &file, const std::string &passphrase,
                                Random &random)
{
    const auto bytes = readWhole(file, kMaxParcel);
    if (!bytes)
        return bytes.error();
    if (!*bytes)
        return Error{ErrorCode::NotFound, {"没有这个文件。", "There is no such file."}, file.string()};
    const auto sections = openParcel(**bytes, passphrase, file.string(), random);
    if (!sections)
        return sections.error();
    std::vector<EncodedRun> runs;
    for (const Section &section : *sections) {
        if (section.kind != SectionKind::Run)
            continue;
        auto run = decodeBranch(section.content);
        if (!run)
            return Error{ErrorCode::Corrupted,
                         {"导出文件已损坏，没有导入任何内容。", "The export file is damaged; nothing was taken in."},
                         file.string()};
        runs.push_back(std::move(*run));
    }
    ParcelReport report;
    for (const Section &section : *sections) {
        if (section.kind != SectionKind::Attachment)
            continue;
        if (auto put = store.putAttachment(section.content); !put)
            return put.error();
        ++report.attachments;
    }
    const auto outcomes = store.admit(runs);
    if (!outcomes)
        return outcomes.error();
    for (const RunOutcome &outcome : *outcomes) {
        report.changes += outcome.stored;
        report.repeated += outcome.repeated;
        if (outcome.refused)
            report.refused.push_back(*outcome.refused);
    }
    return report;
}

} // namespace plumbline::core::store
