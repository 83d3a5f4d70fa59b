#pragma once
// Between registers and the typed audit. fold(registers of unfold(a)) == a for every audit file.

#include "core/audit/audit.h"
#include "core/record/register.h"

#include <map>
#include <string>
#include <vector>

namespace plumbline::core::record {

/// The audit that the registers amount to; of a conflict, the value used meanwhile.
audit::Audit fold(const std::string &auditId, const Registers &registers);

/// The same for registers that come in pieces, an evaluation and its answers in one: answers are nine tenths of a long
/// record, and who needs them only in the audit need not hold them as registers.
class PiecewiseFold {
public:
    /// Takes the answers of a piece; the rest of it comes with finish().
    void addAnswers(const Registers &piece);
    /// `rest` is everything but answers, all at once; answers among it are skipped.
    audit::Audit finish(const std::string &auditId, const Registers &rest);

private:
    std::map<std::string, std::vector<audit::Answer>, std::less<>> m_answers; ///< by evaluation
};

/// The edits that write an audit into an empty record, in the order of the file.
std::vector<Edit> unfold(const audit::Audit &audit);

/// The edits that turn `before` into `after`; nothing is deleted, what is gone becomes null. A sample drawn anew
/// becomes draw `draws` + 1 and the earlier ones stay on record; `draws` is draws() of the registers that `before` was
/// folded of.
std::vector<Edit> difference(const audit::Audit &before, const audit::Audit &after, std::uint64_t draws);

/// The same for a record with at most one draw.
std::vector<Edit> difference(const audit::Audit &before, const audit::Audit &after);

/// Number of the latest draw on record; 0 without one.
std::uint64_t draws(const Registers &registers);

/// Names of fields, so that nobody writes them twice.
namespace field {
inline constexpr char kStandard[] = "standard";
inline constexpr char kOrganisation[] = "organisation.name";
inline constexpr char kPosition[] = "position"; ///< of a project or evaluation in its list
inline constexpr char kName[] = "name";
inline constexpr char kKind[] = "kind";
inline constexpr char kCustomer[] = "customer";
inline constexpr char kCompleted[] = "completed";
inline constexpr char kSeed[] = "seed";
inline constexpr char kFrame[] = "frame";
inline constexpr char kSize[] = "size";
inline constexpr char kDrawn[] = "drawn"; ///< ids, each followed by LF
inline constexpr char kOut[] = "out";
inline constexpr char kIn[] = "in";
inline constexpr char kReason[] = "reason";
inline constexpr char kProject[] = "project";
inline constexpr char kEvaluator[] = "by.name";
inline constexpr char kEvaluatorKind[] = "by.kind"; ///< "customer" or "auditor"
inline constexpr char kAt[] = "at";
inline constexpr char kExcluded[] = "excluded";
inline constexpr char kSubmitted[] = "submitted"; ///< true once a customer has handed in: see submission.h
inline constexpr char kNoticeAt[] = "notice.at";  ///< when a customer had read what is recorded and why; ISO 8601
inline constexpr char kLanguage[] = "language";   ///< a customer answered in: "zh" or "en"
inline constexpr char kSignature[] = "signature"; ///< SHA-256 of the attachment that holds it, lower-case hex
inline constexpr char kMedia[] = "media";         ///< media type of an attachment, such as "image/jpeg"
inline constexpr char kBytes[] = "bytes";         ///< its size
inline constexpr char kAddress[] = "address";     ///< of a visit; the site's
inline constexpr char kLatitude[] = "latitude";   ///< of a visit or photo: degrees north, as a decimal
inline constexpr char kLongitude[] = "longitude"; ///< degrees east
inline constexpr char kPhoto[] =
    "photo."; ///< prefix; then the attachment's SHA-256; the value is its place: when it was added, ms
inline constexpr char kOriginal[] = "original"; ///< of a photo: SHA-256 of the attachment with the file as it was
inline constexpr char kLikert[] = "likert";
inline constexpr char kAlpha[] = "alpha"; ///< thousandths
inline constexpr char kNotInvolved[] = "not_involved";
inline constexpr char kNote[] = "note";
inline constexpr char kRole[] = "role";         ///< of a member: "lead" or "auditor"; null when no longer in the team
inline constexpr char kProjects[] = "projects"; ///< that a member visits: ids, each followed by LF
inline constexpr char kLevel[] = "level";
inline constexpr char kMet[] = "met";
inline constexpr char kConclusion[] = "conclusion"; ///< "met" or "not_met"
inline constexpr char kJustification[] = "justification";
inline constexpr char kMonth[] = "month";     ///< only of a month that stands twice in a file
inline constexpr char kPresent[] = "present"; ///< true of an object that is there and says nothing else
inline constexpr char kIssues[] = "issues";
inline constexpr char kResponded[] = "responded";
inline constexpr char kClosed[] = "closed";
inline constexpr char kComplaints[] = "complaints";
inline constexpr char kComplaintsSolved[] = "complaints_solved";
inline constexpr char kSurveyed[] = "surveyed";
inline constexpr char kSatisfactionTotal[] = "satisfaction_total"; ///< the decimal as written
/// Members of a file that this version does not know: prefix, six digits of their place, a point, their name.
inline constexpr char kUnknown[] = "unknown.";
inline constexpr char kOrganisationUnknown[] = "organisation.unknown.";
inline constexpr char kByUnknown[] = "by.unknown.";
} // namespace field

} // namespace plumbline::core::record
