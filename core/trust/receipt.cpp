#include "core/trust/receipt.h"

#include "core/trust/message.h"
#include "core/trust/signing.h"

namespace plumbline::core::trust {

namespace {

std::string placeOf(const std::string &audit, const record::OriginId &origin, std::uint64_t number)
{
    return audit + "/" + record::originText(origin) + "/" + std::to_string(number);
}

} // namespace

Bytes checkpointMessage(const Checkpoint &checkpoint)
{
    return Message("plumbline.checkpoint/1 ed25519 sha256\n")
        .prefixed(checkpoint.audit)
        .fixed(checkpoint.origin)
        .number(checkpoint.number)
        .fixed(checkpoint.hash)
        .take();
}

Bytes receiptMessage(const Receipt &receipt)
{
    return Message("plumbline.receipt/1 ed25519 sha256\n")
        .prefixed(receipt.audit)
        .fixed(receipt.origin)
        .number(receipt.number)
        .fixed(receipt.hash)
        .number(static_cast<std::uint64_t>(receipt.kind))
        .number(static_cast<std::uint64_t>(receipt.timeMs))
        .take();
}

Result<void> check(const Checkpoint &checkpoint)
{
    if (verifySignature(checkpoint.publicKey, checkpointMessage(checkpoint), checkpoint.signature))
        return {};
    return Error{ErrorCode::Untrusted,
                 {"设备的检查点签名不符。", "The signature of the device's checkpoint does not check."},
                 placeOf(checkpoint.audit, checkpoint.origin, checkpoint.number)};
}

Result<void> check(const Receipt &receipt)
{
    if (verifySignature(receipt.serverKey, receiptMessage(receipt), receipt.signature))
        return {};
    return Error{ErrorCode::Untrusted,
                 {"服务器回执的签名不符。", "The signature of the server's receipt does not check."},
                 placeOf(receipt.audit, receipt.origin, receipt.number)};
}

} // namespace plumbline::core::trust
