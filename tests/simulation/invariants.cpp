// What must hold once all is exchanged; the numbers are those of the invariants of sync.md. (5 is looked at when people
// write and after each restart, 11 and 12 by the run and by the tests.)

#include "tests/simulation/world_types.h"

#include <algorithm>

namespace plumbline::tests {

using namespace core;

namespace {

using Values = std::map<std::pair<record::Entity, std::string>, std::map<record::ChangeId, record::Value>>;

/// 4, by the definition itself: of all changes to a field, those that no other supersedes.
Result<Values> naive(store::Store &store, const std::string &audit)
{
    std::vector<record::Change> changes;
    auto read = store.log(audit, [&](const record::Change &change) {
        changes.push_back(change);
        return true;
    });
    if (!read)
        return read.error();
    Values current;
    for (const record::Change &change : changes)
        for (const record::FieldPatch &patch : change.patches)
            current[{change.entity, patch.field}][change.id] = patch.value;
    for (const record::Change &change : changes)
        for (const record::FieldPatch &patch : change.patches)
            for (const record::ChangeId &id : patch.supersedes)
                current[{change.entity, patch.field}].erase(id);
    return current;
}

Values flat(const record::Registers &registers)
{
    Values current;
    for (const auto &[entity, state] : registers)
        for (const auto &[name, field] : state.fields)
            for (const record::Candidate &candidate : field.current)
                current[{entity, name}][candidate.by] = candidate.value;
    return current;
}

bool sameChange(const store::EncodedChange &a, const store::EncodedChange &b)
{
    return a.number == b.number && a.body == b.body && a.personal == b.personal;
}

} // namespace

std::string World::compare()
{
    Node &server = *m_stations.front()->node;
    for (const auto &node : m_nodes)
        if (node->isUp())
            if (std::string fault = wholeAt(*node); !fault.empty())
                return fault;
    for (const auto &client : m_clients) {
        if (client->revoked)
            continue;
        if (std::string fault = sameAs(server, *client->node); !fault.empty())
            return fault;
        if (std::string fault = receiptsOf(*client); !fault.empty())
            return fault;
    }
    if (std::string fault = nothingLost(); !fault.empty())
        return fault;
    return nothingFromRevoked();
}

std::string World::wholeAt(Node &node)
{
    if (std::string lost = node.brokenPromise(); !lost.empty()) // 1
        return lost;
    const auto findings = node.store().verify(); // 6, 7, 8, 9: no gap, names match, chains and signatures check
    if (!findings || !findings->empty())
        return node.name()
            + " does not verify: " + (findings ? findings->front().message.en : findings.error().message.en);
    const auto registers = node.store().verifyRegisters(); // 2
    if (!registers || !registers->empty())
        return node.name() + ": registers are not what the log amounts to";
    for (const auto &[name, bytes] : node.photos) { // 7
        const auto kept = node.store().attachment(name);
        if (!kept || *kept != bytes)
            return node.name() + " lost a photograph";
    }
    for (const auto &[audit, heads] : node.cache.heads()) { // 4
        const auto model = naive(node.store(), audit);
        const auto held = node.store().registers(audit);
        if (!model || !held || flat(*held) != *model)
            return node.name() + " reads " + audit + " not as its changes say";
    }
    return {};
}

/// All of one's own is covered by a receipt of the station: what a hub has is not yet the server's.
std::string World::receiptsOf(const Client &client)
{
    const auto receipts = client.node->store().receipts();
    for (const auto &[audit, heads] : client.node->cache.heads())
        for (const store::StreamHead &head : heads)
            if (client.node->store().isOwn(head.origin)
                && (!receipts || std::ranges::none_of(*receipts, [&](const trust::Receipt &receipt) {
                       return receipt.audit == audit && receipt.origin == head.origin
                           && receipt.kind == client.station->kind && receipt.number >= head.number;
                   })))
                return client.node->name() + " has no receipt for all of its own in " + audit;
    return {};
}

std::string World::sameAs(Node &reference, Node &node)
{
    for (const auto &[audit, heads] : node.cache.heads()) {
        for (const store::StreamHead &head : heads) { // 2, 3, 8: byte for byte
            const auto ours = node.store().read(audit, head.origin, 1, 1 << 24);
            const auto theirs = reference.store().read(audit, head.origin, 1, 1 << 24);
            if (!ours || !theirs || ours->changes.empty()
                || !std::ranges::equal(ours->changes, theirs->changes, sameChange))
                return node.name() + " and " + reference.name() + " differ in " + audit + "/"
                    + record::originText(head.origin);
        }
        const auto ours = node.store().registers(audit);
        const auto theirs = reference.store().registers(audit);
        if (!ours || !theirs || *ours != *theirs)
            return node.name() + " and " + reference.name() + " read " + audit + " differently";
    }
    return {};
}

std::string World::nothingLost()
{
    Node &server = *m_stations.front()->node;
    std::set<std::string> notes;
    for (const std::string audit : {"A", "B"})
        (void)server.store().log(audit, [&](const record::Change &change) {
            for (const record::FieldPatch &patch : change.patches)
                if (const auto *text = std::get_if<std::string>(&patch.value))
                    notes.insert(*text);
            return true;
        });
    for (const auto &client : m_clients)
        for (const std::string &note : client->node->notes)
            if (!client->revoked && !notes.contains(note))
                return note + " was saved at " + client->node->name() + " and is not at the server";
    return {};
}

std::string World::nothingFromRevoked()
{
    for (const auto &client : m_clients) { // 10
        if (!client->revoked)
            continue;
        for (const auto &station : m_stations)
            for (const auto &[audit, heads] : station->node->cache.heads())
                for (const store::StreamHead &head : heads) {
                    const auto held = client->heldAtRevocation.find(audit + record::originText(head.origin));
                    if (client->node->origins.contains(head.origin)
                        && (held == client->heldAtRevocation.end() || head.number > held->second))
                        return station->node->name() + " accepted from the revoked " + client->node->name();
                }
    }
    return {};
}

} // namespace plumbline::tests
