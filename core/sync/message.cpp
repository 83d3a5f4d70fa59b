#include "core/sync/message.h"

#include "core/sync/limits.h"

#include "sync.pb.h"

#include <algorithm>

namespace plumbline::core::sync {

namespace {

template <std::size_t N>
bool take(const std::string &bytes, std::array<std::uint8_t, N> &out)
{
    if (bytes.size() != N)
        return false;
    std::ranges::copy(asBytes(bytes), out.begin());
    return true;
}

template <class Container>
std::string give(const Container &bytes)
{
    return {bytes.begin(), bytes.end()};
}

Bytes takeBytes(const std::string &bytes)
{
    return {bytes.begin(), bytes.end()};
}

bool isAuditId(const std::string &audit)
{
    return !audit.empty() && audit.size() <= kMaxAuditId;
}

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

struct Writer {
    wire::Frame &frame;

    void operator()(const Hello &hello) const
    {
        auto &out = *frame.mutable_hello();
        out.set_oldest_version(hello.oldestVersion);
        out.set_newest_version(hello.newestVersion);
        out.set_origin(give(hello.origin));
        out.set_digest(give(hello.digest));
        out.set_window(hello.window);
    }

    void operator()(const Welcome &welcome) const
    {
        auto &out = *frame.mutable_welcome();
        out.set_version(welcome.version);
        out.set_origin(give(welcome.origin));
        out.set_window(welcome.window);
        out.set_same(welcome.same);
        out.set_user(welcome.user);
        out.set_role(welcome.role);
        for (const AuditDigest &audit : welcome.audits) {
            auto &entry = *out.add_audits();
            entry.set_audit(audit.audit);
            entry.set_digest(give(audit.digest));
        }
    }

    void operator()(const Heads &heads) const
    {
        auto &out = *frame.mutable_heads();
        out.set_reply(heads.reply);
        out.set_more(heads.more);
        for (const AuditHeads &audit : heads.audits) {
            auto &entry = *out.add_audits();
            entry.set_audit(audit.audit);
            entry.set_refused(static_cast<std::uint32_t>(audit.refused));
            for (const store::StreamHead &head : audit.streams) {
                auto &stream = *entry.add_streams();
                stream.set_origin(give(head.origin));
                stream.set_number(head.number);
                stream.set_hash(give(head.hash));
            }
        }
    }

    void operator()(const Batch &batch) const
    {
        auto &out = *frame.mutable_batch();
        out.set_sequence(batch.sequence);
        out.set_raw_size(batch.rawSize);
        out.set_runs(batch.runs.data(), batch.runs.size());
        out.set_more(batch.more);
    }

    void operator()(const Ack &ack) const
    {
        auto &out = *frame.mutable_ack();
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
        }
        for (const trust::Receipt &receipt : ack.receipts)
            put(*out.add_receipts(), receipt);
    }

    void operator()(const Claim &claim) const
    {
        auto &out = *frame.mutable_claim();
        for (const StreamNumber &stream : claim.streams) {
            auto &entry = *out.add_streams();
            entry.set_audit(stream.audit);
            entry.set_origin(give(stream.origin));
            entry.set_number(stream.number);
        }
    }

    void operator()(const Receipts &receipts) const
    {
        auto &out = *frame.mutable_receipts();
        for (const trust::Receipt &receipt : receipts.receipts)
            put(*out.add_receipts(), receipt);
    }

    void operator()(const Close &close) const
    {
        auto &out = *frame.mutable_close();
        out.set_reason(static_cast<std::uint32_t>(close.reason));
        out.set_zh(close.text.zh);
        out.set_en(close.text.en);
    }
};

using Decoded = Result<Message, Reason>;

Decoded read(const wire::Hello &in)
{
    Hello hello{in.oldest_version(), in.newest_version(), {}, {}, in.window()};
    if (!take(in.origin(), hello.origin) || !take(in.digest(), hello.digest))
        return Reason::Malformed;
    return Message(hello);
}

Decoded read(const wire::Welcome &in)
{
    if (static_cast<std::size_t>(in.audits_size()) > kMaxAudits)
        return Reason::TooLarge;
    Welcome welcome{in.version(), {}, in.window(), in.same(), in.user(), in.role(), {}};
    if (!take(in.origin(), welcome.origin))
        return Reason::Malformed;
    for (const auto &entry : in.audits()) {
        AuditDigest audit{entry.audit(), {}};
        if (!isAuditId(audit.audit) || !take(entry.digest(), audit.digest))
            return Reason::Malformed;
        welcome.audits.push_back(std::move(audit));
    }
    return Message(std::move(welcome));
}

Decoded read(const wire::Heads &in)
{
    if (static_cast<std::size_t>(in.audits_size()) > kMaxAudits)
        return Reason::TooLarge;
    Heads heads{{}, in.reply(), in.more()};
    std::size_t streams = 0;
    for (const auto &entry : in.audits()) {
        AuditHeads audit{entry.audit(), {}, reasonOf(entry.refused())};
        streams += static_cast<std::size_t>(entry.streams_size());
        if (streams > kMaxStreams)
            return Reason::TooLarge;
        for (const auto &stream : entry.streams()) {
            store::StreamHead head{audit.audit, {}, stream.number(), {}};
            if (!take(stream.origin(), head.origin) || !take(stream.hash(), head.hash))
                return Reason::Malformed;
            audit.streams.push_back(std::move(head));
        }
        if (!isAuditId(audit.audit))
            return Reason::Malformed;
        heads.audits.push_back(std::move(audit));
    }
    return Message(std::move(heads));
}

Decoded read(wire::Batch &in)
{
    if (in.raw_size() > kMaxRawBatch)
        return Reason::TooLarge;
    return Message(Batch{in.sequence(), in.raw_size(), takeBytes(in.runs()), in.more()});
}

Decoded read(const wire::Ack &in)
{
    if (static_cast<std::size_t>(in.refusals_size()) > kMaxStreams
        || static_cast<std::size_t>(in.receipts_size()) > kMaxStreams)
        return Reason::TooLarge;
    Ack ack;
    ack.sequence = in.sequence();
    for (const auto &entry : in.refusals()) {
        Refusal refusal{entry.audit(),           {}, entry.first(), reasonOf(entry.reason()), entry.quarantined(),
                        {entry.zh(), entry.en()}};
        if (!isAuditId(refusal.audit) || !take(entry.origin(), refusal.origin))
            return Reason::Malformed;
        ack.refusals.push_back(std::move(refusal));
    }
    if (!getReceipts(in.receipts(), ack.receipts))
        return Reason::Malformed;
    return Message(std::move(ack));
}

Decoded read(const wire::Claim &in)
{
    if (static_cast<std::size_t>(in.streams_size()) > kMaxStreams)
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

Decoded read(const wire::Receipts &in)
{
    if (static_cast<std::size_t>(in.receipts_size()) > kMaxStreams)
        return Reason::TooLarge;
    Receipts receipts;
    if (!getReceipts(in.receipts(), receipts.receipts))
        return Reason::Malformed;
    return Message(std::move(receipts));
}

} // namespace

Bytes encode(const Message &message)
{
    wire::Frame frame;
    std::visit(Writer{frame}, message);
    Bytes bytes(frame.ByteSizeLong());
    frame.SerializeWithCachedSizesToArray(bytes.data());
    return bytes;
}

Result<Message, Reason> decode(ByteView bytes)
{
    if (bytes.size() > kMaxFrame)
        return Reason::TooLarge;
    // The library writes what it thinks of a peer's bytes to stderr, bytes included.
    static auto *const silenced = google::protobuf::SetLogHandler(nullptr);
    (void)silenced;
    wire::Frame frame;
    if (!frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return Reason::Malformed;
    switch (frame.body_case()) {
    case wire::Frame::kHello:
        return read(frame.hello());
    case wire::Frame::kWelcome:
        return read(frame.welcome());
    case wire::Frame::kHeads:
        return read(frame.heads());
    case wire::Frame::kBatch:
        return read(*frame.mutable_batch());
    case wire::Frame::kAck:
        return read(frame.ack());
    case wire::Frame::kClaim:
        return read(frame.claim());
    case wire::Frame::kReceipts:
        return read(frame.receipts());
    case wire::Frame::kClose:
        return Message(Close{reasonOf(frame.close().reason()), {frame.close().zh(), frame.close().en()}});
    case wire::Frame::BODY_NOT_SET:
        break;
    }
    return Reason::Malformed; // a message of a version that was not agreed on
}

} // namespace plumbline::core::sync
