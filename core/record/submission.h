#pragma once
// Handing in. A customer's answers belong to the customer: the change that hands an evaluation in (`submitted` becomes
// true) carries what it closes, field by field, with the changes it had seen. The fold holds to exactly that, whatever
// arrives before or after it and in whatever order; a later or concurrent edit stays on record and has no effect.
//
// `submitted` and the fields below never give way to another change. Of two devices that both hand in the same
// evaluation, each before it knew of the other, the earlier (time, origin) counts: the later cannot replace it.

#include "core/record/register.h"

#include <optional>
#include <string_view>

namespace plumbline::core::record {

namespace field {
/// "handed_in/<item code>/<field of the answer>", or "handed_in//<field of the evaluation>".
inline constexpr char kHandedIn[] = "handed_in/";
} // namespace field

struct HandedInField {
    std::string_view item; ///< empty: a field of the evaluation itself
    std::string_view field;
};

std::optional<HandedInField> splitHandedIn(std::string_view name);
std::string handedInField(std::string_view item, std::string_view field);

/// `submitted` and what it closes: fields that only a submission may write, and once.
bool isSealingField(std::string_view name);

/// Of a submitted evaluation: who answered what, where and when, and signed it. Excluding it, and its place in a list,
/// stay open.
bool isFrozenField(EntityKind kind, std::string_view name);

/// Whether a change hands its evaluation in: `submitted` true by one who had not seen it handed in.
bool isSubmission(const Change &change);

/// The submission that counts; null while it is not handed in.
const Candidate *submissionOf(const EntityState &evaluation);

/// What a submission of `evaluation` must carry beside `own`, its other patches: values in use with all that they
/// replace. `entities` holds the evaluation and its answers.
std::vector<FieldPatch> closingPatches(const Registers &entities, const std::string &evaluation,
                                       const std::vector<FieldPatch> &own);

/// What the submission `by` closed: states by item code, under "" the evaluation's own frozen fields.
std::map<std::string, EntityState> handedIn(const EntityState &evaluation, const ChangeId &by);

/// Answers, and frozen fields, that differ from what was handed in: on record without effect. The value that counts
/// comes first.
std::vector<Conflict> withoutEffect(const Registers &registers);

} // namespace plumbline::core::record
