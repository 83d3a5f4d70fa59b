#include "core/sync/digest.h"

#include "core/base/sha256.h"

#include <algorithm>

namespace plumbline::core::sync {

namespace {

void number(Sha256 &hash, std::uint64_t value)
{
    std::array<std::uint8_t, 8> bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(value >> (56 - 8 * i));
    hash.update(bytes);
}

void streams(Sha256 &hash, const std::vector<store::StreamHead> &heads)
{
    number(hash, heads.size());
    for (const store::StreamHead &head : heads) {
        hash.update(head.origin);
        number(hash, head.number);
        hash.update(head.hash);
    }
}

} // namespace

HeadsByAudit byAudit(std::vector<store::StreamHead> heads)
{
    HeadsByAudit result;
    for (store::StreamHead &head : heads)
        if (head.number != 0)
            result[head.audit].push_back(std::move(head));
    for (auto &entry : result)
        std::ranges::sort(entry.second, {}, &store::StreamHead::origin);
    return result;
}

Digest scopeDigest(const HeadsByAudit &heads)
{
    Sha256 hash;
    hash.update("plumbline.sync.scope/1\n");
    for (const auto &[audit, list] : heads) {
        if (list.empty())
            continue;
        number(hash, audit.size());
        hash.update(audit);
        streams(hash, list);
    }
    return hash.finish();
}

std::array<std::uint8_t, 16> auditDigest(const std::vector<store::StreamHead> &heads)
{
    Sha256 hash;
    hash.update("plumbline.sync.audit/1\n");
    streams(hash, heads);
    const Digest digest = hash.finish();
    std::array<std::uint8_t, 16> cut;
    std::copy_n(digest.begin(), cut.size(), cut.begin());
    return cut;
}

} // namespace plumbline::core::sync
