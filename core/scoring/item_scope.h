#pragma once

#include "core/audit/audit.h"

#include <array>
#include <bit>
#include <cstdint>

namespace plumbline::core::scoring {

/// A set of items, one bit each.
class ItemSet {
public:
    constexpr bool holds(standard::ItemIndex item) const { return item < 64 && (m_bits >> item & 1U) != 0; }
    constexpr void add(standard::ItemIndex item) { m_bits |= std::uint64_t{1} << item; }
    constexpr void remove(standard::ItemIndex item) { m_bits &= ~(std::uint64_t{1} << item); }
    constexpr bool empty() const { return m_bits == 0; }

    /// Calls `visit` with each item, ascending.
    template <class Visit>
    void forEach(Visit visit) const
    {
        for (std::uint64_t rest = m_bits; rest != 0; rest &= rest - 1)
            visit(static_cast<standard::ItemIndex>(std::countr_zero(rest)));
    }

private:
    std::uint64_t m_bits = 0;
};

/// The items that an audit is about: those of the standard that are not "not involved" for the whole audit.
struct ItemScope {
    ItemSet service;                                      ///< involved items of the service evaluation, 34 at most
    ItemSet management;                                   ///< involved management items, 52 at most
    std::array<std::int32_t, standard::kItemCount> due{}; ///< points
    std::array<std::uint8_t, standard::kItemCount> dimension{}; ///< 0 to 4
};

ItemScope scopeOf(const audit::Audit &audit);

} // namespace plumbline::core::scoring
