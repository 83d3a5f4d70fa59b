#include "core/record/encoding.h"

#include "core/record/personal.h"
#include "core/record/wire.h"

#include <algorithm>
#include <optional>

namespace plumbline::core::record {

namespace {

using wire::Reader;
using wire::Type;
using wire::Writer;

constexpr std::uint64_t kGreatestKind = 255; // that an EntityKind holds

enum ChangeField { Millis = 1, Counter, Author, Reason, Kind, Key, Patches };
enum PatchField { Field = 1, Boolean, Integer, TextValue, Json, CommitmentTo, SupersededOwn, Superseded };

template <class Out>
void writeValue(wire::BasicWriter<Out> &out, const Value &value)
{
    if (const auto *boolean = std::get_if<bool>(&value))
        out.field(Boolean, *boolean ? 1 : 0);
    else if (const auto *integer = std::get_if<std::int64_t>(&value))
        out.field(Integer, wire::zigzag(*integer));
    else if (const auto *text = std::get_if<std::string>(&value))
        out.field(TextValue, *text);
    else if (const auto *json = std::get_if<RawJson>(&value))
        out.field(Json, json->text);
}

void writeSuperseded(wire::ScratchWriter &out, const ChangeId &own, const std::vector<ChangeId> &superseded)
{
    for (const ChangeId &id : superseded) {
        if (id.origin == own.origin && id.number < own.number) {
            out.field(SupersededOwn, own.number - id.number);
            continue;
        }
        Bytes entry;
        Writer inner(entry);
        inner.field(1, ByteView(id.origin));
        inner.field(2, id.number);
        out.field(Superseded, entry);
    }
}

/// True if the field was one of a value and has been read into `value`.
bool readValue(Reader &in, int field, Type type, Value &value)
{
    if (field == Boolean && type == Type::Varint)
        value = in.varint() != 0;
    else if (field == Integer && type == Type::Varint)
        value = wire::unzigzag(in.varint());
    else if (field == TextValue && type == Type::Bytes)
        value = in.text();
    else if (field == Json && type == Type::Bytes)
        value = RawJson{in.text()};
    else
        return false;
    return true;
}

std::optional<ChangeId> readSuperseded(ByteView bytes)
{
    Reader in(bytes);
    ChangeId id;
    bool complete = false;
    while (!in.atEnd()) {
        const auto [field, type] = in.tag();
        if (field == 1 && type == Type::Bytes) {
            const ByteView origin = in.prefixed();
            if (origin.size() != id.origin.size())
                return std::nullopt;
            std::copy(origin.begin(), origin.end(), id.origin.begin());
            complete = true;
        } else if (field == 2 && type == Type::Varint) {
            id.number = in.varint();
        } else {
            in.skip(type);
        }
    }
    if (in.failed() || !complete || id.number == 0)
        return std::nullopt;
    return id;
}

/// Where a patch only commits to its value, which is personal.
struct Commitment {
    std::size_t patch = 0;
    ByteView hash;
};

/// False if the bytes are no patch.
bool readPatch(ByteView bytes, const ChangeId &own, FieldPatch &patch, ByteView &commitment)
{
    Reader in(bytes);
    while (!in.atEnd()) {
        const auto [field, type] = in.tag();
        if (field == Field && type == Type::Bytes) {
            patch.field = asText(in.prefixed());
        } else if (readValue(in, field, type, patch.value)) {
            continue;
        } else if (field == CommitmentTo && type == Type::Bytes) {
            commitment = in.prefixed();
            if (commitment.size() != Digest().size())
                return false;
        } else if (field == SupersededOwn && type == Type::Varint) {
            const std::uint64_t back = in.varint();
            if (back == 0 || back >= own.number)
                return false;
            patch.supersedes.push_back({own.origin, own.number - back});
        } else if (field == Superseded && type == Type::Bytes) {
            const auto id = readSuperseded(in.prefixed());
            if (!id || *id == own)
                return false;
            patch.supersedes.push_back(*id);
        } else {
            in.skip(type);
        }
    }
    return !in.failed() && !patch.field.empty();
}

struct PersonalValue {
    std::uint64_t patch = 0;
    ByteView salt;
    ByteView value;
};

std::optional<std::vector<PersonalValue>> readPersonal(ByteView bytes)
{
    std::vector<PersonalValue> values;
    Reader in(bytes);
    while (!in.atEnd()) {
        const auto [field, type] = in.tag();
        if (field != 1 || type != Type::Bytes) {
            in.skip(type);
            continue;
        }
        PersonalValue &value = values.emplace_back();
        Reader entry(in.prefixed());
        while (!entry.atEnd()) {
            const auto [inner, innerType] = entry.tag();
            if (inner == 1 && innerType == Type::Varint)
                value.patch = entry.varint();
            else if (inner == 2 && innerType == Type::Bytes)
                value.salt = entry.prefixed();
            else if (inner == 3 && innerType == Type::Bytes)
                value.value = entry.prefixed();
            else
                entry.skip(innerType);
        }
        if (entry.failed())
            return std::nullopt;
    }
    if (in.failed())
        return std::nullopt;
    return values;
}

Error unreadable(const std::string &audit, const ChangeId &id, Text what)
{
    return {ErrorCode::Corrupted, std::move(what),
            audit + "/" + originText(id.origin) + "/" + std::to_string(id.number)};
}

Text bodyUnreadable()
{
    return {"这条变更的内容读不出来：数据已损坏。", "This change cannot be read: its bytes are damaged."};
}

/// Puts the personal values where the body only commits to them.
Result<void> reveal(Change &change, const std::vector<Commitment> &commitments, ByteView personal)
{
    const auto values = readPersonal(personal);
    if (!values)
        return unreadable(change.audit, change.id, bodyUnreadable());
    for (const Commitment &each : commitments)
        change.patches[each.patch].erased = true;
    for (const PersonalValue &value : *values) {
        const auto committed = std::ranges::find(commitments, value.patch, &Commitment::patch);
        if (committed == commitments.end() || !std::ranges::equal(commitment(value.salt, value.value), committed->hash))
            return unreadable(
                change.audit, change.id,
                {"个人数据与变更中登记的摘要不符。", "Personal data is not what the change's salted hash stands for."});
        Reader in(value.value);
        FieldPatch &patch = change.patches[value.patch];
        while (!in.atEnd()) {
            const auto [field, type] = in.tag();
            if (!readValue(in, field, type, patch.value))
                in.skip(type);
        }
        if (in.failed())
            return unreadable(change.audit, change.id, bodyUnreadable());
        patch.erased = false;
    }
    return {};
}

} // namespace

Encoding encode(const Change &change, Random &salts)
{
    Encoding encoding;
    encode(change, salts, encoding);
    return encoding;
}

void encode(const Change &change, Random &salts, Encoding &encoding)
{
    thread_local wire::Scratch body;
    thread_local wire::Scratch patchBytes;
    body.clear();
    encoding.personal.clear();
    wire::ScratchWriter out(body);
    if (change.time.millis > 0)
        out.field(Millis, static_cast<std::uint64_t>(change.time.millis));
    if (change.time.counter != 0)
        out.field(Counter, change.time.counter);
    if (!change.author.empty())
        out.field(Author, change.author);
    if (!change.reason.empty())
        out.field(Reason, change.reason);
    out.field(Kind, static_cast<std::uint64_t>(change.entity.kind));
    if (!change.entity.key.empty())
        out.field(Key, change.entity.key);
    for (std::size_t i = 0; i < change.patches.size(); ++i) {
        const FieldPatch &patch = change.patches[i];
        patchBytes.clear();
        wire::ScratchWriter inner(patchBytes);
        inner.field(Field, patch.field);
        if (isPersonal(change.entity.kind, patch.field) && !std::holds_alternative<Null>(patch.value)) {
            std::array<std::uint8_t, kSaltSize> salt;
            salts.fill(salt);
            Bytes value;
            Writer valueOut(value);
            writeValue(valueOut, patch.value);
            inner.field(CommitmentTo, ByteView(commitment(salt, value)));
            Bytes entry;
            Writer entryOut(entry);
            entryOut.field(1, i);
            entryOut.field(2, ByteView(salt));
            entryOut.field(3, value);
            Writer(encoding.personal).field(1, entry);
        } else {
            writeValue(inner, patch.value);
        }
        writeSuperseded(inner, change.id, patch.supersedes);
        out.field(Patches, patchBytes.view());
    }
    encoding.body.assign(body.view().begin(), body.view().end());
}

std::optional<Entity> entityOf(ByteView body)
{
    std::uint64_t kind = 0;
    ByteView key;
    Reader in(body);
    while (!in.atEnd()) {
        const auto [field, type] = in.tag();
        if (field == Kind && type == Type::Varint)
            kind = in.varint();
        else if (field == Key && type == Type::Bytes)
            key = in.prefixed();
        else
            in.skip(type);
    }
    if (in.failed() || kind == 0 || kind > kGreatestKind)
        return std::nullopt;
    return Entity{static_cast<EntityKind>(kind), std::string(asText(key))};
}

Result<Change> decode(const std::string &audit, const ChangeId &id, ByteView body, ByteView personal)
{
    if (body.size() > kMaxBodySize)
        return unreadable(audit, id, {"这条变更超过了大小上限。", "This change is larger than a change may be."});
    Change change;
    change.audit = audit;
    change.id = id;
    change.patches.reserve(2); // enough for nearly all
    std::vector<Commitment> commitments;
    std::uint64_t kind = 0;
    Reader in(body);
    while (!in.atEnd()) {
        const auto [field, type] = in.tag();
        if (field == Millis && type == Type::Varint)
            change.time.millis = static_cast<std::int64_t>(in.varint() & 0x7fffffffffffffff);
        else if (field == Counter && type == Type::Varint)
            change.time.counter = static_cast<std::uint32_t>(in.varint());
        else if (field == Author && type == Type::Bytes)
            change.author = asText(in.prefixed());
        else if (field == Reason && type == Type::Bytes)
            change.reason = asText(in.prefixed());
        else if (field == Kind && type == Type::Varint)
            kind = in.varint();
        else if (field == Key && type == Type::Bytes)
            change.entity.key = asText(in.prefixed());
        else if (field == Patches && type == Type::Bytes) {
            FieldPatch &patch = change.patches.emplace_back();
            ByteView commitment;
            if (!readPatch(in.prefixed(), id, patch, commitment))
                return unreadable(audit, id, bodyUnreadable());
            if (&*std::ranges::find(change.patches, patch.field, &FieldPatch::field) != &patch)
                return unreadable(audit, id, bodyUnreadable()); // a field twice
            if (!commitment.empty())
                commitments.push_back({change.patches.size() - 1, commitment});
        } else
            in.skip(type);
    }
    if (in.failed() || kind == 0 || kind > kGreatestKind)
        return unreadable(audit, id, bodyUnreadable());
    change.entity.kind = static_cast<EntityKind>(kind);
    if (!personal.empty() || !commitments.empty()) {
        if (auto revealed = reveal(change, commitments, personal); !revealed)
            return revealed.error();
    }
    return change;
}

Bytes withoutPersonal(ByteView personal, const std::vector<std::size_t> &patches)
{
    Bytes left;
    const auto values = readPersonal(personal);
    if (!values)
        return left;
    for (const PersonalValue &value : *values) {
        if (std::ranges::find(patches, value.patch) != patches.end())
            continue;
        Bytes entry;
        Writer out(entry);
        out.field(1, value.patch);
        out.field(2, value.salt);
        out.field(3, value.value);
        Writer(left).field(1, entry);
    }
    return left;
}

} // namespace plumbline::core::record
