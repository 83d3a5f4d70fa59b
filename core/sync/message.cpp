#include "core/sync/message.h"

#include "core/sync/limits.h"
#include "core/sync/wire_messages.h"

#include "sync.pb.h"

namespace plumbline::core::sync {

namespace {

struct Framing {
    wire::Frame &frame;

    void operator()(const Hello &hello) const { put(*frame.mutable_hello(), hello); }
    void operator()(const Welcome &welcome) const { put(*frame.mutable_welcome(), welcome); }
    void operator()(const Heads &heads) const { put(*frame.mutable_heads(), heads); }
    void operator()(const Batch &batch) const { put(*frame.mutable_batch(), batch); }
    void operator()(const Ack &ack) const { put(*frame.mutable_ack(), ack); }
    void operator()(const Claim &claim) const { put(*frame.mutable_claim(), claim); }
    void operator()(const Receipts &receipts) const { put(*frame.mutable_receipts(), receipts); }
    void operator()(const Close &close) const { put(*frame.mutable_close(), close); }
};

} // namespace

Bytes encode(const Message &message)
{
    wire::Frame frame;
    std::visit(Framing{frame}, message);
    Bytes bytes(frame.ByteSizeLong());
    frame.SerializeWithCachedSizesToArray(bytes.data());
    return bytes;
}

Result<Message, Reason> decode(ByteView bytes)
{
    // The library writes what it thinks of a peer's bytes to stderr, bytes included.
    static auto *const silenced = google::protobuf::SetLogHandler(nullptr);
    (void)silenced;
    if (bytes.size() > kMaxFrame)
        return Reason::TooLarge;
    wire::Frame frame;
    if (!frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return Reason::Malformed;
    switch (frame.body_case()) {
    case wire::Frame::kHello:
        return get(frame.hello());
    case wire::Frame::kWelcome:
        return get(frame.welcome());
    case wire::Frame::kHeads:
        return get(frame.heads());
    case wire::Frame::kBatch:
        return get(frame.batch());
    case wire::Frame::kAck:
        return get(frame.ack());
    case wire::Frame::kClaim:
        return get(frame.claim());
    case wire::Frame::kReceipts:
        return get(frame.receipts());
    case wire::Frame::kClose:
        return get(frame.close());
    case wire::Frame::BODY_NOT_SET:
        break;
    }
    return Reason::Malformed; // a message of a version that was not agreed on
}

} // namespace plumbline::core::sync
