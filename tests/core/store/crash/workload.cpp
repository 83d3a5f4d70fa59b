#include "tests/core/store/crash/workload.h"

#include "core/record/entity_keys.h"
#include "core/record/fold.h"
#include "core/trust/signing.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/seeded_surroundings.h"

#include <stdexcept>

namespace plumbline::tests {

using namespace core;
using record::Edit;
using record::Entity;
using record::EntityKind;

namespace {

constexpr char kAuthor[] = "auditor-1";
constexpr std::size_t kForeignStores = 2;
constexpr std::size_t kForeignEdits = 60;        // of each foreign store
constexpr std::size_t kRunBytes = 2000;          // small, so that a stream comes in many runs
constexpr std::size_t kSingleTapsAmongEdits = 3; // of 4 appends
constexpr std::size_t kBulk = 40;

const char *const kAudits[] = {"audit-1", "audit-2"};

std::string words(Dice &dice, std::size_t most)
{
    std::string text = std::to_string(dice()) + ' '; // no value is that of before
    for (std::size_t left = dice() % (most + 1); left > 0; --left)
        text += static_cast<char>('a' + dice() % 26);
    return text;
}

Edit drawEdit(Dice &dice)
{
    const std::string evaluation = "e" + std::to_string(dice() % 4);
    switch (dice() % 4) {
    case 0:
        return {{EntityKind::Project, "p" + std::to_string(dice() % 5)},
                {{record::field::kName, words(dice, 30)}, {record::field::kCustomer, words(dice, 20)}},
                {}};
    case 1:
        return {{EntityKind::Management, "M" + std::to_string(dice() % 9)},
                {{record::field::kNote, words(dice, 2500)}},
                {}};
    default:
        return {{EntityKind::Answer, record::answerKey(evaluation, "I" + std::to_string(dice() % 30))},
                {{record::field::kNote, words(dice, 60)}},
                {}};
    }
}

std::vector<Edit> drawEdits(Dice &dice)
{
    std::vector<Edit> edits;
    const std::size_t count = dice() % 4 < kSingleTapsAmongEdits ? 1 : 2 + dice() % kBulk;
    while (edits.size() < count)
        edits.push_back(drawEdit(dice));
    return edits;
}

template <class T>
T must(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(result.error().message.en + " [" + result.error().place + "]");
    return std::move(result).value();
}

/// Everything another store wrote, in runs as they would travel.
std::vector<store::EncodedRun> drawRuns(Dice &dice)
{
    const ScratchFolder folder;
    const SteppingClock clock;
    SeededRandom random(dice());
    const auto other = must(store::Store::create(folder.path() / "s", store::KeyFileProtection{}, {clock, random}));
    for (std::size_t i = 0; i < kForeignEdits; ++i)
        (void)must(other->append(kAudits[dice() % 2], kAuthor, {drawEdit(dice)}));
    std::vector<store::EncodedRun> runs;
    for (const store::StreamHead &head : must(other->heads()))
        for (std::uint64_t next = 1; next <= head.number;) {
            runs.push_back(must(other->read(head.audit, head.origin, next, kRunBytes)));
            next = runs.back().changes.back().number + 1;
        }
    return runs;
}

} // namespace

std::vector<Step> drawWorkload(std::uint64_t seed, std::size_t count)
{
    Dice dice(seed);
    std::vector<std::vector<store::EncodedRun>> waiting;
    for (std::size_t i = 0; i < kForeignStores; ++i)
        waiting.push_back(drawRuns(dice));
    std::vector<Step> steps;
    for (std::size_t i = 0; i < count; ++i) {
        Step step;
        step.audit = kAudits[dice() % 2];
        switch (dice() % 10) {
        case 0:
        case 1:
            for (auto &runs : waiting)
                for (std::size_t take = dice() % 4; take > 0 && !runs.empty(); --take) {
                    step.runs.push_back(runs.front());
                    runs.erase(runs.begin());
                }
            break;
        case 2:
            step.receipt = true;
            break;
        case 3:
            step.setting = {settingNames()[dice() % settingNames().size()], Bytes(1 + dice() % 3000, std::uint8_t(i))};
            break;
        case 4:
            step.attachment = Bytes(1 + dice() % 5000, std::uint8_t(i));
            break;
        default:
            step.edits = drawEdits(dice);
        }
        steps.push_back(std::move(step));
    }
    return steps;
}

namespace {

Result<void> confirm(store::Store &store, const std::string &audit)
{
    static const trust::SigningKey server{trust::Key(Bytes(32, 9))};
    const auto heads = store.heads(audit);
    if (!heads.ok())
        return heads.error();
    for (const store::StreamHead &head : heads.value()) {
        if (head.origin != store.origin() || head.number == 0)
            continue;
        trust::Receipt receipt{audit, head.origin,        head.number, head.hash, trust::ReceiptKind::Server,
                               1,     server.publicKey(), {}};
        receipt.signature = server.sign(trust::receiptMessage(receipt));
        return store.saveReceipt(receipt);
    }
    return {};
}

} // namespace

Result<void> carryOut(store::Store &store, const Step &step)
{
    if (!step.edits.empty()) {
        const auto ids = store.append(step.audit, kAuthor, step.edits);
        if (!ids.ok())
            return ids.error();
        if (ids->size() != step.edits.size())
            throw std::logic_error("an edit made no change");
    }
    if (!step.runs.empty()) {
        const auto outcomes = store.admit(step.runs);
        if (!outcomes.ok())
            return outcomes.error();
        for (const store::RunOutcome &outcome : *outcomes)
            if (outcome.refused)
                throw std::logic_error("a good run was refused: " + outcome.refused->message.en);
    }
    if (step.receipt)
        if (auto saved = confirm(store, step.audit); !saved.ok())
            return saved;
    if (step.setting)
        if (auto put = store.putSetting(step.setting->first, step.setting->second); !put.ok())
            return put;
    if (step.attachment)
        if (const auto put = store.putAttachment(*step.attachment); !put.ok())
            return put.error();
    return {};
}

} // namespace plumbline::tests
