#pragma once
// Messages to and from their protobuf counterparts; message.cpp says which is which on the wire.

#include "core/sync/message.h"

namespace plumbline::core::sync {

namespace wire {
class Hello;
class Welcome;
class Heads;
class Batch;
class Ack;
class Claim;
class Receipts;
class Close;
} // namespace wire

void put(wire::Hello &out, const Hello &hello);
void put(wire::Welcome &out, const Welcome &welcome);
void put(wire::Heads &out, const Heads &heads);
void put(wire::Batch &out, const Batch &batch);
void put(wire::Ack &out, const Ack &ack);
void put(wire::Claim &out, const Claim &claim);
void put(wire::Receipts &out, const Receipts &receipts);
void put(wire::Close &out, const Close &close);

/// Errors: Reason::Malformed, Reason::TooLarge.
Result<Message, Reason> get(const wire::Hello &in);
Result<Message, Reason> get(const wire::Welcome &in);
Result<Message, Reason> get(const wire::Heads &in);
Result<Message, Reason> get(const wire::Batch &in);
Result<Message, Reason> get(const wire::Ack &in);
Result<Message, Reason> get(const wire::Claim &in);
Result<Message, Reason> get(const wire::Receipts &in);
Result<Message, Reason> get(const wire::Close &in);

} // namespace plumbline::core::sync
