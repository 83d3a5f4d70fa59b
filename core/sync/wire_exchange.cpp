// The messages by which changes travel and are acknowledged.

#include "core/sync/wire_fields.h"
#include "core/sync/wire_messages.h"

#include "sync.pb.h"

namespace plumbline::core::sync {

namespace {

void put(wire::Receipt &out, const trust::Receipt &receipt)
{
    out.set_audit(receipt.audit);
    out.set_origin(give(receipt.origin));
    out.set_number(receipt.number);
    out.set_hash(give(receipt.hash));
    out.set_kind(static_cast<std::uint32_t>(receipt.kind));
    out.set_time_ms(receipt.timeMs);
    out.set_server_key(give(receipt.serverKey));
    out.set_signature(give(receipt.signature));
}

bool get(const wire::Receipt &in, trust::Receipt &out)
{
    if (in.kind() != 1 && in.kind() != 2)
        return false;
    out.audit = in.audit();
    out.number = in.number();
    out.kind = static_cast<trust::ReceiptKind>(in.kind());
    out.timeMs = in.time_ms();
    out.serverKey = takeBytes(in.server_key());
    out.signature = takeBytes(in.signature());
    return isAuditId(out.audit) && take(in.origin(), out.origin) && take(in.hash(), out.hash);
}

template <class List>
bool getReceipts(const List &in, std::vector<trust::Receipt> &out)
{
    out.resize(static_cast<std::size_t>(in.size()));
    return std::ranges::equal(in, out, [](const auto &from, auto &to) { return get(from, to); });
}

} // namespace

void put(wire::Batch &out, const Batch &batch)
{
    out.set_sequence(batch.sequence);
    out.set_raw_size(batch.rawSize);
    out.set_runs(batch.runs.data(), batch.runs.size());
    out.set_more(batch.more);
}

Result<Message, Reason> get(const wire::Batch &in)
{
    if (in.raw_size() > kMaxRawBatch)
        return Reason::TooLarge;
    return Message(Batch{in.sequence(), in.raw_size(), takeBytes(in.runs()), in.more()});
}

void put(wire::Ack &out, const Ack &ack)
{
    out.set_sequence(ack.sequence);
    for (const Refusal &refusal : ack.refusals) {
        auto &entry = *out.add_refusals();
        entry.set_audit(refusal.audit);
        entry.set_origin(give(refusal.origin));
        entry.set_first(refusal.first);
        entry.set_reason(static_cast<std::uint32_t>(refusal.reason));
        entry.set_quarantined(refusal.quarantined);
        entry.set_zh(refusal.text.zh);
        entry.set_en(refusal.text.en);
        entry.set_held(refusal.held);
    }
    for (const trust::Receipt &receipt : ack.receipts)
        put(*out.add_receipts(), receipt);
}

Result<Message, Reason> get(const wire::Ack &in)
{
    if (exceeds(in.refusals_size(), kMaxStreams) || exceeds(in.receipts_size(), kMaxStreams))
        return Reason::TooLarge;
    Ack ack;
    ack.sequence = in.sequence();
    for (const auto &entry : in.refusals()) {
        Refusal refusal{
            entry.audit(), {}, entry.first(), reasonOf(entry.reason()), entry.quarantined(), {entry.zh(), entry.en()},
            entry.held()};
        if (!isAuditId(refusal.audit) || !take(entry.origin(), refusal.origin) || refusal.first == 0)
            return Reason::Malformed;
        ack.refusals.push_back(std::move(refusal));
    }
    if (!getReceipts(in.receipts(), ack.receipts))
        return Reason::Malformed;
    return Message(std::move(ack));
}

void put(wire::Claim &out, const Claim &claim)
{
    for (const StreamNumber &stream : claim.streams) {
        auto &entry = *out.add_streams();
        entry.set_audit(stream.audit);
        entry.set_origin(give(stream.origin));
        entry.set_number(stream.number);
    }
}

Result<Message, Reason> get(const wire::Claim &in)
{
    if (exceeds(in.streams_size(), kMaxStreams))
        return Reason::TooLarge;
    Claim claim;
    for (const auto &entry : in.streams()) {
        StreamNumber stream{entry.audit(), {}, entry.number()};
        if (!isAuditId(stream.audit) || !take(entry.origin(), stream.origin))
            return Reason::Malformed;
        claim.streams.push_back(std::move(stream));
    }
    return Message(std::move(claim));
}

void put(wire::Receipts &out, const Receipts &receipts)
{
    out.set_answer(receipts.answer);
    for (const trust::Receipt &receipt : receipts.receipts)
        put(*out.add_receipts(), receipt);
}

Result<Message, Reason> get(const wire::Receipts &in)
{
    if (exceeds(in.receipts_size(), kMaxStreams))
        return Reason::TooLarge;
    Receipts receipts;
    receipts.answer = in.answer();
    if (!getReceipts(in.receipts(), receipts.receipts))
        return Reason::Malformed;
    return Message(std::move(receipts));
}

} // namespace plumbline::core::sync
