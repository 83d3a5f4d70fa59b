#include "tests/core/store/crash/store_state.h"

#include "core/base/sha256.h"

#include <sstream>

namespace plumbline::tests {

using namespace core;

namespace {

constexpr std::size_t kWholeStream = 1U << 30;

template <class T>
std::optional<T> take(Result<T> result, const std::string &what, std::vector<std::string> &faults)
{
    if (result.ok())
        return std::move(result).value();
    faults.push_back(what + ": " + result.error().message.en + " [" + result.error().place + "]");
    return std::nullopt;
}

void observeLog(store::Store &store, const std::string &audit, std::uint64_t counted, StoreState &state,
                std::vector<std::string> &faults)
{
    record::Registers folded;
    record::Folded upTo;
    std::uint64_t changes = 0;
    std::map<std::uint64_t, OwnChange> own;
    const Result<void> read = store.log(audit, [&](const record::Change &change) {
        ++changes;
        record::merge(folded, upTo, change);
        if (change.id.origin == store.origin()) {
            OwnChange &mine = own[change.id.number];
            mine.entity = change.entity;
            for (const record::FieldPatch &patch : change.patches)
                mine.fields[patch.field] = patch.value;
        }
        return true;
    });
    if (!read.ok())
        faults.push_back("log of " + audit + ": " + read.error().message.en);
    if (changes != counted)
        faults.push_back(audit + " is said to have " + std::to_string(counted) + " changes and has "
                         + std::to_string(changes));
    std::uint64_t number = 0;
    for (auto &[at, change] : own) {
        if (at != ++number)
            faults.push_back("own change " + std::to_string(number) + " of " + audit + " is missing");
        state.own[audit].push_back(std::move(change));
    }
    const auto registers = take(store.registers(audit), "registers of " + audit, faults);
    if (registers && *registers != folded)
        faults.push_back("registers of " + audit + " are not those of its log");
}

void observeStreams(store::Store &store, StoreState &state, std::vector<std::string> &faults)
{
    const auto heads = take(store.heads(), "heads", faults);
    for (const store::StreamHead &head : heads.value_or(std::vector<store::StreamHead>{})) {
        std::vector<Bytes> bodies;
        while (bodies.size() < head.number) {
            const auto run = take(store.read(head.audit, head.origin, bodies.size() + 1, kWholeStream), "read", faults);
            if (!run || run->changes.empty())
                break;
            for (const store::EncodedChange &change : run->changes)
                bodies.push_back(change.body);
        }
        if (bodies.size() != head.number)
            faults.push_back("a stream of " + head.audit + " reads short of its head");
        if (head.origin != store.origin() && head.number > 0)
            state.foreign[{head.audit, head.origin}] = std::move(bodies);
    }
}

void observeRest(store::Store &store, StoreState &state, std::vector<std::string> &faults)
{
    for (const trust::Receipt &receipt :
         take(store.receipts(), "receipts", faults).value_or(std::vector<trust::Receipt>{})) {
        std::uint64_t &number = state.receipts[receipt.audit];
        number = std::max(number, receipt.number);
    }
    for (const std::string &name : settingNames())
        if (auto value = take(store.setting(name), "setting " + name, faults); value && *value)
            state.settings[name] = **value;
    for (const std::string &name :
         take(store.attachments(), "attachments", faults).value_or(std::vector<std::string>{})) {
        const auto bytes = take(store.attachment(name), "attachment " + name, faults);
        if (bytes && toHex(sha256(*bytes)) != name)
            faults.push_back("attachment " + name + " has other bytes");
        state.attachments.insert(name);
    }
}

template <class Map>
void compareMaps(std::ostream &out, const char *what, const Map &expected, const Map &found)
{
    if (expected == found)
        return;
    out << what << " differ:";
    for (const auto &[key, value] : expected)
        if (const auto at = found.find(key); at == found.end() || at->second != value) {
            out << " one of " << expected.size() << " is " << (at == found.end() ? "missing" : "other");
            if constexpr (requires { value.begin()->fields; })
                out << " (" << value.size() << " against " << (at == found.end() ? 0 : at->second.size())
                    << " changes)";
        }
    out << "; " << found.size() << " found. ";
}

} // namespace

std::vector<std::string> settingNames()
{
    return {"server", "language", "certificate"};
}

void apply(StoreState &state, const Step &step)
{
    for (const record::Edit &edit : step.edits)
        state.own[step.audit].push_back({edit.entity, {edit.fields.begin(), edit.fields.end()}});
    for (const store::EncodedRun &run : step.runs)
        for (const store::EncodedChange &change : run.changes) {
            auto &bodies = state.foreign[{run.audit, run.origin}];
            if (change.number == bodies.size() + 1)
                bodies.push_back(change.body);
        }
    if (const auto own = state.own.find(step.audit); step.receipt && own != state.own.end())
        state.receipts[step.audit] = own->second.size();
    if (step.setting)
        state.settings[step.setting->first] = step.setting->second;
    if (step.attachment)
        state.attachments.insert(toHex(sha256(*step.attachment)));
}

StoreState observe(store::Store &store, std::vector<std::string> &faults)
{
    StoreState state;
    for (const store::Finding &finding : take(store.verify(), "verify", faults).value_or(std::vector<store::Finding>{}))
        faults.push_back("verify: " + finding.message.en + " [" + finding.place + "]");
    for (const store::AuditSummary &summary :
         take(store.audits(), "audits", faults).value_or(std::vector<store::AuditSummary>{}))
        observeLog(store, summary.id, summary.changes, state, faults);
    observeStreams(store, state, faults);
    observeRest(store, state, faults);
    return state;
}

std::string difference(const StoreState &expected, const StoreState &found)
{
    std::ostringstream out;
    compareMaps(out, "own streams", expected.own, found.own);
    compareMaps(out, "foreign streams", expected.foreign, found.foreign);
    compareMaps(out, "receipts", expected.receipts, found.receipts);
    compareMaps(out, "settings", expected.settings, found.settings);
    if (expected.attachments != found.attachments)
        out << "attachments differ: " << expected.attachments.size() << " against " << found.attachments.size();
    return out.str();
}

} // namespace plumbline::tests
