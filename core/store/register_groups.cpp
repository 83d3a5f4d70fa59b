#include "core/store/register_groups.h"

#include "core/record/entity_keys.h"
#include "core/record/wire.h"

#include <algorithm>

namespace plumbline::core::store {

namespace {

using namespace record;
using wire::Reader;
using wire::Writer;

enum ValueTag : std::uint8_t { kNull, kFalse, kTrue, kInteger, kText, kJson };

/// Authors and field names: few, and each many times.
class Words {
public:
    std::size_t number(const std::string &word)
    {
        // A handful: a search beats a map.
        const auto found = std::ranges::find_if(m_words, [&](const std::string *each) { return *each == word; });
        if (found != m_words.end())
            return static_cast<std::size_t>(found - m_words.begin());
        m_words.push_back(&word);
        return m_words.size() - 1;
    }
    void write(Writer &out) const
    {
        out.varint(m_words.size());
        for (const std::string *word : m_words)
            out.prefixed(*word);
    }

private:
    std::vector<const std::string *> m_words; // of the registers being encoded, which outlive this
};

void writeValue(wire::ScratchWriter &out, const Value &value)
{
    if (const auto *boolean = std::get_if<bool>(&value)) {
        out.varint(*boolean ? kTrue : kFalse);
    } else if (const auto *integer = std::get_if<std::int64_t>(&value)) {
        out.varint(kInteger);
        out.varint(wire::zigzag(*integer));
    } else if (const auto *text = std::get_if<std::string>(&value)) {
        out.varint(kText);
        out.prefixed(*text);
    } else if (const auto *json = std::get_if<RawJson>(&value)) {
        out.varint(kJson);
        out.prefixed(json->text);
    } else {
        out.varint(kNull);
    }
}

bool readValue(Reader &in, Value &value)
{
    switch (in.varint()) {
    case kNull:
        value = Null{};
        return true;
    case kFalse:
        value = false;
        return true;
    case kTrue:
        value = true;
        return true;
    case kInteger:
        value = wire::unzigzag(in.varint());
        return true;
    case kText:
        value = in.text();
        return true;
    case kJson:
        value = RawJson{in.text()};
        return true;
    default:
        return false;
    }
}

class Encoder {
public:
    Encoder(const OriginNumbers &origins, wire::Scratch &content) : m_origins(origins), m_out(content) { }

    Result<void> entities(const Registers &entities)
    {
        m_out.varint(entities.size());
        const std::string *stem = nullptr;
        for (const auto &[entity, state] : entities) {
            m_out.varint(static_cast<std::uint64_t>(entity.kind));
            // Keys of a group start alike: the first is written whole, the others from where they differ.
            const std::size_t same = stem == nullptr ? 0 : common(*stem, entity.key);
            m_out.varint(same);
            m_out.prefixed(std::string_view(entity.key).substr(same));
            stem = &entity.key;
            m_out.varint(state.fields.size());
            for (const auto &[name, field] : state.fields) {
                if (auto written = this->field(name, field); !written)
                    return written;
            }
        }
        return {};
    }
    const Words &words() const { return m_words; }

private:
    static std::size_t common(const std::string &a, const std::string &b)
    {
        return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    }
    Result<void> id(const ChangeId &id)
    {
        if (m_lastNumber == 0 || id.origin != m_lastOrigin) {
            const auto number = m_origins.number(id.origin);
            if (!number)
                return number.error();
            m_lastOrigin = id.origin;
            m_lastNumber = *number;
        }
        m_out.varint(static_cast<std::uint64_t>(m_lastNumber));
        m_out.varint(id.number);
        return {};
    }
    Result<void> field(const std::string &name, const FieldState &field)
    {
        m_out.varint(m_words.number(name));
        m_out.varint(field.current.size());
        for (const Candidate &candidate : field.current) {
            if (auto written = id(candidate.by); !written)
                return written;
            m_out.varint(wire::zigzag(candidate.time.millis - m_lastMillis));
            m_lastMillis = candidate.time.millis;
            m_out.varint(candidate.time.counter);
            m_out.varint(m_words.number(candidate.author));
            writeValue(m_out, candidate.value);
        }
        m_out.varint(field.superseded.size());
        for (const ChangeId &each : field.superseded) {
            if (auto written = id(each); !written)
                return written;
        }
        return {};
    }

    const OriginNumbers &m_origins;
    wire::ScratchWriter m_out;
    Words m_words;
    OriginId m_lastOrigin{};
    std::int64_t m_lastNumber = 0;
    std::int64_t m_lastMillis = 0;
};

class Decoder {
public:
    Decoder(const OriginNumbers &origins, Reader &in) : m_origins(origins), m_in(in) { }

    bool words()
    {
        for (std::uint64_t left = m_in.varint(); left > 0 && !m_in.failed(); --left)
            m_words.push_back(m_in.text());
        return !m_in.failed();
    }
    bool entities(Registers &entities)
    {
        std::string key;
        for (std::uint64_t left = m_in.varint(); left > 0; --left) {
            const auto kind = static_cast<EntityKind>(m_in.varint());
            const std::uint64_t same = m_in.varint();
            if (m_in.failed() || same > key.size())
                return false;
            key.resize(same);
            key += asText(m_in.prefixed());
            EntityState &state = entities.try_emplace(entities.end(), Entity{kind, key})->second;
            for (std::uint64_t fields = m_in.varint(); fields > 0; --fields) {
                if (!field(state))
                    return false;
            }
        }
        return !m_in.failed();
    }

private:
    bool id(ChangeId &id)
    {
        const OriginId *const origin = m_origins.id(static_cast<std::int64_t>(m_in.varint()));
        id.number = m_in.varint();
        if (m_in.failed() || origin == nullptr)
            return false;
        id.origin = *origin;
        return true;
    }
    bool field(EntityState &state)
    {
        const std::uint64_t name = m_in.varint();
        if (m_in.failed() || name >= m_words.size())
            return false;
        FieldState &field = state.fields.try_emplace(state.fields.end(), m_words[name])->second;
        for (std::uint64_t left = m_in.varint(); left > 0; --left) {
            Candidate &candidate = field.current.emplace_back();
            if (!id(candidate.by))
                return false;
            m_lastMillis += wire::unzigzag(m_in.varint());
            candidate.time.millis = m_lastMillis;
            candidate.time.counter = static_cast<std::uint32_t>(m_in.varint());
            const std::uint64_t author = m_in.varint();
            if (m_in.failed() || author >= m_words.size() || !readValue(m_in, candidate.value))
                return false;
            candidate.author = m_words[author];
        }
        for (std::uint64_t left = m_in.varint(); left > 0; --left) {
            if (!id(field.superseded.emplace_back()))
                return false;
        }
        return !m_in.failed();
    }

    const OriginNumbers &m_origins;
    Reader &m_in;
    std::vector<std::string> m_words;
    std::int64_t m_lastMillis = 0;
};

} // namespace

std::string groupOf(const Entity &entity)
{
    switch (entity.kind) {
    case EntityKind::Evaluation:
        return "evaluation/" + entity.key;
    case EntityKind::Answer:
        return std::string("evaluation/").append(splitAnswerKey(entity.key).first);
    case EntityKind::Management:
        return "management";
    case EntityKind::Month:
        return "months";
    case EntityKind::Sample:
        return "sample/" + entity.key;
    case EntityKind::Replacement: {
        const auto key = splitReplacementKey(entity.key);
        return "sample/" + (key ? std::to_string(key->first) : entity.key);
    }
    case EntityKind::Audit:
    case EntityKind::NotInvolved:
    case EntityKind::Indicator:
    case EntityKind::Conformity:
    case EntityKind::Step:
    case EntityKind::Member:
        return "audit";
    default: // projects, visits, attachments and kinds of a newer version: by themselves
        return std::to_string(static_cast<int>(entity.kind)) + '/' + entity.key;
    }
}

bool surelyIn(const std::string &group, const Entity &entity)
{
    constexpr std::string_view kEvaluation = "evaluation/";
    if (entity.kind != EntityKind::Answer || !group.starts_with(kEvaluation))
        return false;
    return std::string_view(group).substr(kEvaluation.size()) == splitAnswerKey(entity.key).first;
}

Result<void> encodeGroup(const std::string &name, const Registers &entities, const OriginNumbers &origins, Bytes &bytes)
{
    thread_local wire::Scratch content;
    content.clear();
    Encoder encoder(origins, content);
    if (auto encoded = encoder.entities(entities); !encoded)
        return encoded;
    bytes.clear();
    Writer out(bytes);
    out.prefixed(name);
    encoder.words().write(out);
    out.raw(content.view());
    return {};
}

std::optional<Registers> decodeGroup(const std::string &name, ByteView bytes, const OriginNumbers &origins)
{
    Reader in(bytes);
    if (in.text() != name || in.failed())
        return std::nullopt;
    Decoder decoder(origins, in);
    Registers entities;
    if (!decoder.words() || !decoder.entities(entities) || !in.atEnd())
        return std::nullopt;
    return entities;
}

std::optional<std::string> groupName(ByteView bytes)
{
    Reader in(bytes);
    std::string name = in.text();
    return in.failed() ? std::nullopt : std::optional(std::move(name));
}

} // namespace plumbline::core::store
