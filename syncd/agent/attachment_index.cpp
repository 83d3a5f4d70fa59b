#include "syncd/agent/attachment_index.h"

#include "core/record/encoding.h"
#include "core/record/erasure.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <set>

namespace plumbline::agent {

using namespace core;

namespace {

constexpr char kIndex[] = "attachments/";
constexpr char kUpload[] = "upload/";
/// Bytes of changes looked through at once.
constexpr std::size_t kReadBytes = 256 * 1024;

/// Written this seldom where nothing was found: a position that is lost costs another look, writing it a sync.
constexpr std::uint64_t kSaveEvery = 1000;

std::string indexOf(const std::string &prefix, const std::string &audit)
{
    return std::string(store::kDerivedSettings).append(prefix).append(kIndex).append(audit);
}

bool isName(const std::string &key)
{
    return key.size() == 64
        && std::ranges::all_of(key, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

namespace {

/// How far a stream was looked at stands under its origin; of a former origin of this store under the same in capitals,
/// from the start again: others' changes may have taken its numbers.
std::string placeOf(const store::Store &store, const record::OriginId &origin)
{
    std::string place = record::originText(origin);
    if (store.isOwn(origin) && origin != store.origin())
        std::ranges::transform(place, place.begin(),
                               [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return place;
}

} // namespace

// Lines: "at ORIGIN NUMBER", "open SHA256", "settled SHA256".
Result<AttachmentIndex::Audit *> AttachmentIndex::audit(store::Store &store, const std::string &id)
{
    if (const auto known = m_audits.find(id); known != m_audits.end())
        return &known->second;
    const auto kept = store.setting(indexOf(m_prefix, id));
    if (!kept)
        return kept.error();
    Audit audit;
    for (std::string_view rest = *kept ? asText(**kept) : std::string_view(); !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        const std::size_t space = line.find(' ');
        if (space == std::string_view::npos)
            continue;
        const std::string_view word = line.substr(0, space);
        const std::string_view value = line.substr(space + 1);
        if (word == "at" && value.size() > 33) {
            std::uint64_t number = 0;
            std::from_chars(value.data() + 33, value.data() + value.size(), number);
            audit.at[std::string(value.substr(0, 32))] = number;
        } else if (word == "open" || word == "settled") {
            audit.settled[std::string(value)] = word == "settled";
        }
    }
    return &m_audits.emplace(id, std::move(audit)).first->second;
}

Result<void> AttachmentIndex::write(store::Store &store, const std::string &id, Audit &audit) const
{
    std::string text;
    for (const auto &[origin, number] : audit.at)
        text += "at " + origin + ' ' + std::to_string(number) + '\n';
    for (const auto &[sha256, settled] : audit.settled)
        text += (settled ? "settled " : "open ") + sha256 + '\n';
    audit.unsaved = 0;
    return store.putSetting(indexOf(m_prefix, id), asBytes(text));
}

// What is new of one stream.
Result<void> AttachmentIndex::follow(store::Store &store, const store::StreamHead &head, Audit &audit)
{
    std::uint64_t &at = audit.at[placeOf(store, head.origin)];
    while (at < head.number) {
        const auto run = store.read(head.audit, head.origin, at + 1, kReadBytes);
        if (!run)
            return run.error();
        if (run->changes.empty())
            return {};
        look(*run, at, audit);
    }
    return {};
}

void AttachmentIndex::look(const store::EncodedRun &run, std::uint64_t &at, Audit &audit)
{
    for (const store::EncodedChange &encoded : run.changes) {
        const auto entity = record::entityOf(encoded.body);
        if (entity && entity->kind == record::EntityKind::Attachment && isName(entity->key)
            && audit.settled.try_emplace(entity->key, false).second)
            audit.unsaved = kSaveEvery;
    }
    audit.unsaved += run.changes.size();
    at = run.changes.back().number;
}

Result<void> AttachmentIndex::see(store::Store &store, const store::EncodedRun &run)
{
    const auto known = audit(store, run.audit);
    if (!known)
        return known.error();
    std::uint64_t &at = (*known)->at[placeOf(store, run.origin)];
    if (!run.changes.empty() && run.changes.front().number == at + 1)
        look(run, at, **known);
    return {};
}

Result<std::vector<AttachmentItem>> AttachmentIndex::open(store::Store &store)
{
    const auto heads = store.heads();
    if (!heads)
        return heads.error();
    std::vector<AttachmentItem> open;
    std::set<std::string> seen;
    for (const store::StreamHead &head : *heads) {
        const auto known = audit(store, head.audit);
        if (!known)
            return known.error();
        if (auto followed = follow(store, head, **known); !followed)
            return followed.error();
        seen.insert(head.audit);
    }
    for (const std::string &id : seen) {
        Audit &found = m_audits.at(id);
        if (found.unsaved >= kSaveEvery)
            if (auto kept = write(store, id, found); !kept)
                return kept.error();
        for (auto &[sha256, settled] : found.settled) {
            if (settled)
                continue;
            const auto state = store.entity(id, {record::EntityKind::Attachment, sha256});
            if (!state)
                return state.error();
            settled = record::isContentErased(*state); // neither fetched nor sent any more
            if (!settled)
                open.push_back({id, sha256});
        }
    }
    return open;
}

Result<void> AttachmentIndex::settle(store::Store &store, const AttachmentItem &item)
{
    const auto known = audit(store, item.audit);
    if (!known)
        return known.error();
    (*known)->settled[item.sha256] = true;
    if (auto kept = write(store, item.audit, **known); !kept)
        return kept;
    return keepUploadPath(store, item, "");
}

Result<std::string> AttachmentIndex::uploadPath(store::Store &store, const AttachmentItem &item) const
{
    const auto kept = store.setting(m_prefix + kUpload + item.audit + '/' + item.sha256);
    if (!kept)
        return kept.error();
    return *kept ? std::string(asText(**kept)) : std::string();
}

Result<void> AttachmentIndex::keepUploadPath(store::Store &store, const AttachmentItem &item,
                                             const std::string &path) const
{
    return store.putSetting(m_prefix + kUpload + item.audit + '/' + item.sha256, asBytes(path));
}

} // namespace plumbline::agent
