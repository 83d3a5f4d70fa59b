#pragma once
// The text of a key file. Format in key_file.h.

#include "core/store/store.h"

namespace plumbline::core::store {

inline constexpr std::string_view kKeyFormat = "plumbline.key/1";

struct KeptKey {
    Protection protection; ///< the PIN left empty
    trust::WrappedKey wrapped;
    std::optional<trust::Key> key; ///< where no PIN protects it
};

/// With the line that shows damage.
std::string keyText(const KeptKey &kept);

enum class KeyTextFault : std::uint8_t { Damaged, Newer };
Result<KeptKey, KeyTextFault> parseKeyText(std::string_view text);

} // namespace plumbline::core::store
