#pragma once
// Audits, origins and streams by their small numbers, held in memory: there are few, whatever the length of the log.

#include "core/record/hybrid_clock.h"
#include "core/record/register.h"
#include "core/store/sqlite.h"
#include "core/store/store.h"
#include "core/trust/chain.h"
#include "core/trust/sealer.h"

#include <map>
#include <unordered_map>

namespace plumbline::core::store {

struct Stream {
    std::int64_t number = 0;
    std::int64_t audit = 0;
    std::int64_t origin = 0;
    std::uint64_t head = 0;
    Digest hash{}; ///< of the head; the genesis where there is none
    record::HybridTime time;
    bool dirty = false;
};

class Names {
public:
    Names(Database &database, const trust::Key &key, Random &random);

    Result<void> prepare();
    Result<void> load(); ///< also after a rollback

    /// The id sealed in a row of the table by itself; nothing if it does not unseal there.
    std::optional<std::string> openAuditId(std::int64_t number, ByteView sealed);

    std::optional<std::int64_t> findAudit(const std::string &id) const;
    Result<std::int64_t> audit(const std::string &id); ///< made when missing
    const std::string &auditId(std::int64_t number) const { return m_auditIds.at(number); }
    const std::map<std::int64_t, std::string> &audits() const { return m_auditIds; }

    Result<std::int64_t> origin(const record::OriginId &id); ///< made when missing
    std::optional<std::int64_t> findOrigin(const record::OriginId &id) const;
    const record::OriginId *originId(std::int64_t number) const; ///< null if there is none
    const Bytes &publicKey(std::int64_t origin) const;           ///< empty while unknown
    Result<void> setPublicKey(std::int64_t origin, ByteView key);

    Stream *findStream(std::int64_t audit, std::int64_t origin);
    Result<Stream *> stream(std::int64_t audit, std::int64_t origin); ///< made when missing
    std::vector<Stream *> streams(std::int64_t audit);
    const std::map<std::int64_t, Stream> &streams() const { return m_streams; }

    /// The heads of an audit by origin, as merging wants them; of what has been folded so far.
    record::Folded &folded(std::int64_t audit) { return m_folded[audit]; }

    Result<void> save();                                         ///< dirty streams
    bool directoryChanged() const { return m_directoryChanged; } ///< since it was last saved: see directory.h
    void directorySaved() { m_directoryChanged = false; }
    void seeTimes(record::HybridClock &clock, std::int64_t wallMs) const;

private:
    Result<void> loadAudits();
    Result<void> loadOrigins();
    Result<void> loadStreams();

    Database &m_database;
    trust::Key m_tagKey;
    trust::Sealer m_sealer;
    Statement m_addAudit, m_addOrigin, m_setKey, m_addStream, m_saveStream;
    std::map<std::int64_t, std::string> m_auditIds;
    std::unordered_map<std::string, std::int64_t> m_audits;
    struct Origin {
        record::OriginId id{};
        Bytes publicKey;
    };
    std::vector<Origin> m_origins; ///< number - 1
    std::map<record::OriginId, std::int64_t> m_originNumbers;
    std::map<std::int64_t, Stream> m_streams;
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> m_streamNumbers;
    std::map<std::int64_t, record::Folded> m_folded;
    bool m_directoryChanged = false;
};

} // namespace plumbline::core::store
