// Which attachments the records name: the same however the log was looked through, and however often it began anew.

#include "syncd/agent/attachment_index.h"

#include "core/base/bytes.h"
#include "tests/core/store/store_fixture.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>

using namespace plumbline;
using namespace plumbline::tests;
using agent::AttachmentIndex;

namespace {

std::string nameOf(int photo)
{
    Bytes bytes(32, 0x11);
    bytes[0] = static_cast<std::uint8_t>(photo);
    bytes[1] = static_cast<std::uint8_t>(photo >> 8);
    return toHex(bytes);
}

std::set<std::string> openIn(AttachmentIndex &index, store::Store &store)
{
    std::set<std::string> names;
    for (const auto &item : *index.open(store))
        names.insert(item.audit + '/' + item.sha256);
    return names;
}

} // namespace

TEST_CASE("looking at what is read to be sent finds the same attachments as looking through the log")
{
    const auto seed = GENERATE(range(1, 21));
    std::mt19937 random(static_cast<unsigned>(seed));
    const auto upTo = [&](int most) { return std::uniform_int_distribution(0, most)(random); };
    Device device(static_cast<std::uint64_t>(seed));
    store::Store &store = *device.store;
    auto index = std::make_unique<AttachmentIndex>("server/");
    std::set<std::string> open;
    int photos = 0;
    for (int step = 0; step < 60; ++step) {
        const std::string audit = upTo(1) == 0 ? "A" : "B";
        switch (upTo(5)) {
        case 0:
        case 1: { // records, some of them of photos
            std::vector<Edit> edits;
            for (int i = 0; i <= upTo(20); ++i)
                edits.push_back(likert("E" + std::to_string(upTo(9)), "1.3.1", 1 + upTo(4)));
            if (upTo(2) != 0) {
                const std::string name = nameOf(photos++);
                edits.insert(edits.begin() + upTo(static_cast<int>(edits.size())),
                             {{EntityKind::Attachment, name}, {{field::kKind, std::string("photo")}}, {}});
                open.insert(audit + '/' + name);
            }
            REQUIRE(store.append(audit, "li", edits));
            break;
        }
        case 2:
        case 3: { // somebody reads, from anywhere
            const auto heads = *store.heads(audit);
            if (heads.empty())
                break;
            const auto from = 1 + static_cast<std::uint64_t>(upTo(static_cast<int>(heads.front().number)));
            for (auto at = from; at <= heads.front().number;) {
                const auto run = *store.read(audit, store.origin(), at, static_cast<std::size_t>(1 + upTo(2000)));
                REQUIRE(index->see(store, run));
                at = run.changes.empty() ? heads.front().number + 1 : run.changes.back().number + 1;
            }
            break;
        }
        case 4: // one is there and here
            if (!open.empty()) {
                const std::string one = *open.begin();
                REQUIRE(index->settle(store, {one.substr(0, 1), one.substr(2)}));
                open.erase(one);
            }
            break;
        default: // the agent ends, and begins anew with what the settings say
            index = std::make_unique<AttachmentIndex>("server/");
        }
        if (upTo(3) == 0)
            REQUIRE(openIn(*index, store) == open);
    }
    CHECK(openIn(*index, store) == open);
    AttachmentIndex fresh("server/");
    CHECK(openIn(fresh, store) == open);
    AttachmentIndex hub("hub/"); // what the server holds says nothing of a hub
    CHECK(openIn(hub, store).size() == static_cast<std::size_t>(photos));
}
