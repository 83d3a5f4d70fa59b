#include "core/sync/store_steps.h"

#include <algorithm>
#include <iterator>

namespace plumbline::core::sync {

namespace {

std::size_t sizeOf(const store::EncodedRun &run)
{
    std::size_t size = 0;
    for (const store::EncodedChange &change : run.changes)
        size += change.body.size() + change.personal.size();
    return size;
}

trust::Receipt sign(const store::Store &store, const store::StreamHead &head, trust::ReceiptKind kind,
                    std::int64_t timeMs)
{
    trust::Receipt receipt{head.audit, head.origin, head.number, head.hash, kind, timeMs, store.publicKey(), {}};
    receipt.signature = store.sign(trust::receiptMessage(receipt));
    return receipt;
}

} // namespace

Result<RunsRead> readRuns(store::Store &store, const action::ReadRuns &asked)
{
    RunsRead read;
    std::size_t room = asked.maxBytes;
    for (const StreamNumber &stream : asked.from) {
        if (room == 0)
            break;
        auto run = store.read(stream.audit, stream.origin, stream.number, room);
        if (!run)
            return run.error();
        ++read.visited;
        room -= std::min(room, sizeOf(*run));
        if (!run->changes.empty())
            read.runs.push_back(std::move(*run));
    }
    return read;
}

std::vector<Admitted> admit(store::Store &store, std::span<const action::Admit *const> asked, trust::ReceiptKind kind,
                            std::int64_t timeMs)
{
    std::vector<Admitted> answers;
    std::vector<store::EncodedRun> runs;
    for (const action::Admit *one : asked) {
        answers.push_back({one->sequence, {}, {}, {}});
        std::ranges::copy(one->runs, std::back_inserter(runs));
    }
    const auto fail = [&answers](const Error &why) {
        for (Admitted &answer : answers)
            answer.failed = why;
        return answers;
    };
    for (const action::Admit *one : asked)
        if (const auto kept = quarantine(store, one->quarantine); !kept)
            return fail(kept.error());
    auto outcomes =
        runs.empty() ? Result<std::vector<store::RunOutcome>>(std::vector<store::RunOutcome>()) : store.admit(runs);
    if (!outcomes)
        return fail(outcomes.error());
    auto outcome = outcomes->begin();
    for (std::size_t i = 0; i < answers.size(); ++i) {
        for (const store::EncodedRun &run : asked[i]->runs) {
            Admission admission{reasonOf(outcome->fault), {}, std::move(outcome->head)};
            admission.head.audit = run.audit;
            admission.head.origin = run.origin;
            if (admission.reason != Reason::None)
                admission.text = outcome->refused ? outcome->refused->message : textOf(admission.reason);
            answers[i].admissions.push_back(std::move(admission));
            ++outcome;
        }
        auto receipts = certify(store, asked[i]->certify, kind, timeMs);
        if (receipts)
            answers[i].receipts = std::move(*receipts);
        else
            answers[i].failed = receipts.error();
    }
    return answers;
}

Result<void> quarantine(store::Store &store, const std::vector<action::Quarantined> &runs)
{
    for (const action::Quarantined &each : runs) {
        const std::string name = "quarantine/" + each.run.audit + '/' + record::originText(each.run.origin) + '/'
            + std::to_string(each.run.changes.front().number) + '/' + std::string(nameOf(each.reason));
        if (auto kept = store.putSetting(name, encode(packRuns({each.run}))); !kept)
            return kept;
    }
    return {};
}

Result<std::vector<trust::Receipt>> certify(store::Store &store, const std::vector<StreamNumber> &streams,
                                            trust::ReceiptKind kind, std::int64_t timeMs)
{
    std::vector<trust::Receipt> receipts;
    std::string audit;
    std::vector<store::StreamHead> heads;
    for (const StreamNumber &stream : streams) {
        if (stream.audit != audit) {
            auto read = store.heads(stream.audit);
            if (!read)
                return read.error();
            heads = std::move(*read);
            audit = stream.audit;
        }
        const auto head = std::ranges::find(heads, stream.origin, &store::StreamHead::origin);
        if (head != heads.end() && head->number != 0)
            receipts.push_back(sign(store, *head, kind, timeMs));
    }
    return receipts;
}

Result<void> saveReceipts(store::Store &store, const std::vector<trust::Receipt> &receipts)
{
    for (const trust::Receipt &receipt : receipts) {
        if (auto checked = trust::check(receipt); !checked)
            return checked;
        if (auto saved = store.saveReceipt(receipt); !saved)
            return saved;
    }
    return {};
}

Result<std::vector<StreamNumber>> unconfirmed(store::Store &store, const HeadsByAudit &heads)
{
    const auto receipts = store.receipts();
    if (!receipts)
        return receipts.error();
    std::vector<StreamNumber> result;
    for (const auto &[audit, streams] : heads)
        for (const store::StreamHead &head : streams) {
            if (head.origin != store.origin())
                continue;
            const bool covered = std::ranges::any_of(*receipts, [&](const trust::Receipt &receipt) {
                return receipt.audit == head.audit && receipt.origin == head.origin && receipt.number >= head.number;
            });
            if (!covered)
                result.push_back({head.audit, head.origin, head.number});
        }
    return result;
}

} // namespace plumbline::core::sync
