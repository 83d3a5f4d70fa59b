#pragma once
// Whose hands the tablet was in: from the notice to the hand-in it is the customer who answers, under the name of the
// user who handed it over.

#include "core/base/result.h"
#include "core/record/register.h"

#include <optional>
#include <string>

namespace plumbline::mobile {

class Handover {
public:
    /// Of an evaluation; nothing when no customer answered it on a tablet, or as long as the notice was not read.
    static std::optional<Handover> of(const core::record::EntityState &evaluation);
    /// Of the evaluation that is this entity or has it as an answer; nothing for any other kind.
    static std::optional<Handover> of(const core::record::Registers &registers, const core::record::Entity &entity);
    static bool concerns(const core::record::Entity &entity);

    /// Whether the customer made the change, of this evaluation or its answers.
    bool covers(const core::record::ChangeId &change, const core::record::HybridTime &time) const;

    /// The customer, and the user as whom the tablet wrote.
    core::Text author(const std::string &user) const;

private:
    core::record::OriginId m_device{};
    core::record::HybridTime m_begin;
    std::optional<core::record::HybridTime> m_end; ///< none while it goes on
    std::string m_customer;
};

} // namespace plumbline::mobile
