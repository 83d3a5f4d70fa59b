#pragma once
// The sealed file itself, section by section. Layout in parcel.h.

#include "core/store/parcel.h"
#include "core/trust/sealer.h"

#include <fstream>

namespace plumbline::core::store {

enum class SectionKind : std::uint8_t { Run = 1, Attachment = 2, End = 3 };

struct Section {
    SectionKind kind = SectionKind::End;
    Bytes content;
};

/// Appends to memory; the caller writes it safely.
class ParcelWriter {
public:
    ParcelWriter(const std::string &passphrase, const trust::ScryptCost &cost, Random &random);
    void add(SectionKind kind, ByteView content);
    Bytes finish();

private:
    Bytes m_bytes;
    std::unique_ptr<trust::Sealer> m_sealer;
    std::uint64_t m_sections = 0;
};

/// All sections but the end. Errors as readParcel().
Result<std::vector<Section>> openParcel(ByteView bytes, const std::string &passphrase, const std::string &place,
                                        Random &random);

} // namespace plumbline::core::store
